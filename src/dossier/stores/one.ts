import type { Db } from '../../db/connect.ts'

const TRAIL_MAX = 500 // acts shown of one dossier; the ledger holds them all

/** The visits of one dossier, the first first. */
export async function listVisits(db: Db, dossierId: string) {
  return db
    .selectFrom('visit')
    .innerJoin('post', 'post.id', 'visit.post_id')
    .leftJoin('person', 'person.id', 'visit.done_by')
    .select([
      'visit.number',
      'visit.step',
      'post.name as post',
      'visit.arrived_at',
      'visit.opened_at',
      'visit.done_at',
      'visit.due_at',
      'person.name as done_by',
      'visit.outcome',
      'visit.standard_minutes',
    ])
    .where('visit.dossier_id', '=', dossierId)
    .orderBy('visit.number')
    .limit(TRAIL_MAX)
    .execute()
}

/** What happened to one dossier, the newest first. */
export async function listTrail(db: Db, dossierId: string) {
  return db
    .selectFrom('trail')
    .innerJoin('person', 'person.id', 'trail.person_id')
    .leftJoin('post', 'post.id', 'trail.post_id')
    .select([
      'trail.revision',
      'trail.kind',
      'trail.step',
      'trail.target_step',
      'person.name as person',
      'post.name as post',
      'trail.note',
      'trail.version_hash',
      'trail.ledger_index',
      'trail.acted_at',
    ])
    .where('trail.dossier_id', '=', dossierId)
    .orderBy('trail.revision', 'desc')
    .limit(TRAIL_MAX)
    .execute()
}

/** The version that a person saw last other than the current one, to show them what changed since; null for none. */
export async function findSeen(db: Db, it: { dossierId: string; personId: string; current: string | null }) {
  const row = await db
    .selectFrom('seen')
    .select(['version_hash', 'seen_at', 'earlier_hash', 'earlier_at'])
    .where('dossier_id', '=', it.dossierId)
    .where('person_id', '=', it.personId)
    .executeTakeFirst()
  if (!row) return null
  if (row.version_hash !== it.current) return { hash: row.version_hash, at: row.seen_at }
  return row.earlier_hash && row.earlier_at ? { hash: row.earlier_hash, at: row.earlier_at } : null
}

/** The item a dossier came from, as the inventory knows it. */
export async function findItemOf(db: Db, itemId: string) {
  return db
    .selectFrom('item')
    .select(['id', 'title', 'kind', 'source', 'agency'])
    .where('id', '=', itemId)
    .executeTakeFirst()
}
