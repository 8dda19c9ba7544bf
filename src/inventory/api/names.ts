import { z } from 'zod'
import { nameKinds } from '../../base/terms.ts'
import { endpoint } from '../../http/contract.ts'

const id = z.uuid()

const named = z.object({
  /** Of the entry in the house dictionary. */
  id,
  kind: z.enum(nameKinds),
  name: z.string(),
  /** Of an official, else ''. */
  title: z.string(),
})

export const listItemNames = endpoint({
  method: 'GET',
  path: '/api/inventory/items/:itemId/names',
  summary: 'Whom and what of the house dictionary an item speaks of, the most spoken of first',
  who: 'reader',
  params: z.object({ itemId: id }),
  answer: z.object({ rows: z.array(named) }),
})

export const listOpenNames = endpoint({
  method: 'GET',
  path: '/api/inventory/names',
  summary: 'Whom and what of the house dictionary the items still to be sorted speak of most',
  who: 'reader',
  query: z.object({
    /** One that is chosen, wherever it stands. */
    with: id.optional(),
  }),
  answer: z.object({ rows: z.array(named.extend({ items: z.int() })) }),
})
