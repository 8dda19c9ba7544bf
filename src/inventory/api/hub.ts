import { z } from 'zod'
import { endpoint } from '../../http/contract.ts'
import { HUB_MAX } from '../rules/hub.ts'

const params = z.object({ token: z.string().max(100) })

/** What it says beside these is its own affair (WebSub 5.1). */
export const confirmHub = endpoint({
  method: 'GET',
  path: '/api/hub/:token',
  summary:
    'A hub that a feed names asks whether the office wants to be told what is new (WebSub 5.3), or says no (5.2)',
  who: 'anyone',
  params,
  query: z.object({
    'hub.mode': z.enum(['subscribe', 'unsubscribe', 'denied']),
    'hub.topic': z.string().min(1).max(HUB_MAX.address),
    /** What is to be said after it; none where the hub says no. */
    'hub.challenge': z.string().min(1).max(HUB_MAX.challenge).optional(),
    /** How long it will tell, where it says yes. */
    'hub.lease_seconds': z
      .string()
      .regex(/^[1-9]\d{0,11}$/)
      .optional(),
  }),
  answer: z.string(),
})

export const hearHub = endpoint({
  method: 'POST',
  path: '/api/hub/:token',
  summary: 'A hub tells what is new in a feed (WebSub 7)',
  who: 'anyone',
  params,
  answer: z.object({}),
})
