/**
 * What the record tells whoever leads: the daily media sheet, the clippings behind it, the map of the week's issues.
 * It serves step 1's watch over what is said (Permenkominfo 4/2024, monitoring of issues) and every step after it.
 */
import { dayAfter, dayOf, hoursOn, startOfDay, ZONE, type Calendar } from '../base/calendar.ts'
import type { Reason } from '../base/refused.ts'

/** Sheets of one day: whoever presses the button over and over gains nothing by it. */
export const SHEETS_A_DAY_MAX = 50
/** The longest that one sheet looks back: over a long holiday, and not over a year without a server. */
const BACK_DAYS = 7
const DAY_MS = 86_400_000

type Made = { readonly day: string; readonly number: number; readonly from: Date; readonly to: Date }

/** Why no sheet is made of that day. */
export function whyNotSheet(day: string, last: Made | null, now: Date): Reason | null {
  if (day > dayOf(ZONE, now)) return { code: 'media-sheet-future', field: 'day' }
  if (last && last.number >= SHEETS_A_DAY_MAX) return { code: 'media-sheet-full', field: 'day', max: SHEETS_A_DAY_MAX }
  return null
}

/**
 * From when to when a sheet looks. Today's goes on where the last one of an earlier day ended, so that nothing is left out
 * and nothing told twice, and ends now; a past day's is that day.
 * @param last the newest sheet of an earlier day that ended after it began
 */
export function spanOf(day: string, last: Pick<Made, 'to'> | null, now: Date): { from: Date; to: Date } {
  const begins = startOfDay(ZONE, day)
  if (day !== dayOf(ZONE, now)) return { from: begins, to: startOfDay(ZONE, dayAfter(day, 1)) }
  const earliest = new Date(now.getTime() - BACK_DAYS * DAY_MS)
  if (!last) return { from: new Date(now.getTime() - DAY_MS), to: now }
  return { from: last.to > earliest ? last.to : earliest, to: now }
}

export type SheetSetting = {
  readonly madeDaily: boolean
  /** Minutes after midnight in the office's zone. */
  readonly atMinute: number
  readonly settledOn: string | null
}

/** Whether the morning's sheet is due: on a working day, once, from the minute that the office set. */
export function isSheetDue({ madeDaily, atMinute, settledOn }: SheetSetting, calendar: Calendar, now: Date): boolean {
  const today = dayOf(ZONE, now)
  if (!madeDaily || (settledOn !== null && settledOn >= today)) return false
  const minute = Math.floor((now.getTime() - startOfDay(ZONE, today).getTime()) / 60_000)
  return minute >= atMinute && hoursOn(calendar, today).length > 0
}
