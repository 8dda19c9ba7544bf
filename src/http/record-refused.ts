import { Refused, type RefusalCode } from '../base/refused.ts'
import type { Db } from '../db/connect.ts'
import { append, type LedgerEntry } from '../ledger/append.ts'
import { isWithin } from './attempts.ts'
import { MINUTE_MS } from './auth-request.ts'

const RECORDED_AT_MOST = { windowMs: 60 * MINUTE_MS, max: 20 } // of one person and kind: nobody fills the ledger

/**
 * Keeps in the ledger that something was tried and refused, after the attempt itself is undone. Ids, hashes and codes
 * only: what was sent stays out.
 */
export async function recordRefused(db: Db, entry: LedgerEntry & { personId: string }, now: Date): Promise<void> {
  if (!(await isWithin(db, { key: `${entry.kind}:${entry.personId}`, ...RECORDED_AT_MOST }, now))) return
  await db.transaction().execute((tx) => append(tx, entry, now))
}

/** What the work answers; refused for one of these reasons, it is kept in the ledger as `recordRefused` does. */
export async function orRecorded<Answer>(
  db: Db,
  it: { kind: string; personId: string; dossierId?: string; reasons: ReadonlySet<RefusalCode> },
  now: Date,
  work: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await work()
  } catch (error) {
    const { reasons, ...entry } = it
    if (error instanceof Refused && reasons.has(error.reason.code))
      await recordRefused(db, { ...entry, why: error.reason.code }, now)
    throw error
  }
}
