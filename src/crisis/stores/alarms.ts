/** When time says something: rows that any node rings once. */
import { sql } from 'kysely'
import { crisisPlanSchema, type AlarmKind } from '../../base/crisis.ts'
import { newId } from '../../base/id.ts'
import type { Tx } from '../../db/connect.ts'
import type { Alarm } from '../rules.ts'

export async function insertAlarms(tx: Tx, dossierId: string, alarms: readonly Alarm[]): Promise<void> {
  await tx
    .insertInto('situation_alarm')
    .values(alarms.map((it) => ({ id: newId(), dossier_id: dossierId, ...it })))
    .execute()
}

/**
 * Alarms whose instant came, the oldest first, with how their matter stands. What another node is at is passed over, and
 * so is a dossier that somebody acts on at this moment: they come round again.
 */
export async function lockDueAlarms(tx: Tx, now: Date, limit: number) {
  const rows = await tx
    .selectFrom('situation_alarm')
    .innerJoin('dossier', 'dossier.id', 'situation_alarm.dossier_id')
    .innerJoin('situation', 'situation.dossier_id', 'situation_alarm.dossier_id')
    .innerJoin('crisis_plan', 'crisis_plan.id', 'situation.plan_id')
    .leftJoin('situation_tick', (join) =>
      join
        .onRef('situation_tick.dossier_id', '=', 'situation_alarm.dossier_id')
        .onRef('situation_tick.step_id', '=', 'situation_alarm.about')
        .on('situation_alarm.kind', '=', 'step'),
    )
    .leftJoin('situation_promise', (join) =>
      join
        .on(sql<boolean>`situation_promise.id::text = situation_alarm.about`)
        .onRef('situation_promise.dossier_id', '=', 'situation_alarm.dossier_id'),
    )
    .select([
      'situation_alarm.id',
      'situation_alarm.kind',
      'situation_alarm.about',
      'situation_alarm.at',
      'situation_alarm.dossier_id as dossierId',
      'dossier.edition_id as editionId',
      'dossier.authors',
      'situation.ended_at as endedAt',
      'crisis_plan.body as plan',
      'situation_tick.done_at as tickedAt',
      'situation_promise.words',
      'situation_promise.due_at as promisedAt',
      'situation_promise.kept_at as keptAt',
    ])
    .where('situation_alarm.done_at', 'is', null)
    .where('situation_alarm.at', '<=', now)
    .orderBy('situation_alarm.at')
    .orderBy('situation_alarm.id')
    .limit(limit)
    .modifyEnd(sql`for update of situation_alarm skip locked for key share of dossier skip locked`)
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as AlarmKind, plan: crisisPlanSchema.parse(row.plan) }))
}

export async function endAlarms(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return
  await tx.updateTable('situation_alarm').set({ done_at: now }).where('id', 'in', ids).execute()
}

/** Alarms that said nothing because all was over then: each is judged anew. */
export async function restoreAlarms(tx: Tx, dossierId: string, since: Date): Promise<void> {
  await tx
    .updateTable('situation_alarm')
    .set({ done_at: null })
    .where('dossier_id', '=', dossierId)
    .where('done_at', '>=', since)
    .execute()
}
