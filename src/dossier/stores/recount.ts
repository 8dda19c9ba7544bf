/** Open visits whose due instant comes from a calendar that is no longer in force. */
import { sql } from 'kysely'
import type { Db, Tx } from '../../db/connect.ts'
import { readableBy, type Reader } from '../../db/readers.ts'
import { isByAnother } from '../../office/stores/calendar.ts'
import { dossierNumber } from '../rules.ts'
import type { VisitClock } from '../rules/visit-clock.ts'

export type Uncounted = VisitClock & {
  readonly id: string
  readonly dossierId: string
  readonly visit: number
  readonly dueAt: Date
}

/** Some of them, each with its dossier locked against acts; those that somebody acts on now come next time. */
export async function lockUncounted(tx: Tx, calendarId: string, limit: number): Promise<Uncounted[]> {
  const rows = await tx
    .selectFrom('visit')
    .innerJoin('dossier', (join) =>
      join.onRef('dossier.id', '=', 'visit.dossier_id').onRef('dossier.visit_number', '=', 'visit.number'),
    )
    .select(['visit.id', 'visit.dossier_id', 'visit.number as visit', 'visit.due_at', 'visit.standard_minutes'])
    .where('visit.done_at', 'is', null)
    .where(isByAnother(calendarId))
    .orderBy('visit.id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
  return withPaces(tx, rows)
}

export type OpenVisit = Uncounted & {
  /** Of its dossier. */
  readonly number: string
  readonly title: string
  readonly step: number
  /** Whether this reader may know of it. */
  readonly readable: boolean
}

/** The open visits that are due first. */
export async function listFirstDue(db: Db, reader: Reader, limit: number): Promise<OpenVisit[]> {
  const rows = await db
    .selectFrom('visit')
    .innerJoin('dossier', (join) =>
      join.onRef('dossier.id', '=', 'visit.dossier_id').onRef('dossier.visit_number', '=', 'visit.number'),
    )
    .select(['visit.id', 'visit.dossier_id', 'visit.number as visit', 'visit.due_at', 'visit.standard_minutes'])
    .select(['dossier.year', 'dossier.number', 'dossier.title', 'dossier.step', readableBy(reader).as('readable')])
    .where('visit.done_at', 'is', null)
    .orderBy('visit.due_at')
    .orderBy('visit.id')
    .limit(limit)
    .execute()
  const visits = await withPaces(db, rows)
  return visits.map((it, at) => {
    const { year, number, title, step, readable } = rows[at] as (typeof rows)[number]
    return { ...it, number: dossierNumber(year, number), title, step, readable }
  })
}

type Row = { id: string; dossier_id: string; visit: number; due_at: Date; standard_minutes: number }

/** Visits with how their clocks ran, in the same order. */
async function withPaces(db: Db | Tx, rows: readonly Row[]): Promise<Uncounted[]> {
  if (rows.length === 0) return []
  const paces = await db
    .selectFrom('visit_pace')
    .select(['visit_id', 'at', 'runs', 'speed'])
    .where(
      'visit_id',
      'in',
      rows.map((it) => it.id),
    )
    .orderBy('at')
    .execute()
  const byVisit = Map.groupBy(paces, (it) => it.visit_id)
  return rows.map((it) => ({
    id: it.id,
    dossierId: it.dossier_id,
    visit: it.visit,
    dueAt: it.due_at,
    standardMinutes: it.standard_minutes,
    paces: byVisit.get(it.id) ?? [],
  }))
}

/** Writes when they are due now, and keeps what moved. */
export async function recountVisits(
  tx: Tx,
  { calendarId, counted }: { calendarId: string; counted: readonly (Uncounted & { readonly to: Date })[] },
  now: Date,
): Promise<void> {
  if (counted.length === 0) return
  const due = sql<{ visit_id: string; dossier_id: string; due_at: Date }>`(
    select * from unnest(
      ${counted.map((it) => it.id)}::uuid[],
      ${counted.map((it) => it.dossierId)}::uuid[],
      ${counted.map((it) => it.to)}::timestamptz[]
    ) as it (visit_id, dossier_id, due_at)
  )`
  await sql`update visit set due_at = due.due_at, calendar_id = ${calendarId} from ${due} as due where visit.id = due.visit_id`.execute(
    tx,
  )
  await sql`update dossier set due_at = due.due_at from ${due} as due where dossier.id = due.dossier_id`.execute(tx)
  const moved = counted.filter((it) => it.to.getTime() !== it.dueAt.getTime())
  if (moved.length > 0)
    await tx
      .insertInto('visit_recount')
      .values(
        moved.map((it) => ({ visit_id: it.id, calendar_id: calendarId, from_due: it.dueAt, to_due: it.to, at: now })),
      )
      .onConflict((on) => on.doNothing())
      .execute()
}
