import { z } from 'zod'
import { endpoint } from '../../http/contract.ts'

const dkim = z.object({
  selector: z.string(),
  /** Name and value of the DNS record that must stand in the sender's domain (RFC 6376 §3.6.2). */
  record: z.object({ name: z.string(), value: z.string() }),
})

export const readPressSetting = endpoint({
  method: 'GET',
  path: '/api/press/setting',
  summary: 'In how many working minutes the office answers a question, and by which key its letters are signed',
  who: 'staff',
  answer: z.object({
    questionMinutes: z.int(),
    /** Null while letters are not signed. */
    dkim: dkim.nullable(),
    revision: z.int(),
  }),
})

export const savePressSetting = endpoint({
  method: 'POST',
  path: '/api/press/setting',
  summary: 'Set in how many working minutes questions are answered, from the next one on',
  who: 'administrator',
  act: true,
  body: z.strictObject({ questionMinutes: z.int().min(5).max(4_800), seenRevision: z.int().min(1) }),
  answer: z.object({ revision: z.int() }),
})

export const saveDkim = endpoint({
  method: 'POST',
  path: '/api/press/dkim',
  summary: 'Sign releases by a new key of the office under this name in its DNS, or with none sign them no more',
  who: 'administrator',
  act: true,
  body: z.strictObject({
    selector: z
      .string()
      .regex(/^[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?$/)
      .nullable(),
    seenRevision: z.int().min(1),
  }),
  answer: z.object({ revision: z.int() }),
})
