import { sql } from 'kysely'
import { contentHash, contentText } from '../../base/content-hash.ts'
import type { Content } from '../../base/content.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { page, readNumberCursor, writeCursor } from '../../db/keyset.ts'

/**
 * Keeps one immutable version and says its number; the same text twice in one dossier is the same version, as it was
 * first kept.
 * @param it.parent the version it was made of; null for a first one
 */
export async function insertVersion(
  tx: Tx,
  it: { dossierId: string; content: Content; parent: string | null; name: string; personId: string },
  now: Date,
): Promise<number> {
  const hash = contentHash(it.content)
  const { last } = await tx
    .selectFrom('version')
    .select((eb) => eb.fn.coalesce(eb.fn.max('number'), sql<number>`0`).as('last'))
    .where('dossier_id', '=', it.dossierId)
    .executeTakeFirstOrThrow()
  const kept = await tx
    .insertInto('version')
    .values({
      dossier_id: it.dossierId,
      hash,
      number: last + 1,
      content: contentText(it.content),
      parent_hash: it.parent === hash ? null : it.parent,
      name: it.name,
      created_by: it.personId,
      created_at: now,
    })
    .onConflict((on) => on.columns(['dossier_id', 'hash']).doNothing())
    .returning('number')
    .executeTakeFirst()
  return kept?.number ?? findVersionNumber(tx, it.dossierId, hash)
}

async function findVersionNumber(tx: Tx, dossierId: string, hash: string): Promise<number> {
  const { number } = await tx
    .selectFrom('version')
    .select('number')
    .where('dossier_id', '=', dossierId)
    .where('hash', '=', hash)
    .executeTakeFirstOrThrow()
  return number
}

/** What a version became on its way, from the trail and from what later steps wrote. */
export const editions = ['submitted', 'reviewed', 'approved', 'published'] as const

type VersionRow = {
  hash: string
  number: number
  title: string
  name: string
  parent: number | null
  created_at: Date
  created_by: string
  editions: { edition: (typeof editions)[number]; at: string }[]
}

/**
 * The versions of one dossier, the newest first, each with the editions it became. One query that reads no text, so that
 * the five hundredth version costs what the first does.
 */
export async function listVersionPage(db: Db, it: { dossierId: string; after: string | undefined; limit: number }) {
  const before = readNumberCursor(it.after)
  const { rows } = await sql<VersionRow>`
    with shown as (
      select hash, number, title, name, parent_hash, created_at, created_by from version
      where dossier_id = ${it.dossierId} and ${before === null ? sql`true` : sql`number < ${before}`}
      order by number desc limit ${it.limit + 1}
    ), sent as (
      select version_hash, step, acted_at, target_step from trail
      where dossier_id = ${it.dossierId} and kind = 'complete' and version_hash is not null
    ), became as (
      select version_hash, case when step = (select min(step) from sent) then 'submitted' else 'reviewed' end as edition,
        min(acted_at) as at
      from sent
      where target_step is not null and not exists (
        select from decision d where d.dossier_id = ${it.dossierId} and d.step < sent.step
      )
      group by 1, 2
      union all
      select version_hash, 'approved', min(decided_at) from decision
      where dossier_id = ${it.dossierId} and answer = 'yes' group by 1
      union all
      select c.version_hash, 'approved', min(c.certified_at) from certification c join decision d on d.id = c.decision_id
      where d.dossier_id = ${it.dossierId} group by 1
      union all
      select v.version_hash, 'published', min(case when v.number = 1 then p.published_at else v.released_at end)
      from publication p join publication_version v on v.publication_id = p.id
      where p.dossier_id = ${it.dossierId} group by 1
    ), named as (
      select version_hash, json_agg(json_build_object('edition', edition, 'at', at) order by at) as editions
      from became group by 1
    )
    select shown.hash, shown.number, coalesce(shown.title, '') as title, shown.name, parent.number as parent,
      shown.created_at, person.name as created_by, coalesce(named.editions, '[]') as editions
    from shown
    join person on person.id = shown.created_by
    left join version parent on parent.dossier_id = ${it.dossierId} and parent.hash = shown.parent_hash
    left join named on named.version_hash = shown.hash
    order by shown.number desc`.execute(db)
  return page(rows, it.limit, (row) => writeCursor(row.number, row.hash))
}
