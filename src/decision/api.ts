import { z } from 'zod'
import { plainText } from '../base/text.ts'
import { receipt } from '../dossier/api.ts'
import { endpoint } from '../http/contract.ts'

const dossierId = z.object({ dossierId: z.uuid() })
const hash = z.string().regex(/^[0-9a-f]{64}$/)

const base64url = (max: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .max(max)

/**
 * How the person proves to be there, for this very decision: a passkey's assertion over the SHA-256 of the statement
 * (W3C Web Authentication), or the password, with the code where there is a second factor.
 */
const proof = z.discriminatedUnion('kind', [
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
  }),
])
export type AskedProof = z.output<typeof proof>

/** YES, YES with notes, or NO with reason and target. */
export const answer = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('yes') }),
  z.strictObject({ answer: z.literal('yes-with-notes'), notes: plainText(4_000, 1) }),
  z.strictObject({ answer: z.literal('no'), reason: plainText(4_000, 1), toStep: z.int().min(1).max(40) }),
])

export const decide = endpoint({
  method: 'POST',
  path: '/api/dossiers/:dossierId/decision',
  summary: 'Say YES or NO on exactly the version that was shown',
  who: 'staff',
  act: true,
  params: dossierId,
  body: z.strictObject({ seenRevision: z.int().min(1), version: hash, decision: answer, proof }),
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
        at: z.iso.datetime(),
        /** SHA-256 of the decision's canonical statement, as the ledger holds it. */
        statementHash: hash,
        proof: z.enum(['passkey', 'password', 'password-and-code', 'none']),
      }),
    ),
  }),
})
