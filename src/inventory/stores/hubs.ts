/** Hubs that tell what is new in a feed (WebSub): one arrangement a feed, beside those that are being ended. */
import { sql } from 'kysely'
import { newId } from '../../base/id.ts'
import type { Db, Tx } from '../../db/connect.ts'
import type { Entry } from '../rules/entries.ts'
import {
  addressToAsk,
  isSameTopic,
  TRIES_MAX,
  leaseOf,
  NUDGE_MS,
  PENDING_MS,
  retryAt,
  SETTLED_MS,
  type NamedHub,
} from '../rules/hub.ts'
import type { Look } from '../rules/sources.ts'
import { takeEntries } from './mentions.ts'

/**
 * Keeps which hub a feed names now; one that it names no more is left, and one that never comes for the next it names.
 * Called by whoever holds the source, as all here that writes for one: its row is locked before that of its hub.
 */
export async function settleHub(tx: Tx, sourceId: string, named: NamedHub | null, now: Date): Promise<void> {
  const kept = await findStanding(tx, sourceId)
  const at = kept && kept.topic === named?.topic ? named.hubs.indexOf(kept.hub) : -1
  const isDeaf = kept && !kept.lease_until && kept.tries >= TRIES_MAX
  if (at !== -1 && !(isDeaf && named && named.hubs.length > 1)) return
  if (kept && now.getTime() - kept.begun_at.getTime() < SETTLED_MS) return
  if (kept) await leaveHub(tx, sourceId, now)
  if (!named) return
  const hub = named.hubs[(at + 1) % named.hubs.length] ?? ''
  await tx
    .insertInto('source_hub')
    .values({ id: newId(), source_id: sourceId, hub, topic: named.topic, begun_at: now, next_at: now })
    .execute()
}

/** Ends what there is with its hub; one that was never asked is told nothing. */
export async function leaveHub(tx: Tx, sourceId: string, now: Date): Promise<void> {
  const standing = tx.deleteFrom('source_hub').where('source_id', '=', sourceId).where('leaving', '=', false)
  await standing.where('asked_at', 'is', null).execute()
  await tx
    .updateTable('source_hub')
    .set({ leaving: true, tries: 0, next_at: now })
    .where('source_id', '=', sourceId)
    .where('leaving', '=', false)
    .execute()
}

/** How a feed's hub stands after a look: whether what is new there was told before, or had to be found. */
export async function weighHub(tx: Tx, taken: { id: string; looked_at: Date | null }, look: Look, now: Date) {
  const kept = await findStanding(tx, taken.id)
  if (!kept) return null
  const found = look.state === 'answered' && look.added > 0 && kept.lease_until !== null && kept.lease_until > now
  const wasTold = kept.nudged_at !== null && (!taken.looked_at || kept.nudged_at > taken.looked_at)
  const weighed = found ? { [wasTold ? 'told_at' : 'missed_at']: now } : {}
  if (found) await tx.updateTable('source_hub').set(weighed).where('id', '=', kept.id).execute()
  const { lease_until: leaseUntil, told_at: toldAt, missed_at: missedAt } = { ...kept, ...weighed }
  return { leaseUntil, toldAt, missedAt }
}

const findStanding = (tx: Tx, sourceId: string) =>
  tx
    .selectFrom('source_hub')
    .selectAll()
    .where('source_id', '=', sourceId)
    .where('leaving', '=', false)
    .forUpdate()
    .executeTakeFirst()

type HubTurn = {
  readonly id: string
  readonly mode: 'subscribe' | 'unsubscribe'
  readonly topic: string
  readonly address: string
}

/**
 * Whose turn it is to be asked, with the asking noted before it is done: its answer comes at another door, or else its turn
 * comes again. Null when none is due; `over` when one was left for good.
 */
export async function takeNextHub(db: Db, now: Date): Promise<HubTurn | 'over' | null> {
  return db.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom('source_hub')
      .selectAll()
      .where('next_at', '<=', now)
      .orderBy('next_at')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!row) return null
    const { id, topic, leaving, tries, lease_until: leaseUntil } = row
    const isOver = leaving && (tries >= TRIES_MAX || (leaseUntil !== null && leaseUntil <= now))
    if (isOver) {
      await tx.deleteFrom('source_hub').where('id', '=', id).execute()
      return 'over'
    }
    const address = leaving
      ? row.asked_hub
      : addressToAsk({ hub: row.hub, askedHub: row.asked_hub, tries, leaseUntil }, now)
    await tx
      .updateTable('source_hub')
      .set({ asked_hub: address, asked_at: now, tries: tries + 1, next_at: retryAt(tries, now) })
      .where('id', '=', id)
      .execute()
    return { id, mode: leaving ? 'unsubscribe' : 'subscribe', topic, address }
  })
}

type HubSays = { readonly hubId: string; readonly topic: string; readonly leaseSeconds: number }

/** Whether the office itself asked the hub for what it comes to confirm; kept when it did. */
export async function confirmHub(
  db: Db,
  it: HubSays & { readonly mode: HubTurn['mode'] },
  now: Date,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const row = await lockHub(tx, it.hubId)
    const isAsked = row?.asked_at && now.getTime() - row.asked_at.getTime() < PENDING_MS
    if (!row || !isAsked || row.leaving !== (it.mode === 'unsubscribe') || !isSameTopic(row.topic, it.topic))
      return false
    if (!row.leaving && it.leaseSeconds === 0) return false // a hub has to say how long (§5.3)
    if (row.leaving) {
      await tx.deleteFrom('source_hub').where('id', '=', row.id).execute()
      return true
    }
    const { until, renewAt } = leaseOf(it.leaseSeconds, now)
    await tx
      .updateTable('source_hub')
      .set({ lease_until: until, next_at: renewAt, tries: 0 })
      .where('id', '=', row.id)
      .execute()
    return true
  })
}

/** The hub will tell no more: the feed is looked at as often as was set again, and the hub is asked seldom. */
export async function denyHub(db: Db, it: Omit<HubSays, 'leaseSeconds'>, now: Date): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const row = await findHub(tx, it.hubId)
    if (!row || !isSameTopic(row.topic, it.topic)) return false
    await sql`update source set next_look_at = least(next_look_at, ${now}::timestamptz + every_minutes * interval '1 minute') where id = ${row.source_id}::uuid`.execute(tx) // prettier-ignore
    const ended = await tx
      .deleteFrom('source_hub')
      .where('id', '=', row.id)
      .where('leaving', '=', true)
      .executeTakeFirst()
    if (ended.numDeletedRows === 0n)
      await tx
        .updateTable('source_hub')
        .set({ lease_until: null, next_at: retryAt(Infinity, now) })
        .where('id', '=', row.id)
        .execute()
    return true
  })
}

/** One that may tell something now; null for one whose time is over, or whose source is looked at no more. */
export async function findTellingHub(db: Db, hubId: string, now: Date) {
  const row = await findHub(db, hubId)
  return row && !row.leaving && row.lease_until && row.lease_until > now ? row : null
}

const findHub = (db: Db | Tx, hubId: string) =>
  db.selectFrom('source_hub').selectAll().where('id', '=', hubId).executeTakeFirst()
const lockHub = (tx: Tx, hubId: string) =>
  tx.selectFrom('source_hub').selectAll().where('id', '=', hubId).forUpdate().executeTakeFirst()

/**
 * Takes in what a hub told is new. What it says otherwise than before is left, and asked of the site itself: so that an old
 * delivery that comes again takes nothing back.
 */
export async function takeTold(
  tx: Tx,
  it: { readonly hubId: string; readonly sourceId: string; readonly entries: readonly Entry[] },
  now: Date,
): Promise<void> {
  const { hubId, sourceId, entries } = it
  if (!(await lockLookedAt(tx, sourceId))) return
  const { added, changed, left } = await takeEntries(tx, { sourceId, entries, onlyNew: true }, now)
  if (changed > 0 || left > 0) await nudge(tx, it, now)
  if (added === 0) return
  await tx.updateTable('source').set({ new_at: now, silence_told_at: null }).where('id', '=', sourceId).execute()
  await tx.updateTable('source_hub').set({ told_at: now }).where('id', '=', hubId).execute()
}

/** Has the site itself looked at soon, as far as it lets itself be asked. */
export async function nudgeSource(
  tx: Tx,
  it: { readonly hubId: string; readonly sourceId: string },
  now: Date,
): Promise<void> {
  if (await lockLookedAt(tx, it.sourceId)) await nudge(tx, it, now)
}

async function nudge(tx: Tx, it: { readonly hubId: string; readonly sourceId: string }, now: Date): Promise<void> {
  const soon = new Date(now.getTime() + NUDGE_MS)
  // One that is being looked at is looked at once more; one that does not answer, or asked to be left alone, is.
  await sql`
    update source set next_look_at = case
      when failures > 0 then next_look_at
      when held_until > ${now} then ${soon}::timestamptz
      else least(next_look_at, greatest(${now}::timestamptz, coalesce(looked_at, '-infinity') + ${NUDGE_MS} * interval '1 millisecond')) end
    where id = ${it.sourceId}::uuid`.execute(tx)
  await tx.updateTable('source_hub').set({ nudged_at: now }).where('id', '=', it.hubId).execute()
}

const lockLookedAt = (tx: Tx, sourceId: string) =>
  tx
    .selectFrom('source')
    .select('id')
    .where('id', '=', sourceId)
    .where('state', '=', 'active')
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
