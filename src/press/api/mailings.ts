import { z } from 'zod'
import { instant, page } from '../../base/schemas.ts'
import { endpoint } from '../../http/contract.ts'

const deliveryId = z.object({ deliveryId: z.uuid() })
const state = z.enum(['waiting', 'sending', 'sent', 'unsure', 'failed', 'bounced', 'skipped'])

/** Whom something was sent to is personal data: the auditor reads its counts in the ledger. */
export const readMailing = endpoint({
  method: 'GET',
  path: '/api/press/mailings/:deliveryId',
  summary: 'One release by e-mail to one list: how many letters stand how',
  who: 'staff',
  params: deliveryId,
  answer: z.object({
    id: z.uuid(),
    publicationId: z.uuid(),
    kind: z.enum(['publish', 'correct', 'withdraw']),
    versionHash: z.string(),
    title: z.string(),
    dossierId: z.uuid(),
    /** Null for the portal's subscribers, of whom nobody is shown. */
    list: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    begunAt: instant,
    doneAt: instant.nullable(),
    /** Why nothing goes now; '' while it does. */
    trouble: z.string(),
    counts: z.array(z.object({ state, count: z.int() })),
  }),
})
export type Mailing = z.output<typeof readMailing.answer>

const recipient = z.object({
  id: z.uuid(),
  journalistId: z.uuid(),
  /** '' once it was erased at their request. */
  name: z.string(),
  address: z.string(),
  outlet: z.string().nullable(),
  state,
  /** What the server said, or why they were not written to, in the reader's language; '' when nothing is wrong. */
  problem: z.string(),
  settledAt: instant.nullable(),
  /** When it came back; null where it did not. */
  bouncedAt: instant.nullable(),
})
export type Recipient = z.output<typeof recipient>

export const listRecipients = endpoint({
  method: 'GET',
  path: '/api/press/mailings/:deliveryId/recipients',
  summary: 'Whom a release was written to, by name, and what became of each letter',
  who: 'staff',
  params: deliveryId,
  query: z.object({ ...page, after: z.string().max(2_000).optional(), state: state.optional() }),
  answer: z.object({ rows: z.array(recipient), next: z.string().nullable() }),
})

export const settleRecipient = endpoint({
  method: 'POST',
  path: '/api/press/mailings/:deliveryId/recipients/:recipientId/outcome',
  summary: 'Say of a letter that nobody knows of that it arrived; or write once more where it did not, or nobody knows',
  who: 'staff',
  act: true,
  params: z.object({ deliveryId: z.uuid(), recipientId: z.uuid() }),
  body: z.strictObject({ outcome: z.enum(['again', 'arrived']) }),
  answer: z.object({}),
})

export const downloadRecipients = endpoint({
  method: 'GET',
  path: '/api/press/mailings/:deliveryId/csv',
  summary: 'Whom a release was written to and what became of each letter, as a table; the ledger says who took it',
  who: 'staff',
  params: deliveryId,
  query: z.object({ language: z.enum(['id', 'en']).optional() }),
  answer: z.string(),
})
