/** Links in messages: for one person, for a while, to be taken back. A token is kept only as its hash. */
import { randomBytes } from 'node:crypto'
import { sha256 } from '../../base/hash.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'

const TOKEN_BYTES = 24 // 192 bits: nobody guesses it
const LIVES_MS = 7 * 24 * 60 * 60 * 1000 // longer than a long weekend
const GONE_AFTER_MS = 30 * 24 * 60 * 60 * 1000

/** One link for each notice, in their order. */
export async function insertLinks(
  tx: Db | Tx,
  it: { readonly personId: string; readonly noticeIds: readonly string[] },
  now: Date,
): Promise<string[]> {
  const made = it.noticeIds.map((noticeId) => ({ noticeId, token: randomBytes(TOKEN_BYTES).toString('base64url') }))
  if (made.length === 0) return []
  await tx
    .insertInto('notice_link')
    .values(
      made.map(({ noticeId, token }) => ({
        token_hash: sha256(token),
        notice_id: noticeId,
        person_id: it.personId,
        made_at: now,
        expires_at: new Date(now.getTime() + LIVES_MS),
      })),
    )
    .execute()
  return made.map(({ token }) => token)
}

/** Takes away links that surely went to nobody. */
export async function dropLinks(db: Db, tokens: readonly string[]): Promise<void> {
  if (tokens.length === 0) return
  await db.deleteFrom('notice_link').where('token_hash', 'in', tokens.map(sha256)).execute()
}

/**
 * The notice behind a link, for the person it was made for.
 * @throws {Refused} `notice-link-gone` when it is unknown, too old or taken back; `notice-link-not-yours`
 */
export async function openLink(
  tx: Tx,
  it: { readonly token: string; readonly personId: string },
  now: Date,
): Promise<string> {
  const row = await tx
    .selectFrom('notice_link')
    .select(['notice_id', 'person_id', 'opened_at'])
    .where('token_hash', '=', sha256(it.token))
    .where('expires_at', '>', now)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'notice-link-gone' })
  if (row.person_id !== it.personId) throw new Refused({ code: 'notice-link-not-yours' })
  if (!row.opened_at)
    await tx.updateTable('notice_link').set({ opened_at: now }).where('token_hash', '=', sha256(it.token)).execute()
  return row.notice_id
}

/** Takes back every link that a person was ever sent. Says how many were still good. */
export async function revokeLinks(db: Db | Tx, personId: string, now: Date): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('notice_link')
    .set({ revoked_at: now })
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

/** Forgets links that nobody can open any more. */
export async function forgetLinks(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('notice_link')
    .where('expires_at', '<', new Date(now.getTime() - GONE_AFTER_MS))
    .execute()
}
