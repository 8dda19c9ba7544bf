/** The office's side of WebSub (W3C Recommendation 2018): hubs are asked to tell, and what they tell is taken in. */
import { signedToken } from '../../base/signed-token.ts'
import type { Db } from '../../db/connect.ts'
import type { GuardedPost } from '../../outgoing/guarded.ts'
import { isPublicSite } from '../../outgoing/public-address.ts'
import { LEASE_SECONDS, mayShareSecret } from '../rules/hub.ts'
import { readApart } from '../sources/reading.ts'
import { nudgeSource, takeNextHub, takeTold } from '../stores/hubs.ts'
import { WHO } from './robots.ts'

export type HubSite = {
  readonly db: Db
  readonly post: GuardedPost
  /** The public address of the office: hubs tell what is new by asking it. */
  readonly url: string
  readonly secret: string
}

/**
 * Asks the hub whose turn it is to tell, to go on telling, or to stop. Nothing is kept of what it answers: it comes itself
 * to ask whether it was the office (§5.3), and where it does not its turn comes again. An office that nobody outside can
 * reach asks none.
 */
export async function askNextHub({ db, post, url, secret }: HubSite, now: Date): Promise<boolean> {
  if (!isPublicSite(url)) return false
  const turn = await takeNextHub(db, now)
  if (!turn) return false
  if (turn === 'over') return true
  const { id, mode, topic, address } = turn
  const form = new URLSearchParams({
    'hub.callback': `${url}/api/hub/${signedToken('hub-callback', id, secret)}`,
    'hub.mode': mode,
    'hub.topic': topic,
  })
  if (mode === 'subscribe') {
    form.set('hub.lease_seconds', String(LEASE_SECONDS))
    if (mayShareSecret(address)) form.set('hub.secret', signedToken('hub-secret', id, secret))
  }
  await post(address, form, { 'user-agent': WHO })
  return true
}

export type Told = { readonly hubId: string; readonly sourceId: string; readonly topic: string }

/**
 * Takes in what a hub told, which was proven to come from it: a feed like one that was asked for, read in the same way.
 * What cannot be read is asked of the site itself.
 */
export async function takeDelivery(
  db: Db,
  it: Told & { readonly bytes: Uint8Array; readonly mediaType: string },
  now: Date,
): Promise<void> {
  const { topic: address, bytes, mediaType } = it
  const reading = await readApart('feed', { bytes, mediaType, address })
  await db
    .transaction()
    .execute((tx) =>
      'failed' in reading ? nudgeSource(tx, it, now) : takeTold(tx, { ...it, entries: reading.entries }, now),
    )
}
