import ipaddr from 'ipaddr.js'
import { sql } from 'kysely'
import { newId } from '../base/id.ts'
import { Refused } from '../base/refused.ts'
import type { Db } from '../db/connect.ts'

/**
 * Counts one attempt under a key and refuses beyond the limit of its window. In the database, so that two servers count together.
 * @throws {Refused} `too-often` with the seconds to wait
 */
export async function countAttempt(
  db: Db,
  it: { key: string; windowMs: number; max: number },
  now: Date,
): Promise<void> {
  const { count, began } = await countIn(db, it, now)
  if (count > it.max)
    throw new Refused({
      code: 'too-often',
      waitSeconds: Math.max(1, Math.ceil((began + it.windowMs - now.getTime()) / 1000)),
    })
}

/** Whether a thing that is good once is used for the first time; of two at once, one is. */
export async function isFirstUse(db: Db, it: { key: string; windowMs: number }, now: Date): Promise<boolean> {
  const { count } = await countIn(db, it, now)
  return count === 1
}

/** Whether one more under a key stays within the limit of its window. */
export async function isWithin(
  db: Db,
  it: { key: string; windowMs: number; max: number },
  now: Date,
): Promise<boolean> {
  const { count } = await countIn(db, it, now)
  return count <= it.max
}

async function countIn(
  db: Db,
  it: { key: string; windowMs: number },
  now: Date,
): Promise<{ count: number; began: number }> {
  const since = now.getTime() - it.windowMs
  const row = await db
    .insertInto('rate_limit')
    .values({ id: newId(), key: it.key, count: 1, last_request: now.getTime() })
    .onConflict((on) =>
      on.column('key').doUpdateSet({
        count: sql<number>`case when rate_limit.last_request <= ${since} then 1 else rate_limit.count + 1 end`,
        last_request: sql<number>`case when rate_limit.last_request <= ${since} then ${now.getTime()} else rate_limit.last_request end`,
      }),
    )
    .returning(['count', 'last_request'])
    .executeTakeFirstOrThrow()
  return { count: row.count, began: row.last_request }
}

/**
 * Whose attempts are counted together, by the address they come from: a line by IPv6 has a network of addresses to itself,
 * so that one is counted whole (RFC 6177). @param bits of a line, or of a site, which may have 65,536 of them
 */
export function networkOf(address: string, bits: 64 | 48 = 64): string {
  if (!ipaddr.isValid(address)) return address
  const it = ipaddr.process(address)
  if (!(it instanceof ipaddr.IPv6)) return it.toString()
  const parts = it.parts.slice(0, bits / 16).map((part) => part.toString(16))
  return `${parts.join(':')}::/${bits}`
}

/** Forgets the attempts under a key, after a success. */
export async function forgetAttempts(db: Db, key: string): Promise<void> {
  await db.deleteFrom('rate_limit').where('key', '=', key).execute()
}
