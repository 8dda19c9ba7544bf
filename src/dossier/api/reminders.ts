import { z } from 'zod'
import { named, whyNot } from '../../base/schemas.ts'
import { endpoint } from '../../http/contract.ts'

export const listReminders = endpoint({
  method: 'GET',
  path: '/api/dossiers/:dossierId/reminders',
  summary: 'Whom of those whose turn it is a colleague may remind by WhatsApp; no number is in it',
  who: 'reader',
  params: z.object({ dossierId: z.uuid() }),
  answer: z.object({ people: z.array(named.extend({ whyNot })) }),
})

export const remind = endpoint({
  method: 'POST',
  path: '/api/dossiers/:dossierId/reminders',
  summary: 'Make a reminder for one whose turn it is, to be sent by hand in WhatsApp: its address has their number',
  who: 'staff',
  params: z.object({ dossierId: z.uuid() }),
  body: z.strictObject({ personId: z.uuid() }),
  answer: z.object({ url: z.string(), person: named }),
})
