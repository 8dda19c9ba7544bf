import { z } from 'zod'
import { CLAIM_MAX, claimLabels } from '../../base/claim.ts'
import { hash, instant, whyNot } from '../../base/schemas.ts'
import { plainText } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'

const itemId = z.object({ itemId: z.uuid() })

export const claimAnswer = z.object({
  id: z.uuid(),
  quote: z.string(),
  /** Null while nobody has checked it. */
  label: z.enum(claimLabels).nullable(),
  source: z.string(),
  url: z.string(),
  copyHash: hash,
  reportedBy: z.string(),
  reportedAt: instant,
  /** When the clarification is awaited: a day after its item was reported first. */
  dueAt: instant,
  page: z.object({
    state: z.enum(['none', 'waiting', 'kept', 'failed']),
    failure: z.string(),
    at: instant.nullable(),
    hash: hash.nullable(),
    picture: z.boolean(),
    archive: z.boolean(),
  }),
})
export type Claim = z.output<typeof claimAnswer>

export const readClaim = endpoint({
  method: 'GET',
  path: '/api/inventory/items/:itemId/claim',
  summary: 'The hoax report of an item, if there is one, and whether I may report it as one',
  who: 'reader',
  params: itemId,
  answer: z.object({ claim: claimAnswer.nullable(), whyNot }),
})

export const reportClaim = endpoint({
  method: 'POST',
  path: '/api/inventory/items/:itemId/claim',
  summary: 'Report an item as a hoax: the claim word by word, and where it stands; a copy is kept at once',
  who: 'staff',
  act: true,
  params: itemId,
  body: z.strictObject({
    /** Where it stands; null for an item that a person noted. */
    mentionId: z.uuid().nullable(),
    quote: plainText(CLAIM_MAX, 1),
    label: z.enum(claimLabels).nullable(),
  }),
  answer: z.object({ id: z.uuid(), copyHash: hash, dueAt: instant }),
})

export const downloadClaim = endpoint({
  method: 'GET',
  path: '/api/inventory/claims/:claimId/:form',
  summary:
    'What was kept of a claim: the copy of its words, its page as it came, its picture, its page archive (MHTML)',
  who: 'reader',
  params: z.object({ claimId: z.uuid(), form: z.enum(['copy', 'page', 'picture', 'archive']) }),
  answer: z.string(),
})
