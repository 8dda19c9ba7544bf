/** Releases by e-mail to a list: when each was begun, what goes next, and how it ended. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { canonical, type Json } from '../../base/canonical.ts'
import { newId } from '../../base/id.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { readableBy, type Reader } from '../../db/readers.ts'
import { append } from '../../ledger/append.ts'
import { whyNotWrite } from '../rules/journalists.ts'
import { listMembers } from './lists.ts'
import { addSubscribed } from './subscribers.ts'

export const RECIPIENTS_MAX = 10_000 // the whole country has not so many accredited by one regency
const AT_ONCE = 500
const RECEIPTS_AT_ONCE = 5_000
const FIRST_ID = '00000000-0000-0000-0000-000000000000' // before all others
const TROUBLE_MAX = 500

export type NewMailing = {
  readonly deliveryId: string
  /** Null for the portal's subscribers. */
  readonly listId: string | null
  readonly replyTo: string
  readonly perMinute: number
}

/**
 * Begins to write to all of a list who may be written to, or to all who subscribe to the text's topic. A second call for the same delivery changes nothing.
 * @throws {Refused} `mailing-too-many`, `mailing-nobody`; then nothing of it was written
 */
export async function beginMailing(tx: Tx, it: NewMailing, now: Date): Promise<void> {
  if (!(await insertMailing(tx, it, now))) return
  if (it.listId === null) {
    await tellBegun(tx, it, await addSubscribed(tx, it.deliveryId, now), now)
    return
  }
  const members = await listMembers(tx, it.listId, RECIPIENTS_MAX + 1)
  if (members.length > RECIPIENTS_MAX) throw new Refused({ code: 'mailing-too-many', max: RECIPIENTS_MAX })
  if (members.length === 0) throw new Refused({ code: 'mailing-nobody' })
  await insertRecipients(tx, it.deliveryId, members.map((one) => ({ ...one, why: null })), now) // prettier-ignore
  await tellBegun(tx, it, members.length, now)
}

/**
 * Begins to write once more to exactly those who got an earlier version, or may have; a correction also to those whose turn
 * had not come when it came. Who may not be written to any more is kept with why. A second call for the same delivery changes nothing.
 */
export async function beginMailingAgain(tx: Tx, it: NewMailing, now: Date): Promise<void> {
  if (!(await insertMailing(tx, it, now))) return
  if (it.listId === null) {
    await tellBegun(tx, it, await addSubscribedAgain(tx, it.deliveryId, now), now)
    return
  }
  const rows = await tx
    .selectFrom('release_recipient')
    .innerJoin('delivery as earlier', 'earlier.id', 'release_recipient.delivery_id')
    .innerJoin('delivery as own', (join) =>
      join
        .onRef('own.publication_id', '=', 'earlier.publication_id')
        .onRef('own.destination_id', '=', 'earlier.destination_id')
        .on('own.id', '=', it.deliveryId),
    )
    .innerJoin('journalist', 'journalist.id', 'release_recipient.journalist_id')
    .select([
      'journalist.id',
      'journalist.name',
      'journalist.email',
      'journalist.consent',
      'journalist.bounce',
      'journalist.retired',
      'journalist.erased_at as erasedAt',
    ])
    .distinct()
    .whereRef('earlier.id', '<>', 'own.id')
    .where(gotEarlier)
    .orderBy('journalist.id')
    .execute()
  await insertRecipients(
    tx,
    it.deliveryId,
    rows.map((one) => ({
      id: one.id,
      name: one.erasedAt ? '' : one.name,
      email: one.email,
      why: whyNotWrite({ ...one, erased: one.erasedAt !== null }),
    })),
    now,
  )
  await tellBegun(tx, it, rows.length, now)
}

/** Whether a letter of an earlier delivery may have arrived; of a correction also whether its turn had not come. */
const gotEarlier = sql<boolean>`(release_recipient.state in ('sending', 'sent', 'unsure', 'bounced') or own.kind = 'correct'
  and (release_recipient.state = 'waiting' or release_recipient.problem = 'publication-corrected'))`

/** The same of subscribers: who left since is deleted, and nobody knows them any more. */
async function addSubscribedAgain(tx: Tx, deliveryId: string, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into release_recipient (id, delivery_id, subscriber_id, name, address, due_at)
    select gen_random_uuid(), ${deliveryId}::uuid, subscriber.id, '', '', ${now}::timestamptz
    from subscriber where subscriber.id in (
      select release_recipient.subscriber_id from delivery as own
      join delivery as earlier on earlier.publication_id = own.publication_id
        and earlier.destination_id = own.destination_id and earlier.id <> own.id
      join release_recipient on release_recipient.delivery_id = earlier.id
      where own.id = ${deliveryId}::uuid and release_recipient.subscriber_id is not null and ${gotEarlier}
    )`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

async function insertMailing(tx: Tx, it: NewMailing, now: Date): Promise<boolean> {
  const made = await tx
    .insertInto('release_mailing')
    .values({
      delivery_id: it.deliveryId,
      list_id: it.listId,
      reply_to: it.replyTo,
      per_minute: it.perMinute,
      begun_at: now,
      not_before: now,
    })
    .onConflict((on) => on.doNothing())
    .returning('delivery_id')
    .executeTakeFirst()
  return made !== undefined
}

type Addressee = { readonly id: string; readonly name: string; readonly email: string; readonly why: string | null }

async function insertRecipients(tx: Tx, deliveryId: string, all: readonly Addressee[], now: Date): Promise<void> {
  for (let at = 0; at < all.length; at += AT_ONCE)
    await tx
      .insertInto('release_recipient')
      .values(
        all.slice(at, at + AT_ONCE).map((it) => ({
          id: newId(),
          delivery_id: deliveryId,
          journalist_id: it.id,
          name: it.name,
          address: it.email,
          due_at: now,
          ...(it.why !== null && { state: 'skipped' as const, problem: it.why, settled_at: now }),
        })),
      )
      .execute()
}

const tellBegun = (tx: Tx, it: NewMailing, count: number, now: Date) =>
  append(tx, { kind: 'release-mailing', deliveryId: it.deliveryId, listId: it.listId, count }, now)

/** Whether a delivery was begun: whoever is on its rows is or will be written to. */
export async function isMailing(db: Db, deliveryId: string): Promise<boolean> {
  const row = await db
    .selectFrom('release_mailing')
    .select('delivery_id')
    .where('delivery_id', '=', deliveryId)
    .executeTakeFirst()
  return row !== undefined
}

/** Mailings of which something may go now: what puts right what is out before anything new, then the longest waiting. */
export async function listDueMailings(db: Db, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('release_mailing')
    .innerJoin('delivery', 'delivery.id', 'release_mailing.delivery_id')
    .select('delivery_id')
    .where('done_at', 'is', null)
    .where('release_mailing.not_before', '<=', now)
    .orderBy(sql`delivery.kind not in ('withdraw', 'correct')`)
    .orderBy('release_mailing.not_before')
    .orderBy('delivery_id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.delivery_id)
}

/** A mailing as its letters need it. */
export async function readMailing(db: Db, deliveryId: string) {
  return db
    .selectFrom('release_mailing')
    .innerJoin('delivery', 'delivery.id', 'release_mailing.delivery_id')
    .leftJoin('press_list', 'press_list.id', 'release_mailing.list_id')
    .select([
      'delivery.id',
      'delivery.publication_id as publicationId',
      'delivery.kind',
      'delivery.version_hash as versionHash',
      'delivery.version_number as versionNumber',
      'delivery.destination_id as destinationId',
      'release_mailing.list_id as listId',
      'release_mailing.reply_to as replyTo',
      'release_mailing.per_minute as perMinute',
    ])
    .where('release_mailing.delivery_id', '=', deliveryId)
    .executeTakeFirstOrThrow()
}

/** Leaves a mailing alone until an instant, with why nothing goes. */
export async function putOffMailing(db: Db, deliveryId: string, it: { until: Date; trouble: string }): Promise<void> {
  await db
    .updateTable('release_mailing')
    .set({ not_before: it.until, trouble: it.trouble.slice(0, TROUBLE_MAX) })
    .where('delivery_id', '=', deliveryId)
    .execute()
}

/** Closes a mailing of which nothing waits: the ledger holds how many letters ended how, and the hash of which did. */
export async function closeMailing(db: Db, deliveryId: string, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const closed = await tx
      .updateTable('release_mailing')
      .set({ done_at: now, trouble: '' })
      .where('delivery_id', '=', deliveryId)
      .where('done_at', 'is', null)
      .returning('delivery_id')
      .executeTakeFirst()
    if (!closed) return
    await append(tx, { kind: 'release-mailed', deliveryId, ...(await readReceipts(tx, deliveryId)) }, now)
  })
}

/** How many letters ended how, and the hash of the canonical list of which did; of a large mailing some at a time. */
async function readReceipts(tx: Tx, deliveryId: string) {
  const counts: Record<string, number> = {}
  const hash = createHash('sha256').update('[')
  let lastId: string | undefined = FIRST_ID
  while (lastId !== undefined) {
    const rows = await tx
      .selectFrom('release_recipient')
      .select(['id', 'state'])
      .where('delivery_id', '=', deliveryId)
      .where('id', '>', lastId)
      .orderBy('id')
      .limit(RECEIPTS_AT_ONCE)
      .execute()
    for (const { state } of rows) counts[state] = (counts[state] ?? 0) + 1
    if (rows.length > 0) hash.update((lastId === FIRST_ID ? '' : ',') + canonical(rows as Json).slice(1, -1))
    lastId = rows[RECEIPTS_AT_ONCE - 1]?.id
  }
  return { counts, receiptsHash: hash.update(']').digest('hex') }
}

const readableMailings = (db: Db | Tx, reader: Reader) =>
  db
    .selectFrom('release_mailing')
    .innerJoin('delivery', 'delivery.id', 'release_mailing.delivery_id')
    .innerJoin('publication', 'publication.id', 'delivery.publication_id')
    .innerJoin('dossier', 'dossier.id', 'publication.dossier_id')
    .leftJoin('press_list', 'press_list.id', 'release_mailing.list_id')
    .where(readableBy(reader))

/** One mailing with how many letters stand how. @throws {Refused} `not-found`, also for who may not read its dossier */
export async function readShownMailing(db: Db | Tx, deliveryId: string, reader: Reader) {
  const row = await readableMailings(db, reader)
    .select([
      'delivery.id',
      'delivery.publication_id as publicationId',
      'delivery.kind',
      'delivery.version_hash as versionHash',
      'publication.title',
      'publication.dossier_id as dossierId',
      'press_list.id as listId',
      'press_list.name as listName',
      'release_mailing.begun_at as begunAt',
      'release_mailing.done_at as doneAt',
      'release_mailing.trouble',
    ])
    .where('delivery.id', '=', deliveryId)
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  const counts = await db
    .selectFrom('release_recipient')
    .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
    .where('delivery_id', '=', deliveryId)
    .groupBy('state')
    .execute()
  return { ...row, counts }
}
