/** A leader's agenda as a source: its coming events, and what becomes of each as an item of the inventory. Pure. */
import { dayOf, ZONE } from '../../base/calendar.ts'

/** How far ahead events are taken, and how many: a full year's plan would bury the inventory, of which rounds take days. */
export const AGENDA = { days: 60, events: 500 }
/** In UTF-16 code units, as those of an item. */
export const EVENT_MAX = { title: 300, place: 300 }
/** An event may last so long; what is longer is a period, and no event. */
export const EVENT_LASTS_MAX_MS = 62 * 86_400_000

export type AgendaEvent = {
  /** The same for the same event, and for the same day of one that comes back. */
  readonly key: string
  readonly title: string
  /** '' where it says none. */
  readonly place: string
  readonly from: Date
  /** Exclusive; as `from` where it says none. */
  readonly until: Date
  readonly wholeDay: boolean
  /** Whether it takes the time of whose agenda it is. */
  readonly busy: boolean
  readonly cancelled: boolean
}
export type AgendaReading = {
  /** What the calendar calls itself. */
  readonly title: string
  /** Those that are not over, in order of time. */
  readonly events: readonly AgendaEvent[]
  /** These are all that begin before this instant; null where some could not be read. */
  readonly completeUntil: Date | null
  /** How many were left out: beyond the limit, or not to be read. */
  readonly dropped: number
}

/** How an agenda says that an event is off. */
export const offs = ['cancelled', 'removed'] as const
export type Off = (typeof offs)[number]
/** What the agenda says of an event, as it is kept. */
export type Kept = Omit<AgendaEvent, 'cancelled'> & { readonly off: Off | null }

/**
 * Which events are new and of which the agenda says another thing than before. One that is gone from it is off unless it
 * is over: calendars let go of what is.
 */
export function settleEvents(
  { events, completeUntil }: Pick<AgendaReading, 'events' | 'completeUntil'>,
  known: readonly Kept[],
  now: Date,
): { readonly added: readonly Kept[]; readonly changed: readonly Kept[] } {
  const standing = new Map(known.map((it) => [it.key, it]))
  const added: Kept[] = []
  const changed: Kept[] = []
  for (const { cancelled, ...event } of events) {
    const kept: Kept = { ...event, off: cancelled ? 'cancelled' : null }
    const before = standing.get(event.key)
    standing.delete(event.key)
    if (!before && !cancelled) added.push(kept)
    else if (before && !isSame(before, kept)) changed.push(kept)
  }
  for (const before of standing.values())
    if (before.off === null && before.until > now && completeUntil && before.from < completeUntil)
      changed.push({ ...before, off: 'removed' })
  return { added, changed }
}

const isSame = (one: Kept, other: Kept) =>
  one.title === other.title &&
  one.place === other.place &&
  one.from.getTime() === other.from.getTime() &&
  one.until.getTime() === other.until.getTime() &&
  one.wholeDay === other.wholeDay &&
  one.busy === other.busy &&
  one.off === other.off

const offWords: Readonly<Record<Off, string>> = { cancelled: 'Dibatalkan', removed: 'Dihapus dari agenda' }

/** An event as its item says it in the register, which is written in Indonesian. */
export function wordsOfEvent(it: Omit<Kept, 'key'>): {
  readonly title: string
  readonly summary: string
  readonly notedOn: string
} {
  const title = it.off ? `${offWords[it.off]}: ${it.title}` : it.title
  const place = it.place === '' ? [] : [`Tempat: ${it.place}`]
  return {
    title: title.slice(0, EVENT_MAX.title).toWellFormed(),
    summary: [`Waktu: ${timeOf(it)}`, ...place].join('\n'),
    notedOn: dayOf(ZONE, it.from),
  }
}

const day = new Intl.DateTimeFormat('id-ID', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: ZONE }) // prettier-ignore
const clock = new Intl.DateTimeFormat('id-ID', { timeStyle: 'short', timeZone: ZONE })

function timeOf({ from, until, wholeDay }: Pick<Kept, 'from' | 'until' | 'wholeDay'>): string {
  const last = new Date(Math.max(from.getTime(), until.getTime() - (wholeDay ? 1 : 0)))
  const [first, end] = [day.format(from), day.format(last)]
  if (wholeDay) return first === end ? `${first}, sehari penuh` : `${first} sampai ${end}`
  const begins = `${first}, ${clock.format(from)}`
  if (until.getTime() === from.getTime()) return `${begins} WIB`
  return first === end
    ? `${begins}–${clock.format(until)} WIB`
    : `${begins} WIB sampai ${end}, ${clock.format(until)} WIB`
}

/** Whether what was typed or what came may be a calendar. */
export const isCalendar = (text: string) => /^(?:\ufeff|ï»¿)?\s*BEGIN:VCALENDAR\s/i.test(text)

/** As much of a calendar's address as people may see, of the real one or of the one that its source has. */
export const agendaSaid = (address: string): string => URL.parse(address)?.host ?? ''
