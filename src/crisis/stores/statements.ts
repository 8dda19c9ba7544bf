/** The dossier's texts as a situation tells of them. */
import { sql } from 'kysely'
import type { Db, Tx } from '../../db/connect.ts'
import { numberedPage, readNumberCursor } from '../../db/keyset.ts'

type Part = { readonly after?: string | undefined; readonly limit: number }

/**
 * Since when the public reads a version: not before its hour (which is none before the end of an embargo), and never where
 * another stood in its place by then. Null while it does not.
 */
const publicSince = sql<Date | null>`(
  select max(greatest(released.released_at, case when publication.scheduled_for is not null then publication.went_out_at end))
  from publication join publication_version released on released.publication_id = publication.id
  where publication.dossier_id = version.dossier_id and released.version_hash = version.hash
    and (publication.scheduled_for is null or publication.went_out_at is not null and not exists (
      select from publication_version later where later.publication_id = publication.id
        and later.number > released.number and later.released_at <= publication.went_out_at)))`

/** A page of the texts of a dossier, the newest first, and since when the public reads each. */
export async function listStatements(db: Db | Tx, dossierId: string, { after, limit }: Part) {
  const from = readNumberCursor(after)
  const rows = await db
    .selectFrom('version')
    .innerJoin('person', 'person.id', 'version.created_by')
    .select([
      'version.hash',
      'version.number',
      'version.created_at as at',
      'person.name as by',
      publicSince.as('publicAt'),
    ])
    .where('version.dossier_id', '=', dossierId)
    .$if(from !== null, (query) => query.where('version.number', '<', from ?? 0))
    .orderBy('version.number', 'desc')
    .limit(limit + 1)
    .execute()
  return numberedPage(rows, limit)
}

/** Since when the public reads one version of a dossier; null while it does not. */
export async function findPublicSince(
  tx: Tx,
  it: { readonly dossierId: string; readonly version: string },
): Promise<Date | null> {
  const row = await tx
    .selectFrom('version')
    .select(publicSince.as('at'))
    .where('dossier_id', '=', it.dossierId)
    .where('hash', '=', it.version)
    .executeTakeFirst()
  return row?.at ?? null
}
