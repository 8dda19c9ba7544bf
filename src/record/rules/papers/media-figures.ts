/** How the figures of a media sheet are said, on paper and on the screen alike. Pure. */
import { mediaSheetWords as w } from '../../../base/words/media-sheet.ts'

export type ToneCounts = { readonly all: number; readonly negative: number; readonly neutral: number; readonly positive: number } // prettier-ignore

/** How many of a hundred, of what was read. */
export const percentOf = (part: number, { negative, neutral, positive }: ToneCounts): number =>
  part === 0 ? 0 : Math.round((100 * part) / (negative + neutral + positive))

const HOUR_MS = 3_600_000

/** How long something waits, in hours up to two days. */
export function waitOf(since: string, at: string, language: 'id' | 'en'): string {
  const hours = Math.max(0, Math.floor((Date.parse(at) - Date.parse(since)) / HOUR_MS))
  return hours < 48 ? w.hours[language](hours) : w.days[language](Math.floor(hours / 24))
}
