import { sql } from 'kysely'

/** Whether an item was reported as a hoax; in a query that reads items, asked of each that it gives. */
export const isClaimed = (itemId: 'item.id' | 'register_entry.item_id') =>
  sql<boolean>`exists (select from claim where claim.item_id = ${sql.ref(itemId)})`
