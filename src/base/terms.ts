/**
 * The house dictionary: how the office writes names with titles, places, agencies, programmes and words, as what else they
 * are spoken of, and which forms it does not use.
 * Officials change, so an entry holds from a day to a day; its earlier revisions stay readable.
 */
import { z } from 'zod'
import { calendarDay } from './day.ts'
import { plainText } from './text.ts'

export const TERMS_MAX = 20_000
const FORMS_MAX = 30

/** What has a name of its own; the rest is words. */
export const nameKinds = ['official', 'place', 'agency', 'programme'] as const
export type NameKind = (typeof nameKinds)[number]
export const termKinds = [...nameKinds, 'term'] as const
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
  /** Other forms that are right too: short ones, abbreviations, what people say. None in what was written before there were any. */
  also: z.array(line(120, 1)).max(FORMS_MAX).default([]),
  /** Forms that are mended to the preferred one. */
  avoid: z.array(line(120, 1)).max(FORMS_MAX),
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

/** A name without its degrees: `Dr. Siti Aminah, M.Si.` is `Siti Aminah`. */
export function plainName(name: string): string {
  return (name.split(',')[0] ?? '')
    .split(/\s+/u)
    .filter((word) => !/^(?:dr|drs|dra|ir|prof|h|hj|kh)\.?$/iu.test(word))
    .join(' ')
}
