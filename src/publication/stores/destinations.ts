/** Where publications go beside the portal, and how each of these destinations stands. */
import { sql } from 'kysely'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { dropping } from './deliveries.ts'
import type { QueueState } from '../rules/outbox.ts'

export const DESTINATIONS_MAX = 100

const columns = [
  'destination.id',
  'destination.channel',
  'destination.name',
  'destination.by_hand',
  'destination.on',
  'destination.address',
  'destination.settings',
  'destination.secret',
  'destination.content_types',
  'destination.per_minute',
  'destination.revision',
  'destination.not_before',
  'destination.failures',
  'destination.trouble',
  'destination.paused_at',
  'destination.pause_reason',
] as const

/** All that are not removed, by name. */
export async function listDestinations(db: Db | Tx) {
  return db
    .selectFrom('destination')
    .leftJoin('person', 'person.id', 'destination.paused_by')
    .select([...columns, 'person.name as paused_by'])
    .select((eb) => [
      eb
        .selectFrom('delivery')
        .select((count) => count.fn.countAll<number>().as('count'))
        .whereRef('delivery.destination_id', '=', 'destination.id')
        .where('delivery.state', 'in', ['waiting', 'sending'])
        .as('waiting'),
    ])
    .where('removed_at', 'is', null)
    .orderBy('destination.name')
    .orderBy('destination.id')
    .limit(DESTINATIONS_MAX)
    .execute()
}

/** @throws {Refused} `not-found`, also when it was removed */
export async function readDestination(db: Db | Tx, destinationId: string) {
  const row = await db
    .selectFrom('destination')
    .select(columns)
    .where('id', '=', destinationId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  return row
}

/** Also one that was removed: what is on its way there still has to be known. */
export async function readAnyDestination(db: Db | Tx, destinationId: string) {
  return db.selectFrom('destination').select(columns).where('id', '=', destinationId).executeTakeFirstOrThrow()
}

/** What an administrator sets. `secret` is sealed; undefined leaves it as it is, null takes it away. */
export type DestinationFields = {
  readonly name: string
  readonly on: boolean
  readonly address: string
  readonly settings: Readonly<Record<string, string>>
  readonly secret: string | null | undefined
  readonly contentTypes: readonly string[]
  readonly perMinute: number
}

function valuesOf({ contentTypes, perMinute, secret, settings, ...rest }: DestinationFields) {
  return {
    ...rest,
    settings: JSON.stringify(settings),
    content_types: [...contentTypes],
    per_minute: perMinute,
    ...(secret !== undefined && { secret }),
  }
}

/** @throws {Refused} `destinations-full`, `destination-once` */
export async function insertDestination(
  tx: Tx,
  it: { id: string; channel: string; byHand: boolean; once: boolean; fields: DestinationFields; personId: string },
  now: Date,
): Promise<void> {
  // Two that add the last one at the same time make one too many: the limit is for the size of a screen.
  const { count } = await tx
    .selectFrom('destination')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (Number(count) >= DESTINATIONS_MAX) throw new Refused({ code: 'destinations-full', max: DESTINATIONS_MAX })
  if (it.once) {
    // Two that add it at once: the second is refused by the index.
    const twin = await tx
      .selectFrom('destination')
      .select('id')
      .where('channel', '=', it.channel)
      .where('removed_at', 'is', null)
      .executeTakeFirst()
    if (twin) throw new Refused({ code: 'destination-once' })
  }
  await tx
    .insertInto('destination')
    .values({
      id: it.id,
      channel: it.channel,
      by_hand: it.byHand,
      ...valuesOf(it.fields),
      revision: 1,
      changed_by: it.personId,
      changed_at: now,
    })
    .execute()
}

/**
 * Sets one anew. What stopped it is forgotten: whoever changes its settings has seen to it.
 * @throws {Refused} `not-found`; `destination-changed`
 */
export async function updateDestination(
  tx: Tx,
  it: { id: string; fields: DestinationFields | 'removed'; seenRevision: number; personId: string },
  now: Date,
): Promise<number> {
  const row = await tx
    .selectFrom('destination')
    .select('revision')
    .where('id', '=', it.id)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  if (row.revision !== it.seenRevision)
    throw new Refused({ code: 'destination-changed', seen: it.seenRevision, current: row.revision })
  const revision = row.revision + 1
  await tx
    .updateTable('destination')
    .set({
      ...(it.fields === 'removed'
        ? { removed_at: now, on: false, secret: null }
        : { ...valuesOf(it.fields), failures: 0, trouble: '', not_before: now }),
      revision,
      changed_by: it.personId,
      changed_at: now,
    })
    .where('id', '=', it.id)
    .execute()
  if (it.fields === 'removed')
    await dropping(tx, 'Tujuan ini sudah dihapus.').where('destination_id', '=', it.id).execute()
  return revision
}

/** Nothing goes there until it is resumed; what is under way ends. Says whether anything changed. */
export async function pauseDestination(
  tx: Tx,
  it: { id: string; personId: string | null; reason: string },
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('destination')
    .set({ paused_at: now, paused_by: it.personId, pause_reason: it.reason.slice(0, REASON_MAX) })
    .where('id', '=', it.id)
    .where('removed_at', 'is', null)
    .where('paused_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
const REASON_MAX = 500

/** What waits goes on at once. Says whether anything changed. */
export async function resumeDestination(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('destination')
    .set({ paused_at: null, paused_by: null, pause_reason: '', failures: 0, trouble: '', not_before: now })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .where('paused_at', 'is not', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** How a destination's queue stands, until the caller commits. */
export async function lockQueue(tx: Tx, id: string) {
  return tx
    .selectFrom('destination')
    .select(['name', 'failures', 'per_minute'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

/** Keeps how a destination stands after a try. */
export async function keepQueueState(tx: Tx, id: string, state: QueueState): Promise<void> {
  const { failures, notBefore, trouble } = state
  await tx
    .updateTable('destination')
    .set({ failures, not_before: notBefore, trouble: trouble.slice(0, REASON_MAX) })
    .where('id', '=', id)
    .execute()
}

/** Where a text of this kind goes when it is published: all that are on and take it. */
export async function listTakers(db: Db | Tx, contentType: string): Promise<Taker[]> {
  return db
    .selectFrom('destination')
    .select(['id', 'channel', 'by_hand as byHand'])
    .where('removed_at', 'is', null)
    .where('on', '=', true)
    .where((eb) =>
      eb.or([
        eb('content_types', '=', sql<string[]>`'{}'`),
        eb(sql<boolean>`${contentType} = any(content_types)`, '=', true),
      ]),
    )
    .orderBy('name')
    .orderBy('id')
    .limit(DESTINATIONS_MAX)
    .execute()
}

export type Taker = { readonly id: string; readonly channel: string; readonly byHand: boolean }

/** Where a publication was to go and surely did not yet: there the first version never was. */
export async function listUnreached(tx: Tx, publicationId: string): Promise<Taker[]> {
  return tx
    .selectFrom('delivery')
    .innerJoin('destination', 'destination.id', 'delivery.destination_id')
    .select(['destination.id', 'destination.channel', 'destination.by_hand as byHand'])
    .where('delivery.publication_id', '=', publicationId)
    .where('delivery.kind', 'in', ['publish', 'correct'])
    .where('destination.removed_at', 'is', null)
    .groupBy('destination.id')
    .having(sql<boolean>`bool_and(delivery.state in ('waiting', 'by-hand', 'dropped', 'failed'))`)
    .orderBy('destination.id')
    .limit(DESTINATIONS_MAX)
    .execute()
}

/**
 * Where a publication went, or may have gone. A copy of the whole portal holds also what was out before it, or was to go
 * elsewhere alone: it is told whatever it got, also when nothing new goes there any more.
 */
export async function listReached(tx: Tx, publicationId: string): Promise<Taker[]> {
  const went = sql`kind in ('publish', 'correct') and state in ('sending', 'sent', 'unsure')`
  const { rows } = await sql<Taker>`
    select id, channel, by_hand as "byHand" from destination
    where id in (select destination_id from delivery where publication_id = ${publicationId} and ${went})
      or (channel = 's3' and removed_at is null
        and ("on" or exists (select from delivery where destination_id = destination.id and ${went})))
    order by id limit ${DESTINATIONS_MAX}`.execute(tx)
  return rows
}
