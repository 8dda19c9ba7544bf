/** Papers that wait for a signature: the one place that counts them, for the board, a dossier's row and the desk. */
import { sql, type RawBuilder } from 'kysely'
import type { Db } from './connect.ts'
import { countUpTo } from './count.ts'
import { readableIfAny, type Reader } from './readers.ts'

/** Those that wait for the reader themselves, or all that they may read. */
export type WaitingFor = 'mine' | 'all'

/** How many papers of the row of `dossier` in this query wait. */
export const papersWaitingOf: RawBuilder<number> = sql<number>`(
  select count(*)::integer from paper_to_sign s where s.dossier_id = dossier.id and s.state = 'waiting')`

/** How many wait, up to a thousand. */
export async function countPapersWaiting(db: Db, reader: Reader, part: WaitingFor): Promise<number> {
  return countUpTo(
    db,
    db
      .selectFrom('paper_to_sign')
      .leftJoin('dossier', 'dossier.id', 'paper_to_sign.dossier_id')
      .where('paper_to_sign.state', '=', 'waiting')
      .where(readableIfAny(reader))
      .$if(part === 'mine', (query) => query.where('paper_to_sign.person_id', '=', reader.personId)),
  )
}
