import { z } from 'zod'
import { hash } from '../../base/schemas.ts'
import { receipt } from '../../dossier/api.ts'
import { endpoint } from '../../http/contract.ts'
import { answer, askedProof } from '../api.ts'

/** The light page's decision: its link says on what and for whom, the proof says who. */
export const decideByLink = endpoint({
  method: 'POST',
  path: '/api/l/:link/decision',
  summary: 'Say YES or NO from the light page: the link names the dossier and the person, the proof is given anew',
  who: 'anyone',
  act: true,
  params: z.object({ link: z.string().regex(/^[A-Za-z0-9_-]{32}$/) }),
  body: z.strictObject({ seenRevision: z.int().min(1), version: hash, decision: answer, proof: askedProof }),
  answer: receipt,
})
