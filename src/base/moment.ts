/** Instants as feeds, sitemaps and pages write them: RFC 3339, RFC 5322, what people made of these, Indonesian or English. */
import { MONTHS } from './day.ts'

const CLOCK = String.raw`(?:(?:[\st,]|pukul)+(\d{1,2})[.:](\d{2})(?:[.:](\d{2})(?:[.,]\d+)?)?\s*([ap]m)?)?`
const OFFSET = String.raw`(?:\s*\(?([+-]\d{2}:?\d{2}|[a-z]{1,5})\)?(?:\s*\([^)]{0,40}\))?)?`
const WEEKDAY = String.raw`(?:[a-z'’]{3,9}(?:\.?,\s*|\.?\s+))?`
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?${CLOCK}${OFFSET}$`)
const DAY_FIRST = new RegExp(
  String.raw`^${WEEKDAY}(\d{1,2})[\s-]+([a-z]{3,10})\.?[\s,-]+(\d{4}|\d{2})${CLOCK}${OFFSET}$`,
)
const MONTH_FIRST = new RegExp(
  String.raw`^${WEEKDAY}([a-z]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})${CLOCK}${OFFSET}$`,
)
/** As C writes it: `Tue Nov 24 10:00:00 2026`, with or without a zone before the year. */
const YEAR_LAST = new RegExp(String.raw`^${WEEKDAY}([a-z]{3,10})\s+(\d{1,2})${CLOCK}${OFFSET}\s+(\d{4})$`)
const LENGTH_MAX = 100

/** In minutes east of UTC; of a name that is not known, that of this part of the country. */
const ZONES: Readonly<Record<string, number>> = {
  z: 0, ut: 0, utc: 0, gmt: 0, wib: 420, wita: 480, wit: 540, sgt: 480, jst: 540,
  est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420, cet: 60, cest: 120, bst: 60,
} // prettier-ignore
const HERE_MINUTES = 420

/** The instant that a text says, or null when it says none. Without an offset it is taken for Western Indonesian Time. */
export function parseMoment(text: string): Date | null {
  const plain = text.normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/g, ' ')
  if (plain.length > LENGTH_MAX) return null
  if (/^\d{10}(?:\d{3})?$/.test(plain)) return new Date(Number(plain) * (plain.length === 10 ? 1000 : 1))
  const year = YEAR_FIRST.exec(plain)
  if (year) return moment([year[1], year[2], year[3] ?? '1'], year.slice(4))
  const day = DAY_FIRST.exec(plain)
  if (day) return moment([day[3], monthOf(day[2]), day[1]], day.slice(4))
  const month = MONTH_FIRST.exec(plain)
  if (month) return moment([month[3], monthOf(month[1]), month[2]], month.slice(4))
  const last = YEAR_LAST.exec(plain)
  if (last) return moment([last[8], monthOf(last[1]), last[2]], last.slice(3, 8))
  return null
}

const monthOf = (name: string | undefined) => String(MONTHS[name ?? ''] ?? 0)

type Said = readonly (string | undefined)[]

function moment(day: Said, [hours = '0', minutes = '0', seconds = '0', half, zone]: Said): Date | null {
  const [saidYear = 0, month = 0, dayOfMonth = 0] = day.map(Number)
  const year = saidYear < 100 ? 2000 + saidYear : saidYear
  const hour = half ? (Number(hours) % 12) + (half === 'pm' ? 12 : 0) : Number(hours)
  if (hour > 24 || Number(minutes) > 59 || Number(seconds) > 60) return null
  const midnight = new Date(Date.UTC(year, month - 1, dayOfMonth))
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== dayOfMonth) return null
  const clockMs = ((hour * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000
  return new Date(midnight.getTime() + clockMs - offsetOf(zone) * 60_000)
}

function offsetOf(zone: string | undefined): number {
  const said = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '')
  if (said) return (said[1] === '-' ? -1 : 1) * (Number(said[2]) * 60 + Number(said[3]))
  return ZONES[zone ?? ''] ?? HERE_MINUTES
}
