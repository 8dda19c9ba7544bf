import { z } from 'zod'
import { plainText } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'

const setting = {
  host: plainText(253, 1),
  port: z.int().min(1).max(65_535),
  security: z.enum(['tls', 'starttls', 'none']),
  /** Empty where the server asks for no name. */
  username: plainText(200),
  sender: z.email().max(200),
}

export const readMail = endpoint({
  method: 'GET',
  path: '/api/mail',
  summary: 'The server that takes the office’s mail; no secret is in it',
  who: 'administrator',
  answer: z.object({
    setting: z.object({ ...setting, host: z.string() }).nullable(),
    /** Whether this server was started with the password. */
    secretKnown: z.boolean(),
    revision: z.int(),
  }),
})

export const saveMail = endpoint({
  method: 'POST',
  path: '/api/mail',
  summary: 'Set the server that takes the office’s mail',
  who: 'administrator',
  act: true,
  body: z.strictObject({ ...setting, seenRevision: z.int().min(0) }),
  answer: z.object({ revision: z.int() }),
})
