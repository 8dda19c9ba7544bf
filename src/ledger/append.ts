import { createHash } from 'node:crypto'
import { canonical, type Json } from '../base/canonical.ts'
import type { Tx } from '../db/connect.ts'

/** What an entry says: which act, by whom in which post, on what. Ids and hashes only; no personal data. */
export type LedgerEntry = { readonly kind: string } & Readonly<Record<string, Json>>

/**
 * Appends one entry and returns its index. Taken last in a transaction: from here to the commit other writers wait.
 * @throws {RangeError} over 65,535 bytes (C2SP tlog-tiles): put long text in by its hash
 */
export async function append(tx: Tx, entry: LedgerEntry, now: Date): Promise<number> {
  const { size } = await tx
    .updateTable('ledger_head')
    .set((eb) => ({ size: eb('size', '+', 1) }))
    .returning('size')
    .executeTakeFirstOrThrow()
  const index = size - 1
  const body = canonical({ ...entry, index, at: now.toISOString() })
  const bytes = Buffer.from(body)
  if (bytes.length > 65_535) throw new RangeError('a ledger entry holds at most 65,535 bytes')
  const leaf = createHash('sha256').update(Buffer.of(0)).update(bytes).digest('hex')
  await tx.insertInto('ledger_entry').values({ index, body, leaf_hash: leaf, at: now }).execute()
  return index
}
