import type { Db, Tx } from '../db/connect.ts'
import { hold } from '../db/hold.ts'
import { openFileStore } from '../files/store.ts'
import { ofNoDossier, type Happening } from '../notice/rules.ts'
import { tell } from '../notice/store.ts'
import { listAdministrators } from '../office/store.ts'
import { lacksPictures, type WholeItem } from '../portal/portal.ts'
import {
  clearLacking,
  findLacking,
  isCurrent,
  publishToPortal,
  rebuildPortal,
  tendPortal,
  type OnItem,
  type Written,
} from '../portal/publish.ts'
import { channelsOf } from './channels/all.ts'
import { makePictures } from './channels/portal-pictures.ts'
import { portalSource } from './channels/portal-source.ts'
import { aroundDossier } from './jobs/around.ts'
import { destinationWay } from './jobs/destination.ts'
import { portalWay } from './jobs/portal.ts'
import type { Ended, Way } from './jobs/way.ts'
import { afterTry, type Told } from './rules/outbox.ts'
import { listChangedSince, lockPortal, readMoment } from './store.ts'
import {
  claimDelivery,
  findDelivery,
  finishDelivery,
  listDueElsewhere,
  listDueForPortal,
  putOffDelivery,
  type Delivery,
  type End,
} from './stores/deliveries.ts'
import { keepQueueState, lockQueue, pauseDestination } from './stores/destinations.ts'

/** What outgoing work stands on. */
export type OutgoingSite = {
  readonly db: Db
  readonly portalFolder: string
  readonly filesFolder: string
  readonly url: string
  /** The office's, under which the secrets of destinations are sealed. */
  readonly secret: string
  /** Of the office's mail server, where it asks for one. */
  readonly smtpPassword?: string | undefined
}

/** What the portal alone stands on. */
export type OwnSite = Omit<OutgoingSite, 'secret' | 'smtpPassword'>

const LOOK_AT = 10 // so that deliveries another process holds do not hide one that is free
const ATTEMPTS_MAX = 12 // with the pauses below, some forty minutes
const PAUSE_MAX_MS = 10 * 60_000

/** Sends the next of what is due, to the portal or elsewhere. Says whether there was one, so that the caller comes again at once. */
export async function deliverNext(site: OutgoingSite, now: Date): Promise<boolean> {
  return (await deliverToPortal(site, now)) || (await deliverElsewhere(site, now))
}

/** The portal waits for no other destination, and every other for the portal. */
export async function deliverToPortal(site: OwnSite, now: Date): Promise<boolean> {
  const way = portalWay({ ...site, files: openFileStore(site.filesFolder), folder: site.portalFolder })
  return firstOf(site.db, way, await listDueForPortal(site.db, now, LOOK_AT), now)
}

/** Several of these may run at once: one that is slow to answer holds up its own queue alone. */
export async function deliverElsewhere(site: OutgoingSite, now: Date): Promise<boolean> {
  const way = destinationWay({
    ...site,
    files: openFileStore(site.filesFolder),
    channels: channelsOf(site.db, site.smtpPassword),
  })
  return firstOf(site.db, way, await listDueElsewhere(site.db, now), now)
}

async function firstOf(db: Db, way: Way, deliveryIds: readonly string[], now: Date): Promise<boolean> {
  for (const deliveryId of deliveryIds) if (await deliver(db, way, deliveryId, now)) return true
  return false
}

/**
 * Sends one delivery at most once, however often this runs, in however many processes, whenever one dies. The row is
 * marked `sending` and committed before the channel is called; whoever finds it so asks the channel, and where the
 * channel cannot tell, leaves it `unsure` for a person (invariant 5). Says whether it was this caller's to do.
 */
export async function deliver(db: Db, way: Way, deliveryId: string, now: Date): Promise<boolean> {
  const done = await hold(db, 'delivery', deliveryId, async () => {
    const claimed = await claimDelivery(db, deliveryId, now)
    if (claimed) return attempt(db, way, claimed, now)
    const interrupted = await findDelivery(db, deliveryId)
    if (interrupted?.state !== 'sending') return false
    return ask(db, way, interrupted, INTERRUPTED, now)
  })
  return done ?? false
}
const INTERRUPTED = 'terputus'

async function attempt(db: Db, way: Way, delivery: Delivery, now: Date): Promise<true> {
  let ended: Ended
  try {
    ended = await way.send(delivery, now)
  } catch (error) {
    return ask(db, way, delivery, problemOf(error), now)
  }
  // Where the channel was asked and does not know, it is asked once more what it has.
  if (ended.end.state === 'unsure') return ask(db, way, delivery, ended.end.problem, now)
  await finish(db, delivery, ended, now)
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
async function ask(db: Db, way: Way, delivery: Delivery, problem: string, now: Date): Promise<true> {
  const later = new Date(now.getTime() + Math.min(PAUSE_MAX_MS, 500 * 2 ** delivery.attempts))
  const found = await way.find(delivery, now).catch(async (error: unknown) => {
    await putOffDelivery(db, delivery.id, later)
    throw error
  })
  switch (found.state) {
    case 'sent':
      await finish(db, delivery, { end: found, told: { kind: 'took' } }, now)
      return true
    case 'unknown':
      await finish(db, delivery, { end: { state: 'unsure', problem, seen: found.seen }, told: null }, now)
      return true
    case 'unasked':
      await db.transaction().execute(async (tx) => {
        const told = { kind: 'later' as const, ...found }
        const broken = delivery.destinationId ? await keepTold(tx, delivery.destinationId, told, now) : null
        await tell(tx, broken ? [broken] : [], now)
      })
      return true
    case 'absent': {
      const end: End =
        delivery.attempts < ATTEMPTS_MAX
          ? { state: 'waiting', problem, dueAt: problem === INTERRUPTED ? now : later }
          : { state: 'failed', problem }
      await finish(db, delivery, { end, told: null }, now)
      return true
    }
  }
}

/**
 * Ends a try, with what it says of the destination; of one that failed, or nobody knows of, whoever must see to it is told
 * in the same transaction.
 */
async function finish(db: Db, delivery: Delivery, { end, told }: Ended, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (!(await finishDelivery(tx, delivery.id, end, now))) return
    const broken = told && delivery.destinationId ? await keepTold(tx, delivery.destinationId, told, now) : null
    const happened = [
      ...(end.state === 'failed' || end.state === 'unsure' ? [await happeningOf(tx, delivery, end.problem, now)] : []),
      ...(broken ? [broken] : []),
    ]
    await tell(tx, happened, now)
  })
}

/** Keeps how a destination stands after a try; what is to be told when it broke. */
async function keepTold(tx: Tx, destinationId: string, told: Told, now: Date): Promise<Happening | null> {
  const was = await lockQueue(tx, destinationId)
  const state = afterTry({ failures: was.failures, perMinute: was.per_minute }, told, now)
  await keepQueueState(tx, destinationId, state)
  if (state.stopped) await pauseDestination(tx, { id: destinationId, personId: null, reason: state.trouble }, now)
  if (!state.broke) return null
  const about = `destination/${destinationId}/${now.getTime()}`
  return ofNoDossier({
    kind: 'destination-stopped',
    about,
    groups: { named: { personIds: await listAdministrators(tx) } },
    data: { words: `${was.name}: ${state.trouble}` },
  })
}

async function happeningOf(tx: Tx, delivery: Delivery, words: string, now: Date): Promise<Happening> {
  const about = `delivery/${delivery.id}/${now.getTime()}`
  return { ...(await aroundDossier(tx, delivery)), kind: 'delivery-failed', cause: delivery.id, about, data: { words } } // prettier-ignore
}

/**
 * Writes the whole portal anew when it was last written by other templates, for another address or another office, or
 * never; else tends what changes without an item that goes out. Says false: once is enough.
 * @param stopped ends a writing that is under way, which leaves the portal as it was
 */
export async function keepPortal(site: OwnSite, stopped?: AbortSignal): Promise<false> {
  const source = portalSource(site.db, openFileStore(site.filesFolder), site.url)
  if (!(await isCurrent(site.portalFolder, source))) await rewritePortal(site, () => stopped?.throwIfAborted())
  else
    await site.db.transaction().execute(async (tx) => {
      await lockPortal(tx)
      await tendPortal(site.portalFolder, portalSource(tx, openFileStore(site.filesFolder), site.url))
    })
  return false
}

const CAUGHT_UP_MAX = 500 // more than that is sooner read and written anew than caught up with under the lock
const TRIES_MAX = 3

/**
 * Writes every page of the portal anew. Deliveries go on meanwhile, into what the public reads, and are caught up with at
 * the end; where very many came, it is begun again. Null when another process is at it.
 */
export async function rewritePortal(site: OwnSite, onItem?: OnItem): Promise<Written | null> {
  return hold(site.db, 'portal', 'anew', async () => {
    for (let tries = 1; tries < TRIES_MAX; tries++) {
      const written = await rewriteOnce(site, CAUGHT_UP_MAX, onItem)
      if (written) return written
    }
    return rewriteOnce(site, Number.POSITIVE_INFINITY, onItem)
  })
}

/** Null, with the portal as it was, when more publications than that have changed meanwhile. */
async function rewriteOnce(site: OwnSite, caughtUpMax: number, onItem?: OnItem): Promise<Written | null> {
  const { db, portalFolder, url } = site
  const files = openFileStore(site.filesFolder)
  const tooMany = new Error('too many publications have changed meanwhile')
  const begun = await readMoment(db)
  return rebuildPortal(portalFolder, portalSource(db, files, url), {
    onItem,
    last: (catchUp) =>
      db.transaction().execute(async (tx) => {
        await lockPortal(tx)
        const changed = await listChangedSince(tx, begun)
        if (changed.length > caughtUpMax) throw tooMany
        await catchUp(portalSource(tx, files, url), changed)
      }),
  }).catch((error: unknown) => {
    if (error === tooMany) return null
    throw error
  })
}

/**
 * Makes, one item at a time, what the portal's pages show beside their texts and could not find when all was written
 * anew: after a restore nothing of it is there, since it can be made again. Until then each page shows its pictures as they
 * came. Says whether there may be more.
 */
export function fillingPictures(site: OwnSite): () => Promise<boolean> {
  const files = openFileStore(site.filesFolder)
  let walk: { folder: string; items: AsyncIterator<WholeItem> } | null = null
  const round = async () => {
    const folder = await findLacking(site.portalFolder)
    if (folder === null) return false
    if (walk?.folder !== folder)
      walk = { folder, items: portalSource(site.db, files, site.url).eachWhole('newest')[Symbol.asyncIterator]() }
    const next = await walk.items.next()
    if (next.done) {
      walk = null
      await clearLacking(folder)
      return false
    }
    const item = next.value
    if (!lacksPictures(item)) return true
    await makePictures({ db: site.db, files, url: site.url }, item.id).catch((error: NodeJS.ErrnoException) => {
      // One whose file is lost keeps its page as it is: the others are not made to wait for it.
      if (error.code !== 'ENOENT') throw error
    })
    await site.db.transaction().execute(async (tx) => {
      await lockPortal(tx)
      await publishToPortal(site.portalFolder, portalSource(tx, files, site.url), item.id)
    })
    return true
  }
  return () =>
    round().catch((error: unknown) => {
      walk = null // begun again from the newest: this one is passed, or the walk itself broke off
      throw error
    })
}
