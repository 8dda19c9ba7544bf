import { z } from 'zod'
import { channels } from '../../base/notices.ts'
import { instant } from '../../base/schemas.ts'
import { endpoint } from '../../http/contract.ts'

/** Minutes after midnight in the office's zone. */
const minute = z.int().min(0).max(1439)
export const channel = z.enum(channels)
export const deliveryState = z.enum(['queued', 'sending', 'sent', 'opened', 'failed', 'unsure'])

/** What became of one notice on one channel. */
export const delivery = z.object({
  channel,
  state: deliveryState,
  why: z.string(),
  attempts: z.int(),
  sentAt: instant.nullable(),
  /** When it is tried, or tried again; null once it is settled. */
  dueAt: instant.nullable(),
})

const preference = {
  channels: z.array(channel).max(10),
  quietFrom: minute,
  quietUntil: minute,
  digestAt: minute.nullable(),
}

export const readPreference = endpoint({
  method: 'GET',
  path: '/api/me/notices',
  summary: 'By which channels and when I am told',
  who: 'reader',
  answer: z.object({
    ...preference,
    /** My WhatsApp number, for me alone; empty for none. */
    whatsapp: z.string(),
    /** The channels that the office has at all. */
    open: z.array(channel),
    email: z.string(),
  }),
})

export const savePreference = endpoint({
  method: 'PUT',
  path: '/api/me/notices',
  summary: 'Choose by which channels and when I am told',
  who: 'reader',
  body: z.strictObject({
    ...preference,
    /** As people write it; kept for as long as that channel is chosen. */
    whatsapp: z.string().max(40).default(''),
  }),
  answer: z.object({}),
})

export const tryChannels = endpoint({
  method: 'POST',
  path: '/api/me/notices/trial',
  summary: 'Send me a notice that asks for nothing, to see what becomes of it',
  who: 'reader',
  answer: z.object({ noticeId: z.uuid() }),
})

export const readTrial = endpoint({
  method: 'GET',
  path: '/api/notices/:noticeId/deliveries',
  summary: 'What became of one of my notices on each channel',
  who: 'reader',
  params: z.object({ noticeId: z.uuid() }),
  answer: z.object({ deliveries: z.array(delivery) }),
})

export const openNoticeLink = endpoint({
  method: 'POST',
  path: '/api/notices/open',
  summary: 'Open a link out of a message: where its matter is done, for the person it was made for',
  who: 'reader',
  body: z.strictObject({ token: z.string().min(20).max(100) }),
  answer: z.object({ place: z.string() }),
})

export const revokeNoticeLinks = endpoint({
  method: 'POST',
  path: '/api/me/notices/links/revoke',
  summary: 'Take back every link that was sent to me',
  who: 'reader',
  answer: z.object({ revoked: z.int() }),
})
