import { z } from 'zod'
import { drawnPages } from '../../base/drawing-schema.ts'
import { endpoint } from '../../http/contract.ts'

const editionId = z.object({ editionId: z.uuid() })

export const drawSheet = endpoint({
  method: 'GET',
  path: '/api/editions/:editionId/sheet',
  summary: 'The official sheet of an edition, drawn for the screen: the same as on paper',
  who: 'reader',
  params: editionId,
  answer: z.object({ pages: drawnPages }),
})

export const downloadSheet = endpoint({
  method: 'GET',
  path: '/api/editions/:editionId/sheet/:form',
  summary: 'The official sheet of an edition as a file',
  who: 'reader',
  params: editionId.extend({ form: z.enum(['pdf', 'svg', 'docx']) }),
  answer: z.string(),
})
