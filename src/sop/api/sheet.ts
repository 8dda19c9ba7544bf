import { z } from 'zod'
import { drawnPages } from '../../base/drawing-schema.ts'
import { endpoint } from '../../http/contract.ts'

const sheet = z.enum(['A4', 'F4'])
const editionId = z.object({ editionId: z.uuid() })

export const drawSheet = endpoint({
  method: 'GET',
  path: '/api/editions/:editionId/sheet',
  summary: 'The official sheet of an edition, drawn for the screen: the same as on paper',
  who: 'reader',
  params: editionId,
  answer: z.object({
    pages: drawnPages,
    /** Where anybody can ask whether the sheet stands, and its size, once it is kept; null before that. */
    kept: z.object({ check: z.string(), sheet }).nullable(),
  }),
})

export const downloadSheet = endpoint({
  method: 'GET',
  path: '/api/editions/:editionId/sheet/:form',
  summary: 'The official sheet of an edition as a file: of one that came into force the very PDF that was kept, unless another size is asked for', // prettier-ignore
  who: 'reader',
  params: editionId.extend({ form: z.enum(['pdf', 'svg', 'docx']) }),
  query: z.object({ sheet: sheet.optional() }),
  answer: z.string(),
})
