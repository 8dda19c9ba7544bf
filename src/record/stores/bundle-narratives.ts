/** The narratives that a dossier's text took over: the very version, by whom it was approved, and how it ended. */
import { sql } from 'kysely'
import type { Db, Tx } from '../../db/connect.ts'
import { isOfDossier } from '../../dossier/stores/narratives.ts'
import { whole, type Row } from './bundle-contents.ts'

/**
 * A list, or none where nothing was taken over. The canonical bytes whose SHA-256 the ledger names come along, save those
 * of a narrative about another dossier of few readers, whose words stand in the text alone.
 */
export async function readBundleNarratives(
  db: Db | Tx,
  dossierId: string,
): Promise<Readonly<Record<string, readonly Row[]>>> {
  const narratives = await whole<Row>(
    db
      .selectFrom('narrative_use')
      .innerJoin('narrative', 'narrative.id', 'narrative_use.narrative_id')
      .innerJoin('narrative_version', (join) =>
        join
          .onRef('narrative_version.narrative_id', '=', 'narrative_use.narrative_id')
          .onRef('narrative_version.number', '=', 'narrative_use.number'),
      )
      .leftJoin('dossier', (join) => join.on(isOfDossier))
      .select([
        'narrative_use.narrative_id',
        'narrative_use.number',
        'narrative_use.taken_by',
        'narrative_use.taken_at',
      ])
      .select(['narrative_version.hash', 'narrative_version.valid_from', 'narrative_version.valid_until'])
      .select(['narrative_version.written_by', 'narrative_version.written_at'])
      .select(['narrative_version.decided_by', 'narrative_version.decided_post', 'narrative_version.decided_at'])
      .select(['narrative.withdrawn_at', 'narrative.withdrawn_by'])
      .select(
        sql<string | null>`case when dossier.limited and dossier.id <> ${dossierId}::uuid then null
          else narrative_version.body end`.as('body'),
      )
      .where('narrative_use.dossier_id', '=', dossierId)
      .orderBy('narrative_use.taken_at')
      .orderBy('narrative_use.narrative_id')
      .orderBy('narrative_use.number'),
  )
  return narratives.length === 0 ? {} : { narratives }
}
