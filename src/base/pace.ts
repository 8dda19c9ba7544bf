/** How time is counted for a dossier: by the office's calendar, or by the clock on the wall (design, invariant 8). */
import { addWorking, workingBetween, type Calendar } from './calendar.ts'
import { isCrisis } from './levels.ts'

export type Counting = 'office' | 'wall'

const MINUTE_MS = 60_000

/** How the time of a dossier at its crisis level is counted, unless it is held. */
export const runsAt = (level: string | null): Counting => (isCrisis(level) ? 'wall' : 'office')

/** Whole minutes between two instants; 0 when `to` is not later. @throws {RangeError} as {@link workingBetween} */
export function minutesBetween(calendar: Calendar, by: Counting, from: Date, to: Date): number {
  if (to <= from) return 0
  return by === 'office' ? workingBetween(calendar, from, to) : Math.floor((to.getTime() - from.getTime()) / MINUTE_MS)
}

/** The first instant at which so many minutes are over. @throws {RangeError} as {@link addWorking} */
export const minutesAfter = (calendar: Calendar, by: Counting, from: Date, minutes: number): Date =>
  by === 'office' ? addWorking(calendar, from, minutes) : new Date(from.getTime() + minutes * MINUTE_MS)
