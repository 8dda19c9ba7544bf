import { z } from 'zod'
import { instant } from '../../base/schemas.ts'
import { endpoint } from '../../http/contract.ts'

const body = z.strictObject({ email: z.email().max(200) })

export const countSubscribers = endpoint({
  method: 'GET',
  path: '/api/press/subscribers',
  summary: 'How many subscribe to news by e-mail, in all and by topic; who they are is told to nobody',
  who: 'reader',
  answer: z.object({
    /** Whether people can subscribe now. */
    open: z.boolean(),
    total: z.int(),
    /** Those who want all topics. */
    all: z.int(),
    topics: z.array(z.object({ slug: z.string(), name: z.string(), count: z.int() })),
  }),
})

/** By POST, so that the address stands in no log of addresses. */
export const findSubscriber = endpoint({
  method: 'POST',
  path: '/api/press/subscribers/search',
  summary: 'All that is kept of one address, at the request of whose it is; the ledger says who looked',
  who: 'administrator',
  body,
  answer: z.object({
    subscriber: z
      .object({
        id: z.uuid(),
        email: z.string(),
        topics: z.array(z.string()),
        language: z.enum(['id', 'en']),
        consentVersion: z.int(),
        consentedAt: instant,
        confirmedAt: instant,
      })
      .nullable(),
  }),
})
export type Subscriber = NonNullable<z.output<typeof findSubscriber.answer>['subscriber']>

export const eraseSubscriber = endpoint({
  method: 'POST',
  path: '/api/press/subscribers/:subscriberId/erasure',
  summary: 'Delete a subscription at the request of whose it is',
  who: 'administrator',
  act: true,
  params: z.object({ subscriberId: z.uuid() }),
  body: z.strictObject({}),
  answer: z.object({}),
})
