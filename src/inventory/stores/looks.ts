import { sql } from 'kysely'
import type { Db } from '../../db/connect.ts'
import { readableIfAny, readableJoined, type Reader } from '../../db/readers.ts'

/** Who comes back within that time has not been away. */
const AWAY_MS = 30 * 60_000
const COUNTED_MAX = 1_000

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

/** When a person looked at the inventory the time before, and how many items are new or have changed since, up to a thousand. */
export async function findEarlierLook(
  db: Db,
  reader: Reader & { readonly personId: string },
): Promise<{ at: string; changed: number } | null> {
  const look = await db
    .selectFrom('inventory_look')
    .select('earlier_at')
    .where('person_id', '=', reader.personId)
    .executeTakeFirst()
  const since = look?.earlier_at
  if (!since) return null
  const { count } = await db
    .selectFrom(
      db
        .selectFrom('item')
        .leftJoin('dossier', 'dossier.item_id', 'item.id')
        .select('item.id')
        .where('item.changed_at', '>', since)
        .where(readableIfAny(reader))
        .where(readableJoined(reader))
        .limit(COUNTED_MAX)
        .as('changed'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return { at: since.toISOString(), changed: Number(count) }
}
