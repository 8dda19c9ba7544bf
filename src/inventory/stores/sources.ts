/** Sources of the inventory, and whose turn it is to be looked at. */
import { sql, type Updateable } from 'kysely'
import { newId } from '../../base/id.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { page, readTextCursor, writeCursor } from '../../db/keyset.ts'
import { locks } from '../../db/locks.ts'
import type { Source } from '../../db/tables.ts'
import { unreadReasons } from '../rules/mailbox.ts'
import {
  mediaKinds,
  paceAfter,
  SLOW_MS,
  SOURCES_MAX,
  type After,
  type Lane,
  type SourceFields,
  type SourceKind,
  type Trouble,
} from '../rules/sources.ts'
import { endLeave } from './full-texts.ts'
import { hostOf } from './host-of.ts'
import { leaveHub } from './hubs.ts'
import { forgetPage } from './pages.ts'

/** Whether a row of `source` is a medium's; what comes from others was written to the office. */
export const isMedium = sql<boolean>`(source.kind in (${sql.join(mediaKinds)}))`

export const WEEK_MS = 7 * 86_400_000
/** Whether letters came to it in the last days that could not be read. */
const hasUnread = (now: Date) => sql<boolean>`exists (
  select from letter_left where source_id = source.id and reason in (${sql.join(unreadReasons)})
    and left_at > ${new Date(now.getTime() - WEEK_MS)})`
const COUNT_MAX = 1_000

const sourcesOf = (db: Db | Tx, now: Date) =>
  db
    .selectFrom('source')
    .leftJoin('person as pauser', 'pauser.id', 'source.paused_by')
    .leftJoin('source_hub as hub', (on) => on.onRef('hub.source_id', '=', 'source.id').on('hub.leaving', '=', false))
    .where('source.removed_at', 'is', null)
    .selectAll('source')
    .select(['pauser.name as pauser', 'hub.lease_until', 'hub.told_at', 'hub.missed_at'])
    .select((eb) =>
      eb
        .selectFrom(
          eb
            .selectFrom('mention')
            .select('mention.id')
            .whereRef('mention.source_id', '=', 'source.id')
            .where('mention.published_at', '>', new Date(now.getTime() - WEEK_MS))
            .limit(COUNT_MAX)
            .as('some'),
        )
        .select((it) => it.fn.countAll<number>().as('count'))
        .as('week'),
    )

export type SourceRow = Awaited<ReturnType<typeof readSource>>

/** One page of sources by name; all that are in trouble first is what `trouble` is for: these alone. */
export async function listSourceRows(
  db: Db,
  it: { readonly after?: string | undefined; readonly limit: number; readonly trouble: boolean },
  now: Date,
) {
  const from = readTextCursor(it.after)
  const rows = await sourcesOf(db, now)
    .$if(from !== null, (query) =>
      query.where(sql<boolean>`(lower(source.name), source.id) > (${from?.key}, ${from?.id}::uuid)`),
    )
    .$if(it.trouble, (query) =>
      query.where((eb) =>
        eb.or([
          eb('source.failures', '>', 0),
          eb('source.state', '=', 'paused'),
          sql<boolean>`source.silent_days > 0 and coalesce(source.new_at, source.added_at) < ${now}::timestamptz - source.silent_days * interval '1 day'`,
          hasUnread(now),
        ]),
      ),
    )
    .orderBy(sql`lower(source.name)`)
    .orderBy('source.id')
    .limit(it.limit + 1)
    .execute()
  return page(rows, it.limit, (row) => writeCursor(row.name.toLowerCase(), row.id))
}

/** @throws {Refused} `not-found` */
export async function readSource(db: Db | Tx, sourceId: string, now: Date) {
  const row = await sourcesOf(db, now).where('source.id', '=', sourceId).executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  return row
}

/** All of them, by name, for whoever takes them along. */
export async function listAllSources(db: Db) {
  return db
    .selectFrom('source')
    .select(['id', 'kind', 'name', 'address'])
    .where('removed_at', 'is', null)
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .limit(SOURCES_MAX)
    .execute()
}

/** Which of these addresses are sources already, and under which name. */
export async function findSourcesAt(db: Db | Tx, addresses: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (addresses.length === 0) return new Map()
  const rows = await db
    .selectFrom('source')
    .select(['address', 'name'])
    .where('address', 'in', addresses)
    .where('removed_at', 'is', null)
    .execute()
  return new Map(rows.map((it) => [it.address, it.name]))
}

/** @throws {Refused} `source-known`, `sources-full` */
export async function insertSource(
  tx: Tx,
  it: { kind: SourceKind; fields: SourceFields; personId: string },
  now: Date,
): Promise<string> {
  await refuseKnown(tx, it.fields.address, null)
  const { count } = await tx
    .selectFrom('source')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (count >= SOURCES_MAX) throw new Refused({ code: 'sources-full', max: SOURCES_MAX })
  const id = newId()
  await tx
    .insertInto('source')
    .values({ id, kind: it.kind, ...columnsOf(it.fields), next_look_at: now, added_by: it.personId, added_at: now })
    .execute()
  return id
}

/**
 * Sets one anew. Another address is asked as one that never answered.
 * @throws {Refused} `not-found`, `source-changed`, `source-known`
 */
export async function updateSource(
  tx: Tx,
  it: { sourceId: string; fields: SourceFields; seenRevision: number },
  now: Date,
): Promise<number> {
  const row = await lockSource(tx, it.sourceId)
  if (row.revision !== it.seenRevision)
    throw new Refused({ code: 'source-changed', seen: it.seenRevision, current: row.revision })
  const another = row.address !== it.fields.address
  // A mailbox is set as one and an agenda as one, never as what is asked over the web.
  if (ownSchemeOf(row) !== ownSchemeOf(it.fields)) throw new Refused({ code: 'not-found' })
  if (another) await refuseKnown(tx, it.fields.address, it.sourceId)
  const anew = another || row.part_from !== it.fields.partFrom || row.part_until !== it.fields.partUntil
  if (anew) await forgetPage(tx, it.sourceId)
  if (another) await leaveHub(tx, it.sourceId, now)
  return revise(tx, it.sourceId, {
    ...columnsOf(it.fields),
    silence_told_at: null,
    ...((anew || row.failures > 0) && { next_look_at: now }),
    ...(anew && { etag: '', last_modified: '', body_hash: null, failures: 0, trouble: '', dropped: 0 }),
    ...(another && { look_ms: null }),
  })
}

/** @param it.personId null where it stopped of itself @throws {Refused} `not-found`, `source-as-it-is` */
export async function pauseSource(tx: Tx, it: { sourceId: string; personId: string | null }, now: Date): Promise<void> {
  const row = await lockSource(tx, it.sourceId)
  if (row.state === 'paused') throw new Refused({ code: 'source-as-it-is' })
  await leaveHub(tx, it.sourceId, now)
  await revise(tx, it.sourceId, { state: 'paused', paused_at: now, paused_by: it.personId })
}

/** Looks at it again, at once and whole: whom it names to be told by is found anew. @throws {Refused} `not-found`, `source-as-it-is` */
export async function resumeSource(tx: Tx, sourceId: string, now: Date): Promise<void> {
  const row = await lockSource(tx, sourceId)
  if (row.state === 'active') throw new Refused({ code: 'source-as-it-is' })
  const again = { failures: 0, trouble: '', next_look_at: now, silence_told_at: null, etag: '', last_modified: '', body_hash: null } // prettier-ignore
  await revise(tx, sourceId, { state: 'active', paused_at: null, paused_by: null, ...again })
}

/** What came from it stays. @throws {Refused} `not-found` */
export async function removeSource(tx: Tx, sourceId: string, now: Date): Promise<void> {
  await lockSource(tx, sourceId)
  await forgetPage(tx, sourceId)
  await leaveHub(tx, sourceId, now)
  await endLeave(tx, { sourceId, forget: false })
  await tx.deleteFrom('mailbox').where('source_id', '=', sourceId).execute() // with its password
  await tx.deleteFrom('source_agenda').where('source_id', '=', sourceId).execute() // with its address
  await revise(tx, sourceId, { removed_at: now })
}

/** Has its turn come at once. @throws {Refused} `not-found`, `source-paused` */
export async function hurrySource(tx: Tx, sourceId: string, now: Date): Promise<void> {
  const row = await lockSource(tx, sourceId)
  if (row.state === 'paused') throw new Refused({ code: 'source-paused' })
  await tx.updateTable('source').set({ next_look_at: now }).where('id', '=', sourceId).execute()
}

async function lockSource(tx: Tx, sourceId: string) {
  const row = await tx
    .selectFrom('source')
    .select(['id', 'state', 'address', 'part_from', 'part_until', 'failures', 'revision'])
    .where('id', '=', sourceId)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  return row
}

async function revise(tx: Tx, sourceId: string, changes: Updateable<Source>): Promise<number> {
  const { revision } = await tx
    .updateTable('source')
    .set(changes)
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', sourceId)
    .returning('revision')
    .executeTakeFirstOrThrow()
  return revision
}

const ownSchemeOf = ({ address }: { readonly address: string }) => /^(?:imap|agenda):/.exec(address)?.[0] ?? ''

async function refuseKnown(tx: Tx, address: string, except: string | null): Promise<void> {
  if (address === '') return
  const twin = await tx
    .selectFrom('source')
    .select(['id', 'name'])
    .where('address', '=', address)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (twin && twin.id !== except) throw new Refused({ code: 'source-known', field: 'address', name: twin.name })
}

export const fieldsIn = (row: SourceRow): SourceFields => ({
  name: row.name,
  address: row.address,
  weight: row.weight,
  everyMinutes: row.every_minutes,
  silentDays: row.silent_days,
  keepDays: row.keep_days,
  partFrom: row.part_from,
  partUntil: row.part_until,
})

const columnsOf = (it: SourceFields) => ({
  name: it.name,
  address: it.address,
  weight: it.weight,
  every_minutes: it.everyMinutes,
  silent_days: it.silentDays,
  keep_days: it.keepDays,
  part_from: it.partFrom,
  part_until: it.partUntil,
})

/** A source that one look has, until it is put back or its time is over. */
export type TakenSource = NonNullable<Awaited<ReturnType<typeof takeNextSource>>>

/**
 * Takes the source that waits longest, of a host that nobody asks just now; null when none is due. One at a time decides,
 * on whatever node, so that no source and no host is ever looked at by two. One that was never looked at is not quick.
 */
export async function takeNextSource(
  db: Db,
  kinds: readonly SourceKind[],
  it: { readonly heldUntil: Date; readonly lane: Lane; readonly slowMs?: number | undefined },
  now: Date,
) {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${locks.takingSources})`.execute(tx) // for milliseconds; nobody is asked meanwhile
    const row = await tx
      .selectFrom('source')
      .selectAll()
      .where('kind', 'in', kinds)
      .where('state', '=', 'active')
      .where('removed_at', 'is', null)
      .where('next_look_at', '<=', now)
      .$if(it.lane === 'quick', (query) => query.where('look_ms', '<', it.slowMs ?? SLOW_MS))
      .where((eb) => eb.or([eb('held_until', 'is', null), eb('held_until', '<=', now)]))
      .where(
        sql<boolean>`not exists (select from source held where held.held_until > ${now} and ${hostOf('held.address')} = ${hostOf('source.address')})`,
      )
      .orderBy('next_look_at')
      .limit(1)
      .executeTakeFirst()
    if (!row) return null
    await tx.updateTable('source').set({ held_until: it.heldUntil }).where('id', '=', row.id).execute()
    return { ...row, held_until: it.heldUntil }
  })
}

/**
 * Waits for nobody, and for whoever sets the source anew: what the look found is kept beside it. Null when its time was
 * over; `asTaken`: nobody set it anew meanwhile.
 */
export async function lockTaken(tx: Tx, taken: TakenSource): Promise<{ readonly asTaken: boolean } | null> {
  const row = await tx
    .selectFrom('source')
    .select('revision')
    .where('id', '=', taken.id)
    .where('held_until', '=', taken.held_until)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row ? { asTaken: row.revision === taken.revision } : null
}

export type KeptLook = {
  readonly after: After
  readonly tookMs: number
  readonly answered: boolean
  readonly trouble: Trouble | ''
  /** Null where the look says nothing of it. */
  readonly dropped: number | null
  readonly validators: { readonly etag: string; readonly lastModified: string; readonly bodyHash: string | null } | null
}

/** Keeps how a look went, and puts the source back. One that was set anew meanwhile keeps its new address's own. */
export async function keepLook(tx: Tx, taken: TakenSource, it: KeptLook, now: Date): Promise<void> {
  const { after, validators } = it
  const same = sql<boolean>`revision = ${taken.revision}`
  await tx
    .updateTable('source')
    .set({
      held_until: null,
      looked_at: now,
      look_ms: sql`case when ${same} then ${paceAfter(taken.look_ms, it.tookMs)}::int else look_ms end`,
      new_at: after.newAt,
      silence_told_at: after.silenceToldAt,
      ...(it.answered && { answered_at: now }),
      ...(it.dropped !== null && { dropped: it.dropped }),
      failures: sql`case when ${same} then ${after.failures}::int else failures end`,
      trouble: sql`case when ${same} then ${it.trouble} else trouble end`,
      next_look_at: sql`case when ${same} and next_look_at <= ${taken.next_look_at} then ${after.nextLookAt} else next_look_at end`,
      ...(validators && {
        etag: sql`case when ${same} then ${validators.etag} else etag end`,
        last_modified: sql`case when ${same} then ${validators.lastModified} else last_modified end`,
        body_hash: sql`case when ${same} then ${validators.bodyHash}::text else body_hash end`,
      }),
    })
    .where('id', '=', taken.id)
    .execute()
  if (after.paused) await pauseSource(tx, { sourceId: taken.id, personId: null }, now)
}

/** Follows a source to where it lives now; false where another source is there already, or it was set anew meanwhile. */
export async function moveSource(tx: Tx, taken: TakenSource, address: string): Promise<boolean> {
  if ((await findSourcesAt(tx, [address])).size > 0) return false
  const { numUpdatedRows } = await tx
    .updateTable('source')
    .set({ address, revision: taken.revision + 1 })
    .where('id', '=', taken.id)
    .where('revision', '=', taken.revision)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
