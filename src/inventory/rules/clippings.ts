/**
 * Kliping: what came in from the sources in a span of time, as the office files it: date, medium, title, page or address,
 * tone, issue, journalist. Here: which span may be asked for, and how much one book holds. Pure.
 */
import { startOfDay, dayAfter, ZONE } from '../../base/calendar.ts'
import type { Reason } from '../../base/refused.ts'
import type { ToneFilter } from './tone.ts'

/** A book of a year at most: whoever wants more makes one a year. */
export const CLIPPING_DAYS_MAX = 366
/**
 * One printed book. With 6,000 letters of each it has some 3,000 pages, and its maker takes a minute and 660 MB (measured);
 * twice as many are more than its memory holds.
 */
export const CLIPPINGS_PRINTED_MAX = 1_500
/** Rows of one spreadsheet: a year of a busy office. */
export const CLIPPINGS_TABLE_MAX = 100_000

export type ClippingFilter = {
  /** Days of the office's zone, both inclusive, by when the medium says that it came out. */
  readonly from: string
  readonly to: string
  readonly item?: string | undefined
  readonly programme?: string | undefined
  readonly source?: string | undefined
  readonly tone?: ToneFilter | undefined
  /** In the days' place: when the radar read it, the end exclusive. What came out long before is no news of that time; sheets of before counted all sources. */
  readonly came?: { readonly from: Date; readonly to: Date; readonly ofAll: boolean } | undefined
}
/** What came out so long before is a source's archive at its first look. */
export const OLD_DAYS = 7

/** Why these days may not be asked for. */
export function whyNotSpan({ from, to }: Pick<ClippingFilter, 'from' | 'to'>): Reason | null {
  if (to < from) return { code: 'period-backwards', field: 'to' }
  if (dayAfter(from, CLIPPING_DAYS_MAX) <= to)
    return { code: 'clippings-too-long', field: 'to', days: CLIPPING_DAYS_MAX }
  return null
}

/** The instants of these days, the end exclusive. */
export const instantsOf = ({ from, to }: Pick<ClippingFilter, 'from' | 'to'>) => ({
  begin: startOfDay(ZONE, from),
  end: startOfDay(ZONE, dayAfter(to, 1)),
})

/** Why so many do not become one book. */
export function whyNotPrint(count: number): Reason | null {
  if (count === 0) return { code: 'clippings-none' }
  return count > CLIPPINGS_PRINTED_MAX ? { code: 'clippings-too-many', count, max: CLIPPINGS_PRINTED_MAX } : null
}
