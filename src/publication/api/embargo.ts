import { z } from 'zod'
import { instant } from '../../base/schemas.ts'
import { endpoint } from '../../http/contract.ts'

export const readEmbargoCheck = endpoint({
  method: 'GET',
  path: '/api/embargo-check',
  summary: 'How the last look for texts that a stranger can read before their time ended; null before the first',
  who: 'reader',
  answer: z.object({
    last: z
      .object({
        at: instant,
        texts: z.int(),
        asked: z.int(),
        /** Of texts that the reader may read. */
        leaks: z.array(z.object({ dossierId: z.uuid(), title: z.string(), path: z.string() })),
        /** Of all texts. */
        count: z.int(),
      })
      .nullable(),
  }),
})
