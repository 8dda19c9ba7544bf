import { sql } from 'kysely'
import type { Db } from '../../db/connect.ts'
import { countToSort } from './standing.ts'

/** Who comes back within that time has not been away. */
const AWAY_MS = 30 * 60_000

/** Notes that a person looks at the inventory; when they looked before they were away stays beside it. */
export async function keepLook(db: Db, personId: string, now: Date): Promise<void> {
  const gone = new Date(now.getTime() - AWAY_MS)
  await db
    .insertInto('inventory_look')
    .values({ person_id: personId, looked_at: now })
    .onConflict((on) =>
      on.column('person_id').doUpdateSet({
        looked_at: now,
        earlier_at: sql`case when inventory_look.looked_at < ${gone} then inventory_look.looked_at else inventory_look.earlier_at end`,
      }),
    )
    .execute()
}

/** When a person looked at the inventory the time before, and how much of what is to be sorted is new or has changed since, up to a thousand. */
export async function findEarlierLook(db: Db, personId: string): Promise<{ at: string; changed: number } | null> {
  const look = await db
    .selectFrom('inventory_look')
    .select('earlier_at')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  const since = look?.earlier_at
  if (!since) return null
  return { at: since.toISOString(), changed: await countToSort(db, since) }
}
