import { z } from 'zod'
import { endpoint } from '../../http/contract.ts'
import { dossierState, level } from '../api.ts'

export const listOralApprovals = endpoint({
  method: 'GET',
  path: '/api/oral-approvals',
  summary:
    'Texts approved by word of mouth in a crisis that wait to be ratified in writing, the first to be late on top',
  who: 'reader',
  answer: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        number: z.string(),
        title: z.string(),
        level,
        state: dossierState,
        ratifyBy: z.iso.datetime(),
        late: z.boolean(),
      }),
    ),
  }),
})
