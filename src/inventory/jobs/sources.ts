import { canonical } from '../../base/canonical.ts'
import { dayOf, ZONE } from '../../base/calendar.ts'
import { sha256 } from '../../base/hash.ts'
import { unseal } from '../../base/sealed.ts'
import { sourceWords as w } from '../../base/words/sources.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { append } from '../../ledger/append.ts'
import { ofNoDossier, type Group } from '../../notice/rules.ts'
import { tell } from '../../notice/store.ts'
import { headerOf, type Answered, type GuardedGet } from '../../outgoing/guarded.ts'
import { readEditionInForce } from '../../sop/store.ts'
import { EVENT_MAX, type AgendaReading } from '../rules/agenda.ts'
import type { Reading } from '../rules/entries.ts'
import { withoutPersonal } from '../rules/gathering.ts'
import { namedHub, paceOf, type HubLinks } from '../rules/hub.ts'
import { compareWithPage, PAGE_MAX, partOf, type PageReading } from '../rules/page.ts'
import { afterLook, troubleOf, waitOf, type After, type Lane, type Look, type Trouble } from '../rules/sources.ts'
import { WHO, type AskRobots } from './robots.ts'
import { readSitemaps } from './sitemaps.ts'
import { readApart } from '../sources/reading.ts'
import { readKinds, type Came, type ReadKind } from '../sources/source.ts'
import { agendaAbout, findAgenda, takeEvents } from '../stores/agenda.ts'
import { endLeaveElsewhere } from '../stores/full-texts.ts'
import { settleHub, weighHub } from '../stores/hubs.ts'
import { takeEntries } from '../stores/mentions.ts'
import { findPage, keepPage } from '../stores/pages.ts'
import { keepLook, lockTaken, moveSource, takeNextSource, type TakenSource } from '../stores/sources.ts'

export type SourceSite = {
  readonly db: Db
  readonly get: GuardedGet
  readonly robots: AskRobots
  /** The office's, under which the addresses of agendas are sealed. */
  readonly secret: string
  /** From 0 to 1; told by tests. */
  readonly chance?: () => number
  /** From when on a look counts as slow; told by tests. */
  readonly slowMs?: number
}

/** So that one that is slow to answer does not hold up the others. */
const LANES: readonly Lane[] = ['any', 'any', 'any', 'quick', 'quick']

/** The rounds that look at sources side by side, one a lane: some take only those that were quick before. */
export const lookingAtSources = (site: SourceSite) =>
  LANES.map((lane) => (now: Date, stopped?: AbortSignal) => lookAtNextSource(site, now, { lane, stopped }))

const HELD_MS = 2 * 60_000 // far longer than a look: the guard ends a request, and the reading has a time of its own
export const SOURCE_MAX_BYTES = 20 * 1024 * 1024 // a hundred thousand entries of a flood, of which the newest are taken
/** Whoever reads a site's log sees who asks, and why. */
export const asked = {
  'user-agent': WHO,
  accept:
    'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5',
}
const askedForAgenda = { 'user-agent': WHO, accept: 'text/calendar, */*;q=0.5' }
const askedForPage = { 'user-agent': WHO, accept: 'text/html, application/xhtml+xml;q=0.9, */*;q=0.5' }

/**
 * Looks at the one source that waits longest: takes in what is new there, keeps how it went, and tells when it fails or is
 * silent. Several of these run side by side; a host is asked by one of them at a time. Says whether there may be more.
 * @param stopped ends a look that is under way, whose reason is thrown; the source is looked at again once its time is over
 */
export async function lookAtNextSource(
  site: SourceSite,
  now: Date,
  { lane = 'any', stopped }: { readonly lane?: Lane; readonly stopped?: AbortSignal | undefined } = {},
): Promise<boolean> {
  const heldUntil = new Date(now.getTime() + HELD_MS)
  const taken = await takeNextSource(site.db, readKinds, { heldUntil, lane, slowMs: site.slowMs }, now)
  if (!taken) return false
  const began = performance.now()
  const found = await lookAt(stopped ? untilStopped(site, stopped) : site, taken, now)
  const tookMs = performance.now() - began
  await site.db
    .transaction()
    .execute((tx) => keepFound(tx, { taken, found, tookMs, chance: (site.chance ?? Math.random)() }, now))
  return true
}

const untilStopped = (site: SourceSite, stopped: AbortSignal): SourceSite => ({
  ...site,
  get: (address, ask) => site.get(address, { ...ask, stopped }),
  robots: (address, at) => site.robots(address, at, stopped),
})

type Read =
  | {
      readonly kind: 'entries'
      readonly reading: Reading
      readonly isIndex: boolean
      /** Of a feed. */
      readonly links: HubLinks | null
    }
  | { readonly kind: 'page'; readonly reading: PageReading; readonly address: string }
  | { readonly kind: 'agenda'; readonly reading: AgendaReading }
type Found =
  | { readonly state: 'read'; readonly read: Read; readonly answer: Answered; readonly bodyHash: string }
  | { readonly state: 'same'; readonly answer: Answered }
  | { readonly state: 'failed'; readonly trouble: Trouble; readonly waitMs: number }

async function lookAt(site: SourceSite, source: TakenSource, now: Date): Promise<Found> {
  const { get, robots } = site
  if (source.kind === 'agenda') return lookAtAgenda(site, source, now)
  const isPage = source.kind === 'page'
  const refused = isPage ? await robots(source.address, now) : null
  if (refused) return { state: 'failed', trouble: refused, waitMs: 0 }
  const answer = await get(source.address, {
    maxBytes: isPage ? PAGE_MAX.bytes : SOURCE_MAX_BYTES,
    packed: true,
    headers: {
      ...(isPage ? askedForPage : asked),
      ...(source.etag && { 'if-none-match': source.etag }),
      ...(source.last_modified && { 'if-modified-since': source.last_modified }),
    },
  })
  if ('failed' in answer) return { state: 'failed', trouble: answer.failed, waitMs: 0 }
  if (answer.status === 304) return { state: 'same', answer }
  const trouble = troubleOf(answer.status)
  if (trouble) return { state: 'failed', trouble, waitMs: waitOf(headerOf(answer, 'retry-after'), now) }
  const { body: bytes, mediaType, address } = answer
  const bodyHash = sha256(bytes)
  // Many servers name their answers by nothing: what is the same as before is not read again.
  if (bodyHash === source.body_hash) return { state: 'same', answer }
  const read = await readAs(get, source, { bytes, mediaType, address })
  return typeof read === 'string'
    ? { state: 'failed', trouble: read, waitMs: 0 }
    : { state: 'read', read, answer, bodyHash }
}

/**
 * An agenda is asked and read whole each time: though it stays as it was, what is coming in it is another. Its secret
 * address is in no answer, and where it moved to is not followed for good.
 */
async function lookAtAgenda({ db, get, secret }: SourceSite, source: TakenSource, now: Date): Promise<Found> {
  const sealed = await findAgenda(db, source.id)
  const address = sealed && unseal(sealed, secret, agendaAbout(source.id))
  if (!address) return { state: 'failed', trouble: 'sealed-elsewhere', waitMs: 0 }
  const answer = await get(address, { maxBytes: SOURCE_MAX_BYTES, packed: true, headers: askedForAgenda })
  if ('failed' in answer) return { state: 'failed', trouble: answer.failed, waitMs: 0 }
  const trouble = troubleOf(answer.status)
  if (trouble) return { state: 'failed', trouble, waitMs: waitOf(headerOf(answer, 'retry-after'), now) }
  const { body: bytes, mediaType } = answer
  const reading = await readApart('agenda', { bytes, mediaType, address, now })
  if ('failed' in reading) return { state: 'failed', trouble: reading.failed, waitMs: 0 }
  const events = reading.events.map((it) => ({ ...it, title: hidden(it.title, EVENT_MAX.title), place: hidden(it.place, EVENT_MAX.place) })) // prettier-ignore
  return { state: 'read', read: { kind: 'agenda', reading: { ...reading, events } }, answer: { ...answer, movedTo: null }, bodyHash: '' } // prettier-ignore
}

/** Without numbers that name a person; what stands for them may be longer than they were. */
const hidden = (text: string, max: number) => withoutPersonal(text).slice(0, max).toWellFormed()

/** What came, read as what the source is; or why it is not that. */
async function readAs(get: GuardedGet, source: TakenSource, came: Came): Promise<Read | Trouble> {
  const kind = source.kind as Exclude<ReadKind, 'agenda'>
  if (kind === 'sitemap') {
    const reading = await readSitemaps(get, came, { maxBytes: SOURCE_MAX_BYTES, headers: asked })
    return 'failed' in reading ? reading.failed : { kind: 'entries', reading, isIndex: reading.isIndex, links: null }
  }
  if (kind === 'feed') {
    const reading = await readApart(kind, came)
    return 'failed' in reading ? reading.failed : { kind: 'entries', reading, isIndex: false, links: reading.links }
  }
  const page = await readApart(kind, came)
  if ('failed' in page) return page.failed
  if (page.pieces.length === 0) return 'no-text'
  const pieces = partOf(page.pieces, { from: source.part_from, until: source.part_until })
  return pieces ? { kind: 'page', reading: { title: page.title, pieces }, address: came.address } : 'part-not-found'
}

/** A validator that is sent back as it came; one that is too long, or breaks a header, is none. */
function validatorOf(answer: Answered, name: string): string {
  const value = headerOf(answer, name) ?? ''
  return /^[\u0020-\u007e]{1,500}$/.test(value) ? value : ''
}

const NO_VALIDATORS = { etag: '', lastModified: '', bodyHash: null }

/** What the next look asks by. An index that is the same may lead to maps that are not: it is read every time. */
function validatorsOf({ read, answer, bodyHash }: Found & { readonly state: 'read' }) {
  if (read.kind === 'agenda' || (read.kind === 'entries' && read.isIndex)) return NO_VALIDATORS
  return { etag: validatorOf(answer, 'etag'), lastModified: validatorOf(answer, 'last-modified'), bodyHash }
}

async function keepFound(
  tx: Tx,
  it: { readonly taken: TakenSource; readonly found: Found; readonly tookMs: number; readonly chance: number },
  now: Date,
): Promise<void> {
  const { taken, found } = it
  const held = await lockTaken(tx, taken)
  if (!held) return
  const look = await lookOf(tx, taken, found, { now, asTaken: held.asTaken })
  if (held.asTaken && found.state === 'read' && found.read.kind === 'entries' && found.read.links) {
    const { answer } = found
    await settleHub(tx, taken.id, namedHub(headerOf(answer, 'link') ?? '', found.read.links, answer.address), now)
  }
  const hub = look.state === 'failed' ? null : await weighHub(tx, taken, look, now)
  const everyMinutes = paceOf(taken.every_minutes, hub, now)
  const after = afterLook({ ...standingOf(taken), everyMinutes }, look, { now, chance: it.chance })
  const read = found.state === 'read' ? found : null
  await keepLook(
    tx,
    taken,
    {
      after,
      tookMs: it.tookMs,
      answered: found.state !== 'failed',
      trouble: found.state === 'failed' ? found.trouble : '',
      dropped: look.state === 'answered' ? look.dropped : null,
      validators: read && (look.state === 'answered' && look.isUnfinished ? NO_VALIDATORS : validatorsOf(read)),
    },
    now,
  )
  await tellOf(tx, taken, { after, look }, now)
  const movedTo = found.state === 'failed' ? null : found.answer.movedTo
  const moved = movedTo !== null && movedTo.length <= 2_000 && (await moveSource(tx, taken, movedTo))
  if (moved) {
    await endLeaveElsewhere(tx, { sourceId: taken.id, from: taken.address, to: movedTo })
    await append(tx, { kind: 'source-moved', sourceId: taken.id, addressHash: sha256(canonical(movedTo)) }, now)
  }
  if (after.paused) await append(tx, { kind: 'source-paused', sourceId: taken.id, personId: null }, now)
}

async function lookOf(
  tx: Tx,
  taken: TakenSource,
  found: Found,
  { now, asTaken }: { readonly now: Date; readonly asTaken: boolean },
): Promise<Look> {
  if (found.state !== 'read') return found
  if (found.read.kind === 'page' && !asTaken) return { state: 'same' } // of another part than is watched now
  if (found.read.kind === 'agenda') {
    if (!asTaken) return { state: 'same' } // of another calendar than is kept now
    const { reading } = found.read
    // A change is something new too: the agenda is kept.
    const { added, changed } = await takeEvents(tx, { source: taken, reading }, now)
    return { state: 'answered', added: added + changed, dropped: reading.dropped }
  }
  const { entries, dropped } =
    found.read.kind === 'page' ? await compareNow(tx, taken, found.read, now) : found.read.reading
  const isOnce = found.read.kind === 'page'
  const { added, left } = await takeEntries(tx, { sourceId: taken.id, entries, isOnce }, now)
  return { state: 'answered', added, dropped: dropped + left, isUnfinished: left > 0 }
}

async function compareNow(tx: Tx, taken: TakenSource, it: Read & { readonly kind: 'page' }, now: Date) {
  const { title, pieces } = it.reading
  const before = await findPage(tx, taken.id)
  const compared = compareWithPage(before, pieces, { title, address: it.address, day: dayOf(ZONE, now) })
  await keepPage(tx, taken.id, compared.known)
  return compared
}

const standingOf = (it: TakenSource) => ({
  everyMinutes: it.every_minutes,
  silentDays: it.silent_days,
  failures: it.failures,
  newAt: it.new_at,
  addedAt: it.added_at,
  silenceToldAt: it.silence_told_at,
})

/** Tells whoever works in the inventory, and of what only the administrator can mend these too. */
export async function tellOf(
  tx: Tx,
  source: TakenSource,
  it: { readonly after: After; readonly look: Look; readonly unread?: number; readonly personIds?: readonly string[] },
  now: Date,
): Promise<void> {
  const { after, look, unread = 0, personIds = [] } = it
  const edition = after.tell && (await readEditionInForce(tx, dayOf(ZONE, now)))
  const post = edition ? edition.body.steps[0]?.executor : undefined
  const about = `source/${source.id}/${now.getTime()}`
  const happening = (more: string, words: string, group: Group) =>
    ofNoDossier({ kind: 'source-trouble', about: `${about}${more}`, groups: { named: group }, data: { words } })
  const failed = look.state === 'failed'
  await tell(
    tx,
    [
      ...(after.tell && post
        ? [
            happening(
              '',
              failed
                ? w.toldFailing.id(source.name, w.troubles[look.trouble].id)
                : w.toldSilent.id(source.name, source.silent_days),
              { postIds: [post], personIds: failed ? personIds : [] },
            ),
          ]
        : []),
      ...(unread > 0 ? [happening('/unread', w.toldUnread.id(source.name, unread), { personIds })] : []),
    ],
    now,
  )
}
