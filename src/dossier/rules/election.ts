/**
 * What a government office may not say in an election, and always of neutrality, as data: periods, phrases, the law and
 * where each was read. An office replaces the whole pack from a file when a commission sets new dates or a law changes.
 */
import { z } from 'zod'
import { calendarDay } from '../../base/day.ts'
import { plainText } from '../../base/text.ts'

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/)
const line = plainText(300, 1)
const text = plainText(1_000, 1)

const period = z.strictObject({
  id,
  name: line,
  /** Both days within it. */
  from: calendarDay,
  until: calendarDay,
  /** The decree or regulation that set it. */
  source: line,
})

const rule = z.strictObject({
  id,
  /** What is asked, as it stands in the finding: whole sentences, ending in a full stop. */
  says: text,
  law: line,
  source: line,
  /** Words that call it; `*` stands for one word. None: the rule is told for every text of its periods. */
  phrases: z.array(plainText(100, 2)).max(100),
  /** Only within these periods; always when empty. */
  during: z.array(id).max(50),
  severity: z.enum(['must', 'should', 'note']),
  override: z.enum(['never', 'reason', 'basis']),
})

export const electionPackSchema = z
  .strictObject({
    name: line,
    /** What whoever keeps it should know, what is not certain among it. */
    note: plainText(2_000),
    /** The day by which someone must look again whether it still holds. */
    reviewBy: calendarDay,
    periods: z.array(period).max(50),
    rules: z.array(rule).max(100),
  })
  .superRefine((pack, context) => {
    const refuse = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message })
    const known = new Set(pack.periods.map((it) => it.id))
    if (known.size < pack.periods.length) refuse(['periods'], 'twice the same id')
    if (new Set(pack.rules.map((it) => it.id)).size < pack.rules.length) refuse(['rules'], 'twice the same id')
    for (const [at, it] of pack.periods.entries())
      if (it.until < it.from) refuse(['periods', at, 'until'], 'before its beginning')
    for (const [at, it] of pack.rules.entries()) {
      if (it.during.some((name) => !known.has(name))) refuse(['rules', at, 'during'], 'an unknown period')
      if (it.phrases.length === 0 && it.during.length === 0) refuse(['rules', at, 'phrases'], 'would be told always')
      if (it.phrases.some((phrase) => !/\p{L}{2}/u.test(phrase)))
        refuse(['rules', at, 'phrases'], 'a phrase of no words')
    }
  })
export type ElectionPack = z.output<typeof electionPackSchema>
export type ElectionRule = ElectionPack['rules'][number]

/** The rules that hold on a day, each with the period that makes it so; null for what always holds. */
export function rulesOn(pack: ElectionPack, day: string): { rule: ElectionRule; period: string | null }[] {
  return pack.rules.flatMap((rule): { rule: ElectionRule; period: string | null }[] => {
    if (rule.during.length === 0) return [{ rule, period: null }]
    const now = pack.periods.find((it) => rule.during.includes(it.id) && it.from <= day && day <= it.until)
    return now ? [{ rule, period: now.name }] : []
  })
}

/** Finds the phrases of a rule as whole words, whatever their case and spacing; one pass over a text. */
export function phraseFinder(phrases: readonly string[]): RegExp | null {
  if (phrases.length === 0) return null
  const one = (phrase: string) =>
    phrase
      .trim()
      .split(/\s+/)
      .map((word) => (word === '*' ? '[\\p{L}\\p{N}]+' : word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')))
      .join('\\s+')
  // The longest first, so that what is quoted is the whole of it.
  const all = phrases.toSorted((left, right) => right.length - left.length).map(one)
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${all.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
}
