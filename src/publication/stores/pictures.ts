/** What a browser showed of looks at the public: wanted first, settled once, with or without a picture. */
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { readableBy, type Reader } from '../../db/readers.ts'

/** Notes that a look is to have its picture. */
export async function wantPicture(tx: Tx, it: { proofId: string; address: string }, now: Date): Promise<void> {
  await tx.insertInto('proof_picture').values({ proof_id: it.proofId, address: it.address, wanted_at: now }).execute()
}

/** The looks that wait for their picture, the longest first. */
export async function listWantedPictures(db: Db, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('proof_picture')
    .select('proof_id')
    .where('taken_at', 'is', null)
    .orderBy('wanted_at')
    .orderBy('proof_id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.proof_id)
}

/** Begins a try and counts it, committed before the browser is started; null when it is settled already. */
export async function beginPicture(db: Db, proofId: string) {
  const begun = await db
    .updateTable('proof_picture')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('proof_id', '=', proofId)
    .where('taken_at', 'is', null)
    .returning(['address', 'tries'])
    .executeTakeFirst()
  if (!begun) return null
  const proof = await db
    .selectFrom('proof')
    .innerJoin('delivery', 'delivery.id', 'proof.delivery_id')
    .innerJoin('publication', 'publication.id', 'delivery.publication_id')
    .select(['proof.delivery_id', 'publication.dossier_id'])
    .where('proof.id', '=', proofId)
    .executeTakeFirstOrThrow()
  return { ...begun, deliveryId: proof.delivery_id, dossierId: proof.dossier_id }
}

export type SettledPicture = {
  readonly failure: string
  readonly url: string
  readonly browser: string
  readonly width: number | null
  readonly height: number | null
  readonly cut: boolean
  readonly picture: { readonly hash: string; readonly sizeBytes: number } | null
  readonly archive: { readonly hash: string; readonly sizeBytes: number } | null
}

/** Only while the lock on its row is held. */
export async function settlePicture(
  tx: Tx,
  it: SettledPicture & { proofId: string; ledgerIndex: number },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('proof_picture')
    .set({
      taken_at: now,
      failure: it.failure,
      url: it.url,
      browser: it.browser,
      width: it.width,
      height: it.height,
      cut: it.cut,
      picture_hash: it.picture?.hash ?? null,
      picture_bytes: it.picture?.sizeBytes ?? null,
      archive_hash: it.archive?.hash ?? null,
      archive_bytes: it.archive?.sizeBytes ?? null,
      ledger_index: it.ledgerIndex,
    })
    .where('proof_id', '=', it.proofId)
    .execute()
}

/** Whether it still waits; nobody else settles it until this transaction ends. */
export async function lockWantedPicture(tx: Tx, proofId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('proof_picture')
    .select('taken_at')
    .where('proof_id', '=', proofId)
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined && row.taken_at === null
}

/** The hash of a look's picture or page archive. @throws {Refused} `not-found`, also for who may not read its dossier */
export async function readPictureFile(
  db: Db,
  reader: Reader,
  it: { proofId: string; form: 'picture' | 'archive' },
): Promise<{ hash: string; sizeBytes: number }> {
  const row = await db
    .selectFrom('proof_picture')
    .innerJoin('proof', 'proof.id', 'proof_picture.proof_id')
    .innerJoin('delivery', 'delivery.id', 'proof.delivery_id')
    .innerJoin('publication', 'publication.id', 'delivery.publication_id')
    .innerJoin('dossier', 'dossier.id', 'publication.dossier_id')
    .select(['picture_hash', 'picture_bytes', 'archive_hash', 'archive_bytes'])
    .where('proof_picture.proof_id', '=', it.proofId)
    .where(readableBy(reader))
    .executeTakeFirst()
  const hash = it.form === 'picture' ? row?.picture_hash : row?.archive_hash
  const sizeBytes = it.form === 'picture' ? row?.picture_bytes : row?.archive_bytes
  if (!hash || sizeBytes == null) throw new Refused({ code: 'not-found' })
  return { hash, sizeBytes }
}
