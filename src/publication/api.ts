import { z } from 'zod'
import { hash, instant, page } from '../base/schemas.ts'
import { plainText } from '../base/text.ts'
import { endpoint } from '../http/contract.ts'

export const deliveryState = z.enum(['by-hand', 'dropped', 'waiting', 'sending', 'sent', 'unsure', 'failed'])
export const publicationState = z.enum(['going-out', 'public', 'withdrawn'])

export const deliveryRow = z.object({
  id: z.uuid(),
  kind: z.enum(['publish', 'correct', 'withdraw']),
  /** Which of the versions that went out. */
  versionNumber: z.int(),
  channel: z.string(),
  /** What the office calls it; '' for the portal. */
  destination: z.string(),
  destinationId: z.uuid().nullable(),
  state: deliveryState,
  attempts: z.int(),
  /** Why it failed or waits, in words; '' when nothing is wrong. */
  problem: z.string(),
  /** Where nobody knows whether it arrived: what was found there that may be it. */
  seen: z.string(),
  /** Where the public sees it; '' where nobody knows. */
  url: z.string(),
  /** A person brings it there. */
  byHand: z.boolean(),
  /** Nothing goes to its destination now. */
  paused: z.boolean(),
  createdAt: instant,
  sentAt: instant.nullable(),
})
export type DeliveryRow = z.output<typeof deliveryRow>

export const publicationRow = z.object({
  id: z.uuid(),
  dossierId: z.uuid(),
  /** As people say it: `2026/0412`. */
  dossierNumber: z.string(),
  title: z.string(),
  topic: z.string(),
  state: publicationState,
  /** Where the public reads it, from the portal's root. */
  publicPath: z.string(),
  versionHash: hash,
  /** Of the versions that went out, from 1. */
  versionNumber: z.int(),
  /** What is to stand in its place is on its way to be approved. */
  correcting: z.boolean(),
  term: z.object({
    /** The day on which somebody looks whether it is still right. */
    reviewOn: z.string().nullable(),
    /** The last day on which it counts. */
    validUntil: z.string().nullable(),
  }),
  /** It counts no more; its page stays. */
  archived: z.boolean(),
  /** Its day to be looked at has come, and nobody has said yet that it is still right. */
  reviewDue: z.boolean(),
  publishedAt: instant,
  updatedAt: instant,
  /** Why it was withdrawn; '' otherwise. */
  notice: z.string(),
  /** When it is to go out; null for at once. */
  goesOutAt: instant.nullable(),
  embargoUntil: instant.nullable(),
  wentOutAt: instant.nullable(),
  /** Its time passed and it has not gone out. */
  missed: z.boolean(),
  /** A person says when it goes. */
  waits: z.boolean(),
  /** Kept above the others on the front page. */
  pinned: z.boolean(),
  /** Articles that took from it, up to a thousand, which then means so many and more. */
  coverage: z.int(),
  deliveries: z.array(deliveryRow),
})
export type PublicationRow = z.output<typeof publicationRow>

export const listPublications = endpoint({
  method: 'GET',
  path: '/api/publications',
  summary: 'What went out or is going out, with its deliveries, the newest first',
  who: 'reader',
  query: z.object({
    ...page,
    state: publicationState.optional(),
    dossier: z.uuid().optional(),
    /** Only those with a delivery that failed or is unsure. */
    trouble: z.stringbool().optional(),
  }),
  answer: z.object({ rows: z.array(publicationRow), next: z.string().nullable() }),
})

export const readPublication = endpoint({
  method: 'GET',
  path: '/api/publications/:publicationId',
  summary: 'One publication and its deliveries',
  who: 'reader',
  params: z.object({ publicationId: z.uuid() }),
  answer: publicationRow,
})

export const retryDelivery = endpoint({
  method: 'POST',
  path: '/api/deliveries/:deliveryId/retry',
  summary: 'Try a failed delivery again',
  who: 'staff',
  act: true,
  params: z.object({ deliveryId: z.uuid() }),
  answer: z.object({ state: deliveryState }),
})

export const settleDelivery = endpoint({
  method: 'POST',
  path: '/api/deliveries/:deliveryId/outcome',
  summary: 'Say what became of a delivery whose channel could not tell',
  who: 'staff',
  act: true,
  params: z.object({ deliveryId: z.uuid() }),
  body: z.strictObject({ arrived: z.boolean(), note: plainText(500).default('') }),
  answer: z.object({ state: deliveryState }),
})
