/** How the figures of a media sheet are said, on paper and on the screen alike. Pure. */
import type { Language } from '../../../base/refused.ts'
import { mediaSheetWords as w } from '../../../base/words/media-sheet.ts'
import { workingTime } from '../../../inventory/rules/unanswered.ts'

export type ToneCounts = { readonly all: number; readonly negative: number; readonly neutral: number; readonly positive: number } // prettier-ignore

/** How many were read with a tone: what the percentages are of. */
export const tonedOf = ({ negative, neutral, positive }: ToneCounts): number => negative + neutral + positive

/** The rest, so that a row adds up: the machine was not sure, or does not know the language. No sheet keeps it; every sheet has it. */
export const unsureOf = (counts: ToneCounts): number => counts.all - tonedOf(counts)

/** How many of a hundred, of what was read with a tone. */
export const percentOf = (part: number, counts: ToneCounts): number =>
  part === 0 ? 0 : Math.round((100 * part) / tonedOf(counts))

/** Where an issue stands: in which dossier, perhaps in which, and whether its Siaga was ended. */
export function standingOf(
  it: { readonly alike?: string | null | undefined; readonly isOver?: boolean | undefined },
  dossier: string | null,
  language: Language,
): string {
  const place = dossier
    ? w.inDossier[language](dossier)
    : it.alike
      ? w.perhapsIn[language](it.alike)
      : w.noDossier[language]
  return it.isOver ? `${place}, ${w.over[language]}` : place
}

const HOUR_MS = 3_600_000

/**
 * How long an issue has waited when the sheet was made, in the office's working time as the inventory says it. Sheets of
 * before kept only since when: their hours are those of the wall clock, and said to be.
 */
export function waitOf(
  it: { readonly since: string; readonly workingMinutes?: number | undefined },
  at: string,
  language: Language,
): string {
  if (it.workingMinutes !== undefined) return workingTime(it.workingMinutes, language)
  const hours = Math.max(0, Math.floor((Date.parse(at) - Date.parse(it.since)) / HOUR_MS))
  return hours < 48 ? w.wallHours[language](hours) : w.wallDays[language](Math.floor(hours / 24))
}
