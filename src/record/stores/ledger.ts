import type { Db } from '../../db/connect.ts'
import { page, readNumberCursor, writeCursor } from '../../db/keyset.ts'

const columns = ['index', 'at', 'body', 'leaf_hash'] as const

/** One page of the ledger, the newest entry first. */
export async function listLedgerRows(db: Db, { after, limit }: { after: string | undefined; limit: number }) {
  const from = readNumberCursor(after)
  const rows = await db
    .selectFrom('ledger_entry')
    .select(columns)
    .$if(from !== null, (query) => query.where('index', '<', Number(from)))
    .orderBy('index', 'desc')
    .limit(limit + 1)
    .execute()
  return page(rows, limit, (row) => writeCursor(row.index, ''))
}

export async function findLedgerRow(db: Db, index: number) {
  return (await db.selectFrom('ledger_entry').select(columns).where('index', '=', index).executeTakeFirst()) ?? null
}
