/**
 * The house dictionary: how the office writes names with titles, places and words, and which forms it does not use.
 * Officials change, so an entry holds from a day to a day; its earlier revisions stay readable.
 */
import { z } from 'zod'
import { calendarDay } from './day.ts'
import { plainText } from './text.ts'

export const TERMS_MAX = 5_000
const AVOID_MAX = 30

export const termKinds = ['official', 'place', 'term'] as const
export type TermKind = (typeof termKinds)[number]

/** One line: spaces as people meant them. */
const line = (max: number, min = 0) =>
  z
    .string()
    .overwrite((text) => text.replaceAll(/[\s\u00a0]+/gu, ' ').trim())
    .pipe(plainText(max, min))

export const termSchema = z.strictObject({
  kind: z.enum(termKinds),
  /** As the office writes it: `apotek`, `Kecamatan Watulimo`, `Siti Contoh, S.E.`. */
  preferred: line(200, 1),
  /** Of an official: `Bupati Trenggalek`; '' for what is no official. */
  title: line(200),
  /** Forms that are mended to the preferred one. */
  avoid: z.array(line(120, 1)).max(AVOID_MAX),
  note: plainText(500),
  /** Where it is laid down: a dictionary, a decree, a letter. */
  source: line(300),
  /** First and last day on which it holds, both inclusive; null for no bound. */
  validFrom: calendarDay.nullable(),
  validUntil: calendarDay.nullable(),
})
export type TermFields = z.output<typeof termSchema>
export type Term = TermFields & { readonly id: string }

/** Whether an entry holds on a day. */
export function holdsOn(term: Pick<TermFields, 'validFrom' | 'validUntil'>, day: string): boolean {
  return (term.validFrom ?? '') <= day && (term.validUntil === null || day <= term.validUntil)
}
