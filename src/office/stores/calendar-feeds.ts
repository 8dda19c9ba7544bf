/** Secret links to a person's calendar: shown once, kept as their hash, revoked for good. */
import { randomBytes } from 'node:crypto'
import { sha256 } from '../../base/hash.ts'
import { newId } from '../../base/id.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'

const TOKEN_BYTES = 32 // 256 bits: it opens without a password for as long as nobody revokes it
const FEEDS_MAX = 10
/** How long the last reading need not be written anew: some programs ask every minute. */
const READ_NOTED_MS = 10 * 60_000

const live = (db: Db | Tx, personId: string) =>
  db
    .selectFrom('calendar_feed')
    .select(['id', 'name', 'created_at', 'read_at'])
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .orderBy('created_at')
    .limit(FEEDS_MAX)

export async function listFeeds(db: Db, personId: string) {
  return live(db, personId).execute()
}

/** The token is returned once. @throws {Refused} `feeds-full` */
export async function insertFeed(
  tx: Tx,
  it: { personId: string; name: string },
  now: Date,
): Promise<{ id: string; token: string }> {
  await tx.selectFrom('person').select('id').where('id', '=', it.personId).forUpdate().execute() // two at once count together
  if ((await live(tx, it.personId).execute()).length >= FEEDS_MAX)
    throw new Refused({ code: 'feeds-full', max: FEEDS_MAX })
  const id = newId()
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  await tx
    .insertInto('calendar_feed')
    .values({ id, person_id: it.personId, name: it.name, token_hash: sha256(token), created_at: now })
    .execute()
  return { id, token }
}

/** @throws {Refused} `not-found`, also when it is revoked already */
export async function revokeFeed(tx: Tx, it: { personId: string; feedId: string }, now: Date): Promise<void> {
  const row = await tx
    .updateTable('calendar_feed')
    .set({ revoked_at: now })
    .where('id', '=', it.feedId)
    .where('person_id', '=', it.personId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
}

/** Whose calendar a token opens, and that it was read; null for one that is unknown or revoked. */
export async function readFeed(db: Db, token: string, now: Date): Promise<{ id: string; personId: string } | null> {
  const row = await db
    .selectFrom('calendar_feed')
    .select(['id', 'person_id', 'read_at'])
    .where('token_hash', '=', sha256(token))
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  if (row.read_at === null || row.read_at.getTime() < now.getTime() - READ_NOTED_MS)
    await db.updateTable('calendar_feed').set({ read_at: now }).where('id', '=', row.id).execute()
  return { id: row.id, personId: row.person_id }
}
