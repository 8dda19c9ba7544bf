import { z } from 'zod'
import { plainText, TWICE } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'
import { ITEMS_AT_ONCE_MAX, MAX } from '../rules.ts'

/** Each act of sorting on several items at once: all of them or none, in one transaction. */

const itemId = z.uuid()
const revision = z.int().min(1)
/** As in the act on one item: what another did since is not undone. */
const undoes = revision.optional()

const each = <Item extends z.ZodType<{ itemId: string }>>(item: Item) =>
  z
    .array(item)
    .min(1)
    .max(ITEMS_AT_ONCE_MAX)
    .refine((all) => new Set(all.map((it) => it.itemId)).size === all.length, { error: TWICE })

/** As the act left each, in the order asked. */
const answer = z.object({ items: z.array(z.object({ itemId, revision })) })

export const dismissItems = endpoint({
  method: 'POST',
  path: '/api/inventory/items/dismissal',
  summary: 'Put several items aside, with one reason; all or none',
  who: 'staff',
  act: true,
  body: z.strictObject({ items: each(z.strictObject({ itemId })), reason: plainText(MAX.reason) }),
  answer,
})

export const restoreItems = endpoint({
  method: 'POST',
  path: '/api/inventory/items/restoration',
  summary: 'Take back the dismissal of several items while their round is open; all or none',
  who: 'staff',
  act: true,
  body: z.strictObject({ items: each(z.strictObject({ itemId, undoes })) }),
  answer,
})

export const watchItems = endpoint({
  method: 'POST',
  path: '/api/inventory/items/watch',
  summary: 'Keep several items in view, or put them back in the list; all or none',
  who: 'staff',
  act: true,
  body: z.strictObject({ items: each(z.strictObject({ itemId, undoes })), watched: z.boolean() }),
  answer,
})

export const assignItems = endpoint({
  method: 'POST',
  path: '/api/inventory/items/assignment',
  summary: 'Give several items to somebody who works in the inventory, or take them back with null; all or none',
  who: 'staff',
  act: true,
  /** Each with its own person: what is taken back goes to whoever had it before. */
  body: z.strictObject({ items: each(z.strictObject({ itemId, personId: z.uuid().nullable(), undoes })) }),
  answer,
})
