import { sql } from 'kysely'
import type { Db } from '../../db/connect.ts'
import { withheldItems, type Reader } from '../../db/readers.ts'

/** Since when an item stands at Perhatian or above, and which are issues that nothing was published about: as their index says it. */
export const alarmedAt = sql<Date>`coalesce(item.alarmed_at, item.created_at)`
export const isUnanswered = sql<boolean>`item.state in ('open', 'picked') and item.kind = 'issue'
  and item.level <> 'watch' and item.answer in ('none', 'working')`

const COUNTED_MAX = 1_000 // more than anybody reads

/** How many issues that they may read wait for an answer, how many of them are worked on, and since when the longest; counted to a thousand. */
export async function countUnanswered(
  db: Db,
  reader: Reader,
): Promise<{ count: number; working: number; since: Date | null }> {
  const { rows } = await sql<{ count: string; working: string; since: Date | null }>`
    select count(*) as count, count(*) filter (where answer = 'working') as working, min(since) as since from (
      select ${alarmedAt} as since, item.answer from item where ${isUnanswered} and item.id not in ${withheldItems(reader)} order by ${alarmedAt}, item.id limit ${COUNTED_MAX}
    ) waiting`.execute(db)
  const [row] = rows
  return { count: Number(row?.count ?? 0), working: Number(row?.working ?? 0), since: row?.since ?? null }
}
