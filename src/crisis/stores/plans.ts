/** The checklist of the first hour, in editions that never change. */
import { sql } from 'kysely'
import { crisisPlanSchema, type CrisisPlan } from '../../base/crisis.ts'
import { newId } from '../../base/id.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { numberedPage, readNumberCursor } from '../../db/keyset.ts'

const editions = (db: Db | Tx) =>
  db
    .selectFrom('crisis_plan')
    .leftJoin('person', 'person.id', 'crisis_plan.changed_by')
    .select(['crisis_plan.number', 'changed_at as at', 'person.name as by'])
    .orderBy('crisis_plan.number', 'desc')

/** The checklist in force, or one of before. @throws {Refused} `not-found` */
export async function readPlan(db: Db | Tx, number?: number) {
  const row = await editions(db)
    .select(['crisis_plan.id', 'body'])
    .$if(number !== undefined, (query) => query.where('crisis_plan.number', '=', number ?? 0))
    .limit(1)
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  return { ...row, body: crisisPlanSchema.parse(row.body) }
}

/** A page of the editions, the newest first. */
export async function listPlans(
  db: Db,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
) {
  const from = readNumberCursor(after)
  const rows = await editions(db)
    .$if(from !== null, (query) => query.where('crisis_plan.number', '<', from ?? 0))
    .limit(limit + 1)
    .execute()
  return numberedPage(rows, limit)
}

/** Held while one is put in force, so that two people cannot follow the same edition. */
export async function lockPlans(tx: Tx): Promise<void> {
  await sql`lock table crisis_plan in share row exclusive mode`.execute(tx)
}

export async function insertPlan(
  tx: Tx,
  it: { number: number; body: CrisisPlan; personId: string },
  now: Date,
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('crisis_plan')
    .values({ id, number: it.number, body: JSON.stringify(it.body), changed_by: it.personId, changed_at: now })
    .execute()
  return id
}
