import { sql } from 'kysely'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { readableBy, type Reader } from '../../db/readers.ts'
import type { DeliveryKind, DeliveryState } from '../../db/tables.ts'

export type Delivery = {
  readonly id: string
  readonly publicationId: string
  readonly kind: DeliveryKind
  readonly channel: string
  readonly destination: string
  readonly versionHash: string
  readonly state: DeliveryState
  readonly attempts: number
}

const deliveryColumns = [
  'delivery.id',
  'delivery.publication_id as publicationId',
  'delivery.kind',
  'delivery.channel',
  'delivery.destination',
  'delivery.version_hash as versionHash',
  'delivery.state',
  'delivery.attempts',
] as const

/**
 * Marks a waiting delivery as being sent, committed before the channel is called: a crash after the call must not send
 * twice. Null when it was not waiting.
 */
export async function claimDelivery(db: Db, deliveryId: string): Promise<Delivery | null> {
  const claimed = await db
    .updateTable('delivery')
    .set((eb) => ({ state: 'sending', attempts: eb('attempts', '+', 1), problem: '' }))
    .where('id', '=', deliveryId)
    .where('state', '=', 'waiting')
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
        ? { state: 'sent', remote_id: end.remoteId, sent_at: now, problem: '' }
        : {
            state: end.state,
            problem: end.problem.slice(0, PROBLEM_MAX),
            ...(end.state === 'waiting' && { due_at: end.dueAt }),
          },
    )
    .where('id', '=', deliveryId)
    .where('state', '=', 'sending')
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
/** How a try ended. `waiting`: it surely did not arrive, and is tried again from `dueAt`. */
export type End =
  | { readonly state: 'sent'; readonly remoteId: string }
  | { readonly state: 'failed' | 'unsure'; readonly problem: string }
  | { readonly state: 'waiting'; readonly problem: string; readonly dueAt: Date }
const PROBLEM_MAX = 500

/** Puts off a delivery whose channel could not even be asked. */
export async function putOffDelivery(db: Db, deliveryId: string, dueAt: Date): Promise<void> {
  await db
    .updateTable('delivery')
    .set({ due_at: dueAt })
    .where('id', '=', deliveryId)
    .where('state', '=', 'sending')
    .execute()
}

/** Deliveries that should go out now, or were on their way when a process stopped: the longest due first. */
export async function listDueDeliveries(db: Db, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('delivery')
    .select('id')
    .where('state', 'in', ['waiting', 'sending'])
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/**
 * Holds one delivery for the work, by a lock of the session: it goes with the connection, so a process that dies holds
 * nothing, and no transaction stands open while a channel answers. Null when another process has it.
 */
export async function holdDelivery<Answer>(
  db: Db,
  deliveryId: string,
  work: () => Promise<Answer>,
): Promise<Answer | null> {
  return db.connection().execute(async (one) => {
    const { rows } = await sql<{
      held: boolean
    }>`select pg_try_advisory_lock(${LOCKS}, hashtext(${deliveryId})) as held`.execute(one)
    if (!rows[0]?.held) return null
    try {
      return await work()
    } finally {
      await sql`select pg_advisory_unlock(${LOCKS}, hashtext(${deliveryId}))`.execute(one)
    }
  })
}
const LOCKS = 7_311_423

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
    ])
    .where('delivery.id', '=', deliveryId)
    .forUpdate('delivery')
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  return row
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

/** The dossier of a delivery, with what says who is to know how it went. */
export async function readDossierOf(tx: Tx, deliveryId: string) {
  return tx
    .selectFrom('delivery')
    .innerJoin('publication', 'publication.id', 'delivery.publication_id')
    .innerJoin('dossier', 'dossier.id', 'publication.dossier_id')
    .select(['dossier.id', 'dossier.edition_id', 'dossier.post_id', 'dossier.authors', 'dossier.level'])
    .where('delivery.id', '=', deliveryId)
    .executeTakeFirstOrThrow()
}
