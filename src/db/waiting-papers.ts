/** Papers that wait for a signature: the one place that counts them, for the board, a dossier's row and the desk. */
import { sql, type RawBuilder } from 'kysely'
import type { Db } from './connect.ts'
import { readableIfAny, type Reader } from './readers.ts'

/** Those that wait for the reader themselves, or all that they may read. */
export type WaitingFor = 'mine' | 'all'
const COUNT_MAX = 1_000

/** How many papers of the row of `dossier` in this query wait. */
export const papersWaitingOf: RawBuilder<number> = sql<number>`(
  select count(*)::integer from paper_to_sign s where s.dossier_id = dossier.id and s.state = 'waiting')`

/** How many wait, up to a thousand. */
export async function countPapersWaiting(db: Db, reader: Reader, part: WaitingFor): Promise<number> {
  const some = db
    .selectFrom('paper_to_sign')
    .leftJoin('dossier', 'dossier.id', 'paper_to_sign.dossier_id')
    .select(sql`1`.as('one'))
    .where('paper_to_sign.state', '=', 'waiting')
    .where(readableIfAny(reader))
    .$if(part === 'mine', (query) => query.where('paper_to_sign.person_id', '=', reader.personId))
    .limit(COUNT_MAX)
    .as('some')
  const { count } = await db
    .selectFrom(some)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
