/** The stays of a dossier at its steps, each with its clock: arrived, opened, held, done. */
import type { Calendar } from '../../base/calendar.ts'
import { newId } from '../../base/id.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { timesOf, type VisitOutcome } from '../rules.ts'
import type { Runs, Pace, VisitClock } from '../rules/visit-clock.ts'

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

/** From now on the visit's clock runs so, and it is due then. */
export async function paceVisit(
  tx: Tx,
  { dossierId, visit }: VisitKey,
  it: { runs: Runs; speed: number; reason: string; personId: string; dueAt: Date; calendarId: string },
  now: Date,
): Promise<void> {
  const { id } = await tx
    .updateTable('visit')
    .set({ due_at: it.dueAt, calendar_id: it.calendarId })
    .where('dossier_id', '=', dossierId)
    .where('number', '=', visit)
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('visit_pace')
    .values({ visit_id: id, at: now, runs: it.runs, speed: it.speed, reason: it.reason, person_id: it.personId })
    .onConflict((on) =>
      on.columns(['visit_id', 'at']).doUpdateSet({ runs: it.runs, reason: it.reason, person_id: it.personId }),
    )
    .execute()
}

/** The clock of a visit as it ran so far. */
export async function readVisitClock(tx: Tx, { dossierId, visit }: VisitKey): Promise<VisitClock> {
  const rows = await tx
    .selectFrom('visit')
    .innerJoin('visit_pace', 'visit_pace.visit_id', 'visit.id')
    .select(['visit.standard_minutes', 'visit_pace.at', 'visit_pace.runs', 'visit_pace.speed'])
    .where('visit.dossier_id', '=', dossierId)
    .where('visit.number', '=', visit)
    .orderBy('visit_pace.at')
    .execute()
  const [first] = rows
  if (!first) throw new Error('a visit begins with a pace')
  return { standardMinutes: first.standard_minutes, paces: rows }
}

/** How the clock of each visit of one dossier ran, by the visit's number. */
export async function readPacesOf(db: Db, dossierId: string): Promise<Map<number, Pace[]>> {
  const rows = await paces(db).where('visit.dossier_id', '=', dossierId).execute()
  return Map.groupBy(rows, (it) => it.number)
}

/** How the clocks of these dossiers ran at the step where they are, by dossier; of one page of a list. */
export async function readCurrentPaces(db: Db | Tx, dossierIds: readonly string[]): Promise<Map<string, Pace[]>> {
  if (dossierIds.length === 0) return new Map()
  const rows = await paces(db)
    .innerJoin('dossier', (join) =>
      join.onRef('dossier.id', '=', 'visit.dossier_id').onRef('dossier.visit_number', '=', 'visit.number'),
    )
    .where('visit.dossier_id', 'in', dossierIds)
    .execute()
  return Map.groupBy(rows, (it) => it.dossier_id)
}

const paces = (db: Db | Tx) =>
  db
    .selectFrom('visit_pace')
    .innerJoin('visit', 'visit.id', 'visit_pace.visit_id')
    .select(['visit.dossier_id', 'visit.number', 'visit_pace.at', 'visit_pace.runs', 'visit_pace.speed'])
    .orderBy('visit_pace.at')

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
  const { paces } = await readVisitClock(tx, { dossierId, visit })
  const times = timesOf(
    it.calendar,
    { arrivedAt: row.arrived_at, openedAt: row.opened_at, doneAt: now, dueAt: row.due_at, paces },
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
  it: {
    step: number
    postId: string
    standardMinutes: number
    runs: Runs
    speed: number
    arrivedAt: Date
    dueAt: Date
    calendarId: string
    openedBy?: string
  },
  now: Date,
): Promise<void> {
  const id = newId()
  await tx
    .insertInto('visit')
    .values({
      id,
      dossier_id: dossierId,
      number: visit,
      step: it.step,
      post_id: it.postId,
      standard_minutes: it.standardMinutes,
      arrived_at: it.arrivedAt,
      due_at: it.dueAt,
      calendar_id: it.calendarId,
      ...(it.openedBy !== undefined && { opened_at: now, opened_by: it.openedBy }),
    })
    .execute()
  await tx.insertInto('visit_pace').values({ visit_id: id, at: it.arrivedAt, runs: it.runs, speed: it.speed }).execute()
}
