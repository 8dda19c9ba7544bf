import { z } from 'zod'
import { endpoint } from '../../http/contract.ts'

/** A link for whoever decides, to hand on by WhatsApp: it opens the light page and signs nobody in. */
export const makeDecisionLink = endpoint({
  method: 'POST',
  path: '/api/dossiers/:dossierId/decision-link',
  summary: 'Make a link to the light page on which one holder of the deciding post reads and decides',
  who: 'staff',
  params: z.object({ dossierId: z.uuid() }),
  /** Who is to decide; the only holder of the post when left out. */
  body: z.strictObject({ personId: z.uuid().optional() }),
  answer: z.object({
    url: z.string(),
    expiresAt: z.iso.datetime(),
    person: z.object({ id: z.string(), name: z.string() }),
    /** The message to send, in the person's own language, the link in it. */
    message: z.string(),
  }),
})
