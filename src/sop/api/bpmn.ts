import { z } from 'zod'
import { endpoint } from '../../http/contract.ts'
import { BPMN_MB_MAX } from '../rules/bpmn/limits.ts'

export const downloadBpmn = endpoint({
  method: 'GET',
  path: '/api/editions/:editionId/bpmn',
  summary: 'An edition as a BPMN 2.0 file with its drawing',
  who: 'reader',
  params: z.object({ editionId: z.uuid() }),
  answer: z.string(),
})

export const importBpmn = endpoint({
  method: 'POST',
  path: '/api/editions/bpmn',
  summary: 'Begin a new edition from a BPMN 2.0 file, and say what of it an edition cannot hold',
  who: 'administrator',
  act: true,
  body: z.strictObject({
    xml: z
      .string()
      .min(1)
      .max(BPMN_MB_MAX * 1024 * 1024),
  }),
  answer: z.object({
    id: z.uuid(),
    steps: z.int(),
    posts: z.int(),
    notes: z.array(z.object({ code: z.string(), message: z.object({ id: z.string(), en: z.string() }) })),
  }),
})
