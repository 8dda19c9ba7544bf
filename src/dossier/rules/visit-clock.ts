/**
 * The clock of one visit (design, invariant 8). It runs by the office's calendar; in Siaga and Krisis by the clock on the
 * wall; and rests while the visit is held. Each is a pace, from an instant on, so that every minute is counted as it was then.
 */
import { addWorking, workingBetween, type Calendar } from '../../base/calendar.ts'

export const runs = ['office', 'wall', 'held'] as const
export type Runs = (typeof runs)[number]

/** How a visit's clock runs from an instant on. */
export type Pace = { readonly at: Date; readonly runs: Runs }

export type VisitClock = {
  readonly standardMinutes: number
  /** In order; the first at the arrival. */
  readonly paces: readonly Pace[]
}

const MINUTE_MS = 60_000

/** How the clock of a dossier runs at its crisis level, unless it is held. */
export const runsAt = (level: string | null): 'office' | 'wall' =>
  level === 'alert' || level === 'crisis' ? 'wall' : 'office'

/**
 * When the visit's standard is over. While it is held: as it was when that began, since nobody knows yet when it ends.
 * @throws {RangeError} when the calendar has no such instant
 */
export function dueOf(calendar: Calendar, { standardMinutes, paces }: VisitClock): Date {
  let left = standardMinutes
  let due = begun(paces)
  for (const [at, pace] of paces.entries()) {
    if (pace.runs === 'held') continue
    due = after(calendar, pace.runs, pace.at, left)
    const until = paces[at + 1]?.at
    if (until === undefined || due <= until) return due
    left -= between(calendar, pace.runs, pace.at, until)
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
    sum += between(calendar, pace.runs, begins, next !== undefined && next < to ? next : to)
  }
  return sum
}

function between(calendar: Calendar, by: 'office' | 'wall', from: Date, to: Date): number {
  if (to <= from) return 0
  return by === 'office' ? workingBetween(calendar, from, to) : Math.floor((to.getTime() - from.getTime()) / MINUTE_MS)
}

const after = (calendar: Calendar, by: 'office' | 'wall', from: Date, minutes: number): Date =>
  by === 'office' ? addWorking(calendar, from, minutes) : new Date(from.getTime() + minutes * MINUTE_MS)

function begun(paces: readonly Pace[]): Date {
  const first = paces[0]
  if (!first) throw new Error('a visit begins with a pace')
  return first.at
}
