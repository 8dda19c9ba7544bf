import { z } from 'zod'
import { instant } from '../../base/schemas.ts'
import { plainText } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'

const mailbox = {
  host: plainText(253, 1),
  port: z.int().min(1).max(65_535),
  security: z.enum(['tls', 'starttls', 'none']),
  username: plainText(200, 1),
  folder: plainText(200, 1),
  /** Where letters ask to be returned to; '' for their sender. */
  returnTo: z.union([z.literal(''), z.email().max(200)]),
}

export const readBounceMailbox = endpoint({
  method: 'GET',
  path: '/api/press/bounce-mailbox',
  summary: 'The mailbox that letters come back to, and how it was when it was last read; no secret is in it',
  who: 'administrator',
  answer: z.object({
    mailbox: z.object({ ...mailbox, host: z.string(), username: z.string(), folder: z.string() }).nullable(),
    lookedAt: instant.nullable(),
    /** Why it could not be read; '' when it was. */
    trouble: z.string(),
    revision: z.int(),
  }),
})
export type ReadMailbox = z.output<typeof readBounceMailbox.answer>

export const saveBounceMailbox = endpoint({
  method: 'POST',
  path: '/api/press/bounce-mailbox',
  summary: 'Set the mailbox that letters come back to, or with none read it no more',
  who: 'administrator',
  act: true,
  body: z.strictObject({
    mailbox: z
      .strictObject({
        ...mailbox,
        /** Absent to go on with the one that is kept. */
        password: z
          .string()
          .regex(/^[^\r\n\0]{1,500}$/)
          .optional(),
      })
      .nullable(),
    seenRevision: z.int().min(0),
  }),
  answer: z.object({ revision: z.int() }),
})

export const tryBounceMailbox = endpoint({
  method: 'POST',
  path: '/api/press/bounce-mailbox/trial',
  summary: 'Look into the mailbox that letters come back to, and change nothing there or here',
  who: 'administrator',
  body: z.strictObject({}),
  answer: z.object({ ok: z.boolean(), said: z.string() }),
})
