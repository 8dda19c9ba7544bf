import { sql } from 'kysely'
import type { Db, Tx } from '../../db/connect.ts'

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
      'visit.waiting_minutes',
      'visit.processing_minutes',
    ])
    .where('visit.dossier_id', '=', dossierId)
    .orderBy('visit.number')
    .limit(TRAIL_MAX)
    .execute()
}

/** What happened to one dossier, the newest first. */
export async function listTrail(db: Db | Tx, dossierId: string) {
  return db
    .selectFrom('trail')
    .innerJoin('person', 'person.id', 'trail.person_id')
    .leftJoin('post', 'post.id', 'trail.post_id')
    .leftJoin('tenure as mandate', 'mandate.id', 'trail.mandate_id')
    .leftJoin('person as absent', 'absent.id', 'mandate.for_person_id')
    .leftJoin('decision', (join) =>
      join
        .onRef('decision.dossier_id', '=', 'trail.dossier_id')
        .onRef('decision.decided_at', '=', 'trail.acted_at')
        .onRef('decision.person_id', '=', 'trail.person_id')
        .on('trail.kind', 'in', ['yes', 'yes-with-notes', 'no', 'ratify', 'ratify-refused']),
    )
    .select([
      sql<string | null>`decision.statement::jsonb ->> 'decidedAt'`.as('said_at'),
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
      'mandate.acting',
      'mandate.letter_number',
      'absent.name as absent',
    ])
    .where('trail.dossier_id', '=', dossierId)
    .orderBy('trail.revision', 'desc')
    .limit(TRAIL_MAX)
    .execute()
}

/** The item a dossier came from, as the inventory knows it. */
export async function findItemOf(db: Db, itemId: string) {
  return db
    .selectFrom('item')
    .select(['id', 'title', 'kind', 'source', 'agency', 'level'])
    .where('id', '=', itemId)
    .executeTakeFirst()
}
