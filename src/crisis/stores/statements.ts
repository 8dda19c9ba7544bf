/** The dossier's texts as a situation tells of them. */
import { sql } from 'kysely'
import type { Db, Tx } from '../../db/connect.ts'

const STATEMENTS_SHOWN = 20

/** The texts of a dossier, the newest first, and since when the public reads each. */
export async function listStatements(db: Db | Tx, dossierId: string) {
  return db
    .selectFrom('version')
    .innerJoin('person', 'person.id', 'version.created_by')
    .leftJoin('publication', 'publication.dossier_id', 'version.dossier_id')
    .leftJoin('publication_version', (join) =>
      join
        .onRef('publication_version.publication_id', '=', 'publication.id')
        .onRef('publication_version.version_hash', '=', 'version.hash'),
    )
    .select([
      'version.hash',
      'version.number',
      'version.created_at as at',
      'person.name as by',
      sql<Date | null>`max(publication_version.released_at)`.as('publicAt'),
    ])
    .where('version.dossier_id', '=', dossierId)
    .groupBy(['version.hash', 'version.number', 'version.created_at', 'person.name'])
    .orderBy('version.number', 'desc')
    .limit(STATEMENTS_SHOWN)
    .execute()
}
