/** The stays of a dossier at its steps, each with its clock: arrived, opened, held, done. */
import type { Calendar } from '../../base/calendar.ts'
import { newId } from '../../base/id.ts'
import type { Tx } from '../../db/connect.ts'
import { timesOf, type VisitOutcome } from '../rules.ts'

type VisitKey = { readonly dossierId: string; readonly visit: number }

export async function openVisit(tx: Tx, { dossierId, visit }: VisitKey, personId: string, now: Date): Promise<void> {
  await tx
    .updateTable('visit')
    .set({ opened_at: now, opened_by: personId })
    .where('dossier_id', '=', dossierId)
    .where('number', '=', visit)
    .where('opened_at', 'is', null)
    .execute()
}

export async function holdVisit(tx: Tx, { dossierId, visit }: VisitKey, now: Date): Promise<void> {
  await tx
    .updateTable('visit')
    .set({ held_at: now })
    .where('dossier_id', '=', dossierId)
    .where('number', '=', visit)
    .execute()
}

/** When a visit that is on hold was put on hold. */
export async function readHeldAt(tx: Tx, { dossierId, visit }: VisitKey): Promise<Date> {
  const row = await tx
    .selectFrom('visit')
    .select('held_at')
    .where('dossier_id', '=', dossierId)
    .where('number', '=', visit)
    .executeTakeFirstOrThrow()
  if (!row.held_at) throw new Error('the visit is not held')
  return row.held_at
}

export async function resumeVisit(tx: Tx, { dossierId, visit }: VisitKey, dueAt: Date): Promise<void> {
  await tx
    .updateTable('visit')
    .set({ held_at: null, due_at: dueAt })
    .where('dossier_id', '=', dossierId)
    .where('number', '=', visit)
    .execute()
}

/** Ends a visit and keeps its working minutes, waiting and processing apart. */
export async function endVisit(
  tx: Tx,
  { dossierId, visit }: VisitKey,
  it: { personId: string; outcome: VisitOutcome; calendar: Calendar },
  now: Date,
): Promise<void> {
  const row = await tx
    .selectFrom('visit')
    .select(['id', 'arrived_at', 'opened_at', 'due_at'])
    .where('dossier_id', '=', dossierId)
    .where('number', '=', visit)
    .executeTakeFirstOrThrow()
  const times = timesOf(
    it.calendar,
    { arrivedAt: row.arrived_at, openedAt: row.opened_at, doneAt: now, dueAt: row.due_at },
    now,
  )
  await tx
    .updateTable('visit')
    .set({
      done_at: now,
      done_by: it.personId,
      outcome: it.outcome,
      waiting_minutes: times.waiting,
      processing_minutes: times.processing,
    })
    .where('id', '=', row.id)
    .execute()
}

export async function beginVisit(
  tx: Tx,
  { dossierId, visit }: VisitKey,
  it: { step: number; postId: string; standardMinutes: number; dueAt: Date },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('visit')
    .values({
      id: newId(),
      dossier_id: dossierId,
      number: visit,
      step: it.step,
      post_id: it.postId,
      standard_minutes: it.standardMinutes,
      arrived_at: now,
      due_at: it.dueAt,
    })
    .execute()
}
