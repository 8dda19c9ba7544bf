/**
 * The library of narratives: what the office says of an issue or a programme, approved and with a last day, so that
 * everybody says one thing (Inpres 9/2015, narasi tunggal). Serves step 2, where texts are written. Pure; screens use it too.
 */
import { z } from 'zod'
import { dayAfter } from '../../base/calendar.ts'
import { calendarDay } from '../../base/day.ts'
import { factText, typedFactSchema } from '../../base/facts.ts'
import { postsFor, type Officer } from '../../base/officer.ts'
import type { Reason } from '../../base/refused.ts'
import { oneLine, plainText, TWICE } from '../../base/text.ts'
import type { Edition, Step } from '../../sop/rules.ts'

export const NARRATIVE_FACTS_MAX = 20
export const VERSIONS_MAX = 99
/** A year on, somebody looks at it again. */
export const NARRATIVE_DAYS_MAX = 366
/** Its keeper is told so many days before the last one, and on that one. */
export const SOON_DAYS = 7

/** What is approved, to the byte. Days are inclusive. */
export const narrativeSchema = z.strictObject({
  title: plainText(200).overwrite(oneLine).min(1),
  text: plainText(3_000)
    .overwrite((it) => it.trim())
    .min(1),
  /** What it rests on beside its facts: a letter, a rule, who said it. */
  basis: plainText(1_000)
    .overwrite((it) => it.trim())
    .min(1),
  facts: z
    .array(typedFactSchema)
    .max(NARRATIVE_FACTS_MAX)
    .check((found) => {
      const ids = found.value.map((it) => it.id)
      const at = ids.findIndex((id, place) => ids.indexOf(id) < place)
      if (at >= 0) found.issues.push({ code: 'custom', message: TWICE, input: ids[at], path: [at, 'id'] })
    }),
  validFrom: calendarDay,
  validUntil: calendarDay,
})
export type NarrativeText = z.output<typeof narrativeSchema>

export const narrativeStates = ['valid', 'waiting', 'coming', 'expired', 'returned', 'withdrawn'] as const
export type NarrativeState = (typeof narrativeStates)[number]

/** How it stands on a day. A version that is approved takes the place of the one before from its first day on, for good. */
export function stateOf(
  it: {
    readonly withdrawn: boolean
    readonly waits: boolean
    /** The last day of the newest approved version. */
    readonly holdsUntil: string | null
    /** That of the newest approved one whose first day has come. */
    readonly heldUntil: string | null
  },
  today: string,
): NarrativeState {
  if (it.withdrawn) return 'withdrawn'
  if (it.heldUntil !== null && it.heldUntil >= today) return 'valid'
  if (it.holdsUntil !== null) return it.holdsUntil < today ? 'expired' : 'coming'
  return it.waits ? 'waiting' : 'returned'
}

type Procedure = Pick<Edition, 'steps' | 'posts' | 'coordinators'>

/** Whoever has a part in the procedure writes narratives. */
export function whyNotWriteNarrative(officer: Officer, procedure: Procedure): Reason | null {
  if (officer.role === 'auditor') return { code: 'not-your-role' }
  const posts = [...procedure.steps.flatMap((it) => [it.executor, ...it.drafters]), ...procedure.coordinators]
  return posts.some((it) => officer.posts.includes(it)) ? null : { code: 'narrative-no-post' }
}

/** Why this may not be kept as a version, as its days and facts stand. */
export function whyNotNarrative(it: NarrativeText, today: string): Reason | null {
  if (it.validUntil < it.validFrom) return { code: 'days-reversed', field: 'validUntil' }
  if (it.validUntil < today) return { code: 'narrative-over', field: 'validUntil' }
  if (it.validUntil >= dayAfter(it.validFrom, NARRATIVE_DAYS_MAX))
    return { code: 'narrative-too-long', field: 'validUntil', days: NARRATIVE_DAYS_MAX }
  const bare = it.facts.findIndex((fact) => factText(fact) === '' || fact.source.trim() === '')
  return bare < 0 ? null : { code: 'narrative-fact-bare', field: `facts.${bare}.source`, number: bare + 1 }
}

/** Who says YES or NO: the executor of the last decision of the edition in force. */
export const decidingStep = (procedure: Procedure): Step | null =>
  procedure.steps.findLast((it) => it.shape === 'decision') ?? null

/** Whether they hold the deciding post, or act in it by a letter that covers that step. */
const decides = (officer: Officer, step: Step | null): boolean =>
  step !== null && postsFor(officer, { step: step.number, kind: '' }).includes(step.executor)

type Standing = {
  readonly withdrawn: boolean
  /** Who wrote any of its versions: their words may still stand in the newest. */
  readonly writers: readonly string[]
  readonly keeperId: string
  readonly newest: {
    readonly number: number
    readonly hash: string
    readonly decided: boolean
    readonly validUntil: string
  }
}

/** Why they may not decide on its newest version; with what they said, also why not so. Four eyes (design, invariant 7). */
export function whyNotDecideNarrative(
  officer: Officer,
  procedure: Procedure,
  it: Standing,
  said: { readonly number: number; readonly hash: string; readonly yes: boolean; readonly reason: string } | null,
  today: string,
): Reason | null {
  if (officer.role === 'auditor') return { code: 'not-your-role' }
  if (officer.role === 'administrator') return { code: 'administrator-decides-nothing' }
  const step = decidingStep(procedure)
  if (!decides(officer, step))
    return {
      code: 'narrative-not-decider',
      post: procedure.posts.find((one) => one.id === step?.executor)?.name ?? '–',
    }
  if (it.writers.includes(officer.personId)) return { code: 'narrative-own' }
  if (it.withdrawn) return { code: 'narrative-withdrawn' }
  const { newest } = it
  if (said && (said.number !== newest.number || said.hash !== newest.hash))
    return { code: 'narrative-changed', seen: said.number, current: newest.number }
  if (newest.decided) return { code: 'narrative-decided' }
  if (!said) return null
  if (said.yes) return newest.validUntil < today ? { code: 'narrative-over', field: 'validUntil' } : null
  return said.reason.trim() === '' ? { code: 'reason-missing', field: 'reason' } : null
}

/** Who keeps it, who coordinates and who decides may take it out of use. */
export function whyNotWithdrawNarrative(officer: Officer, procedure: Procedure, it: Standing): Reason | null {
  if (officer.role === 'auditor') return { code: 'not-your-role' }
  const may =
    officer.personId === it.keeperId ||
    procedure.coordinators.some((post) => officer.posts.includes(post)) ||
    decides(officer, decidingStep(procedure))
  if (!may) return { code: 'narrative-not-yours' }
  return it.withdrawn ? { code: 'narrative-withdrawn' } : null
}
