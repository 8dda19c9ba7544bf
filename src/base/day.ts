/**
 * Days as Indonesian offices write them, read into `2026-08-17`. Day before month, as everywhere but in the United
 * States, or month before day where a person said so of a table: a date that only makes sense the other way round is
 * refused, never turned around.
 */
import { z } from 'zod'

/** A day as the API takes it, `2026-08-17`; of a year that a calendar on a wall has: the database knows no year 0. */
export const calendarDay = z.iso.date().check((found) => {
  if (found.value < '1900' || found.value >= '2200')
    found.issues.push({ code: 'invalid_format', format: 'date', input: found.value })
})

/** The number of a month by its name, Indonesian or English, whole or short. */
export const MONTHS: Readonly<Record<string, number>> = {
  januari: 1, jan: 1, january: 1,
  februari: 2, pebruari: 2, feb: 2, peb: 2, february: 2,
  maret: 3, mar: 3, march: 3,
  april: 4, apr: 4,
  mei: 5, may: 5,
  juni: 6, jun: 6, june: 6,
  juli: 7, jul: 7, july: 7,
  agustus: 8, agu: 8, agt: 8, ags: 8, agst: 8, aug: 8, august: 8,
  september: 9, sep: 9, sept: 9,
  oktober: 10, okt: 10, october: 10, oct: 10,
  november: 11, nopember: 11, nov: 11, nop: 11,
  desember: 12, des: 12, december: 12, dec: 12,
} // prettier-ignore

const WEEKDAY =
  /^(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad|monday|tuesday|wednesday|thursday|friday|saturday|sunday)[\s,]+/
const TIME = /(?:[\st,]+(?:pukul\s*)?\d{1,2}[.:]\d{2}(?:[.:]\d{2}(?:\.\d+)?)?(?:\s*[ap]m)?\s*(?:z|wib|wita|wit)?)$/ // prettier-ignore
const WRITTEN_MAX = 80 // a weekday, the day and its time are half of that; what is longer is never tried
const YEAR_FIRST = 2000 // an inventory older than the office's computers is a typing error
const YEAR_LAST = 2099
const SERIAL_FIRST = 36_526 // 2000-01-01 as a spreadsheet counts days (ECMA-376 §18.17.4.1, 1900 system)
const SERIAL_LAST = 73_050 // 2099-12-31

/** How a table writes a date in numbers. */
export const dayOrders = ['day-first', 'month-first'] as const
export type DayOrder = (typeof dayOrders)[number]

/** The day a person or a spreadsheet wrote, or null when it is none. A time of day behind it is dropped. */
export function parseDay(text: string, order: DayOrder = 'day-first'): string | null {
  const written = text.trim()
  if (written.length > WRITTEN_MAX) return null
  const plain = written.normalize('NFKC').trim().toLowerCase().replace(WEEKDAY, '').replace(TIME, '').trim()
  if (/^\d{5}$/.test(plain)) return daySerial(Number(plain))
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(plain)
  if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const numeric = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})$/.exec(plain)
  if (numeric) {
    const [first, second] = [Number(numeric[1]), Number(numeric[2])]
    const year = fullYear(numeric[3] ?? '')
    return order === 'day-first' ? day(year, second, first) : day(year, first, second)
  }
  const worded = /^(\d{1,2})[\s\-/.]+([a-z]{3,10})\.?[\s\-/.,]+(\d{4}|\d{2})$/.exec(plain)
  if (worded) return day(fullYear(worded[3] ?? ''), MONTHS[worded[2] ?? ''] ?? 0, Number(worded[1]))
  return null
}

/** The day of a spreadsheet's serial number in its 1900 system, or null outside 2000 to 2099. */
function daySerial(serial: number): string | null {
  if (serial < SERIAL_FIRST || serial > SERIAL_LAST) return null
  return new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10)
}

const fullYear = (digits: string) => (digits.length === 2 ? 2000 + Number(digits) : Number(digits))

function day(year: number, month: number, dayOfMonth: number): string | null {
  if (year < YEAR_FIRST || year > YEAR_LAST) return null
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth))
  const whole = date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth // 31 February is March: refused
  return whole && month >= 1 ? date.toISOString().slice(0, 10) : null
}
