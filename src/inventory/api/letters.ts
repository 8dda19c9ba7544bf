import { z } from 'zod'
import { instant, whyNot } from '../../base/schemas.ts'
import { oneLine, plainText } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'
import { leftReasons } from '../rules/mailbox.ts'
import { KEEP_DAYS, SILENT_DAYS } from '../rules/sources.ts'

const sourceId = z.object({ sourceId: z.uuid() })
const done = z.object({})

const source = {
  name: plainText(200).overwrite(oneLine).min(1),
  weight: z.int().min(1).max(5),
  silentDays: z.int().min(0).max(SILENT_DAYS.max),
  keepDays: z.int().min(0).max(KEEP_DAYS.max),
}
const mailbox = {
  host: plainText(253, 1),
  port: z.int().min(1).max(65_535),
  security: z.enum(['tls', 'starttls', 'none']),
  username: plainText(200, 1),
  folder: plainText(200, 1),
  /** How its server names itself where it says whether a sender is proven; '' where it does not. */
  checkedBy: z.union([z.literal(''), z.string().regex(/^[\w.-]{1,253}$/)]),
}
const typed = {
  ...source,
  mailbox: z.strictObject({
    ...mailbox,
    /** Absent to go on with the one that is kept. */
    password: z
      .string()
      .regex(/^[^\r\n\0]{1,500}$/)
      .optional(),
  }),
}

export const readMailbox = endpoint({
  method: 'GET',
  path: '/api/inventory/mailboxes/:sourceId',
  summary: 'How a mailbox that is a source is set; no secret is in it',
  who: 'administrator',
  params: sourceId,
  answer: z.object({
    ...source,
    name: z.string(),
    mailbox: z.object({
      ...mailbox,
      host: z.string(),
      username: z.string(),
      folder: z.string(),
      checkedBy: z.string(),
    }),
    revision: z.int(),
  }),
})
export type ReadMailbox = z.output<typeof readMailbox.answer>

export const addMailbox = endpoint({
  method: 'POST',
  path: '/api/inventory/mailboxes',
  summary: 'Read a mailbox as a source of the inventory; it is looked into at once',
  who: 'administrator',
  act: true,
  body: z.strictObject(typed),
  answer: z.object({ sourceId: z.uuid() }),
})

export const saveMailbox = endpoint({
  method: 'PUT',
  path: '/api/inventory/mailboxes/:sourceId',
  summary: 'Set a mailbox that is a source anew',
  who: 'administrator',
  act: true,
  params: sourceId,
  body: z.strictObject({ ...typed, seenRevision: z.int().min(1) }),
  answer: z.object({ revision: z.int() }),
})

export const tryMailbox = endpoint({
  method: 'POST',
  path: '/api/inventory/mailboxes/:sourceId/trial',
  summary: 'Look into a mailbox that is a source, and change nothing there or here',
  who: 'administrator',
  params: sourceId,
  body: z.strictObject({}),
  answer: z.object({ ok: z.boolean(), said: z.string() }),
})

export const listLeft = endpoint({
  method: 'GET',
  path: '/api/inventory/mailboxes/:sourceId/left',
  summary: 'The newest letters of a mailbox that were not taken in, and why',
  who: 'staff',
  params: sourceId,
  answer: z.object({
    rows: z.array(
      z.object({
        uid: z.int(),
        reason: z.enum(leftReasons),
        /** As the letter says; '' where it was not read. */
        address: z.string(),
        subject: z.string(),
        leftAt: instant,
      }),
    ),
  }),
})

export const listSenders = endpoint({
  method: 'GET',
  path: '/api/inventory/senders',
  summary: 'Senders of letters that the office knows; whether I may keep them',
  who: 'reader',
  answer: z.object({ rows: z.array(z.object({ address: z.string(), name: z.string() })), whyNot }),
})

export const saveSender = endpoint({
  method: 'POST',
  path: '/api/inventory/senders',
  summary: 'Name a sender of letters: one address, or a domain with all of its addresses',
  who: 'staff',
  act: true,
  body: z.strictObject({ address: plainText(254, 3), name: source.name }),
  answer: done,
})

export const removeSender = endpoint({
  method: 'POST',
  path: '/api/inventory/senders/removal',
  summary: 'Know a sender of letters no more',
  who: 'staff',
  act: true,
  body: z.strictObject({ address: plainText(254, 1) }),
  answer: done,
})
