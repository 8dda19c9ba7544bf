import { Refused } from '../../base/refused.ts'
import type { SignedBy, SignedKind, SignedPaper, SigningSetting } from '../../base/signing.ts'
import type { Db, Tx } from '../../db/connect.ts'

/** How the office signs, with who may be asked and which file is there; by its own word until it says otherwise. */
export type KeptSigning = {
  readonly method: SigningSetting['method']
  readonly address: string | null
  readonly clientId: string | null
  readonly keyStore: { readonly hash: string; readonly at: Date } | null
  /** Which kinds wait for whose signature; of no effect while the office signs by its own word. */
  readonly papers: SignedPaper[]
  /** 0 until it was ever set. */
  readonly revision: number
}

export async function readSigning(db: Db | Tx): Promise<KeptSigning> {
  const row = await db.selectFrom('signing_setting').selectAll().executeTakeFirst()
  if (!row) return { method: 'local', address: null, clientId: null, keyStore: null, papers: [], revision: 0 }
  const papers = await db.selectFrom('signed_kind').select(['kind', 'signed_by']).orderBy('kind').execute()
  return {
    method: row.method as SigningSetting['method'],
    address: row.address,
    clientId: row.client_id,
    keyStore: row.key_store !== null && row.key_store_at ? { hash: row.key_store, at: row.key_store_at } : null,
    papers: papers.map((it) => ({ kind: it.kind as SignedKind, by: it.signed_by as SignedBy })),
    revision: row.revision,
  }
}

/** Two administrators at once wait for each other; at the office's row, which is there from the set-up on. */
export async function lockSigning(tx: Tx): Promise<void> {
  await tx.selectFrom('office').select('single').forUpdate().executeTakeFirst()
}

/**
 * Keeps what is given of the setting; the rest stays.
 * @param it.seenRevision null when it does not matter what stands there
 * @throws {Refused} `signing-setting-changed`
 */
export async function saveSigning(
  tx: Tx,
  it: {
    readonly change: Partial<Pick<KeptSigning, 'method' | 'address' | 'clientId' | 'keyStore' | 'papers'>>
    readonly seenRevision: number | null
    readonly personId: string
  },
  now: Date,
): Promise<KeptSigning> {
  await lockSigning(tx)
  const current = await readSigning(tx)
  if (it.seenRevision !== null && it.seenRevision !== current.revision)
    throw new Refused({ code: 'signing-setting-changed', seen: it.seenRevision, current: current.revision })
  const next = { ...current, ...it.change, revision: current.revision + 1 }
  const values = {
    method: next.method,
    address: next.address,
    client_id: next.clientId,
    key_store: next.keyStore?.hash ?? null,
    key_store_at: next.keyStore?.at ?? null,
    revision: next.revision,
    changed_by: it.personId,
    changed_at: now,
  }
  await tx
    .insertInto('signing_setting')
    .values(values)
    .onConflict((on) => on.column('single').doUpdateSet(values))
    .execute()
  if (it.change.papers) {
    await tx.deleteFrom('signed_kind').execute()
    const rows = next.papers.map(({ kind, by }) => ({ kind, signed_by: by }))
    if (rows.length > 0) await tx.insertInto('signed_kind').values(rows).execute()
  }
  return next
}
