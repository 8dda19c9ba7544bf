/** The one-time link by which an office is set up. */
import { randomBytes } from 'node:crypto'
import { sha256 } from '../../base/hash.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { findOffice } from '../store.ts'

/** A new one-time set-up link's token, good for a week, or null when the office is set up already; earlier links are void from then on. */
export async function makeSetupLink(db: Db, now: Date): Promise<string | null> {
  if (await findOffice(db)) return null
  const token = randomBytes(24).toString('base64url')
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('setup_link').execute()
    await tx
      .insertInto('setup_link')
      .values({ token_hash: sha256(token), made_at: now })
      .execute()
  })
  return token
}

const SETUP_LINK_MS = 7 * 24 * 60 * 60 * 1000 // it was printed on a terminal, and may stand in a log

export async function isSetupLinkGood(db: Db | Tx, token: string, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('setup_link')
    .select('used_at')
    .where('token_hash', '=', sha256(token))
    .where('made_at', '>', new Date(now.getTime() - SETUP_LINK_MS))
    .executeTakeFirst()
  return row !== undefined && row.used_at === null && !(await findOffice(db))
}

/** Uses a set-up link up; two at once: one is refused. @throws {Refused} `setup-link-used` */
export async function useSetupLink(tx: Tx, token: string, now: Date): Promise<void> {
  const used = await tx
    .updateTable('setup_link')
    .set({ used_at: now })
    .where('token_hash', '=', sha256(token))
    .where('used_at', 'is', null)
    .where('made_at', '>', new Date(now.getTime() - SETUP_LINK_MS))
    .returning('token_hash')
    .executeTakeFirst()
  if (!used || (await findOffice(tx))) throw new Refused({ code: 'setup-link-used' })
}
