/** What the public could see of a dossier's texts, for its bundle: the bytes of each look, and what a browser showed. */
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { unzipped } from '../../publication/stores/proofs.ts'

const ROWS_MAX = 20_000
const PICTURES_MAX_BYTES = 2 * 1024 * 1024 * 1024 // of a whole bundle

export type BundleCapture = {
  /** Below `data/`. */
  readonly path: string
  readonly hash: string
  readonly mediaType: string
  readonly about: string
  /** Where it lies; null for bytes that the database keeps. */
  readonly isBody: boolean
  readonly sizeBytes: number
}

/**
 * All of it, each once by its hash, without the bytes. What proves is always among them; of the pictures, which are to look
 * at, as many as fit, the first first, and the rest is named.
 * @throws {Refused} `bundle-too-large`
 */
export async function listBundleCaptures(
  tx: Db | Tx,
  dossierId: string,
): Promise<{ kept: BundleCapture[]; leftOut: { path: string; sizeBytes: number }[] }> {
  const rows = await tx
    .selectFrom('proof')
    .innerJoin('delivery', 'delivery.id', 'proof.delivery_id')
    .innerJoin('publication', 'publication.id', 'delivery.publication_id')
    .leftJoin('proof_picture', 'proof_picture.proof_id', 'proof.id')
    .select(['proof.url', 'proof.body_hash'])
    .select(['picture_hash', 'picture_bytes', 'archive_hash', 'archive_bytes'])
    .where('publication.dossier_id', '=', dossierId)
    .orderBy('proof.taken_at')
    .orderBy('proof.id')
    .limit(ROWS_MAX + 1)
    .execute()
  if (rows.length > ROWS_MAX) throw new Refused({ code: 'bundle-too-large' })
  const kept = new Map<string, BundleCapture>()
  const leftOut = new Map<string, { path: string; sizeBytes: number }>()
  const room = { left: PICTURES_MAX_BYTES }
  const picture = (hash: string | null, sizeBytes: number | null, form: 'png' | 'mhtml', about: string) => {
    if (hash === null || sizeBytes === null) return
    const path = `captures/${hash}.${form}`
    if (kept.has(path) || leftOut.has(path)) return
    if (sizeBytes > room.left) return void leftOut.set(path, { path, sizeBytes })
    room.left -= sizeBytes
    kept.set(path, { path, hash, mediaType: form === 'png' ? 'image/png' : 'multipart/related', about, isBody: false, sizeBytes }) // prettier-ignore
  }
  for (const it of rows) {
    const path = `captures/${it.body_hash}.body`
    if (it.body_hash !== null)
      kept.set(path, { path, hash: it.body_hash, mediaType: 'application/octet-stream', about: it.url, isBody: true, sizeBytes: 0 }) // prettier-ignore
    picture(it.picture_hash, it.picture_bytes, 'png', `Gambar ${it.url}`)
    picture(it.archive_hash, it.archive_bytes, 'mhtml', `Arsip halaman ${it.url}`)
  }
  return { kept: [...kept.values()], leftOut: [...leftOut.values()] }
}

/** The bytes of a look as they came. @throws where they are not what their hash says: no bundle is made of that */
export async function readCaptureBytes(db: Db, hash: string): Promise<Buffer> {
  return unzipped(
    await db.selectFrom('capture_body').select(['hash', 'zipped']).where('hash', '=', hash).executeTakeFirstOrThrow(),
  )
}
