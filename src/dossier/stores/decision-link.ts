import { randomBytes } from 'node:crypto'
import { sha256 } from '../../base/hash.ts'
import { newId } from '../../base/id.ts'
import type { Db, Tx } from '../../db/connect.ts'

const TOKEN_BYTES = 24 // 192 bits: nobody guesses it
const LIVES_MS = 72 * 60 * 60 * 1000 // over a weekend
const GONE_AFTER_MS = 30 * 24 * 60 * 60 * 1000

/** Makes a link to one stay of a dossier for one person. The token is returned once, and kept only as its hash. */
export async function insertDecisionLink(
  tx: Tx,
  it: { dossierId: string; visit: number; personId: string; createdBy: string },
  now: Date,
): Promise<{ token: string; expiresAt: Date }> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  const expiresAt = new Date(now.getTime() + LIVES_MS)
  await tx
    .deleteFrom('decision_link')
    .where('expires_at', '<', new Date(now.getTime() - GONE_AFTER_MS))
    .execute()
  await tx
    .insertInto('decision_link')
    .values({
      id: newId(),
      token_hash: sha256(token),
      dossier_id: it.dossierId,
      visit_number: it.visit,
      person_id: it.personId,
      created_by: it.createdBy,
      created_at: now,
      expires_at: expiresAt,
    })
    .execute()
  return { token, expiresAt }
}

/** What a token stands for; null for one that is unknown or too old. */
export async function findDecisionLink(db: Db, token: string, now: Date) {
  const row = await db
    .selectFrom('decision_link')
    .select(['dossier_id', 'visit_number', 'person_id', 'expires_at'])
    .where('token_hash', '=', sha256(token))
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row ?? null
}
