import { z } from 'zod'
import { drawnPages } from '../../base/drawing-schema.ts'
import { endpoint } from '../../http/contract.ts'
import { letterheadSchema } from '../rules/letterhead.ts'

export const readLetterhead = endpoint({
  method: 'GET',
  path: '/api/letterhead',
  summary: 'How the office’s papers look',
  who: 'reader',
  answer: z.object({ letterhead: letterheadSchema }),
})

export const saveLetterhead = endpoint({
  method: 'POST',
  path: '/api/letterhead',
  summary: 'Change how papers look from now on; those that are made stay as they are',
  who: 'administrator',
  act: true,
  body: z.strictObject({ letterhead: letterheadSchema }),
  answer: z.object({ ledgerIndex: z.int() }),
})

export const previewLetterhead = endpoint({
  method: 'POST',
  path: '/api/letterhead/preview',
  summary: 'A sample letter as it would look, drawn for the screen; nothing is kept',
  who: 'administrator',
  body: z.strictObject({ letterhead: letterheadSchema }),
  answer: z.object({ pages: drawnPages }),
})
