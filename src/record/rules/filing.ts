/** Which table counts on a day, which series a kind of text belongs to, and who keeps the records. */
import { z } from 'zod'
import { dataId } from '../../base/content.ts'
import type { Officer } from '../../base/officer.ts'
import type { Reason } from '../../base/refused.ts'
import { plainText } from '../../base/text.ts'
import type { Keeper } from '../../office/rules/terms.ts'

export const tableKinds = ['classification', 'retention'] as const
export type TableKind = (typeof tableKinds)[number]

export type TableHead = {
  readonly id: string
  readonly fromOn: string
  /** False for the example that Siar comes with. */
  readonly verified: boolean
}

/**
 * The edition that counts for what is filed on a day: the office's own with the latest first day that has come. Before
 * the first of them it is that first one, so that what was closed while the office had none falls under it; and without
 * any the example.
 * @param newestFirst of one kind, by when they were taken in: of two from one day the later counts
 */
export function tableOn<Head extends TableHead>(newestFirst: readonly Head[], day: string): Head | null {
  const own = newestFirst.filter((it) => it.verified)
  const begun = own.filter((it) => it.fromOn <= day)
  const latest = begun.reduce<Head | null>((best, it) => (best && best.fromOn >= it.fromOn ? best : it), null)
  const first = own.reduce<Head | null>((best, it) => (best && best.fromOn <= it.fromOn ? best : it), null)
  return latest ?? first ?? newestFirst[0] ?? null
}

/** Letters of a series' name. */
export const SERIES_MAX = 300

export const filingRulesSchema = z.strictObject({
  /** Of a text without a kind, and of a kind that names none. */
  fallback: plainText(SERIES_MAX, 1),
  types: z.record(dataId, plainText(SERIES_MAX, 1)).refine((it) => Object.keys(it).length <= 200),
})
export type FilingRules = z.output<typeof filingRulesSchema>

/** The series that a text of this kind belongs to. One that the schedule lacks is not replaced by another unasked. */
export function seriesOf(rules: FilingRules, type: string | null): string {
  return (type !== null && Object.hasOwn(rules.types, type) && rules.types[type]) || rules.fallback
}

/** Which of the series named are not in a schedule. */
export function missingSeries(rules: FilingRules, series: readonly string[]): string[] {
  const there = new Set(series.map((it) => it.toLowerCase()))
  return [...new Set([rules.fallback, ...Object.values(rules.types)])].filter((it) => !there.has(it.toLowerCase()))
}

/** Series, holds and minutes are kept by the post that keeps the books: the secretary's in the SOP of 2022. */
export function whyNotKeepRecords(officer: Pick<Officer, 'role' | 'posts'>, keeper: Keeper | null): Reason | null {
  if (officer.role === 'auditor') return { code: 'not-your-role' }
  return keeper && officer.posts.includes(keeper.id) ? null : { code: 'records-not-yours', post: keeper?.name ?? '–' }
}
