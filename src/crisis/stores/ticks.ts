/** Steps of the checklist that were ticked off, each once and for good. */
import type { Db, Tx } from '../../db/connect.ts'

export async function listTicks(db: Db | Tx, dossierId: string) {
  return db
    .selectFrom('situation_tick')
    .innerJoin('person', 'person.id', 'situation_tick.ticked_by')
    .select(['step_id as stepId', 'note', 'done_at as doneAt', 'recorded_at as recordedAt', 'person.name as by'])
    .where('dossier_id', '=', dossierId)
    .execute()
}

export async function insertTick(
  tx: Tx,
  it: { dossierId: string; stepId: string; note: string; doneAt: Date; personId: string },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('situation_tick')
    .values({
      dossier_id: it.dossierId,
      step_id: it.stepId,
      note: it.note,
      done_at: it.doneAt,
      ticked_by: it.personId,
      recorded_at: now,
    })
    .execute()
}
