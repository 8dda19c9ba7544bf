/** The editorial calendar: plans of releases, events, and what stands beside them on the same days. */
import { newId } from '../../base/id.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { readableBy, type Reader } from '../../db/readers.ts'
import { listAgendaEvents } from '../../inventory/stores/agenda.ts'
import { firstOf, joinEvents, wholeUntil, type CalendarEvent } from '../rules/editorial-calendar.ts'

/** Instants, from inclusive, to exclusive; and how many rows at most. */
type Stretch = { readonly from: Date; readonly to: Date; readonly limit: number }

/** Dossiers on their way that are meant to go out, the first on top. */
export async function listPlans(db: Db | Tx, reader: Reader, { from, to, limit }: Stretch) {
  return db
    .selectFrom('release_plan')
    .innerJoin('dossier', 'dossier.id', 'release_plan.dossier_id')
    .select([
      'dossier.id',
      'dossier.year',
      'dossier.number',
      'dossier.title',
      'dossier.limited',
      'dossier.state',
      'dossier.kind',
      'dossier.level',
      'dossier.step',
      'dossier.edition_id',
      'dossier.visit_number',
      'dossier.arrived_at',
      'dossier.opened_at',
      'dossier.due_at',
      'release_plan.planned_at',
      'release_plan.revision',
      'release_plan.changed_at',
    ])
    .where('release_plan.planned_at', '>=', from)
    .where('release_plan.planned_at', '<', to)
    .where('dossier.state', 'in', ['running', 'held'])
    .where(readableBy(reader))
    .orderBy('release_plan.planned_at')
    .orderBy('dossier.id')
    .limit(limit)
    .$narrowType<{ planned_at: Date }>()
    .execute()
}
export type PlanRow = Awaited<ReturnType<typeof listPlans>>[number]

/** Dossiers that are due, the first on top; of some posts alone where they are named. */
export async function listDeadlines(db: Db, reader: Reader, { from, to, limit }: Stretch, posts?: readonly string[]) {
  return db
    .selectFrom('visit')
    .innerJoin('dossier', (join) =>
      join.onRef('dossier.id', '=', 'visit.dossier_id').onRef('dossier.visit_number', '=', 'visit.number'),
    )
    .innerJoin('post', 'post.id', 'visit.post_id')
    .select([
      'dossier.id',
      'dossier.year',
      'dossier.number',
      'dossier.title',
      'dossier.limited',
      'dossier.step',
      'dossier.edition_id',
      'visit.due_at',
      'visit.arrived_at',
      'visit.number as visit_number',
      'post.id as post_id',
      'post.name as post',
    ])
    .where('visit.done_at', 'is', null)
    .where('visit.due_at', '>=', from)
    .where('visit.due_at', '<', to)
    .where('dossier.state', '=', 'running')
    .where(readableBy(reader))
    .$if(posts !== undefined, (query) => query.where('visit.post_id', 'in', [...(posts as string[]), '']))
    .orderBy('visit.due_at')
    .orderBy('dossier.id')
    .limit(limit)
    .execute()
}

/** What went public and still is, the first on top. */
export async function listReleased(db: Db, reader: Reader, { from, to, limit }: Stretch) {
  return db
    .selectFrom('publication')
    .innerJoin('dossier', 'dossier.id', 'publication.dossier_id')
    .select([
      'dossier.id',
      'dossier.year',
      'dossier.number',
      'dossier.limited',
      'publication.title',
      'publication.published_at',
      'publication.state as publication_state',
    ])
    .where('publication.published_at', '>=', from)
    .where('publication.published_at', '<', to)
    .where('publication.state', '<>', 'withdrawn')
    .where(readableBy(reader))
    .orderBy('publication.published_at')
    .orderBy('dossier.id')
    .limit(limit)
    .execute()
}

const LONGEST_MS = 31 * 86_400_000 // as the table has it

/**
 * Events that touch the stretch, the office's and those of the leader's agendas that are connected, each once; and until
 * when they are all, the end exclusive.
 */
export async function listCalendarEvents(
  db: Db | Tx,
  reader: Reader,
  stretch: Stretch,
): Promise<{ events: CalendarEvent[]; wholeUntil: Date }> {
  const rows = await listEvents(db, stretch)
  const own = rows.map(({ from_at: from, to_at: to, ...rest }) => ({ ...rest, from, to }))
  const connected = await listAgendaEvents(db, reader, stretch)
  return {
    events: joinEvents(own, connected.events),
    wholeUntil: firstOf([wholeUntil(own.map((it) => it.from), stretch), connected.wholeUntil]), // prettier-ignore
  }
}

/** Events that the office noted by hand and that touch the stretch, the first on top. */
export async function listEvents(db: Db | Tx, { from, to, limit }: Stretch) {
  return db
    .selectFrom('office_event')
    .select(['id', 'kind', 'title', 'from_at', 'to_at', 'place', 'note', 'revision', 'changed_at'])
    .where('removed_at', 'is', null)
    .where('from_at', '>=', new Date(from.getTime() - LONGEST_MS))
    .where('from_at', '<', to)
    .where('to_at', '>', from)
    .orderBy('from_at')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** The plan of one dossier; null before the first. */
export async function findPlan(db: Db | Tx, dossierId: string) {
  const row = await db
    .selectFrom('release_plan')
    .innerJoin('person', 'person.id', 'release_plan.planned_by')
    .select(['planned_at', 'revision', 'person.name as planned_by'])
    .where('dossier_id', '=', dossierId)
    .executeTakeFirst()
  return row ?? null
}

/**
 * Keeps when a dossier is meant to go out. The dossier's row is locked by the caller, so two planners wait for each other.
 * @throws {Refused} `plan-changed` when another plan was made since the one that was seen
 */
export async function savePlan(
  tx: Tx,
  it: { dossierId: string; plannedAt: Date | null; seenRevision: number; personId: string },
  now: Date,
): Promise<{ before: Date | null; revision: number }> {
  const current = await findPlan(tx, it.dossierId)
  if ((current?.revision ?? 0) !== it.seenRevision)
    throw new Refused({ code: 'plan-changed', seen: it.seenRevision, current: current?.revision ?? 0 })
  const revision = it.seenRevision + 1
  const values = { planned_at: it.plannedAt, planned_by: it.personId, revision, changed_at: now }
  await tx
    .insertInto('release_plan')
    .values({ dossier_id: it.dossierId, ...values })
    .onConflict((on) => on.column('dossier_id').doUpdateSet(values))
    .execute()
  return { before: current?.planned_at ?? null, revision }
}

export type EventFields = {
  readonly kind: 'leader' | 'office'
  readonly title: string
  readonly from: Date
  readonly to: Date
  readonly place: string
  readonly note: string
}

const columnsOf = ({ from, to, ...rest }: EventFields) => ({ ...rest, from_at: from, to_at: to })

export async function insertEvent(tx: Tx, it: EventFields, personId: string, now: Date): Promise<string> {
  const id = newId()
  await tx
    .insertInto('office_event')
    .values({ id, ...columnsOf(it), revision: 1, changed_by: personId, changed_at: now })
    .execute()
  return id
}

/** @throws {Refused} `not-found`, also when it was removed; `event-changed` */
export async function updateEvent(
  tx: Tx,
  it: { eventId: string; fields: EventFields; removed: boolean; seenRevision: number; personId: string },
  now: Date,
): Promise<number> {
  const row = await tx
    .selectFrom('office_event')
    .select('revision')
    .where('id', '=', it.eventId)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  if (row.revision !== it.seenRevision)
    throw new Refused({ code: 'event-changed', seen: it.seenRevision, current: row.revision })
  const revision = row.revision + 1
  await tx
    .updateTable('office_event')
    .set({
      ...columnsOf(it.fields),
      revision,
      changed_by: it.personId,
      changed_at: now,
      removed_at: it.removed ? now : null,
    })
    .where('id', '=', it.eventId)
    .execute()
  return revision
}
