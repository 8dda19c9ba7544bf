/** What the public was promised by when, the holding statement first; kept once and for good. */
import { newId } from '../../base/id.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { alarmsOfPromise, ENTRIES_MAX } from '../rules.ts'
import { insertAlarms } from './alarms.ts'

/** What was promised, the first due first. */
export async function listPromises(db: Db | Tx, dossierId: string) {
  const rows = await db
    .selectFrom('situation_promise')
    .leftJoin('person as maker', 'maker.id', 'situation_promise.made_by')
    .leftJoin('person as keeper', 'keeper.id', 'situation_promise.kept_by')
    .leftJoin('version', (join) =>
      join
        .onRef('version.hash', '=', 'situation_promise.kept_version')
        .onRef('version.dossier_id', '=', 'situation_promise.dossier_id'),
    )
    .select([
      'situation_promise.id',
      'kind',
      'words',
      'due_at as dueAt',
      'made_at as madeAt',
      'maker.name as madeBy',
      'kept_at as keptAt',
      'keeper.name as keptBy',
      'kept_note as keptNote',
      'kept_version as keptVersion',
      'version.number as keptNumber',
    ])
    .where('situation_promise.dossier_id', '=', dossierId)
    .orderBy('due_at')
    .orderBy('situation_promise.id')
    .limit(ENTRIES_MAX)
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as 'statement' | 'update' }))
}

export async function insertPromise(
  tx: Tx,
  it: { dossierId: string; kind: 'statement' | 'update'; words: string; dueAt: Date; personId: string | null },
  now: Date,
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('situation_promise')
    .values({
      id,
      dossier_id: it.dossierId,
      kind: it.kind,
      words: it.words,
      due_at: it.dueAt,
      made_by: it.personId,
      made_at: now,
    })
    .execute()
  await insertAlarms(tx, it.dossierId, alarmsOfPromise({ id, madeAt: now, dueAt: it.dueAt }))
  return id
}

/** @throws {Refused} `not-found` */
export async function lockPromise(tx: Tx, it: { dossierId: string; promiseId: string }) {
  const row = await tx
    .selectFrom('situation_promise')
    .select(['kept_at as keptAt', 'made_at as madeAt'])
    .where('id', '=', it.promiseId)
    .where('dossier_id', '=', it.dossierId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  return row
}

export async function keepPromise(
  tx: Tx,
  it: { promiseId: string; note: string; version: string | null; personId: string | null },
  at: Date,
): Promise<void> {
  await tx
    .updateTable('situation_promise')
    .set({ kept_at: at, kept_by: it.personId, kept_note: it.note, kept_version: it.version })
    .where('id', '=', it.promiseId)
    .execute()
}

/** What the public reads of a dossier keeps its holding statement, in the transaction that sends it out. */
export async function keepStatement(
  tx: Tx,
  it: { dossierId: string; version: string; personId: string },
  now: Date,
): Promise<void> {
  const owed = await tx
    .selectFrom('situation_promise')
    .select('id')
    .where('dossier_id', '=', it.dossierId)
    .where('kind', '=', 'statement')
    .where('kept_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (owed) await keepPromise(tx, { promiseId: owed.id, note: '', version: it.version, personId: it.personId }, now)
}
