import { canonical, type Json } from '../../base/canonical.ts'
import { newId } from '../../base/id.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { readableBy, type Reader } from '../../db/readers.ts'
import { dossierNumber } from '../rules.ts'

export type NewOralApproval = {
  readonly dossierId: string
  readonly versionHash: string
  readonly visit: number
  readonly step: number
  readonly level: 'alert' | 'crisis'
  readonly fromId: string
  readonly fromPostId: string
  readonly heardBy: string
  readonly heardPostId: string
  readonly heardAt: Date
  readonly how: string
  readonly ratifyBy: Date
  /** So that the ledger's hash of what was recorded cannot be guessed back. */
  readonly salt: string
}

/** Records one YES by word of mouth, final; its canonical text is what the ledger holds the hash of. */
export async function insertOralApproval(
  tx: Tx,
  it: NewOralApproval,
  now: Date,
): Promise<{ id: string; statement: string }> {
  const id = newId()
  const told = { ...it, heardAt: it.heardAt.toISOString(), ratifyBy: it.ratifyBy.toISOString() }
  const statement = canonical({ ...told, recordedAt: now.toISOString() } as Json)
  await tx
    .insertInto('oral_approval')
    .values({
      id,
      dossier_id: it.dossierId,
      version_hash: it.versionHash,
      visit_number: it.visit,
      step: it.step,
      level: it.level,
      from_id: it.fromId,
      from_post_id: it.fromPostId,
      heard_by: it.heardBy,
      heard_post_id: it.heardPostId,
      heard_at: it.heardAt,
      how: it.how,
      recorded_at: now,
      ratify_by: it.ratifyBy,
      statement,
    })
    .execute()
  return { id, statement }
}

/** The newest oral approval of a dossier at a step, with the names of who said and who heard it; null when there is none. */
export async function findOralApproval(db: Db | Tx, it: { dossierId: string; step: number }) {
  const row = await db
    .selectFrom('oral_approval as oral')
    .innerJoin('person as leader', 'leader.id', 'oral.from_id')
    .innerJoin('person as hearer', 'hearer.id', 'oral.heard_by')
    .innerJoin('post as heard_post', 'heard_post.id', 'oral.heard_post_id')
    .select([
      'oral.id',
      'oral.from_id',
      'oral.step',
      'oral.visit_number',
      'oral.version_hash',
      'oral.heard_at',
      'oral.how',
      'oral.recorded_at',
      'oral.ratify_by',
      'leader.name as from',
      'hearer.name as heard_by',
      'heard_post.name as heard_post',
    ])
    .where('oral.dossier_id', '=', it.dossierId)
    .where('oral.step', '=', it.step)
    .orderBy('oral.visit_number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

const OPEN_MAX = 20 // a crisis has few; more would be an office without paper

/** What was approved by word of mouth and waits for its paper, the first to be late on top. */
export async function listToRatify(db: Db, reader: Reader) {
  const rows = await db
    .selectFrom('dossier')
    .select(['id', 'year', 'number', 'title', 'level', 'state', 'ratify_by'])
    .where('ratify_by', 'is not', null)
    .where(readableBy(reader))
    .orderBy('ratify_by')
    .orderBy('id')
    .limit(OPEN_MAX)
    .execute()
  return rows.map(({ year, number, ratify_by: by, ...row }) => ({
    ...row,
    number: dossierNumber(year, number),
    ratifyBy: by as Date,
  }))
}
