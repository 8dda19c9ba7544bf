import { z } from 'zod'
import { instant } from '../../base/schemas.ts'
import { plainText } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'

const setting = { on: z.boolean(), address: plainText(300, 1) }

export const readTelegram = endpoint({
  method: 'GET',
  path: '/api/telegram',
  summary: 'The office’s bot at Telegram and how it stands; no secret is in it',
  who: 'administrator',
  answer: z.object({
    ...setting,
    revision: z.int(),
    /** Whether this server was started with the token. */
    secretKnown: z.boolean(),
    /** What the bot calls itself; null until it was asked. */
    bot: z.string().nullable(),
    /** Why it does not work; empty where it does. */
    trouble: z.string(),
  }),
})

export const saveTelegram = endpoint({
  method: 'POST',
  path: '/api/telegram',
  summary: 'Say whether notices go by Telegram, and at which address it is asked',
  who: 'administrator',
  act: true,
  body: z.strictObject({ ...setting, seenRevision: z.int().min(0) }),
  answer: z.object({ revision: z.int() }),
})

export const readMyTelegram = endpoint({
  method: 'GET',
  path: '/api/me/telegram',
  summary: 'Whether the office uses Telegram, and the chat in which I read my notices',
  who: 'reader',
  answer: z.object({
    open: z.boolean(),
    chat: z
      .object({
        name: z.string(),
        connectedAt: instant,
        /** How it ended; null while it stands. */
        ended: z.object({ why: z.enum(['stopped', 'blocked', 'gone', 'elsewhere']), at: instant }).nullable(),
      })
      .nullable(),
  }),
})

export const connectTelegram = endpoint({
  method: 'POST',
  path: '/api/me/telegram',
  summary: 'Make a link that connects one Telegram chat with me, once, within ten minutes',
  who: 'reader',
  answer: z.object({ url: z.string(), expiresAt: instant }),
})

export const disconnectTelegram = endpoint({
  method: 'DELETE',
  path: '/api/me/telegram',
  summary: 'Send me nothing more by Telegram, and forget the chat',
  who: 'reader',
  answer: z.object({}),
})
