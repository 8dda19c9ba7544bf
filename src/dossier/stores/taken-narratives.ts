import { sql } from 'kysely'
import type { Db, Tx } from '../../db/connect.ts'
import type { TakenNarrative } from '../rules/gates/narratives.ts'
import type { NarrativeText } from '../rules/narratives.ts'

const TAKEN_MAX = 200 // versions that one text ever took over; a text of a tenth as many would be nothing else

/** The version of the row of `narrative` in this query that holds on a day: approved last of those whose first day has come. */
export const heldVersion = (db: Db | Tx, today: string) =>
  db
    .selectFrom('narrative_version')
    .select(['number', 'body', 'valid_until'])
    .where(sql<boolean>`narrative_version.narrative_id = narrative.id`)
    .where('approved', '=', true)
    .where(sql<boolean>`valid_from <= ${today}::date`)
    .orderBy('number', 'desc')
    .limit(1)
    .as('held')

/**
 * The versions of narratives that a dossier's text took over, with how each stands on a day: whoever may read the text
 * reads their words in it, whoever may read the narrative itself.
 */
export async function listTakenNarratives(db: Db | Tx, dossierId: string, today: string): Promise<TakenNarrative[]> {
  const rows = await db
    .selectFrom('narrative_use as use')
    .innerJoin('narrative', 'narrative.id', 'use.narrative_id')
    .innerJoin('narrative_version as taken', (join) =>
      join.onRef('taken.narrative_id', '=', 'use.narrative_id').onRef('taken.number', '=', 'use.number'),
    )
    .leftJoinLateral(heldVersion(db, today), (join) => join.onTrue())
    .select(['use.narrative_id as id', 'use.number', 'taken.body', 'narrative.withdrawn_at as withdrawnAt'])
    .select(['held.number as heldNumber', 'held.valid_until as heldUntil'])
    .where('use.dossier_id', '=', dossierId)
    .orderBy('use.taken_at', 'desc')
    .limit(TAKEN_MAX)
    .execute()
  return rows.map(({ id, number, body, withdrawnAt, heldNumber, heldUntil }) => {
    const { title, text, validUntil } = JSON.parse(body) as NarrativeText
    const until = heldUntil ?? validUntil
    const counts = until >= today ? (heldNumber === number ? 'valid' : 'replaced') : 'expired'
    return { id, number, title, text, until, standing: withdrawnAt === null ? counts : 'withdrawn' }
  })
}
