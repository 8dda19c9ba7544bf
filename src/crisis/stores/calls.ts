/** Marks of who was called; never changed but for the name of who is removed. */
import type { CallOutcome } from '../../base/crisis.ts'
import { newId } from '../../base/id.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { ENTRIES_MAX } from '../rules.ts'

/** Every mark of who was called, the oldest first. */
export async function listCalls(db: Db | Tx, dossierId: string) {
  return db
    .selectFrom('situation_call')
    .innerJoin('person', 'person.id', 'situation_call.called_by')
    .select([
      'contact_id as contactId',
      'called_name as name',
      'outcome',
      'note',
      'called_at as at',
      'person.name as by',
    ])
    .where('dossier_id', '=', dossierId)
    .orderBy('situation_call.id')
    .limit(ENTRIES_MAX)
    .execute()
}

/** @param it.name who the contact is today: a mark stays when another takes their place */
export async function insertCall(
  tx: Tx,
  it: { dossierId: string; contactId: string; name: string; outcome: CallOutcome; note: string; personId: string },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('situation_call')
    .values({
      id: newId(),
      dossier_id: it.dossierId,
      contact_id: it.contactId,
      called_name: it.name,
      outcome: it.outcome,
      note: it.note,
      called_by: it.personId,
      called_at: now,
    })
    .execute()
}

/** No word stays of who is removed; that somebody was called does. */
export async function eraseCalled(tx: Tx, contactId: string): Promise<void> {
  await tx
    .updateTable('situation_call')
    .set({ called_name: '' })
    .where('contact_id', '=', contactId)
    .where('called_name', '<>', '')
    .execute()
}
