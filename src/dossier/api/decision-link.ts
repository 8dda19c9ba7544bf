import { z } from 'zod'
import { endpoint } from '../../http/contract.ts'

/** A link for whoever decides, to hand on by WhatsApp: it opens the light page and signs nobody in. */
export const makeDecisionLink = endpoint({
  method: 'POST',
  path: '/api/dossiers/:dossierId/decision-link',
  summary: 'Make a link to the light page on which one holder of the deciding post reads and decides',
  who: 'staff',
  params: z.object({ dossierId: z.uuid() }),
  body: z.strictObject({
    /** Who is to decide; when left out the only holder of the post, or who gave the word that is to be ratified. */
    personId: z.uuid().optional(),
    /** For the paper of what was approved by word of mouth, not for a decision. */
    ratify: z.literal(true).optional(),
  }),
  answer: z.object({
    url: z.string(),
    expiresAt: z.iso.datetime(),
    person: z.object({ id: z.string(), name: z.string() }),
    /** The message to send, in the person's own language, the link in it. */
    message: z.string(),
  }),
})
