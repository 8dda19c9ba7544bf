import { sql, type RawBuilder } from 'kysely'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { readableBy, type Reader } from '../../db/readers.ts'
import type { DeliveryKind, DeliveryState } from '../../db/tables.ts'
import { MISSED_AFTER_MS } from '../rules/outbox.ts'
import { newId } from '../../base/id.ts'
import type { Taker } from './destinations.ts'

export type Delivery = {
  readonly id: string
  readonly publicationId: string
  readonly kind: DeliveryKind
  readonly channel: string
  /** Null for the portal. */
  readonly destinationId: string | null
  readonly versionHash: string
  /** Of the versions that went out, from 1. */
  readonly versionNumber: number
  readonly state: DeliveryState
  readonly attempts: number
  /** Since when it is to go. */
  readonly dueAt: Date
}

const deliveryColumns = [
  'delivery.id',
  'delivery.publication_id as publicationId',
  'delivery.kind',
  'delivery.channel',
  'delivery.destination_id as destinationId',
  'delivery.version_hash as versionHash',
  'delivery.version_number as versionNumber',
  'delivery.state',
  'delivery.attempts',
  'delivery.due_at as dueAt',
] as const

/** Notes what is to go out: one to the portal where asked, and one to each of these destinations. */
export async function insertDeliveries(
  tx: Tx,
  it: {
    publicationId: string
    kind: DeliveryKind
    versionHash: string
    versionNumber: number
    portal: boolean
    dueAt: Date
  },
  takers: readonly Taker[],
  now: Date,
): Promise<string[]> {
  const portal = { channel: 'portal', destination_id: null, state: 'waiting' as const }
  const rows = [
    ...(it.portal ? [portal] : []),
    ...takers.map(({ id, channel, byHand }) => ({
      channel,
      destination_id: id,
      state: byHand ? ('by-hand' as const) : ('waiting' as const),
    })),
  ].map((target) => ({
    id: newId(),
    publication_id: it.publicationId,
    kind: it.kind,
    ...target,
    version_hash: it.versionHash,
    version_number: it.versionNumber,
    created_at: now,
    due_at: it.dueAt,
  }))
  if (rows.length > 0) await tx.insertInto('delivery').values(rows).execute()
  return rows.map((row) => row.id)
}

/** What had not begun to go never does, for a reason in words; of which ones, the caller says. */
export const dropping = (tx: Tx, problem: string) =>
  tx.updateTable('delivery').set({ state: 'dropped', problem }).where('state', 'in', ['waiting', 'by-hand'])

/**
 * Whether the row of `delivery`, joined with its `publication` and perhaps a `destination`, may go now. Nothing goes
 * elsewhere before its page on the portal can be read; a release whose time was missed goes only after that was noticed.
 */
const isReady = (now: Date): RawBuilder<boolean> => sql<boolean>`(delivery.due_at <= ${now} and case
  when delivery.destination_id is null
    then not publication.waits and (publication.went_out_at is not null
      -- What is being put right before anybody could read it waits for that.
      or not exists (select from dossier where dossier.id = publication.dossier_id and dossier.correction is not null))
      and (publication.scheduled_for is null or publication.missed_at is not null
      or publication.scheduled_for >= ${new Date(now.getTime() - MISSED_AFTER_MS)})
  else publication.went_out_at is not null and destination.paused_at is null and destination.not_before <= ${now}
    and not exists (select from delivery earlier where earlier.publication_id = delivery.publication_id
      and earlier.destination_id = delivery.destination_id and earlier.state = 'unsure')
  end)`

/**
 * Marks a waiting delivery as being sent, committed before the channel is called: a crash after the call must not send
 * twice. Null when it was not waiting, or may not go now.
 */
export async function claimDelivery(db: Db, deliveryId: string, now: Date): Promise<Delivery | null> {
  const claimed = await db
    .updateTable('delivery')
    .set((eb) => ({ state: 'sending', attempts: eb('attempts', '+', 1), problem: '' }))
    .where('id', '=', deliveryId)
    .where('state', '=', 'waiting')
    .where(
      sql<boolean>`exists (select from publication left join destination on destination.id = delivery.destination_id
        where publication.id = delivery.publication_id and ${isReady(now)})`,
    )
    .returning(deliveryColumns)
    .executeTakeFirst()
  return claimed ?? null
}

export async function findDelivery(db: Db | Tx, deliveryId: string): Promise<Delivery | null> {
  return (
    (await db.selectFrom('delivery').select(deliveryColumns).where('id', '=', deliveryId).executeTakeFirst()) ?? null
  )
}

/** Ends one try of a delivery; only the try that is under way can be ended. Says whether this call did. */
export async function finishDelivery(db: Db | Tx, deliveryId: string, end: End, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('delivery')
    .set(
      end.state === 'sent'
        ? {
            state: 'sent',
            remote_id: end.remoteId,
            remote_url: end.url,
            sent_at: now,
            problem: '',
            seen: '',
            proof_due_at: end.url === '' ? null : now,
          }
        : {
            state: end.state,
            problem: end.problem.slice(0, PROBLEM_MAX),
            ...(end.state === 'waiting' && end.dueAt && { due_at: end.dueAt }),
            ...(end.state === 'unsure' && { seen: end.seen.slice(0, SEEN_MAX) }),
          },
    )
    .where('id', '=', deliveryId)
    .where('state', '=', 'sending')
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
/**
 * How a try ended. `waiting`: it surely did not arrive, and is tried again: from `dueAt`, or in its place in the
 * destination's queue where that is null. `seen`: what was found there that may be it.
 */
export type End =
  | { readonly state: 'sent'; readonly remoteId: string; readonly url: string }
  | { readonly state: 'failed'; readonly problem: string }
  | { readonly state: 'unsure'; readonly problem: string; readonly seen: string }
  | { readonly state: 'waiting'; readonly problem: string; readonly dueAt: Date | null }
const PROBLEM_MAX = 500
const SEEN_MAX = 2_000

/** Puts off a delivery whose channel could not even be asked. */
export async function putOffDelivery(db: Db, deliveryId: string, dueAt: Date): Promise<void> {
  await db
    .updateTable('delivery')
    .set({ due_at: dueAt })
    .where('id', '=', deliveryId)
    .where('state', '=', 'sending')
    .execute()
}

/**
 * Deliveries to the portal that should go out now, or were on their way when a process stopped: the longest due first.
 */
export async function listDueForPortal(db: Db, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('delivery')
    .innerJoin('publication', 'publication.id', 'delivery.publication_id')
    .leftJoin('destination', 'destination.id', 'delivery.destination_id')
    .select('delivery.id')
    .where('delivery.state', 'in', ['waiting', 'sending'])
    .where('delivery.destination_id', 'is', null)
    .where(isReady(now))
    .orderBy('delivery.due_at')
    .orderBy('delivery.id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/** The first of each destination's queue: what is behind it waits, so that texts arrive in their order. */
export async function listDueElsewhere(db: Db, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select head.id from destination
    cross join lateral (
      select delivery.id, delivery.due_at from delivery join publication on publication.id = delivery.publication_id
      where delivery.destination_id = destination.id and delivery.state in ('waiting', 'sending') and ${isReady(now)}
      order by delivery.due_at, delivery.id limit 1
    ) head
    where destination.paused_at is null and destination.not_before <= ${now}
    order by head.due_at, head.id`.execute(db)
  return rows.map((row) => row.id)
}

/** Locks one delivery for what a person says about it. @throws {Refused} `not-found` */
export async function lockDelivery(tx: Tx, reader: Reader, deliveryId: string) {
  const row = await tx
    .selectFrom('delivery')
    .innerJoin('publication', 'publication.id', 'delivery.publication_id')
    .innerJoin('dossier', 'dossier.id', 'publication.dossier_id')
    .where(readableBy(reader))
    .select([
      'delivery.id',
      'delivery.state',
      'delivery.channel',
      'delivery.kind',
      'delivery.version_hash',
      'publication.dossier_id',
      'publication.id as publication_id',
      'publication.state as publicationState',
      'publication.went_out_at as wentOutAt',
    ])
    .select(sql<boolean>`delivery.version_number < publication.version_number`.as('corrected'))
    .where('delivery.id', '=', deliveryId)
    .forUpdate('delivery')
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  return row
}

/** One delivery, for who may read its dossier. @throws {Refused} `not-found` */
export async function readReadableDelivery(db: Db, reader: Reader, deliveryId: string) {
  const row = await db
    .selectFrom('delivery')
    .innerJoin('publication', 'publication.id', 'delivery.publication_id')
    .innerJoin('dossier', 'dossier.id', 'publication.dossier_id')
    .leftJoin('destination', 'destination.id', 'delivery.destination_id')
    .select(deliveryColumns)
    .select((eb) => eb.fn.coalesce('destination.name', sql.lit('')).as('destination'))
    .select(['dossier.edition_id as editionId', 'dossier.step', 'dossier.kind as dossierKind'])
    .where('delivery.id', '=', deliveryId)
    .where(readableBy(reader))
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  return row
}

/** A person brought it there. */
export async function finishDeliveryByHand(
  tx: Tx,
  deliveryId: string,
  it: { url: string; note: string },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('delivery')
    .set({ state: 'sent', sent_at: now, remote_url: it.url, seen: it.note, proof_due_at: it.url === '' ? null : now })
    .where('id', '=', deliveryId)
    .execute()
}

/** What a person said of a delivery: try again, or what they saw at the channel. */
export async function settleDelivery(
  tx: Tx,
  deliveryId: string,
  state: 'waiting' | 'sent' | 'failed',
  problem: string,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('delivery')
    .set({
      state,
      problem,
      ...(state === 'waiting' && { attempts: 0, due_at: now }),
      ...(state === 'sent' && { sent_at: now }),
    })
    .where('id', '=', deliveryId)
    .execute()
}

/** A dossier, named itself or by its publication, with what says who is to know what becomes of its text. */
export async function readDossierAround(tx: Tx, of: { dossierId: string } | { publicationId: string }) {
  const dossier = tx.selectFrom('dossier').select(['id', 'edition_id', 'post_id', 'authors', 'level'])
  const found =
    'dossierId' in of
      ? dossier.where('id', '=', of.dossierId)
      : dossier.where('id', '=', (eb) =>
          eb.selectFrom('publication').select('dossier_id').where('publication.id', '=', of.publicationId),
        )
  return found.executeTakeFirstOrThrow()
}
