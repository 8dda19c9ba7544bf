/** The fact log: entries that are never changed; what moves is a new one. */
import type { FactState } from '../../base/crisis.ts'
import { newId } from '../../base/id.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { ENTRIES_MAX } from '../rules.ts'

/** Every entry of the fact log, the oldest first. */
export async function listFactEntries(db: Db | Tx, dossierId: string) {
  return db
    .selectFrom('situation_fact')
    .innerJoin('person', 'person.id', 'situation_fact.said_by')
    .select([
      'situation_fact.id',
      'fact_id as factId',
      'state',
      'text',
      'source',
      'recorded_at as at',
      'person.name as by',
    ])
    .where('dossier_id', '=', dossierId)
    .orderBy('situation_fact.id')
    .limit(ENTRIES_MAX)
    .execute()
}

/** @param it.factId of the fact that it says anew; null for another fact. @throws {Refused} `not-found` for one of another dossier */
export async function insertFact(
  tx: Tx,
  it: { dossierId: string; factId: string | null; state: FactState; text: string; source: string; personId: string },
  now: Date,
): Promise<{ id: string; factId: string }> {
  const id = newId()
  const factId = it.factId ?? id
  if (it.factId !== null) {
    const first = await tx
      .selectFrom('situation_fact')
      .select('id')
      .where('id', '=', it.factId)
      .where('dossier_id', '=', it.dossierId)
      .whereRef('id', '=', 'fact_id')
      .executeTakeFirst()
    if (!first) throw new Refused({ code: 'not-found' })
  }
  await tx
    .insertInto('situation_fact')
    .values({
      id,
      dossier_id: it.dossierId,
      fact_id: factId,
      state: it.state,
      text: it.text,
      source: it.source,
      said_by: it.personId,
      recorded_at: now,
    })
    .execute()
  return { id, factId }
}
