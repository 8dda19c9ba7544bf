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
  const since = now.getTime() - it.windowMs
  const { count, last_request: began } = await db
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
  if (count > it.max)
    throw new Refused({
      code: 'too-often',
      waitSeconds: Math.max(1, Math.ceil((began + it.windowMs - now.getTime()) / 1000)),
    })
}

/** Forgets the attempts under a key, after a success. */
export async function forgetAttempts(db: Db, key: string): Promise<void> {
  await db.deleteFrom('rate_limit').where('key', '=', key).execute()
}
