/**
 * The clock of one visit (design, invariant 8). It runs by the office's calendar; in Siaga and Krisis by the clock on the
 * wall; and rests while the visit is held. In a drill it may run fast. Each is a pace, from an instant on, so that every
 * minute is counted as it was then.
 */
import type { Calendar } from '../../base/calendar.ts'
import { minutesAfter, minutesBetween } from '../../base/pace.ts'

export const runs = ['office', 'wall', 'held'] as const
export type Runs = (typeof runs)[number]

/** How a visit's clock runs from an instant on. */
export type Pace = {
  readonly at: Date
  readonly runs: Runs
  /** How many of its minutes pass in one: more than one in a drill alone, and one where nothing is said. */
  readonly speed?: number
}

export type VisitClock = {
  readonly standardMinutes: number
  /** In order; the first at the arrival. */
  readonly paces: readonly Pace[]
}

/**
 * When the visit's standard is over. While it is held: as it was when that began, since nobody knows yet when it ends.
 * @throws {RangeError} when the calendar has no such instant
 */
export function dueOf(calendar: Calendar, { standardMinutes, paces }: VisitClock): Date {
  let left = standardMinutes
  let due = begun(paces)
  for (const [at, pace] of paces.entries()) {
    if (pace.runs === 'held') continue
    due = minutesAfter(calendar, pace.runs, pace.at, left, pace.speed)
    const until = paces[at + 1]?.at
    if (until === undefined || due <= until) return due
    left -= minutesBetween(calendar, pace.runs, pace.at, until, pace.speed)
  }
  return due
}

/** Minutes that the visit's clock ran between two instants, whole ones of each of its paces; 0 when `to` is not later. */
export function ranBetween(calendar: Calendar, paces: readonly Pace[], from: Date, to: Date): number {
  let sum = 0
  for (const [at, pace] of paces.entries()) {
    if (pace.runs === 'held') continue
    const begins = pace.at > from ? pace.at : from
    const next = paces[at + 1]?.at
    sum += minutesBetween(calendar, pace.runs, begins, next !== undefined && next < to ? next : to, pace.speed)
  }
  return sum
}

/** How fast a clock runs now. */
export const speedOf = (paces: readonly Pace[]): number => paces.at(-1)?.speed ?? 1

function begun(paces: readonly Pace[]): Date {
  const first = paces[0]
  if (!first) throw new Error('a visit begins with a pace')
  return first.at
}
