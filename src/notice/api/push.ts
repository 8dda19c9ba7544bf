import { z } from 'zod'
import { instant } from '../../base/schemas.ts'
import { plainText } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'

export const readPush = endpoint({
  method: 'GET',
  path: '/api/me/push',
  summary: 'The office’s key for web push, and my browsers that take messages',
  who: 'reader',
  answer: z.object({
    publicKey: z.string(),
    devices: z.array(z.object({ id: z.uuid(), device: z.string(), madeAt: instant, usedAt: instant.nullable() })),
  }),
})

export const addPush = endpoint({
  method: 'POST',
  path: '/api/me/push',
  summary: 'Let this browser take messages for me',
  who: 'reader',
  body: z.strictObject({
    endpoint: z.url().max(1_000),
    p256dh: z.string().max(100),
    auth: z.string().max(40),
    device: plainText(120, 1),
  }),
  answer: z.object({}),
})

export const removePush = endpoint({
  method: 'DELETE',
  path: '/api/me/push/:subscriptionId',
  summary: 'Let a browser take no more messages for me',
  who: 'reader',
  params: z.object({ subscriptionId: z.uuid() }),
  answer: z.object({}),
})
