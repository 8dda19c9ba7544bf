import type { Db } from '../../db/connect.ts'
import { hold } from '../../db/hold.ts'
import type { FileStore } from '../../files/store.ts'
import { append } from '../../ledger/append.ts'
import type { Camera } from '../../outgoing/camera.ts'
import type { GuardedGet } from '../../outgoing/guarded.ts'
import { beginPage, listWaitingPages, settlePage } from '../stores/claims.ts'

const LOOK_AT = 5 // so that one that another process holds does not hide one that is free
const TRIES_MAX = 3
const AGAIN_MS = 5 * 60_000 // what spreads a claim is often taken down within the hour
const PAGE_MAX_BYTES = 5 * 1024 * 1024

/**
 * Keeps the page of the next claim that waits for it: the bytes that its server gives, through the guard, and what a browser
 * shows of it where one is at hand. Says whether there was one, so that the caller comes again at once.
 */
export async function keepNextClaimPage(
  site: { db: Db; files: FileStore; get: GuardedGet; camera: Camera | null },
  now: Date,
): Promise<boolean> {
  for (const claimId of await listWaitingPages(site.db, LOOK_AT, now))
    if (await hold(site.db, 'claim', claimId, () => keepOne(site, claimId, now))) return true
  return false
}

async function keepOne(
  { db, files, get, camera }: Parameters<typeof keepNextClaimPage>[0],
  claimId: string,
  now: Date,
): Promise<boolean> {
  const begun = await beginPage(db, claimId, new Date(now.getTime() + AGAIN_MS))
  if (!begun) return false
  const got = begun.tries > TRIES_MAX ? { failed: 'ended' } : await get(begun.url, { maxBytes: PAGE_MAX_BYTES })
  const failure = 'failed' in got ? got.failed : got.status >= 400 ? `status-${got.status}` : ''
  if (failure !== '' && begun.tries < TRIES_MAX) return true // it is asked again
  const body = 'failed' in got || failure !== '' ? null : got.body
  const shot = body && camera ? await camera(begun.url) : null
  const keep = async (bytes: Buffer | null) =>
    bytes && { hash: await files.keepLook(db, bytes, now), sizeBytes: bytes.length }
  const page = await keep(body)
  const picture = await keep(shot && !('failed' in shot) ? shot.picture : null)
  const archive = await keep(shot && !('failed' in shot) ? shot.archive : null)
  const at = new Date() // when it was there, which may be a minute after the round began
  const status = 'failed' in got ? null : got.status
  await db.transaction().execute(async (tx) => {
    if (!(await settlePage(tx, { claimId, failure, status, page, picture, archive }, at))) return
    await append(
      tx,
      {
        kind: 'claim-page',
        claimId,
        ...(failure && { failure }),
        ...(page && { pageHash: page.hash }),
        ...(picture && { pictureHash: picture.hash }),
        ...(archive && { archiveHash: archive.hash }),
      },
      at,
    )
  })
  return true
}
