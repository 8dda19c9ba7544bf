import { sql } from 'kysely'
import type { Db } from '../../db/connect.ts'

/** Since when an item stands at Perhatian or above, and which are issues without a dossier: as their index says it. */
export const alarmedAt = sql<Date>`coalesce(item.alarmed_at, item.created_at)`
export const isUnanswered = sql<boolean>`item.state = 'open' and item.kind = 'issue' and item.level <> 'watch'`

const COUNTED_MAX = 1_000 // more than anybody reads

/** How many issues wait for an answer, and since when the one that waits longest; counted to a thousand. */
export async function countUnanswered(db: Db): Promise<{ count: number; since: Date | null }> {
  const { rows } = await sql<{ count: string; since: Date | null }>`
    select count(*) as count, min(since) as since from (
      select ${alarmedAt} as since from item where ${isUnanswered} order by ${alarmedAt}, item.id limit ${COUNTED_MAX}
    ) waiting`.execute(db)
  return { count: Number(rows[0]?.count ?? 0), since: rows[0]?.since ?? null }
}
