/**
 * What agencies say about the facts in a text, and what that is worth for the text as it reads now.
 * A word holds for a fact's exact value: a changed value is unconfirmed again. Serves the exits of steps 2 to 5.
 */
import { z } from 'zod'
import { canonical, type Json } from '../../base/canonical.ts'
import { parseDay } from '../../base/day.ts'
import { factKey, factText, parseDecimal, typedFactSchema, type TypedFact } from '../../base/facts.ts'
import type { Reason } from '../../base/refused.ts'
import { plainText } from '../../base/text.ts'

/** Facts of one question: its page must come through a bad line. */
export const ASKED_MAX = 30
/** Questions about one dossier; who needs more asks by telephone and writes it down. */
export const REQUESTS_MAX = 100
/** Answers that were told by telephone, of one dossier. */
export const PHONED_MAX = 200
/** How long a link may stay open. */
export const LINK_HOURS_MAX = 720

export const verdictSchema = z.strictObject({
  fact: typedFactSchema,
  verdict: z.enum(['right', 'wrong', 'unknown']),
  /** What it should be, in the words of who was asked. */
  correction: plainText(300),
  note: plainText(500),
})
export type FactVerdict = z.output<typeof verdictSchema>

/** Who answers: as they wrote it, or as the officer noted who told it. */
export const answererSchema = {
  name: plainText(200, 1),
  post: plainText(200, 1),
}

export const statementSchema = z.strictObject({
  dossierId: z.uuid(),
  requestId: z.uuid().nullable(),
  way: z.enum(['link', 'phone']),
  ...answererSchema,
  /** Of a call: how it went, in the officer's words. */
  how: plainText(500),
  recordedBy: z.uuid().nullable(),
  /** When it was said; of a call, when the call was. */
  saidAt: z.iso.datetime(),
  verdicts: z.array(verdictSchema).min(1).max(ASKED_MAX),
  salt: z.string().regex(/^[0-9a-f]{32}$/),
})
export type FactStatement = z.output<typeof statementSchema>

/** The canonical bytes of an answer, whose SHA-256 the ledger holds. */
export const statementText = (it: FactStatement): string => canonical(it as unknown as Json)

/** An answer as the gates and the screens see it. */
export type FactAnswer = {
  readonly id: string
  readonly way: 'link' | 'phone'
  readonly name: string
  readonly post: string
  readonly how: string
  /** The officer who wrote down a call. */
  readonly recordedBy: string | null
  readonly saidAt: string
  readonly verdicts: readonly FactVerdict[]
}

/**
 * How a fact stands. `confirmed`: someone said this exact value is right, or named it as the correction of another.
 * `disputed`: someone said otherwise, with what it should be where they gave it. `unsure`: who was asked does not know.
 */
export type Standing =
  | { readonly state: 'confirmed'; readonly by: FactAnswer; readonly note: string }
  | {
      readonly state: 'disputed'
      readonly by: FactAnswer
      readonly note: string
      readonly correction: string
      readonly suggestion: TypedFact | null
    }
  | { readonly state: 'unsure'; readonly by: FactAnswer; readonly note: string }
  | { readonly state: 'open' }

/**
 * How a fact of the text stands after these answers.
 * @param answers the newest first; the newest word that touches the fact counts, a "does not know" only when alone
 */
export function standingOf(fact: TypedFact, answers: readonly FactAnswer[]): Standing {
  const key = factKey(fact)
  let unsure: Standing | null = null
  for (const by of answers)
    for (const said of by.verdicts) {
      if (said.fact.id !== fact.id) continue
      const { note, correction } = said
      const exact = factKey(said.fact) === key
      switch (said.verdict) {
        case 'right':
          if (exact) return { state: 'confirmed', by, note }
          break
        case 'wrong': {
          const suggestion = correctedFact(said.fact, correction)
          if (suggestion && factKey(suggestion) === key) return { state: 'confirmed', by, note }
          // Of another value, it still speaks of this fact for as long as that means the same.
          if (exact || (said.fact.kind === fact.kind && said.fact.label === fact.label))
            return {
              state: 'disputed',
              by,
              note,
              correction,
              suggestion: suggestion && { ...suggestion, source: fact.source },
            }
          break
        }
        case 'unknown':
          if (exact) unsure ??= { state: 'unsure', by, note }
      }
    }
  return unsure ?? { state: 'open' }
}

/** The fact with the value that a person said it should have, or null where their words are no such value. */
export function correctedFact(fact: TypedFact, correction: string): TypedFact | null {
  const said = correction.replace(/\s+/g, ' ').trim()
  if (said === '') return null
  switch (fact.kind) {
    case 'name':
      return { ...fact, value: withoutStart(said, fact.title) }
    case 'place':
      return { ...fact, value: said }
    case 'figure': {
      const value = parseDecimal(withoutEnd(withoutStart(said, 'Rp'), fact.unit))
      return value === null ? null : { ...fact, value }
    }
    case 'date': {
      const clock = /(?:^|[\s,]+)(?:pukul\s*)?(\d{1,2})[.:](\d{2})(?:\s*(?:wib))?$/i.exec(said)
      const time = clock ? `${(clock[1] ?? '').padStart(2, '0')}:${clock[2]}` : fact.time
      const day = clock ? said.slice(0, clock.index).trim() : said
      const value = day === '' ? fact.value : parseDay(day)
      const made = value === null ? null : typedFactSchema.safeParse({ ...fact, value, time })
      return made?.success ? made.data : null
    }
  }
}

/** Why these facts may not be asked about as the text reads now: each stands in it so, and says what it is. */
export function whyNotAsk(facts: readonly TypedFact[], standing: readonly TypedFact[]): Reason | null {
  const known = new Set(standing.map(factKey))
  const changed = facts.findIndex((it) => !known.has(factKey(it)))
  if (changed >= 0) return { code: 'fact-changed', field: `facts.${changed}` }
  const incomplete = facts.findIndex((it) => factText(it) === '' || it.label.trim() === '')
  return incomplete < 0 ? null : { code: 'fact-incomplete', field: `facts.${incomplete}` }
}

/** Why an answer to one fact cannot be kept: what is wrong must be said, or why. */
export function whyNotVerdict(it: Pick<FactVerdict, 'verdict' | 'correction' | 'note'>): 'correction-missing' | null {
  return it.verdict === 'wrong' && it.correction.trim() === '' && it.note.trim() === '' ? 'correction-missing' : null
}

export type RequestState = 'open' | 'answered' | 'expired' | 'withdrawn'

export function requestStateOf(
  it: { readonly answeredAt: Date | null; readonly withdrawnAt: Date | null; readonly expiresAt: Date },
  now: Date,
): RequestState {
  if (it.answeredAt) return 'answered'
  if (it.withdrawnAt) return 'withdrawn'
  return it.expiresAt <= now ? 'expired' : 'open'
}

function withoutStart(text: string, start: string): string {
  return start !== '' && text.toLowerCase().startsWith(start.toLowerCase()) ? text.slice(start.length).trim() : text
}

function withoutEnd(text: string, end: string): string {
  return end !== '' && text.toLowerCase().endsWith(end.toLowerCase()) ? text.slice(0, -end.length).trim() : text
}
