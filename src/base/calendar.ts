/**
 * The working clock (design, invariant 8): an act may take so many working minutes, counted by the office's own hours.
 * Pure: the calendar is data, the instants are given.
 */

/** The zone of the office's days, years and hours. */
export const ZONE = 'Asia/Jakarta'

/** Minutes after local midnight; from inclusive, to exclusive. */
type Span = readonly [from: number, to: number]

export type Calendar = {
  /** IANA zone, for example `Asia/Jakarta`. */
  readonly zone: string
  /** Working spans by ISO weekday, Monday = 1; in order, not overlapping. */
  readonly hours: Readonly<Record<1 | 2 | 3 | 4 | 5 | 6 | 7, readonly Span[]>>
  /** Local dates without work, `2026-08-17`. */
  readonly daysOff: ReadonlySet<string>
}

const clock = (hour: number, minute: number) => hour * 60 + minute
const monToThu: readonly Span[] = [
  [clock(7, 30), clock(12, 0)],
  [clock(13, 0), clock(16, 0)],
]
const friday: readonly Span[] = [
  [clock(7, 30), clock(11, 30)],
  [clock(13, 0), clock(16, 30)],
]

/** 37 h 30 min a week (Perpres 21/2023), the hours of most regency offices. */
export const usualHours: Calendar['hours'] = {
  1: monToThu,
  2: monToThu,
  3: monToThu,
  4: monToThu,
  5: friday,
  6: [],
  7: [],
}

const DAY_MINUTES = 1440
const MINUTE_MS = 60_000
const LONGEST_DAYS = 3_660 // ten years: no step of any SOP lasts that long, so the dates are wrong

/**
 * Working time between two instants, in whole minutes, rounded down.
 * @param from inclusive
 * @param to exclusive
 * @returns 0 when `to` is not after `from`
 */
export function workingBetween(calendar: Calendar, from: Date, to: Date): number {
  if (to <= from) return 0
  const start = localMinutes(calendar, from)
  const end = localMinutes(calendar, to)
  const startDay = Math.floor(start / DAY_MINUTES)
  const endDay = Math.floor(end / DAY_MINUTES)
  const before = (day: number, minute: number) => minutesUpTo(spansOf(calendar, day), minute)
  const whole = wholeDays(calendar, startDay, endDay)
  return Math.max(
    0,
    Math.floor(whole + before(endDay, end - endDay * DAY_MINUTES) - before(startDay, start - startDay * DAY_MINUTES)),
  )
}

/**
 * The instant at which so many working minutes after `from` are over.
 * @throws {RangeError} when the calendar holds no such instant within ten years
 */
export function addWorking(calendar: Calendar, from: Date, minutes: number): Date {
  const start = localMinutes(calendar, from)
  let day = Math.floor(start / DAY_MINUTES)
  let left = minutes + minutesUpTo(spansOf(calendar, day), start - day * DAY_MINUTES)
  for (let days = 0; days < LONGEST_DAYS; days++, day++) {
    for (const [opensAt, closesAt] of spansOf(calendar, day)) {
      const length = closesAt - opensAt
      if (left <= length) return instantOf(calendar, from, day * DAY_MINUTES + opensAt + left)
      left -= length
    }
  }
  throw new RangeError('no working time within ten years')
}

/** Working minutes from the first day, inclusive, to the last, exclusive: whole weeks at once, days off taken out. */
function wholeDays(calendar: Calendar, firstDay: number, lastDay: number): number {
  const perDay = (day: number) => lengthOf(calendar.hours[weekday(day)])
  const weeks = Math.floor((lastDay - firstDay) / 7)
  let sum = 0
  for (let day = 0; day < 7; day++) sum += weeks * perDay(firstDay + day)
  for (let day = firstDay + weeks * 7; day < lastDay; day++) sum += perDay(day)
  for (const date of calendar.daysOff) {
    const day = dayNumber(date)
    if (day >= firstDay && day < lastDay) sum -= perDay(day)
  }
  return sum
}

function spansOf(calendar: Calendar, day: number): readonly Span[] {
  return calendar.daysOff.has(dateOf(day)) ? [] : calendar.hours[weekday(day)]
}

function minutesUpTo(spans: readonly Span[], minute: number): number {
  return spans.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(minute, to) - from), 0)
}

const lengthOf = (spans: readonly Span[]) => spans.reduce((sum, [from, to]) => sum + to - from, 0)

// Day 0 is 1970-01-01, a Thursday (4).
const weekday = (day: number) => (((((day + 3) % 7) + 7) % 7) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7
const dateOf = (day: number) => new Date(day * DAY_MINUTES * MINUTE_MS).toISOString().slice(0, 10)
const dayNumber = (date: string) => Math.floor(Date.parse(`${date}T00:00:00Z`) / (DAY_MINUTES * MINUTE_MS))

const offsets = new Map<string, number>()

/** Minutes since 1970 on the wall of the zone. Indonesia has no summer time, so one offset a zone and year holds. */
function localMinutes(calendar: Calendar, at: Date): number {
  return at.getTime() / MINUTE_MS + offsetMinutes(calendar.zone, at)
}

function instantOf(calendar: Calendar, near: Date, local: number): Date {
  return new Date((local - offsetMinutes(calendar.zone, near)) * MINUTE_MS)
}

function offsetMinutes(zone: string, at: Date): number {
  const key = `${zone} ${at.getUTCFullYear()}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const nanoseconds = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).offsetNanoseconds
  const minutes = nanoseconds / 60e9
  offsets.set(key, minutes)
  return minutes
}

/** The local day of an instant, `2026-11-24`. */
export function dayOf(zone: string, at: Date): string {
  return dateOf(Math.floor((at.getTime() / MINUTE_MS + offsetMinutes(zone, at)) / DAY_MINUTES))
}
