import { canonical, type Json } from '../../base/canonical.ts'
import { sha256 } from '../../base/hash.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { originSchema, type Origin } from '../rules/opening.ts'

/** Keeps what a dossier began with. @returns the hash that the ledger tells */
export async function insertOrigin(tx: Tx, dossierId: string, origin: Origin): Promise<string> {
  const body = canonical(origin as unknown as Json)
  const hash = sha256(body)
  await tx.insertInto('dossier_origin').values({ dossier_id: dossierId, body, hash }).execute()
  return hash
}

/** Null for a drill, and for a dossier of before it was kept. */
export async function findOrigin(db: Db | Tx, dossierId: string): Promise<(Origin & { readonly hash: string }) | null> {
  const row = await db
    .selectFrom('dossier_origin')
    .select(['body', 'hash'])
    .where('dossier_id', '=', dossierId)
    .executeTakeFirst()
  return row ? { ...originSchema.parse(JSON.parse(row.body)), hash: row.hash } : null
}
