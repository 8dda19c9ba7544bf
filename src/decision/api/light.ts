import { z } from 'zod'
import { hash } from '../../base/schemas.ts'
import { receipt } from '../../dossier/api.ts'
import { endpoint } from '../../http/contract.ts'
import { answer, askedProof, ratification } from '../api.ts'

const link = z.object({ link: z.string().regex(/^[A-Za-z0-9_-]{32}$/) })

/** The light page's decision: its link says on what and for whom, the proof says who. */
export const decideByLink = endpoint({
  method: 'POST',
  path: '/api/l/:link/decision',
  summary: 'Say YES or NO from the light page: the link names the dossier and the person, the proof is given anew',
  who: 'anyone',
  act: true,
  params: link,
  body: z.strictObject({ seenRevision: z.int().min(1), version: hash, decision: answer, proof: askedProof }),
  answer: receipt,
})

/** As `decideByLink`, of a word on what was approved by word of mouth. */
export const ratifyByLink = endpoint({
  method: 'POST',
  path: '/api/l/:link/ratification',
  summary: 'Ratify an oral approval from the light page, or take it back: the proof is given anew',
  who: 'anyone',
  act: true,
  params: link,
  body: z.strictObject({ seenRevision: z.int().min(1), version: hash, decision: ratification, proof: askedProof }),
  answer: receipt,
})
