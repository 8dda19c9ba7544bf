/** Timers: rows written with the stay whose time they count, run by any node, each once. */
import { sql } from 'kysely'
import { dayOf, ZONE, type Calendar } from '../../base/calendar.ts'
import { newId } from '../../base/id.ts'
import { timerKinds, type TimerKind } from '../../base/notices.ts'
import { runsAt } from '../../base/pace.ts'
import { isHolderThere } from '../../db/authority.ts'
import type { Tx } from '../../db/connect.ts'
import { timersOf } from '../rules/timers.ts'
import { readRules } from './rules.ts'

type VisitKey = { readonly dossierId: string; readonly visit: number }

/**
 * Sets the timers of a stay as it stands now, in the caller's transaction: those of one that is held or over go. To be
 * called whenever its due instant moved; what was told already is not set again.
 */
export async function planTimers(tx: Tx, calendar: Calendar, { dossierId, visit }: VisitKey, now: Date): Promise<void> {
  const stay = await tx
    .selectFrom('visit')
    .innerJoin('dossier', 'dossier.id', 'visit.dossier_id')
    .select(['visit.standard_minutes', 'visit.due_at', 'visit.done_at', 'dossier.state', 'dossier.level'])
    .select((eb) =>
      eb
        .selectFrom('visit_pace')
        .select('visit_pace.speed')
        .whereRef('visit_pace.visit_id', '=', 'visit.id')
        .orderBy('visit_pace.at', 'desc')
        .limit(1)
        .$asScalar()
        .$notNull()
        .as('speed'),
    )
    .where('visit.dossier_id', '=', dossierId)
    .where('visit.number', '=', visit)
    .executeTakeFirstOrThrow()
  await dropTimers(tx, { dossierId, visit })
  if (stay.done_at || stay.state !== 'running') return
  const clock = { calendar, runs: runsAt(stay.level), speed: stay.speed }
  const running = { standardMinutes: stay.standard_minutes, dueAt: stay.due_at }
  await insertTimers(tx, { dossierId, visit }, timersOf(clock, running, await readRules(tx), now))
}

async function dropTimers(tx: Tx, { dossierId, visit }: VisitKey): Promise<void> {
  await tx
    .deleteFrom('timer')
    .where('dossier_id', '=', dossierId)
    .where('visit', '=', visit)
    .where('kind', '<>', 'ratify-late')
    .where('done_at', 'is', null)
    .execute()
}

/** Until when an oral approval, heard at this stay, must be on paper. */
export async function planRatification(tx: Tx, key: VisitKey, by: Date): Promise<void> {
  await insertTimers(tx, key, [{ kind: 'ratify-late', at: by }])
}

async function insertTimers(tx: Tx, key: VisitKey, timers: readonly { kind: TimerKind; at: Date }[]): Promise<void> {
  await tx
    .insertInto('timer')
    .values(timers.map((it) => ({ id: newId(), ...it, dossier_id: key.dossierId, visit: key.visit })))
    .onConflict((on) => on.columns(['dossier_id', 'visit', 'kind']).doNothing())
    .execute()
}

export type DueTimer = Awaited<ReturnType<typeof lockDueTimers>>[number]

/**
 * Locks timers whose instant came, the oldest first, with what is known of their dossiers. What another node is at, and
 * a dossier that somebody acts on at this moment, are passed over: they come round again.
 */
export async function lockDueTimers(tx: Tx, now: Date, limit: number) {
  const on = dayOf(ZONE, now)
  const rows = await tx
    .selectFrom('timer')
    .innerJoin('dossier', 'dossier.id', 'timer.dossier_id')
    .innerJoin('visit', (join) =>
      join.onRef('visit.dossier_id', '=', 'timer.dossier_id').onRef('visit.number', '=', 'timer.visit'),
    )
    .leftJoin('oral_approval', (join) =>
      join
        .onRef('oral_approval.dossier_id', '=', 'timer.dossier_id')
        .onRef('oral_approval.visit_number', '=', 'timer.visit'),
    )
    .select([
      'timer.id',
      'timer.kind',
      'timer.at',
      'timer.dossier_id',
      'timer.visit',
      'dossier.state',
      'dossier.level',
      'dossier.step',
      'dossier.post_id',
      // Who left the post left its work to it, and who is away is told together with whoever stands in.
      sql<string | null>`case when ${isHolderThere(on)} then dossier.holder_id end`.as('holder_id'),
      'dossier.authors',
      'dossier.edition_id',
      'dossier.visit_number',
      'dossier.ratify_by',
      'visit.due_at',
      'visit.done_at',
      'oral_approval.from_id',
      'oral_approval.heard_by',
    ])
    .where('timer.done_at', 'is', null)
    .where('timer.at', '<=', now)
    .orderBy('timer.at')
    .orderBy('timer.id')
    .limit(limit)
    // Both or neither: a notice names its dossier, and who acts on that one may wait for this very timer.
    .modifyEnd(sql`for update of timer skip locked for key share of dossier skip locked`)
    .execute()
  return rows.map((row) => ({ ...row, kind: kindOf(row.kind) }))
}

const kindOf = (text: string) => {
  const kind = timerKinds.find((it) => it === text)
  if (!kind) throw new Error(`no timer ${text}`)
  return kind
}

export async function endTimers(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return
  await tx.updateTable('timer').set({ done_at: now }).where('id', 'in', ids).execute()
}

export async function putOffTimer(tx: Tx, id: string, until: Date): Promise<void> {
  await tx.updateTable('timer').set({ at: until }).where('id', '=', id).execute()
}
