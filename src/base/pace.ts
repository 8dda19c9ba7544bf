/** How time is counted for a dossier: by the office's calendar, or by the clock on the wall (design, invariant 8). */
import { addWorking, workingBetween, type Calendar } from './calendar.ts'
import { isCrisis } from './levels.ts'

export type Counting = 'office' | 'wall'

const MINUTE_MS = 60_000

/** How the time of a dossier at its crisis level is counted, unless it is held. */
export const runsAt = (level: string | null): Counting => (isCrisis(level) ? 'wall' : 'office')

/**
 * Whole minutes between two instants; 0 when `to` is not later.
 * @param speed how many of them pass in one minute: more than one in a drill alone
 * @throws {RangeError} as {@link workingBetween}
 */
export function minutesBetween(calendar: Calendar, by: Counting, from: Date, to: Date, speed = 1): number {
  if (to <= from) return 0
  return by === 'office'
    ? workingBetween(calendar, from, to) * speed
    : Math.floor(((to.getTime() - from.getTime()) * speed) / MINUTE_MS)
}

/** The first instant at which so many minutes are over. @param speed as above @throws {RangeError} as {@link addWorking} */
export const minutesAfter = (calendar: Calendar, by: Counting, from: Date, minutes: number, speed = 1): Date =>
  by === 'office'
    ? addWorking(calendar, from, minutes / speed)
    : new Date(from.getTime() + (minutes * MINUTE_MS) / speed)
