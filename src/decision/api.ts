import { z } from 'zod'
import { hash } from '../base/schemas.ts'
import { plainText } from '../base/text.ts'
import { receipt } from '../dossier/api.ts'
import { endpoint } from '../http/contract.ts'
import { mandate } from '../office/api/acting.ts'
import { textOfNotes } from './rules.ts'

const dossierId = z.object({ dossierId: z.uuid() })

const base64url = (max: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .max(max)

/**
 * How the person proves to be there, for this very decision: a passkey's assertion over the SHA-256 of the statement
 * (W3C Web Authentication), or the password, with the code where there is a second factor.
 */
export const askedProof = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('passkey'),
    /** The decision's canonical text, made by who signs it. */
    statement: z.string().min(2).max(40_000),
    credentialId: base64url(1_400),
    clientDataJSON: base64url(8_000),
    authenticatorData: base64url(4_000),
    signature: base64url(2_000),
  }),
  z.strictObject({
    kind: z.literal('password'),
    password: z.string().min(1).max(200),
    code: z
      .string()
      .regex(/^\d{6}$/)
      .optional(),
    /** When the person said so, where the line was away and it comes later; now when absent. */
    at: z.iso.datetime({ precision: 3 }).optional(),
  }),
])
export type AskedProof = z.output<typeof askedProof>

const place = z.strictObject({
  at: z.string().regex(/^[a-z0-9][a-zA-Z0-9/#-]{0,99}$/),
  from: z.int().min(0).max(1_000_000),
  to: z.int().min(0).max(1_000_000),
})
/** Small repairs that the leader wants done: each stands for itself, some at a place of the text. */
const notes = z
  .array(z.strictObject({ text: plainText(1_000, 1), place: place.optional() }))
  .min(1)
  .max(20)
  .refine((all) => textOfNotes(all).length <= 4_000, { error: 'more than 4,000 letters in all' })
  .readonly()

/** YES, YES with notes, or NO with reason and target. */
export const answer = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('yes') }),
  z.strictObject({ answer: z.literal('yes-with-notes'), notes }),
  z.strictObject({ answer: z.literal('no'), reason: plainText(4_000, 1), toStep: z.int().min(1).max(40) }),
])

/** The leader's word in writing on an oral approval. */
export const ratification = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('yes') }),
  z.strictObject({ answer: z.literal('no'), reason: plainText(2_000, 1) }),
])

export const decide = endpoint({
  method: 'POST',
  path: '/api/dossiers/:dossierId/decision',
  summary: 'Say YES or NO on exactly the version that was shown',
  who: 'staff',
  act: true,
  params: dossierId,
  body: z.strictObject({ seenRevision: z.int().min(1), version: hash, decision: answer, proof: askedProof }),
  answer: receipt,
})

export const ratify = endpoint({
  method: 'POST',
  path: '/api/dossiers/:dossierId/ratification',
  summary: 'Put in writing what was approved by word of mouth, or take it back',
  who: 'staff',
  act: true,
  params: dossierId,
  body: z.strictObject({ seenRevision: z.int().min(1), version: hash, decision: ratification, proof: askedProof }),
  answer: receipt,
})

export const readProofWays = endpoint({
  method: 'GET',
  path: '/api/decisions/proof',
  summary: 'With which passkeys I can sign a decision, and under which name they are known',
  who: 'staff',
  answer: z.object({ rpId: z.string(), credentialIds: z.array(z.string()) }),
})

export const listDecisions = endpoint({
  method: 'GET',
  path: '/api/dossiers/:dossierId/decisions',
  summary: 'What was decided on a dossier, by whom, on which exact text',
  who: 'reader',
  params: dossierId,
  answer: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        step: z.int(),
        visit: z.int(),
        answer: z.enum(['yes', 'yes-with-notes', 'no']),
        reason: z.string(),
        targetStep: z.int().nullable(),
        versionHash: hash,
        certifiedHash: hash.nullable(),
        person: z.string(),
        post: z.string(),
        mandate: mandate.nullable(),
        at: z.iso.datetime(),
        /** When it was said, where it came later than that by a minute or more. */
        saidAt: z.iso.datetime().nullable(),
        /** SHA-256 of the decision's canonical statement, as the ledger holds it. */
        statementHash: hash,
        proof: z.enum(['passkey', 'password', 'password-and-code', 'none']),
      }),
    ),
  }),
})
