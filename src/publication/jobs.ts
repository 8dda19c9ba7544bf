import { isCrisis } from '../base/levels.ts'
import type { Db } from '../db/connect.ts'
import { openFileStore } from '../files/store.ts'
import { lacksPictures, type WholeItem } from '../portal/portal.ts'
import { clearLacking, hasLacking, isCurrent, publishToPortal, rebuildPortal, type Written } from '../portal/publish.ts'
import type { Channel } from './channels/channel.ts'
import { groupsAround } from '../notice/rules.ts'
import { tell } from '../notice/store.ts'
import { readEditionBody } from '../sop/store.ts'
import { portalChannel } from './channels/portal.ts'
import { lockPortal } from './store.ts'
import {
  claimDelivery,
  findDelivery,
  finishDelivery,
  readDossierOf,
  holdDelivery,
  listDueDeliveries,
  putOffDelivery,
  type Delivery,
  type End,
} from './stores/deliveries.ts'
import { makePictures } from './channels/portal-pictures.ts'
import { portalSource } from './channels/portal-source.ts'

/** What outgoing work stands on. */
export type OutgoingSite = {
  readonly db: Db
  readonly portalFolder: string
  readonly filesFolder: string
  readonly url: string
}

const LOOK_AT = 10 // so that deliveries another process holds do not hide one that is free
const ATTEMPTS_MAX = 12 // with the pauses below, some forty minutes
const PAUSE_MAX_MS = 10 * 60_000

/** Sends the delivery that is longest due. Says whether there was one, so that the caller comes again at once. */
export async function deliverNext(site: OutgoingSite, now: Date): Promise<boolean> {
  const channels = channelsOf(site)
  for (const deliveryId of await listDueDeliveries(site.db, now, LOOK_AT))
    if (await deliver(site.db, channels, deliveryId, now)) return true
  return false
}

export function channelsOf(site: OutgoingSite): Channel[] {
  return [
    portalChannel({ db: site.db, files: openFileStore(site.filesFolder), folder: site.portalFolder, url: site.url }),
  ]
}

/**
 * Sends one delivery at most once, however often this runs, in however many processes, whenever one dies. The row is
 * marked `sending` and committed before the channel is called; whoever finds it so asks the channel, and where the
 * channel cannot tell, leaves it `unsure` for a person (invariant 5). Says whether it was this caller's to do.
 */
export async function deliver(db: Db, channels: readonly Channel[], deliveryId: string, now: Date): Promise<boolean> {
  const done = await holdDelivery(db, deliveryId, async () => {
    const claimed = await claimDelivery(db, deliveryId)
    if (claimed) return attempt(db, channelOf(channels, claimed), claimed, now)
    const interrupted = await findDelivery(db, deliveryId)
    if (interrupted?.state !== 'sending') return false
    return ask(db, channelOf(channels, interrupted), interrupted, 'terputus', now)
  })
  return done ?? false
}

async function attempt(db: Db, channel: Channel, delivery: Delivery, now: Date): Promise<true> {
  let end: End
  try {
    end = await channel.send(delivery, now)
  } catch (error) {
    return ask(db, channel, delivery, problemOf(error), now)
  }
  await finish(db, delivery, end, now)
  return true
}

const PROBLEMS: Record<string, string> = {
  ENOSPC: 'Penyimpanan server penuh. Minta administrator memberi ruang.',
  EDQUOT: 'Penyimpanan server penuh. Minta administrator memberi ruang.',
  EACCES: 'Folder tujuan tidak dapat ditulis. Minta administrator memeriksa pemilik dan izinnya.',
  EPERM: 'Folder tujuan tidak dapat ditulis. Minta administrator memeriksa pemilik dan izinnya.',
  EROFS: 'Folder tujuan hanya dapat dibaca. Minta administrator memeriksanya.',
  ENOENT: 'Gambar atau lampiran naskah ini tidak ada di penyimpanan. Minta administrator memulihkannya dari cadangan.',
}

/** What went wrong, for the people who will read it; what has no sentence of its own keeps its own words. */
function problemOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return (code && PROBLEMS[code]) ?? message ?? String(error)
}

/** After a try whose end nobody knows. */
async function ask(db: Db, channel: Channel, delivery: Delivery, problem: string, now: Date): Promise<true> {
  const later = new Date(now.getTime() + Math.min(PAUSE_MAX_MS, 500 * 2 ** delivery.attempts))
  const found = await channel.find(delivery).catch(async (error: unknown) => {
    await putOffDelivery(db, delivery.id, later)
    throw error
  })
  switch (found.state) {
    case 'sent':
      await finish(db, delivery, found, now)
      return true
    case 'unknown':
      await finish(db, delivery, { state: 'unsure', problem }, now)
      return true
    case 'absent':
      await finishDelivery(
        db,
        delivery.id,
        delivery.attempts < ATTEMPTS_MAX
          ? { state: 'waiting', problem, dueAt: problem === 'terputus' ? now : later }
          : { state: 'failed', problem },
        now,
      )
      return true
  }
}

/** Ends a try; of one that failed, or nobody knows of, whoever must see to it is told with it. */
async function finish(db: Db, delivery: Delivery, end: End, now: Date): Promise<void> {
  if (end.state === 'sent' || end.state === 'waiting') {
    await finishDelivery(db, delivery.id, end, now)
    return
  }
  await db.transaction().execute(async (tx) => {
    if (!(await finishDelivery(tx, delivery.id, end, now))) return
    const dossier = await readDossierOf(tx, delivery.id)
    const procedure = await readEditionBody(tx, dossier.edition_id)
    await tell(
      tx,
      [
        {
          kind: 'delivery-failed',
          cause: delivery.id,
          about: `delivery/${delivery.id}/${now.getTime()}`,
          dossierId: dossier.id,
          byPersonId: null,
          crisis: isCrisis(dossier.level),
          groups: groupsAround(procedure, { postId: dossier.post_id, holderId: null, authors: dossier.authors }),
          data: { words: end.problem },
        },
      ],
      now,
    )
  })
}

function channelOf(channels: readonly Channel[], delivery: Delivery): Channel {
  const channel = channels.find((it) => it.name === delivery.channel)
  if (!channel) throw new Error(`no channel ${delivery.channel}`)
  return channel
}

/**
 * Writes the whole portal anew when it was last written by other templates, for another address or another office, or
 * never. Says false: once is enough.
 */
export async function keepPortal(site: OutgoingSite): Promise<false> {
  const source = portalSource(site.db, openFileStore(site.filesFolder), site.url)
  if (!(await isCurrent(site.portalFolder, source))) await rewritePortal(site)
  return false
}

/** Writes every page of the portal anew. Deliveries wait meanwhile. */
export async function rewritePortal(site: OutgoingSite, onItem?: (count: number) => void): Promise<Written> {
  const { db, portalFolder, url } = site
  return db.transaction().execute(async (tx) => {
    await lockPortal(tx)
    return rebuildPortal(portalFolder, portalSource(tx, openFileStore(site.filesFolder), url), onItem)
  })
}

/**
 * Makes, one item at a time, what the portal's pages show beside their texts and could not find when all was written
 * anew: after a restore nothing of it is there, since it can be made again. Until then each page shows its pictures as they
 * came. Says whether there may be more.
 */
export function fillingPictures(site: OutgoingSite): () => Promise<boolean> {
  const files = openFileStore(site.filesFolder)
  let items: AsyncIterator<WholeItem> | null = null
  return async () => {
    if (!(await hasLacking(site.portalFolder))) return false
    items ??= portalSource(site.db, files, site.url).eachWhole('newest')[Symbol.asyncIterator]()
    const next = await items.next()
    if (next.done) {
      items = null
      await clearLacking(site.portalFolder)
      return false
    }
    const item = next.value
    if (!lacksPictures(item)) return true
    // One whose file is lost keeps its page as it is: the others are not made to wait for it.
    await makePictures({ db: site.db, files, url: site.url }, item.id).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
    })
    await site.db.transaction().execute(async (tx) => {
      await lockPortal(tx)
      await publishToPortal(site.portalFolder, portalSource(tx, files, site.url), item.id)
    })
    return true
  }
}
