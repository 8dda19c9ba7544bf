import { z } from 'zod'
import { instant } from '../../base/schemas.ts'
import { endpoint } from '../../http/contract.ts'
import { readTones, tones } from '../rules/tone.ts'

const tone = z.enum(tones)

export const toneTold = z.object({
  /** By the radar. */
  read: z.enum(readTones),
  /** By a person, which counts; null where none said. */
  said: z.object({ tone, by: z.string(), at: instant }).nullable(),
})

export const sayTone = endpoint({
  method: 'POST',
  path: '/api/inventory/mentions/:mentionId/tone',
  summary:
    'Say which tone a mention and its copies have, in place of what the radar read; null leaves it to the radar again',
  who: 'staff',
  act: true,
  params: z.object({ mentionId: z.uuid() }),
  body: z.strictObject({ tone: tone.nullable() }),
  /** How many copies changed with it. */
  answer: z.object({ copies: z.int() }),
})
