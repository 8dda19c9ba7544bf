import { z } from 'zod'
import { endpoint } from '../../http/contract.ts'
import { electionPackSchema } from '../rules/election.ts'

export const readElectionRules = endpoint({
  method: 'GET',
  path: '/api/election-rules',
  summary: 'The election and neutrality rules that texts are held to',
  who: 'reader',
  answer: z.object({
    pack: electionPackSchema,
    /** 0 while the pack that Siar comes with holds. */
    revision: z.int(),
    changedBy: z.string().nullable(),
    changedAt: z.iso.datetime().nullable(),
  }),
})

export const replaceElectionRules = endpoint({
  method: 'POST',
  path: '/api/election-rules',
  summary: 'Replace the election and neutrality rules by another pack; the earlier ones are kept',
  who: 'administrator',
  act: true,
  body: z.strictObject({ pack: electionPackSchema, seenRevision: z.int().min(0) }),
  answer: z.object({ revision: z.int(), ledgerIndex: z.int() }),
})
