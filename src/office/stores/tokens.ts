/** API tokens: made once, kept as their hash, revoked for good. */
import { randomBytes } from 'node:crypto'
import { sha256 } from '../../base/hash.ts'
import { newId } from '../../base/id.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'

/** Makes an API token for a person; the token itself is returned once and kept only as its hash. */
export async function insertToken(
  tx: Tx,
  it: { personId: string; name: string; expiresAt: Date },
  now: Date,
): Promise<{ id: string; token: string }> {
  const id = newId()
  const token = `siar_${randomBytes(32).toString('base64url')}`
  await tx
    .insertInto('api_token')
    .values({
      id,
      person_id: it.personId,
      name: it.name,
      token_hash: sha256(token),
      created_at: now,
      expires_at: it.expiresAt,
    })
    .execute()
  return { id, token }
}

export async function listTokens(db: Db, personId: string) {
  return db
    .selectFrom('api_token')
    .select(['id', 'name', 'created_at', 'expires_at', 'last_used_at', 'revoked_at'])
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .limit(100)
    .execute()
}

/** @throws {Refused} `not-found` */
export async function revokeToken(tx: Tx, it: { personId: string; tokenId: string }, now: Date): Promise<void> {
  const revoked = await tx
    .updateTable('api_token')
    .set({ revoked_at: now })
    .where('id', '=', it.tokenId)
    .where('person_id', '=', it.personId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!revoked) throw new Refused({ code: 'not-found' })
}
