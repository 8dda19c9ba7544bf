/**
 * The working clock (design, invariant 8): an act may take so many working minutes, counted by the office's own hours.
 * Pure: the calendar is data, the instants are given.
 */
import { instantOf, localOf } from './zone.ts'

/** The zone of the office's days, years and hours. */
export const ZONE = 'Asia/Jakarta'

/** Minutes after local midnight, 0 to 1440; from inclusive, to exclusive. */
export type Span = readonly [from: number, to: number]

/** ISO weekdays, Monday = 1. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7
export const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

/** A week's working hours while they hold; spans in order, not overlapping. */
export type Pattern = {
  readonly name: string
  /** Local date, inclusive; since ever when null. */
  readonly from: string | null
  /** Local date, inclusive; for ever when null. */
  readonly until: string | null
  readonly hours: Readonly<Record<Weekday, readonly Span[]>>
}

/**
 * The office's working time. A day that is named has the hours it is given; any other has those of its weekday in the
 * pattern that holds on it. One that ends, as in Ramadan, goes before one that does not; then the later begun.
 */
export type Calendar = {
  /** IANA zone, for example `Asia/Jakarta`. */
  readonly zone: string
  readonly patterns: readonly Pattern[]
  /** Hours of single local dates such as `2026-08-17`; none on a holiday. */
  readonly days: ReadonlyMap<string, readonly Span[]>
}

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
/** Local years that are counted, both inclusive. */
export const YEAR_FIRST = 2000
export const YEAR_LAST = 2100

/**
 * Working time between two instants, in whole minutes, rounded down. Between whole minutes it adds up: from a to b and
 * from b to c is from a to c.
 * @param from inclusive
 * @param to exclusive
 * @returns 0 when `to` is not after `from`
 * @throws {RangeError} outside the years 2000 to 2100
 */
export function workingBetween(calendar: Calendar, from: Date, to: Date): number {
  if (to <= from) return 0
  const work = reckonedOf(calendar)
  return Math.floor((workedAt(work, to.getTime()) - workedAt(work, from.getTime())) / MINUTE_MS)
}

/**
 * The first instant at which so many working minutes after `from` are over; with a minus, the last one from which so many
 * are left until `from`. With none it is `from`. The inverse of {@link workingBetween}.
 * @throws {RangeError} when the calendar has no such instant in the years 2000 to 2100
 */
export function addWorking(calendar: Calendar, from: Date, minutes: number): Date {
  if (minutes === 0) return from
  const work = reckonedOf(calendar)
  const sought = workedAt(work, from.getTime()) + minutes * MINUTE_MS
  const forward = minutes > 0
  let year = yearOf(localDay(work, from.getTime()))
  if (forward) while (workedBefore(work, year + 1) < sought) year++
  else while (workedBefore(work, year) > sought) year--
  const { starts, before } = yearTable(work, year)
  const left = sought - workedBefore(work, year)
  // Where two spans meet, the end of the one is meant going forward, the beginning of the other going back.
  const at = countUpTo(before, forward ? Math.ceil(left) - 1 : left) - 1
  return new Date((starts[at] as number) + left - (before[at] as number))
}

/** Whether an instant is working time. @throws {RangeError} outside the years 2000 to 2100 */
export function isWorking(calendar: Calendar, at: Date): boolean {
  const work = reckonedOf(calendar)
  return workedAt(work, at.getTime() + 1) > workedAt(work, at.getTime())
}

/** The working hours of a local date. */
export function hoursOn({ patterns, days }: Calendar, date: string): readonly Span[] {
  return days.get(date) ?? patternOn(patterns, date)?.hours[weekdayOf(dayNumber(date))] ?? []
}

/** The pattern that holds on a local date. */
export function patternOn(patterns: readonly Pattern[], date: string): Pattern | null {
  let holding: Pattern | null = null
  for (const it of patterns) if (holds(it, date) && (holding === null || goesBefore(it, holding))) holding = it
  return holding
}

const holds = ({ from, until }: Pattern, date: string) =>
  (from === null || date >= from) && (until === null || date <= until)
const goesBefore = (one: Pattern, other: Pattern) =>
  (one.until === null) === (other.until === null) ? (one.from ?? '') > (other.from ?? '') : one.until !== null

/** The local day of an instant, `2026-11-24`. */
export function dayOf(zone: string, at: Date): string {
  return dateOf(Math.floor(localOf(zone, at.getTime()) / DAY_MS))
}

/** The first instant of a local day. */
export function startOfDay(zone: string, day: string): Date {
  return new Date(instantOf(zone, dayNumber(day) * DAY_MS))
}

/** The day so many after a day; before it with a minus. */
export const dayAfter = (day: string, days: number): string => dateOf(dayNumber(day) + days)

// Day 0 is 1970-01-01, a Thursday (4).
const weekdayOf = (day: number) => (((((day + 3) % 7) + 7) % 7) + 1) as Weekday
const dayNumber = (date: string) => Date.parse(`${date}T00:00:00Z`) / DAY_MS
const dateOf = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10)
const dates: string[][] = []
/** The dates of a year, in order; written once, since every calendar needs them. */
const datesOf = (year: number): readonly string[] =>
  (dates[year - YEAR_FIRST] ??= Array.from({ length: newYear(year + 1) - newYear(year) }, (_, at) => dateOf(newYear(year) + at))) // prettier-ignore

/** The working spans of one local year as instants, in order, and the working time before each; in milliseconds. */
type Year = {
  readonly starts: Float64Array
  readonly ends: Float64Array
  readonly before: Float64Array
  /** Of each day of the year, how many spans are before it; one more at the end. */
  readonly first: Uint32Array
  readonly total: number
}

/** What of a calendar was reckoned so far: only the years that were asked for, whatever lies between two instants. */
type Reckoned = {
  readonly calendar: Calendar
  readonly years: Year[]
  /** Working time of the years from the first asked for, inclusive, to each year, exclusive; negative before it. */
  readonly before: number[]
}
const reckoned = new WeakMap<Calendar, Reckoned>()

function reckonedOf(calendar: Calendar): Reckoned {
  const known = reckoned.get(calendar)
  if (known) return known
  const fresh: Reckoned = { calendar, years: [], before: [] }
  reckoned.set(calendar, fresh)
  return fresh
}

/** Working time up to an instant, in milliseconds, from a beginning that is the same for one calendar. */
function workedAt(work: Reckoned, at: number): number {
  const day = localDay(work, at)
  const year = yearOf(day)
  const { starts, ends, before, first } = yearTable(work, year)
  let next = first[day - newYear(year)] as number
  const until = first[day - newYear(year) + 1] as number
  while (next < until && (starts[next] as number) <= at) next++
  const known = workedBefore(work, year)
  if (next === 0) return known
  const last = next - 1
  return known + (before[last] as number) + Math.min(at, ends[last] as number) - (starts[last] as number)
}

function workedBefore(work: Reckoned, year: number): number {
  if (year < YEAR_FIRST || year > YEAR_LAST + 1) return outside()
  const { before } = work
  const at = year - YEAR_FIRST
  const known = before[at]
  if (known !== undefined) return known
  if (before.length === 0) return (before[at] = 0)
  const later = before.length <= at
  return (before[at] = later
    ? workedBefore(work, year - 1) + yearTable(work, year - 1).total
    : workedBefore(work, year + 1) - yearTable(work, year).total)
}

function yearTable({ calendar, years }: Reckoned, year: number): Year {
  if (year < YEAR_FIRST || year > YEAR_LAST) return outside()
  return (years[year - YEAR_FIRST] ??= tableOf(calendar, year))
}

function tableOf(calendar: Calendar, year: number): Year {
  const [starts, ends, before, first]: [number[], number[], number[], number[]] = [[], [], [], []]
  let total = 0
  for (const [at, date] of datesOf(year).entries()) {
    const day = newYear(year) + at
    first.push(starts.length)
    for (const [from, to] of calendar.days.get(date) ??
      patternOn(calendar.patterns, date)?.hours[weekdayOf(day)] ??
      []) {
      const start = instantOf(calendar.zone, day * DAY_MS + from * MINUTE_MS)
      const end = instantOf(calendar.zone, day * DAY_MS + to * MINUTE_MS)
      if (end <= start) continue // an hour that summer time leaves out
      starts.push(start)
      ends.push(end)
      before.push(total)
      total += end - start
    }
  }
  first.push(starts.length)
  return {
    starts: Float64Array.from(starts),
    ends: Float64Array.from(ends),
    before: Float64Array.from(before),
    first: Uint32Array.from(first),
    total,
  }
}

const localDay = ({ calendar }: Reckoned, at: number) => Math.floor(localOf(calendar.zone, at) / DAY_MS)

/** Days since 1970 at the new year of each year, from the first on. */
const newYears = Array.from({ length: YEAR_LAST - YEAR_FIRST + 2 }, (_, at) => Date.UTC(YEAR_FIRST + at, 0, 1) / DAY_MS)
const newYear = (year: number): number => newYears[year - YEAR_FIRST] ?? outside()
function yearOf(day: number): number {
  const guess = Math.max(YEAR_FIRST, 1970 + Math.floor(day / 365.2425)) // a day off at most, around the new year
  if (day < newYear(guess)) return guess - 1
  return day >= newYear(guess + 1) ? guess + 1 : guess
}

function outside(): never {
  throw new RangeError(`working time is counted from ${YEAR_FIRST} to ${YEAR_LAST}`)
}

/** How many of the ordered values are at most this. */
function countUpTo(values: Float64Array, sought: number): number {
  let [low, high] = [0, values.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((values[middle] as number) <= sought) low = middle + 1
    else high = middle
  }
  return low
}
