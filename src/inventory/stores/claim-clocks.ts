/** The clocks of reported hoaxes: rows that any node rings, each telling once. */
import { sql } from 'kysely'
import type { Db, Tx } from '../../db/connect.ts'
import { readableIfAny, readableJoined, type Reader } from '../../db/readers.ts'
import type { ClaimClock } from '../rules/claims.ts'
import { rootsOf } from './gathering.ts'

/** Begins the clock of an item's first report; another quotation begins none anew. */
export async function beginClock(tx: Tx, itemId: string, dueAt: Date, now: Date): Promise<void> {
  await tx
    .insertInto('claim_clock')
    .values({ item_id: itemId, due_at: dueAt, next_at: now })
    .onConflict((on) => on.column('item_id').doNothing())
    .execute()
}

/** Locks clocks whose time to be looked at came, with how the item stands that each counts for in the end. */
export async function lockDueClocks(tx: Tx, now: Date, limit: number) {
  const due = await tx
    .selectFrom('claim_clock')
    .select(['item_id as itemId', 'due_at as dueAt', 'told'])
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .orderBy('item_id')
    .limit(limit)
    .modifyEnd(sql`for update skip locked`)
    .execute()
  if (due.length === 0) return []
  const ids = due.map((it) => it.itemId)
  const roots = await rootsOf(tx, ids)
  const rows = await tx
    .selectFrom('item')
    .leftJoin('dossier', 'dossier.item_id', 'item.id')
    .select([
      'item.id',
      'item.state',
      'item.answer',
      'dossier.id as dossierId',
      'dossier.edition_id as editionId',
      'dossier.post_id as postId',
      'dossier.holder_id as holderId',
      'dossier.authors',
    ])
    .where(
      'item.id',
      'in',
      ids.map((id) => roots.get(id) ?? id),
    )
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return due.map((it) => {
    const item = byId.get(roots.get(it.itemId) ?? it.itemId)
    if (!item) throw new Error(`no item ${it.itemId}`)
    return { ...it, item }
  })
}

export async function keepClock(
  tx: Tx,
  itemId: string,
  it: { readonly told: ClaimClock['told']; readonly nextAt: Date | null },
): Promise<void> {
  await tx.updateTable('claim_clock').set({ told: it.told, next_at: it.nextAt }).where('item_id', '=', itemId).execute()
}

const SHOWN_MAX = 5 // of the desk; more than that in a day is a crisis of its own

/** Reported hoaxes that no public text answers yet, the first to be due on top, for who may read them. */
export async function listRunningClocks(db: Db, reader: Reader) {
  return db
    .selectFrom('claim_clock')
    .innerJoin('item', 'item.id', 'claim_clock.item_id')
    .leftJoin('dossier', 'dossier.item_id', 'item.id')
    .select(['item.id as itemId', 'item.title', 'dossier.id as dossierId', 'claim_clock.due_at as dueAt'])
    .where('claim_clock.next_at', 'is not', null)
    .where('item.state', 'in', ['open', 'picked'])
    .where('item.answer', 'in', ['none', 'working'])
    .where(readableIfAny(reader))
    .where(readableJoined(reader))
    .orderBy('claim_clock.due_at')
    .orderBy('claim_clock.item_id')
    .limit(SHOWN_MAX)
    .execute()
}
