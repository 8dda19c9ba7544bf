/** Who received which version of a publication, and when. */
import { z } from 'zod'
import { hash, instant, page } from '../../base/schemas.ts'
import { endpoint } from '../../http/contract.ts'
import { deliveryState, publicationState } from '../api.ts'

const params = z.object({ publicationId: z.uuid() })

const receiptRow = z.object({
  id: z.uuid(),
  /** What the office calls it; '' for the portal. */
  destination: z.string(),
  channel: z.string(),
  kind: z.enum(['publish', 'correct', 'withdraw']),
  versionNumber: z.int(),
  versionHash: hash,
  state: deliveryState,
  createdAt: instant,
  sentAt: instant.nullable(),
  /** Where the public sees it; '' where nobody knows. */
  url: z.string(),
  problem: z.string(),
  /** Of a release by e-mail: its letters, and how many did not arrive. */
  letters: z.object({ written: z.int(), lost: z.int() }).nullable(),
})

export const listReceipts = endpoint({
  method: 'GET',
  path: '/api/publications/:publicationId/receipts',
  summary: 'Who received which version of a publication and when, the first on top',
  who: 'reader',
  params,
  /** `delivery`: this one alone. */
  query: z.object({ ...page, delivery: z.uuid().optional() }),
  answer: z.object({
    publication: z.object({
      id: z.uuid(),
      dossierId: z.uuid(),
      dossierNumber: z.string(),
      title: z.string(),
      state: publicationState,
      publicPath: z.string(),
      wentOut: z.boolean(),
    }),
    /** Those that went out, the first on top. */
    versions: z.array(
      z.object({
        number: z.int(),
        hash,
        form: z.enum(['first', 'correction', 'clarification']),
        note: z.string(),
        at: instant,
      }),
    ),
    rows: z.array(receiptRow),
    next: z.string().nullable(),
  }),
})

export const downloadReceipts = endpoint({
  method: 'GET',
  path: '/api/publications/:publicationId/receipts/csv',
  summary: 'The same as a table',
  who: 'reader',
  params,
  query: z.object({ language: z.enum(['id', 'en']).optional(), delivery: z.uuid().optional() }),
  answer: z.string(),
})
