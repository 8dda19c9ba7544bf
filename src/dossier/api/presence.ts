import { z } from 'zod'
import { endpoint } from '../../http/contract.ts'

const dossierId = z.object({ dossierId: z.uuid() })
const stand = z.enum(['writing', 'beside', 'reading'])
const inText = z.object({
  mine: stand,
  /** Whether I wait for the turn. */
  asked: z.boolean(),
  others: z.array(z.object({ id: z.uuid(), name: z.string(), stand, asked: z.boolean() })),
})

export const sayPresent = endpoint({
  method: 'PUT',
  path: '/api/dossiers/:dossierId/presence',
  summary: 'Say that I have the text open, and hear who else has and whose turn it is to write',
  who: 'staff',
  params: dossierId,
  body: z.strictObject({
    /** `turn` asks for it when another has it; `if-free` writes when nobody does; `beside` writes all the same. */
    wish: z.enum(['turn', 'if-free', 'beside', 'read']),
  }),
  answer: inText,
})

export const listWriters = endpoint({
  method: 'GET',
  path: '/api/dossiers/:dossierId/presence',
  summary: 'Who else writes the text now',
  who: 'reader',
  params: dossierId,
  answer: z.object({ writers: z.array(z.object({ id: z.uuid(), name: z.string() })) }),
})

export const leavePresence = endpoint({
  method: 'DELETE',
  path: '/api/dossiers/:dossierId/presence',
  summary: 'Say that I have closed the text',
  who: 'staff',
  params: dossierId,
  answer: z.object({}),
})

export const handTurn = endpoint({
  method: 'PUT',
  path: '/api/dossiers/:dossierId/presence/turn',
  summary: 'Give my turn to write to somebody who is in the text',
  who: 'staff',
  params: dossierId,
  body: z.strictObject({ toPersonId: z.uuid() }),
  answer: inText,
})
