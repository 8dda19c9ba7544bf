/** Whom a release was written to: one row a letter, so that each is written to once, whatever dies when. */
import { sql, type RawBuilder } from 'kysely'
import { canonical, type Json } from '../../base/canonical.ts'
import { sha256 } from '../../base/hash.ts'
import { newId } from '../../base/id.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { page, readTextCursor, writeCursor } from '../../db/keyset.ts'
import { readableBy, type Reader } from '../../db/readers.ts'
import type { RecipientState } from '../../db/tables.ts'
import { append } from '../../ledger/append.ts'
import { whyNotWrite } from '../rules/journalists.ts'
import { reachable } from './journalists.ts'
import { listMembers } from './lists.ts'

export const RECIPIENTS_MAX = 10_000 // the whole country has not so many accredited by one regency
const AT_ONCE = 500
const PROBLEM_MAX = 500

export type NewMailing = {
  readonly deliveryId: string
  readonly listId: string
  readonly replyTo: string
  readonly perMinute: number
}

/**
 * Begins to write to all of a list who may be written to. A second call for the same delivery changes nothing.
 * @throws {Refused} `mailing-too-many`, `mailing-nobody`; then nothing of it was written
 */
export async function beginMailing(tx: Tx, it: NewMailing, now: Date): Promise<void> {
  if (!(await insertMailing(tx, it, now))) return
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
    .where(
      sql<boolean>`(release_recipient.state in ('sending', 'sent', 'unsure', 'bounced') or own.kind = 'correct'
        and (release_recipient.state = 'waiting' or release_recipient.problem = 'publication-corrected'))`,
    )
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

// --- The work -----------------------------------------------------------------------------------------------------

/** Mailings of which something may go now, the longest waiting first. */
export async function listDueMailings(db: Db, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('release_mailing')
    .select('delivery_id')
    .where('done_at', 'is', null)
    .where('not_before', '<=', now)
    .orderBy('not_before')
    .orderBy('delivery_id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.delivery_id)
}

/**
 * Holds one mailing for the work, by a lock of the session: it goes with the connection, so that a process that dies
 * holds nothing. Null when another process has it.
 */
export async function holdMailing<Answer>(
  db: Db,
  deliveryId: string,
  work: () => Promise<Answer>,
): Promise<Answer | null> {
  return db.connection().execute(async (one) => {
    const { rows } = await sql<{ held: boolean }>`select pg_try_advisory_lock(${LOCKS}, hashtext(${deliveryId})) as held`.execute(one) // prettier-ignore
    if (!rows[0]?.held) return null
    try {
      return await work()
    } finally {
      await sql`select pg_advisory_unlock(${LOCKS}, hashtext(${deliveryId}))`.execute(one)
    }
  })
}
const LOCKS = 7_311_452

/** A mailing as its letters need it. */
export async function readMailing(db: Db, deliveryId: string) {
  return db
    .selectFrom('release_mailing')
    .innerJoin('delivery', 'delivery.id', 'release_mailing.delivery_id')
    .innerJoin('press_list', 'press_list.id', 'release_mailing.list_id')
    .select([
      'delivery.id',
      'delivery.publication_id as publicationId',
      'delivery.kind',
      'delivery.version_hash as versionHash',
      'delivery.version_number as versionNumber',
      'delivery.destination_id as destinationId',
      'release_mailing.list_id as listId',
      'press_list.name as listName',
      'release_mailing.reply_to as replyTo',
      'release_mailing.per_minute as perMinute',
    ])
    .where('release_mailing.delivery_id', '=', deliveryId)
    .executeTakeFirstOrThrow()
}

/** What a process left half done, found by whoever holds the mailing now: nobody knows, and nothing goes twice. */
export async function leaveUnsure(db: Db, deliveryId: string, problem: string, now: Date): Promise<void> {
  await db
    .updateTable('release_recipient')
    .set({ state: 'unsure', problem, settled_at: now })
    .where('delivery_id', '=', deliveryId)
    .where('state', '=', 'sending')
    .execute()
}

/** How many letters of a mailing were tried since an instant. */
export async function countTried(db: Db, deliveryId: string, since: Date): Promise<number> {
  const { count } = await db
    .selectFrom('release_recipient')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('delivery_id', '=', deliveryId)
    .where('tried_at', '>', since)
    .executeTakeFirstOrThrow()
  return count
}

/** Why a text does not go any more: it was withdrawn, or another one is public; null where it does. */
const noMore: RawBuilder<string | null> = sql<string | null>`case
  when delivery.kind = 'withdraw' then null
  when publication.state <> 'public' then 'publication-withdrawn'
  when delivery.version_number <> publication.version_number then 'publication-corrected' end`

export type Claimed = {
  readonly id: string
  readonly journalistId: string
  readonly name: string
  readonly address: string
  readonly outlet: string
  readonly attempts: number
  /** Why they are not written to after all; null where they are. */
  readonly why: string | null
}

/**
 * Marks the next letter as being sent, committed before the server is asked: a crash after that must not send twice.
 * Whether its recipient may be written to, and the text may still go, is looked at in that very instant.
 */
export async function claimRecipient(db: Db, deliveryId: string, now: Date): Promise<Claimed | null> {
  const { rows } = await sql<Omit<Claimed, 'why'> & { reachable: boolean; noMore: string | null }>`
    update release_recipient set state = 'sending', attempts = attempts + 1, tried_at = ${now}, problem = ''
    from (
      select release_recipient.id, coalesce(outlet.name, '') as outlet, ${reachable} as reachable, ${noMore} as no_more
      from release_recipient
      join journalist on journalist.id = release_recipient.journalist_id
      left join outlet on outlet.id = journalist.outlet_id
      join delivery on delivery.id = release_recipient.delivery_id
      join publication on publication.id = delivery.publication_id
      where release_recipient.delivery_id = ${deliveryId}::uuid and release_recipient.state = 'waiting'
        and release_recipient.due_at <= ${now}
      order by release_recipient.due_at, release_recipient.id limit 1
      for update of release_recipient skip locked
    ) as next
    where release_recipient.id = next.id
    returning release_recipient.id, release_recipient.journalist_id as "journalistId", release_recipient.name,
      release_recipient.address, next.outlet, release_recipient.attempts, next.reachable, next.no_more as "noMore"`.execute(
    db,
  )
  const [row] = rows
  if (!row) return null
  const { reachable: may, noMore: gone, ...it } = row
  return { ...it, why: gone ?? (may ? null : 'not-reachable') }
}

/** How a try ended. `waiting`: it surely was not taken, and is tried again from `dueAt`. */
export type End =
  | { readonly state: 'sent' }
  | { readonly state: 'waiting'; readonly problem: string; readonly dueAt: Date }
  | { readonly state: 'unsure' | 'skipped'; readonly problem: string }
  /** @property gone nobody is at the address: it is not written to any more */
  | { readonly state: 'failed'; readonly problem: string; readonly gone: boolean }

/** Ends a try; of an address that is gone, whoever it was is marked and the ledger told in the same transaction. */
export async function finishRecipient(
  db: Db,
  it: Pick<Claimed, 'id' | 'journalistId'>,
  end: End,
  now: Date,
): Promise<void> {
  const problem = end.state === 'sent' ? '' : end.problem.slice(0, PROBLEM_MAX)
  const update = (tx: Db | Tx) =>
    tx
      .updateTable('release_recipient')
      .set(
        end.state === 'waiting'
          ? { state: 'waiting', problem, due_at: end.dueAt }
          : { state: end.state, problem, settled_at: now },
      )
      .where('id', '=', it.id)
      .where('state', '=', 'sending')
      .executeTakeFirstOrThrow()
  if (end.state !== 'failed' || !end.gone) {
    await update(db)
    return
  }
  await db.transaction().execute(async (tx) => {
    await update(tx)
    await markBounced(tx, { journalistId: it.journalistId, recipientId: it.id, kind: 'hard', reason: problem }, now)
  })
}

/** Gives a letter back that was not even offered to the server. */
export async function giveBack(db: Db, recipientId: string): Promise<void> {
  await db
    .updateTable('release_recipient')
    .set((eb) => ({ state: 'waiting', attempts: eb('attempts', '-', 1) }))
    .where('id', '=', recipientId)
    .where('state', '=', 'sending')
    .execute()
}

/** Keeps that what was sent to a journalist came back. One that came back for good is not weakened by a later one. */
export async function markBounced(
  tx: Tx,
  it: { journalistId: string; recipientId: string; kind: 'soft' | 'hard'; reason: string },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('journalist')
    .set({ bounce: it.kind, bounced_at: now, bounce_reason: it.reason })
    .where('id', '=', it.journalistId)
    .where('erased_at', 'is', null)
    .$if(it.kind === 'soft', (query) => query.where('bounce', '<>', 'hard'))
    .execute()
  await append(tx, { kind: 'journalist-bounced', journalistId: it.journalistId, recipientId: it.recipientId, bounce: it.kind }, now) // prettier-ignore
}

/** Leaves a mailing alone until an instant, with why nothing goes. */
export async function putOffMailing(db: Db, deliveryId: string, it: { until: Date; trouble: string }): Promise<void> {
  await db
    .updateTable('release_mailing')
    .set({ not_before: it.until, trouble: it.trouble.slice(0, PROBLEM_MAX) })
    .where('delivery_id', '=', deliveryId)
    .execute()
}

/** When the next letter of a mailing is due; null when none waits. */
export async function nextDue(db: Db, deliveryId: string): Promise<Date | null> {
  const { due } = await db
    .selectFrom('release_recipient')
    .select((eb) => eb.fn.min('due_at').as('due'))
    .where('delivery_id', '=', deliveryId)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow()
  return due
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
    const rows = await tx
      .selectFrom('release_recipient')
      .select(['id', 'state'])
      .where('delivery_id', '=', deliveryId)
      .orderBy('id')
      .execute()
    const counts: Record<string, number> = {}
    for (const { state } of rows) counts[state] = (counts[state] ?? 0) + 1
    await append(tx, { kind: 'release-mailed', deliveryId, counts, receiptsHash: sha256(canonical(rows as Json)) }, now)
  })
}

// --- What people see ----------------------------------------------------------------------------------------------

const readableMailings = (db: Db | Tx, reader: Reader) =>
  db
    .selectFrom('release_mailing')
    .innerJoin('delivery', 'delivery.id', 'release_mailing.delivery_id')
    .innerJoin('publication', 'publication.id', 'delivery.publication_id')
    .innerJoin('dossier', 'dossier.id', 'publication.dossier_id')
    .innerJoin('press_list', 'press_list.id', 'release_mailing.list_id')
    .where(readableBy(reader))

/** One mailing with how many letters stand how. @throws {Refused} `not-found`, also for who may not read its dossier */
export async function readShownMailing(db: Db | Tx, deliveryId: string, reader: Reader) {
  const row = await readableMailings(db, reader)
    .select([
      'delivery.id',
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

/** A page of the recipients of a mailing that this reader may see, by name. */
export async function listRecipients(
  db: Db,
  it: { deliveryId: string; state?: RecipientState | undefined; after?: string | undefined; limit: number },
) {
  const after = readTextCursor(it.after)
  const rows = await db
    .selectFrom('release_recipient')
    .leftJoin('journalist', 'journalist.id', 'release_recipient.journalist_id')
    .leftJoin('outlet', 'outlet.id', 'journalist.outlet_id')
    .select([
      'release_recipient.id',
      'release_recipient.journalist_id as journalistId',
      'release_recipient.name',
      'release_recipient.address',
      'outlet.name as outlet',
      'release_recipient.state',
      'release_recipient.problem',
      'release_recipient.attempts',
      'release_recipient.settled_at as settledAt',
      sql<string>`lower(release_recipient.name)`.as('sorted'),
    ])
    .where('delivery_id', '=', it.deliveryId)
    .$if(it.state !== undefined, (query) => query.where('release_recipient.state', '=', it.state as RecipientState))
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(lower(release_recipient.name), release_recipient.id) > (${after?.key ?? ''}, ${after?.id ?? ''}::uuid)`,
      ),
    )
    .orderBy(sql`lower(release_recipient.name)`)
    .orderBy('release_recipient.id')
    .limit(it.limit + 1)
    .execute()
  return page(rows, it.limit, (row) => writeCursor(row.sorted, row.id))
}

/**
 * What a person says of one letter: again, where it surely did not arrive or nobody knows; or that it did.
 * @throws {Refused} `not-found`, `recipient-settled`
 */
export async function settleRecipient(
  tx: Tx,
  it: { deliveryId: string; recipientId: string; outcome: 'again' | 'arrived' },
  now: Date,
): Promise<void> {
  const row = await tx
    .selectFrom('release_recipient')
    .select('state')
    .where('id', '=', it.recipientId)
    .where('delivery_id', '=', it.deliveryId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  const may = row.state === 'unsure' || (row.state === 'failed' && it.outcome === 'again')
  if (!may) throw new Refused({ code: 'recipient-settled' })
  const again = it.outcome === 'again'
  await tx
    .updateTable('release_recipient')
    .set(
      again
        ? { state: 'waiting', attempts: 0, due_at: now, problem: '', settled_at: null }
        : { state: 'sent', problem: '', settled_at: now },
    )
    .where('id', '=', it.recipientId)
    .execute()
  if (again)
    await tx
      .updateTable('release_mailing')
      .set({ done_at: null, not_before: now })
      .where('delivery_id', '=', it.deliveryId)
      .execute()
}

/** Whom a letter was written to; null when there was none such. */
export async function findJournalistOf(db: Db | Tx, recipientId: string) {
  const row = await db
    .selectFrom('release_recipient')
    .innerJoin('journalist', 'journalist.id', 'release_recipient.journalist_id')
    .select(['journalist.id', 'journalist.consent', 'journalist.erased_at as erasedAt'])
    .where('release_recipient.id', '=', recipientId)
    .executeTakeFirst()
  return row ?? null
}
