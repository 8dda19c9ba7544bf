/**
 * What a decision says, in the exact bytes that are proven later, and how who decided proved to be there.
 * Serves step 4: the leader's YES, YES with notes, or NO, on one exact version.
 */
import { z } from 'zod'
import { canonical, type Json } from '../base/canonical.ts'
import type { Place } from '../base/content-places.ts'
import { hash } from '../base/schemas.ts'
import type { Reason } from '../base/refused.ts'
import { saidBefore } from '../base/said-at.ts'
import { asKept } from '../base/text.ts'

const note = z.strictObject({
  text: z.string(),
  place: z.strictObject({ at: z.string(), from: z.int(), to: z.int() }).optional(),
})

const statementSchema = z.strictObject({
  dossierId: z.uuid(),
  versionHash: hash,
  step: z.int(),
  visit: z.int(),
  personId: z.uuid(),
  postId: z.string(),
  /** The letter by which the person acts in that post; absent where the post is theirs, as in older statements. */
  acting: z.strictObject({ form: z.enum(['plt', 'plh']), letter: z.string() }).optional(),
  answer: z.enum(['yes', 'yes-with-notes', 'no']),
  reason: z.string(),
  targetStep: z.int().nullable(),
  /** The leader's notes one by one; `reason` has them as one text. Absent where there are none, as in older statements. */
  notes: z.array(note).min(1).optional(),
  /** When the person said so: their own clock where they sign, ours where they only prove who they are. */
  decidedAt: z.iso.datetime({ precision: 3 }),
  /** The oral approval that it ratifies, or refuses to; absent in every other decision. */
  ratifies: z.uuid().optional(),
  /** What the public is told above the text, where it stands in the place of one that is public; absent otherwise. */
  corrects: z.strictObject({ form: z.enum(['correction', 'clarification']), note: z.string() }).optional(),
  /** Random, so that the ledger's hash of a short reason cannot be guessed back (UU 27/2022). */
  salt: z.string().regex(/^[0-9a-f]{32}$/),
})
export type Statement = Readonly<Omit<z.output<typeof statementSchema>, 'notes'>> & {
  readonly notes?: readonly Note[] | undefined
}

/** The canonical bytes of a decision (RFC 8785); their SHA-256 is what the ledger holds and a signature covers. */
export function statementText(statement: Statement): string {
  return canonical(statement as Json)
}

/** A statement out of its bytes; null for any text that is not one in its canonical form. */
export function readStatement(text: string): Statement | null {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return null
  }
  const read = statementSchema.safeParse(parsed)
  return read.success && statementText(read.data) === text ? read.data : null
}

/** What a statement says of the letter by which its person acts: nothing where the post is theirs. */
export function actingOf(mandate: Statement['acting'] | null): Pick<Statement, 'acting'> {
  return mandate ? { acting: { form: mandate.form, letter: mandate.letter } } : {}
}

/** What a statement says of a text that puts right what is public: nothing where it is a first one. */
export function correctsOf(correction: Statement['corrects'] | null): Pick<Statement, 'corrects'> {
  return correction ? { corrects: { form: correction.form, note: correction.note } } : {}
}

/** A small repair that the leader wants done, and where in the text when it was pinned there. */
export type Note = { readonly text: string; readonly place?: Place | undefined }

export type Decision =
  | { readonly answer: 'yes' }
  | { readonly answer: 'yes-with-notes'; readonly notes: readonly Note[] }
  | { readonly answer: 'no'; readonly reason: string; readonly toStep: number }

/** The leader's word in writing on an oral approval: it stands, or it does not and why. */
export type Ratification = { readonly answer: 'yes' } | { readonly answer: 'no'; readonly reason: string }

/** A decision's own words and target, as its statement holds them: in normal form, so that a browser signs what is kept. */
export function partsOf(decision: Decision): Pick<Statement, 'answer' | 'reason' | 'targetStep' | 'notes'> {
  const { answer } = decision
  switch (answer) {
    case 'yes':
      return { answer, reason: '', targetStep: null }
    case 'yes-with-notes':
      return { answer, reason: asKept(textOfNotes(decision.notes)), targetStep: null, notes: decision.notes.map(bare) }
    case 'no':
      return { answer, reason: asKept(decision.reason), targetStep: decision.toStep }
  }
}

/** As `partsOf`, of a word on an oral approval: a NO leads nowhere that the leader chooses. */
export function partsOfRatification(it: Ratification): Pick<Statement, 'answer' | 'reason' | 'targetStep'> {
  return { answer: it.answer, reason: it.answer === 'no' ? asKept(it.reason) : '', targetStep: null }
}

/** The notes as one text, a line each: what the papers and lists show. */
export function textOfNotes(notes: readonly Note[]): string {
  return notes.map((it) => it.text).join('\n')
}

/** Canonical JSON holds no undefined. */
const bare = ({ text, place }: Note) => ({ text: asKept(text), ...(place && { place }) })

const SIGNED_AT_MOST_BEFORE_MS = 24 * 60 * 60 * 1000 // a decision that waited in a phone for its line
const CLOCK_OFF_MS = 5 * 60 * 1000 // how far a phone's clock may be off

/** When a kept decision was said, where it arrived later than that by a minute or more; null where that is one moment. */
export function saidIn(it: { readonly statement: string; readonly decided_at: Date }): string | null {
  return saidBefore(readStatement(it.statement)?.decidedAt ?? null, it.decided_at)
}

/** Why a time told by the person's own clock cannot be that of a decision that arrives now, or null. */
export function whyUntimely(decidedAt: Date, now: Date): Reason | null {
  const age = now.getTime() - decidedAt.getTime()
  if (age > SIGNED_AT_MOST_BEFORE_MS) return { code: 'decision-too-old', decidedAt }
  return age < -CLOCK_OFF_MS ? { code: 'decision-ahead', decidedAt, now } : null
}

/** As `whyUntimely`, of a text that came to the person, or a word that was heard, at `since`: nobody decides before it. */
export function whyBeforeText(decidedAt: Date, since: Date): Reason | null {
  return since.getTime() - decidedAt.getTime() > CLOCK_OFF_MS
    ? { code: 'decision-before-text', decidedAt, since }
    : null
}

/** How who decided proved to be there, kept with the decision and in the ledger. Bytes in base64url, the key as COSE. */
export type Proof =
  | {
      readonly kind: 'passkey'
      readonly credentialId: string
      readonly publicKey: string
      readonly origin: string
      readonly rpId: string
      readonly clientDataJSON: string
      readonly authenticatorData: string
      readonly signature: string
    }
  | { readonly kind: 'password' }
  | { readonly kind: 'password-and-code' }
export type ProofKind = Proof['kind'] | 'none'

/** The kind of a kept proof; `none` where a decision was only told by who was signed in. */
export function proofKindOf(kept: Json | null): ProofKind {
  return kept === null ? 'none' : (kept as unknown as Proof).kind
}
