import { z } from 'zod'
import { endpoint } from '../../http/contract.ts'

export const pinPublication = endpoint({
  method: 'POST',
  path: '/api/publications/:publicationId/pin',
  summary: 'Keep an item above the others on the portal’s front page, or no longer',
  who: 'staff',
  act: true,
  params: z.object({ publicationId: z.uuid() }),
  body: z.strictObject({ pinned: z.boolean() }),
  answer: z.object({ pinned: z.boolean() }),
})
