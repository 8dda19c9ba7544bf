import { z } from 'zod'
import { plainText } from '../base/text.ts'
import { receipt } from '../dossier/api.ts'
import { endpoint } from '../http/contract.ts'

const dossierId = z.object({ dossierId: z.uuid() })
const hash = z.string().regex(/^[0-9a-f]{64}$/)

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
  body: z.strictObject({ seenRevision: z.int().min(1), version: hash, decision: answer }),
  answer: receipt,
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
        signed: z.boolean(),
      }),
    ),
  }),
})
