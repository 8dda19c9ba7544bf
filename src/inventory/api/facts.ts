import { z } from 'zod'
import { instant, whyNot } from '../../base/schemas.ts'
import { oneLine, plainText } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'

/** Longer than any agency's name. */
export const AGENCY_MAX = 200

const itemId = z.object({ itemId: z.uuid() })

export const readFactsAsked = endpoint({
  method: 'GET',
  path: '/api/inventory/items/:itemId/facts',
  summary: 'Which agencies were asked for the facts of an issue, whom else to ask, and whether I may note that',
  who: 'reader',
  params: itemId,
  answer: z.object({
    /** The last ten, the newest on top. */
    asked: z.array(z.object({ agency: z.string(), by: z.string(), at: instant })),
    /** Whom to ask: what the item itself says on top, then the agencies it speaks of, then those that have a link. */
    agencies: z.array(z.object({ name: z.string(), hasLink: z.boolean() })),
    /** Working hours from Perhatian on within which an agency is asked. */
    withinHours: z.int(),
    office: z.string(),
    whyNot,
  }),
})
export type FactsAsked = z.output<(typeof readFactsAsked)['answer']>

export const askFacts = endpoint({
  method: 'POST',
  path: '/api/inventory/items/:itemId/facts',
  summary: 'Note that an agency was asked for the facts of an issue; the asking itself goes by the office’s own ways',
  who: 'staff',
  act: true,
  params: itemId,
  body: z.strictObject({ agency: plainText(AGENCY_MAX).overwrite(oneLine).min(1) }),
  answer: z.object({ askedAt: instant }),
})
