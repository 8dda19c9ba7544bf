import type { Db } from '../../db/connect.ts'
import { hold } from '../../db/hold.ts'
import type { FileStore } from '../../files/store.ts'
import { append } from '../../ledger/append.ts'
import type { Camera, NoPicture, Taken } from '../../outgoing/camera.ts'
import * as store from '../stores/pictures.ts'

const LOOK_AT = 5 // so that one that another process holds does not hide one that is free
const TRIES_MAX = 2

/**
 * Takes the picture of the next look that waits for one. The look itself stands already, with its own entry: what the
 * browser shows is settled beside it, and a browser that fails, or takes the whole process with it, is noted and not
 * begun for ever. Says whether there was one, so that the caller comes again at once.
 */
export async function takeNextPicture(site: { db: Db; files: FileStore }, camera: Camera): Promise<boolean> {
  for (const proofId of await store.listWantedPictures(site.db, LOOK_AT)) {
    const done = await hold(site.db, 'picture', proofId, () => takeOne(site, camera, proofId))
    if (done) return true
  }
  return false
}

async function takeOne({ db, files }: { db: Db; files: FileStore }, camera: Camera, proofId: string): Promise<boolean> {
  const begun = await store.beginPicture(db, proofId)
  if (!begun) return false
  const taken = begun.tries > TRIES_MAX ? { failed: 'ended' as const } : await camera(begun.address)
  const now = new Date() // when it was taken, which may be a minute after the round began
  const settled = await keptOf({ db, files }, taken, now)
  await db.transaction().execute(async (tx) => {
    if (!(await store.lockWantedPicture(tx, proofId))) return
    const ledgerIndex = await append(
      tx,
      {
        kind: 'proof-pictured',
        proofId,
        deliveryId: begun.deliveryId,
        dossierId: begun.dossierId,
        ...(settled.failure && { failure: settled.failure }),
        ...(settled.browser && { browser: settled.browser }),
        ...(settled.picture && { pictureHash: settled.picture.hash }),
        ...(settled.archive && { archiveHash: settled.archive.hash }),
      },
      now,
    )
    await store.settlePicture(tx, { ...settled, proofId, ledgerIndex }, now)
  })
  return true
}

const URL_MAX = 2_000

async function keptOf(
  { db, files }: { db: Db; files: FileStore },
  taken: Taken | { failed: NoPicture },
  now: Date,
): Promise<store.SettledPicture> {
  if ('failed' in taken)
    return { failure: taken.failed, url: '', browser: '', width: null, height: null, cut: false, picture: null, archive: null } // prettier-ignore
  const keep = async (bytes: Buffer | null) =>
    bytes && { hash: await files.keepLook(db, bytes, now), sizeBytes: bytes.length }
  const [picture, archive] = [await keep(taken.picture), await keep(taken.archive)]
  const { browser, width, height, cut } = taken
  return {
    failure: picture || archive ? '' : 'too-large',
    url: taken.url.slice(0, URL_MAX),
    browser,
    width,
    height,
    cut,
    picture,
    archive,
  }
}
