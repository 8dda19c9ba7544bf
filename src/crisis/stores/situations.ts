/** A situation's row: begun with the level itself, ended by a person or by the level. */
import { sql } from 'kysely'
import { crisisPlanSchema } from '../../base/crisis.ts'
import { isCrisis, type CrisisLevel } from '../../base/levels.ts'
import { dossierNumber } from '../../base/dossier-number.ts'
import { Refused } from '../../base/refused.ts'
import { crisisWords as w } from '../../base/words/crisis.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { page, readRankCursor, writeCursor } from '../../db/keyset.ts'
import { readableBy, type Reader } from '../../db/readers.ts'
import { alarmsOfPlan, atMinute, beginOf, ENTRIES_MAX, stepsOf } from '../rules.ts'
import { insertAlarms, restoreAlarms } from './alarms.ts'
import { readPlan } from './plans.ts'
import { insertPromise } from './promises.ts'

/**
 * Follows the level of a dossier, in the transaction that sets it: at alert or crisis level its situation begins, with the
 * clock to the holding statement and an alarm for each step; below it, what was under way is over.
 * @param it.risenAt when its issue came to that level, if somebody had to pick it first or say so of its dossier: the public has waited since
 */
export async function followLevel(
  tx: Tx,
  it: {
    dossierId: string
    level: CrisisLevel
    reason: string
    personId: string
    speed?: number
    risenAt?: Date | null
  },
  now: Date,
): Promise<void> {
  const earlier = await findSituation(tx, it.dossierId)
  if (!isCrisis(it.level)) {
    if (earlier?.endedAt === null) await endSituation(tx, it, now)
    return
  }
  if (earlier) {
    if (earlier.endedAt) await resumeSituation(tx, { dossierId: it.dossierId, endedAt: earlier.endedAt })
    return
  }
  const { id: planId, body: plan } = await readPlan(tx)
  const { dossierId } = it
  const running = { ...beginOf(it.risenAt ?? null, now), speed: it.speed ?? 1 }
  const { begunAt, pickedAt, speed } = running
  await tx
    .insertInto('situation')
    .values({ dossier_id: dossierId, plan_id: planId, begun_at: begunAt, picked_at: pickedAt, speed })
    .execute()
  const dueAt = atMinute(running, plan.statementMinutes)
  // What the plan owes it has owed since then.
  await insertPromise(tx, { dossierId, kind: 'statement', words: w.statement.id, dueAt, personId: null }, begunAt)
  await insertAlarms(tx, dossierId, alarmsOfPlan(plan, stepsOf(running)))
}

const situations = (db: Db | Tx) =>
  db
    .selectFrom('situation')
    .innerJoin('crisis_plan', 'crisis_plan.id', 'situation.plan_id')
    .leftJoin('person as ender', 'ender.id', 'situation.ended_by')
    .select([
      'situation.begun_at as begunAt',
      'situation.picked_at as pickedAt',
      'situation.speed',
      'situation.ended_at as endedAt',
      'situation.end_reason as endReason',
      'ender.name as endedBy',
      'crisis_plan.body as plan',
      'crisis_plan.number as planNumber',
    ])

/** A dossier's situation; null where it never stood at alert or crisis level. */
export async function findSituation(db: Db | Tx, dossierId: string) {
  const row = await situations(db).where('situation.dossier_id', '=', dossierId).executeTakeFirst()
  return row ? { ...row, plan: crisisPlanSchema.parse(row.plan) } : null
}
export type Situation = NonNullable<Awaited<ReturnType<typeof findSituation>>>

/** @throws {Refused} `crisis-none` */
export async function readSituation(db: Db | Tx, dossierId: string): Promise<Situation> {
  const found = await findSituation(db, dossierId)
  if (!found) throw new Refused({ code: 'crisis-none' })
  return found
}

/** The same, locked, so that its entries come one after the other. @throws {Refused} `crisis-none` */
export async function lockSituation(tx: Tx, dossierId: string): Promise<Situation> {
  await tx.selectFrom('situation').select('dossier_id').where('dossier_id', '=', dossierId).forNoKeyUpdate().execute()
  return readSituation(tx, dossierId)
}

/** How many entries of one kind there are; under its lock, so that no two pass the limit together. */
export async function countEntries(
  tx: Tx,
  kind: 'situation_speaker' | 'situation_fact' | 'situation_promise' | 'situation_call',
  dossierId: string,
): Promise<number> {
  const { count } = await tx
    .selectFrom(kind)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('dossier_id', '=', dossierId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function endSituation(
  tx: Tx,
  it: { dossierId: string; reason: string; personId: string },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('situation')
    .set((eb) => ({ ended_at: now, ended_by: it.personId, end_reason: it.reason, revision: eb('revision', '+', 1) }))
    .where('dossier_id', '=', it.dossierId)
    .execute()
}

/** It is as bad again: the record goes on where it was left, and what came due meanwhile is rung for. */
async function resumeSituation(
  tx: Tx,
  { dossierId, endedAt }: { readonly dossierId: string; readonly endedAt: Date },
): Promise<void> {
  await restoreAlarms(tx, dossierId, endedAt)
  await tx
    .updateTable('situation')
    .set((eb) => ({ ended_at: null, ended_by: null, end_reason: null, revision: eb('revision', '+', 1) }))
    .where('dossier_id', '=', dossierId)
    .execute()
}

/** What the dossier itself is called, and whether it is a drill. */
export async function readHead(db: Db | Tx, dossierId: string) {
  return db.selectFrom('dossier').select(['title', 'drill']).where('id', '=', dossierId).executeTakeFirstOrThrow()
}

/** Situations that this person may read with what they owe, those under way first, drills behind what is real, the newest on top. */
export async function listSituations(
  db: Db,
  reader: Reader,
  asked: { readonly after?: string | undefined; readonly limit: number },
  now: Date,
) {
  const from = readRankCursor(asked.after)
  const found = await db
    .selectFrom('situation')
    .innerJoin('dossier', 'dossier.id', 'situation.dossier_id')
    .select([
      'dossier.id',
      'dossier.year',
      'dossier.number',
      'dossier.title',
      'dossier.level',
      'dossier.drill',
      'dossier.limited',
      'situation.begun_at as begunAt',
      'situation.ended_at as endedAt',
      rank.as('rank'),
    ])
    .select((eb) => {
      const owed = eb
        .selectFrom('situation_promise')
        .whereRef('situation_promise.dossier_id', '=', 'situation.dossier_id')
        .where('kept_at', 'is', null)
      return [
        owed
          .select('due_at')
          .where('kind', '=', 'statement')
          .where('situation.ended_at', 'is', null)
          .as('statementDueAt'),
        owed
          .select(sql<number>`count(*)::int`.as('count'))
          .where('due_at', '<', sql<Date>`coalesce(situation.ended_at, ${now})`)
          .$asScalar()
          .$notNull()
          .as('missed'),
      ]
    })
    .where(readableBy(reader))
    .$if(from !== null, (query) =>
      query.where(
        sql<boolean>`(${rank} > ${from?.rank} or ${rank} = ${from?.rank} and (begun_at, dossier.id) < (${from?.at}, ${from?.id}))`,
      ),
    )
    .orderBy(rank)
    .orderBy('situation.begun_at', 'desc')
    .orderBy('dossier.id', 'desc')
    .limit(asked.limit + 1)
    .execute()
  const { rows, next } = page(found, asked.limit, (row) => writeCursor([row.rank, row.begunAt.toISOString()], row.id))
  return {
    rows: rows.map((row) => ({
      id: row.id,
      number: dossierNumber(row.year, row.number),
      title: row.title,
      level: row.level,
      drill: row.drill,
      limited: row.limited,
      begunAt: row.begunAt,
      endedAt: row.endedAt,
      statementDueAt: row.statementDueAt,
      missed: row.missed,
    })),
    next,
  }
}

/** What is really under way now and may be read by them, the newest first. */
export async function listRunning(db: Db | Tx, reader: Reader, limit: number) {
  const rows = await db
    .selectFrom('situation')
    .innerJoin('dossier', 'dossier.id', 'situation.dossier_id')
    .select(['dossier.id', 'dossier.year', 'dossier.number', 'dossier.title', 'dossier.level', 'begun_at as begunAt'])
    .where('situation.ended_at', 'is', null)
    .where('dossier.drill', '=', false)
    .where(readableBy(reader))
    .orderBy('begun_at', 'desc')
    .orderBy('dossier.id')
    .limit(limit)
    .execute()
  return rows.map(({ id, year, number, title, level, begunAt }) => ({
    dossierId: id,
    number: dossierNumber(year, number),
    title,
    level,
    begunAt,
  }))
}

/** What is under way before what is over, and of both what is real before drills. */
const rank = sql<number>`(ended_at is not null)::int * 2 + dossier.drill::int`

/** Every time that the level was set or confirmed, the oldest first. */
export async function listLevels(db: Db | Tx, dossierId: string) {
  return db
    .selectFrom('dossier_level')
    .innerJoin('person', 'person.id', 'dossier_level.person_id')
    .select(['dossier_level.level', 'dossier_level.reason', 'dossier_level.set_at as at', 'person.name as by'])
    .where('dossier_level.dossier_id', '=', dossierId)
    .orderBy('dossier_level.set_at')
    .orderBy('dossier_level.id')
    .limit(ENTRIES_MAX)
    .execute()
}
