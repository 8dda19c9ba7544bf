/** What the first hour of a crisis is made of: the sets and the plan that rules, contracts, words and tables share. */
import { z } from 'zod'
import { dataId } from './content.ts'
import { oneLine, plainText, TWICE } from './text.ts'

/** What is said of a fact now; a move from one to another is a new entry. */
export const factStates = ['known', 'checking', 'unknown'] as const
export type FactState = (typeof factStates)[number]

/** `statement`: the holding statement, owed from the first minute. `update`: a time that somebody promised. */
export const promiseKinds = ['statement', 'update'] as const
export type PromiseKind = (typeof promiseKinds)[number]

export const callOutcomes = ['reached', 'no-answer'] as const
export type CallOutcome = (typeof callOutcomes)[number]

/** What time brings about in a situation. */
export const alarmKinds = ['step', 'promise-soon', 'promise-missed'] as const
export type AlarmKind = (typeof alarmKinds)[number]

export const STEPS_MAX = 40 // one list on a phone; a longer one is a handbook
const MINUTES_MAX = 24 * 60

/** A kind of text that begins as a holding statement. */
export const HOLDING_STATEMENT = 'pernyataan'

const step = z.strictObject({
  id: dataId,
  /** From when the dossier came to alert or crisis level; inclusive. */
  minute: z.int().min(1).max(MINUTES_MAX),
  /** Whose it is; null for whoever is on duty. */
  postId: z.string().min(1).max(60).nullable(),
  text: plainText(300, 1),
})

/** Until the holding statement is out, by the clock on the wall. */
const statementMinutes = z.int().min(5).max(MINUTES_MAX)

/** The office's checklist: what is done by which minute, and by whom. An edition of it never changes. */
export const crisisPlanSchema = z.strictObject({
  statementMinutes,
  steps: z.array(step).min(1).max(STEPS_MAX).check(onceEach),
})

/** The checklist as somebody asks for it: a step that is new has no id yet. */
export const askedPlanSchema = z.strictObject({
  statementMinutes,
  steps: z
    .array(step.extend({ id: dataId.nullable(), text: plainText(300).overwrite(oneLine).min(1) }))
    .min(1)
    .max(STEPS_MAX)
    .check(onceEach),
})
export type AskedPlan = z.output<typeof askedPlanSchema>

function onceEach(found: z.core.ParsePayload<readonly { readonly id: string | null }[]>): void {
  const ids = found.value.map((it) => it.id)
  const twice = ids.findIndex((id, at) => id !== null && ids.indexOf(id) < at)
  if (twice >= 0) found.issues.push({ code: 'custom', message: TWICE, input: ids[twice], path: [twice, 'id'] })
}

export type CrisisPlan = z.output<typeof crisisPlanSchema>

/** How a drill begins whatever it is shown in, so that nobody takes it for the real thing. */
export const DRILL_PREFIX = 'LATIHAN: '
export const drillTitle = (title: string): string =>
  title.startsWith(DRILL_PREFIX) ? title : `${DRILL_PREFIX}${title}`
