/** Papers that were given up: the one place that says how often one is tried, and counts those that are left alone. */
import { sql, type RawBuilder } from 'kysely'
import type { Db } from './connect.ts'
import { countUpTo } from './count.ts'
import { readablePaper, type Reader } from './readers.ts'

/** Then a paper is left alone until an administrator asks again. */
export const TRIES_MAX = 5

/** Whether the row of `paper` in this query is given up: not made, tried as often as it may be, and its last try is over. */
function paperFailed(now: Date): RawBuilder<boolean> {
  return sql<boolean>`(paper.made_at is null and paper.attempts >= ${TRIES_MAX} and paper.try_at <= ${now})`
}

/** How many are given up, up to a thousand: of those that the reader may read, or of all. */
export async function countFailedPapers(db: Db, reader: Reader | 'all', now: Date): Promise<number> {
  return countUpTo(
    db,
    db
      .selectFrom('paper')
      .leftJoin('dossier', 'dossier.id', 'paper.dossier_id')
      .where(paperFailed(now))
      .$if(reader !== 'all', (query) => query.where(readablePaper(reader as Reader))),
  )
}
