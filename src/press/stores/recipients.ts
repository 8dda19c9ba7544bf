/** Whom a release was written to: one row a letter, so that each is written to once, whatever dies when. */
import { sql, type RawBuilder } from 'kysely'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { page, readTextCursor, writeCursor } from '../../db/keyset.ts'
import type { RecipientState } from '../../db/tables.ts'
import { append } from '../../ledger/append.ts'
import { reachable } from './journalists.ts'
import { removeSubscriber } from './subscribers.ts'

const PROBLEM_MAX = 500

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
  /** One of the two: a journalist, or one of the portal's subscribers. */
  readonly journalistId: string | null
  readonly subscriberId: string | null
  readonly name: string
  readonly address: string
  readonly outlet: string
  /** In which their letter greets them. */
  readonly language: 'id' | 'en'
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
      select release_recipient.id, coalesce(outlet.name, '') as outlet,
        coalesce(subscriber.email, release_recipient.address) as address, coalesce(subscriber.language, 'id') as language,
        case when release_recipient.subscriber_id is null then ${reachable} else subscriber.id is not null end as reachable,
        ${noMore} as no_more
      from release_recipient
      left join journalist on journalist.id = release_recipient.journalist_id
      left join subscriber on subscriber.id = release_recipient.subscriber_id
      left join outlet on outlet.id = journalist.outlet_id
      join delivery on delivery.id = release_recipient.delivery_id
      join publication on publication.id = delivery.publication_id
      where release_recipient.delivery_id = ${deliveryId}::uuid and release_recipient.state = 'waiting'
        and release_recipient.due_at <= ${now}
      order by release_recipient.due_at, release_recipient.id limit 1
      for update of release_recipient skip locked
    ) as next
    where release_recipient.id = next.id
    returning release_recipient.id, release_recipient.journalist_id as "journalistId",
      release_recipient.subscriber_id as "subscriberId", release_recipient.name, next.address, next.outlet, next.language,
      release_recipient.attempts, next.reachable, next.no_more as "noMore"`.execute(db)
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

/**
 * Ends a try; of an address that is gone, a journalist is marked and the ledger told in the same transaction, and a
 * subscription that nobody reads is deleted.
 */
export async function finishRecipient(
  db: Db,
  it: Pick<Claimed, 'id' | 'journalistId' | 'subscriberId'>,
  end: End,
  now: Date,
): Promise<void> {
  const said = end.state === 'sent' ? '' : end.problem.slice(0, PROBLEM_MAX)
  // Mail servers repeat addresses. Of a subscriber who left meanwhile none is kept; the lock lets none leave in between.
  const problem = sql<string>`case when release_recipient.subscriber_id is null
    or exists (select from subscriber where subscriber.id = release_recipient.subscriber_id for key share)
    then ${said}::text else '' end`
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
    if (it.subscriberId !== null) await removeSubscriber(tx, it.subscriberId)
    if (it.journalistId !== null)
      await markBounced(tx, { journalistId: it.journalistId, recipientId: it.id, kind: 'hard', reason: said }, now)
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

/** A page of the recipients of a mailing that this reader may see, by name. */
export async function listRecipients(
  db: Db,
  it: { deliveryId: string; state?: RecipientState | undefined; after?: string | undefined; limit: number },
) {
  const after = readTextCursor(it.after)
  const rows = await db
    .selectFrom('release_recipient')
    .innerJoin('journalist', 'journalist.id', 'release_recipient.journalist_id')
    .leftJoin('outlet', 'outlet.id', 'journalist.outlet_id')
    .select([
      'release_recipient.id',
      'journalist.id as journalistId',
      'release_recipient.name',
      'release_recipient.address',
      'outlet.name as outlet',
      'release_recipient.state',
      'release_recipient.problem',
      'release_recipient.attempts',
      'release_recipient.settled_at as settledAt',
      'release_recipient.bounced_at as bouncedAt',
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
    .where('journalist_id', 'is not', null)
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
