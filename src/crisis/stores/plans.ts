/** The checklist of the first hour, in editions. */
import { crisisPlanSchema, type CrisisPlan } from '../../base/crisis.ts'
import type { Db, Tx } from '../../db/connect.ts'

/** The checklist in force. */
export async function readPlan(
  db: Db | Tx,
): Promise<{ id: string; body: CrisisPlan; changedAt: Date; by: string | null }> {
  const row = await db
    .selectFrom('crisis_plan')
    .leftJoin('person', 'person.id', 'crisis_plan.changed_by')
    .select(['crisis_plan.id', 'body', 'changed_at as changedAt', 'person.name as by'])
    .orderBy('changed_at', 'desc')
    .orderBy('crisis_plan.id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return { ...row, body: crisisPlanSchema.parse(row.body) }
}
