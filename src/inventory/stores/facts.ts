/** Agencies that were asked for the facts of an issue, and issues of which none was asked in time. */
import { sql } from 'kysely'
import { newId } from '../../base/id.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { settleNoticesUnder } from '../../notice/store.ts'
import { alarmedAt } from './unanswered.ts'

const SHOWN_MAX = 10

export async function listFactsAsked(db: Db, itemId: string) {
  return db
    .selectFrom('facts_asked')
    .innerJoin('person', 'person.id', 'facts_asked.asked_by')
    .select(['facts_asked.agency', 'person.name as by', 'facts_asked.asked_at as at'])
    .where('facts_asked.item_id', '=', itemId)
    .orderBy('facts_asked.asked_at', 'desc')
    .orderBy('facts_asked.id', 'desc')
    .limit(SHOWN_MAX)
    .execute()
}

export async function insertFactsAsked(
  tx: Tx,
  it: { readonly itemId: string; readonly agency: string; readonly personId: string },
  now: Date,
): Promise<string> {
  const { itemId, agency, personId } = it
  const id = newId()
  await tx
    .insertInto('facts_asked')
    .values({ id, item_id: itemId, agency, asked_by: personId, asked_at: now })
    .execute()
  await tx.updateTable('item').set({ facts_asked_at: now }).where('id', '=', itemId).execute()
  return id
}

const LINKS_MAX = 200

/** Agencies that hand in by a link of their own, by name. */
export async function listLinkedAgencies(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('intake_link')
    .select('agency')
    .where('withdrawn_at', 'is', null)
    .orderBy(sql`lower(agency)`)
    .limit(LINKS_MAX)
    .execute()
  return rows.map((row) => row.agency)
}

/** Locks issues that rose before then, of which no agency was asked for the facts and nobody was told that, those that wait longest on top. */
export async function lockFactsOwed(tx: Tx, before: Date, limit: number) {
  return tx
    .selectFrom('item')
    .select(['id', 'assigned_to as assignedTo', alarmedAt.as('since')])
    .where(
      sql<boolean>`item.state = 'open' and item.kind = 'issue' and item.level <> 'watch' and item.answer = 'none'
        and (item.facts_asked_at is null or item.facts_asked_at < ${alarmedAt})
        and (item.facts_told_at is null or item.facts_told_at < ${alarmedAt})`,
    )
    .where(alarmedAt, '<', before)
    .orderBy(alarmedAt)
    .orderBy('item.id')
    .limit(limit)
    .modifyEnd(sql`for no key update skip locked`)
    .execute()
}

const KIND = 'facts-late' as const
const under = (itemId: string) => `item/${itemId}/facts/`

/** How a notice of that names its issue and the time it rose. */
export const factsNotice = (it: { readonly id: string; readonly since: Date }) => ({
  kind: KIND,
  about: `${under(it.id)}${it.since.getTime()}`,
})

/** The agency was asked, or the issue became a dossier: what was told of it counts as read, however often it rose before. */
export async function settleFactsOwed(tx: Tx, itemId: string, now: Date): Promise<void> {
  const told = await tx
    .selectFrom('item')
    .select('id')
    .where('id', '=', itemId)
    .where('facts_told_at', 'is not', null)
    .executeTakeFirst()
  if (told) await settleNoticesUnder(tx, { kind: KIND, under: under(itemId) }, now)
}

export async function markFactsTold(tx: Tx, itemIds: readonly string[], now: Date): Promise<void> {
  if (itemIds.length === 0) return
  await tx.updateTable('item').set({ facts_told_at: now }).where('id', 'in', itemIds).execute()
}
