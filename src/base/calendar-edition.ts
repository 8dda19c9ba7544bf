/** The office's calendar as an administrator writes it and as it is kept: weekly hours while they hold, days of their own. */
import { z } from 'zod'
import { YEAR_FIRST, YEAR_LAST, weekdays, type Calendar, type Span, type Weekday } from './calendar.ts'
import { calendarDay } from './day.ts'
import { plainText } from './text.ts'

const PATTERNS_MAX = 200
const DAYS_MAX = 5_000 // fifty years of a hundred days
const SPANS_MAX = 12
const WEEK_MINUTES_MIN = 60
const SEASON_DAYS_MAX = 366
const name = plainText(120, 1)
const source = plainText(200)

/** `07:30-12:00`, on the clock on the wall; to 24:00 at most. A shift over midnight is two, one on each day. */
const hoursSchema = z
  .array(z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d-(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/))
  .max(SPANS_MAX)
const dayInReach = calendarDay.refine((it) => it >= `${YEAR_FIRST}-01-01` && it <= `${YEAR_LAST}-12-31`)

export const patternSchema = z.strictObject({
  name,
  /** First and last day, both inclusive; since ever and for ever when null. */
  from: dayInReach.nullable(),
  until: dayInReach.nullable(),
  hours: z.strictObject({ 1: hoursSchema, 2: hoursSchema, 3: hoursSchema, 4: hoursSchema, 5: hoursSchema, 6: hoursSchema, 7: hoursSchema }), // prettier-ignore
  /** The rule it rests on. */
  source,
  /** False for a forecast, as of next year's Ramadan. */
  certain: z.boolean(),
})

export const dayKinds = ['holiday', 'joint-leave', 'local', 'half-day', 'extra'] as const
export const calendarDaySchema = z.strictObject({
  on: dayInReach,
  name,
  kind: z.enum(dayKinds),
  /** What is worked on that day: nothing on a holiday. */
  hours: hoursSchema,
  source,
  certain: z.boolean(),
})

export const calendarEditionSchema = z.strictObject({
  zone: z.string().max(60).refine(isZone),
  patterns: z.array(patternSchema).min(1).max(PATTERNS_MAX),
  days: z.array(calendarDaySchema).max(DAYS_MAX),
})
export type CalendarEdition = z.infer<typeof calendarEditionSchema>
export type CalendarPattern = z.infer<typeof patternSchema>
export type CalendarDay = z.infer<typeof calendarDaySchema>

/** What keeps an edition from being counted by, and where: the name of a pattern, or a day. */
export type CalendarProblem = { readonly kind: 'hours-overlap' | 'pattern-ends-early' | 'patterns-overlap' | 'no-usual-pattern' | 'no-working-day' | 'hours-too-few' | 'season-too-long' | 'day-twice' | 'day-off-worked' | 'day-without-hours'; readonly at: string } // prettier-ignore

/** Everything that is wrong with an edition; none when it may come in force. */
export function problemsOf({ patterns, days }: CalendarEdition): CalendarProblem[] {
  const found: CalendarProblem[] = []
  const tell = (kind: CalendarProblem['kind'], at: string) => void found.push({ kind, at })
  for (const it of patterns) {
    if (weekdays.some((day) => !isInOrder(spansOf(it.hours[day])))) tell('hours-overlap', it.name)
    if (it.from !== null && it.until !== null && it.until < it.from) tell('pattern-ends-early', it.name)
    // A season may be a week of rest; hours that hold for ever may not.
    const minutes = minutesOfWeek(it.hours)
    if (it.until === null && minutes === 0) tell('no-working-day', it.name)
    // So that every standard of any SOP ends within the years that are counted.
    else if (it.until === null && minutes < WEEK_MINUTES_MIN) tell('hours-too-few', it.name)
    if (it.from !== null && it.until !== null && daysBetween(it.from, it.until) > SEASON_DAYS_MAX)
      tell('season-too-long', it.name)
  }
  const usual = patterns.filter((it) => it.until === null)
  if (!usual.some((it) => it.from === null)) tell('no-usual-pattern', '')
  for (const [at, it] of usual.entries())
    if (usual.slice(0, at).some((other) => other.from === it.from)) tell('patterns-overlap', it.name)
  const seasons = patterns.filter((it) => it.until !== null)
  for (const [at, it] of seasons.entries())
    if (seasons.slice(0, at).some((other) => meet(it, other))) tell('patterns-overlap', it.name)
  const seen = new Set<string>()
  for (const it of days) {
    if (seen.has(it.on)) tell('day-twice', it.on)
    seen.add(it.on)
    if (!isInOrder(spansOf(it.hours))) tell('hours-overlap', it.on)
    if ((it.kind === 'holiday' || it.kind === 'joint-leave') && it.hours.length > 0) tell('day-off-worked', it.on)
    if ((it.kind === 'half-day' || it.kind === 'extra') && it.hours.length === 0) tell('day-without-hours', it.on)
  }
  return found
}

/** Minutes after midnight of `07:30`. */
export const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/** Working minutes of a day; 0 for a span that ends before it begins. */
export const minutesOfDay = (hours: readonly string[]): number =>
  spansOf(hours).reduce((sum, [from, to]) => sum + Math.max(0, to - from), 0)

/** Working minutes of a week. */
export const minutesOfWeek = (hours: Readonly<Record<Weekday, readonly string[]>>): number =>
  weekdays.reduce((sum, day) => sum + minutesOfDay(hours[day]), 0)

/** The edition as the working clock counts by it. */
export function calendarOf({ zone, patterns, days }: CalendarEdition): Calendar {
  return {
    zone,
    patterns: patterns.map(({ name: called, from, until, hours }) => ({
      name: called,
      from,
      until,
      hours: Object.fromEntries(weekdays.map((day) => [day, spansOf(hours[day])])) as Record<Weekday, Span[]>,
    })),
    days: new Map(days.map((it) => [it.on, spansOf(it.hours)])),
  }
}

const spansOf = (hours: readonly string[]): Span[] =>
  hours.map((it) => [minuteOf(it.slice(0, 5)), minuteOf(it.slice(6))])
const isInOrder = (spans: readonly Span[]) =>
  spans.every(([from, to], at) => from < to && (at === 0 || from >= (spans[at - 1] as Span)[1]))
const meet = (one: CalendarPattern, other: CalendarPattern) =>
  (one.from ?? '') <= (other.until ?? '9') && (other.from ?? '') <= (one.until ?? '9')

const daysBetween = (from: string, until: string) => (Date.parse(until) - Date.parse(from)) / 86_400_000

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
