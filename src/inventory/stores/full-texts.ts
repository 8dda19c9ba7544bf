/** Whole texts of articles: which sources allow them, whose page is to be fetched next, and what came of it. */
import { sql, type Insertable } from 'kysely'
import type { Db, Tx } from '../../db/connect.ts'
import type { FullText } from '../../db/tables.ts'
import type { Way } from '../rules/article.ts'
import { textHashOf } from '../rules/entries.ts'
import { againAfterMs, HOST_PAUSE_MS, isOnSite, owedOf, type Left, type LeftReason } from '../rules/full-text.ts'
import { hostOf } from './host-of.ts'

const DAY_MS = 86_400_000

/** Whether it is kept and its medium has not changed the article since. */
const isWhole = sql<boolean>`(full_text.text <> '' and (mention.changed_at is null or mention.changed_at <= full_text.settled_at))`
/** The text of a mention that counts where its whole text is kept; for queries that join `full_text`. */
export const textThatCounts = sql<string>`case when ${isWhole} then full_text.text else mention.text end`
/** The fingerprint of the title and that text. */
export const hashThatCounts = sql<string>`case when ${isWhole} then full_text.text_hash else mention.text_hash end`

/** When and where it was taken, where it counts. */
export const fullTextAt = sql<Date | null>`case when ${isWhole} then full_text.settled_at end`
export const fullTextAddress = sql<string>`case when ${isWhole} then full_text.address else '' end`

export type Leave = { readonly note: string; readonly hosts: readonly string[] }

/** On whose word whole texts of these sources are kept. */
export async function listLeaves(db: Db | Tx, sourceIds: readonly string[]) {
  if (sourceIds.length === 0) return new Map<string, never>()
  const rows = await db
    .selectFrom('full_text_leave')
    .innerJoin('person', 'person.id', 'full_text_leave.set_by')
    .selectAll('full_text_leave')
    .select('person.name as setter')
    .where('source_id', 'in', [...sourceIds])
    .execute()
  return new Map(rows.map((row) => [row.source_id, row]))
}

export async function findLeave(db: Db | Tx, sourceId: string): Promise<Leave | null> {
  const row = await db.selectFrom('full_text_leave').select(['note', 'hosts']).where('source_id', '=', sourceId).executeTakeFirst() // prettier-ignore
  return row ?? null
}

/** Sets on whose word they are kept, from now on; who set it and when stays where nothing of it changed. */
export async function setLeave(
  tx: Tx,
  it: { readonly sourceId: string; readonly leave: Leave; readonly personId: string },
  now: Date,
): Promise<void> {
  const said = { note: it.leave.note, hosts: [...it.leave.hosts], set_by: it.personId, set_at: now }
  await tx
    .insertInto('full_text_leave')
    .values({ source_id: it.sourceId, ...said })
    .onConflict((on) =>
      on
        .column('source_id')
        .doUpdateSet(said)
        .where(
          sql<boolean>`(full_text_leave.note, full_text_leave.hosts) is distinct from (excluded.note, excluded.hosts)`,
        ),
    )
    .execute()
}

/** Nothing more is fetched of it. @param it.forget the texts that are kept go at once; that they were, and their hashes, stay */
export async function endLeave(tx: Tx, it: { readonly sourceId: string; readonly forget: boolean }): Promise<void> {
  await tx.deleteFrom('full_text_leave').where('source_id', '=', it.sourceId).execute()
  await tx.deleteFrom('full_text').where('source_id', '=', it.sourceId).where('state', '=', 'waiting').execute()
  if (it.forget)
    await tx.updateTable('full_text').set({ text: '' }).where('source_id', '=', it.sourceId).where('text', '<>', '').execute() // prettier-ignore
}

/** Who gave leave for one site gave none for another: it ends where a source moves to a site that it does not name. */
export async function endLeaveElsewhere(
  tx: Tx,
  it: { readonly sourceId: string; readonly from: string; readonly to: string },
): Promise<void> {
  const leave = await findLeave(tx, it.sourceId)
  if (leave && !isOnSite(it.to, { address: it.from, hosts: leave.hosts }))
    await endLeave(tx, { sourceId: it.sourceId, forget: false })
}

/** How it went in the last days, by source: how many of each state and reason. */
export async function countFullTexts(db: Db, sourceIds: readonly string[], since: Date) {
  if (sourceIds.length === 0) return []
  return db
    .selectFrom('full_text')
    .select((eb) => ['source_id', 'state', 'reason', eb.fn.countAll<number>().as('count')])
    .where('source_id', 'in', [...sourceIds])
    .where('owed_at', '>', since)
    .groupBy(['source_id', 'state', 'reason'])
    .execute()
}

/** Notes which of these new mentions are to be fetched, where their source allows it. */
export async function owePages(
  tx: Tx,
  sourceId: string,
  mentions: readonly { readonly id: string; readonly url: string; readonly published_at: Date }[],
  now: Date,
): Promise<void> {
  const source = await tx
    .selectFrom('full_text_leave')
    .innerJoin('source', 'source.id', 'full_text_leave.source_id')
    .select(['source.address', 'full_text_leave.hosts'])
    .where('source.id', '=', sourceId)
    .executeTakeFirst()
  if (!source) return
  const today = await countToday(tx, sourceId, now)
  const rows: Insertable<FullText>[] = mentions
    .toSorted((one, other) => other.published_at.getTime() - one.published_at.getTime())
    .flatMap((it): Insertable<FullText>[] => {
      const owed = owedOf({ url: it.url, publishedAt: it.published_at }, source, today, now)
      if (!owed) return []
      today.noted++
      if (owed === 'waiting') today.owed++
      const { host } = new URL(it.url)
      const noted = { mention_id: it.id, source_id: sourceId, host, owed_at: now, next_at: now }
      if (owed === 'waiting') return [{ ...noted, state: owed }]
      return [{ ...noted, state: 'left', reason: owed, settled_at: now }]
    })
  if (rows.length === 0) return
  await tx.insertInto('full_text').values(rows).execute()
  const hosts = [...new Set(rows.flatMap((it) => (it.state === 'waiting' ? it.host : [])))].toSorted()
  if (hosts.length > 0)
    await tx
      .insertInto('full_text_host')
      .values(hosts.map((host) => ({ host, next_at: now })))
      .onConflict((on) => on.doNothing())
      .execute()
}

async function countToday(tx: Tx, sourceId: string, now: Date): Promise<{ owed: number; noted: number }> {
  const { owed, noted } = await tx
    .selectFrom('full_text')
    .select((eb) => [
      eb.fn.countAll<number>().as('noted'),
      eb.fn.countAll<number>().filterWhere('reason', 'not in', ['other-site', 'too-many']).as('owed'),
    ])
    .where('source_id', '=', sourceId)
    .where('owed_at', '>', new Date(now.getTime() - DAY_MS))
    .executeTakeFirstOrThrow()
  return { owed: Number(owed), noted: Number(noted) }
}

export type TakenArticle = NonNullable<Awaited<ReturnType<typeof takeNextArticle>>>

/**
 * Takes the article that waits longest of the host that waits longest, and keeps both for a while: so a host is asked by one
 * at a time, on whatever node, and what a process that died had begun is begun again. A host whose feed is being looked at is
 * left meanwhile. Null when none is due.
 */
export async function takeNextArticle(db: Db, it: { readonly heldUntil: Date }, now: Date) {
  const { rows } = await sql<{ mention_id: string }>`
    with turn as (
      select one.mention_id, asked.host
      from full_text_host asked cross join lateral (
        select mention_id from full_text
        where host = asked.host and state = 'waiting' and next_at <= ${now}
          and exists (select from source where source.id = source_id and source.state = 'active')
        order by next_at, mention_id limit 1) one
      where asked.next_at <= ${now} and not exists (
        select from source where held_until > ${now} and ${hostOf('address')} = asked.host)
      order by asked.next_at, asked.host limit 1
      for update of asked skip locked),
    held as (
      update full_text_host set next_at = ${it.heldUntil} from turn where full_text_host.host = turn.host)
    update full_text set tries = tries + 1, next_at = ${it.heldUntil} from turn
    where full_text.mention_id = turn.mention_id and full_text.state = 'waiting'
    returning full_text.mention_id`.execute(db)
  const mentionId = rows[0]?.mention_id
  if (!mentionId) return null
  const row = await db
    .selectFrom('full_text')
    .innerJoin('mention', 'mention.id', 'full_text.mention_id')
    .innerJoin('source', 'source.id', 'full_text.source_id')
    .innerJoin('full_text_leave as leave', 'leave.source_id', 'full_text.source_id')
    .select([
      'full_text.mention_id',
      'full_text.host',
      'full_text.tries',
      'mention.url',
      'mention.title',
      'mention.text',
      'source.address',
      'leave.hosts',
    ]) // prettier-ignore
    .where('full_text.mention_id', '=', mentionId)
    .executeTakeFirst()
  return row ?? null // nobody allows it any more
}

export type FoundArticle =
  | {
      readonly kept: {
        readonly address: string
        readonly way: Way
        readonly pageHash: string
        readonly pageBytes: number
        readonly text: string
      }
    }
  | { readonly left: Left }

/** Keeps what came of a page, once: what was begun again meanwhile is not this one any more. */
export async function settleArticle(db: Db, taken: TakenArticle, found: FoundArticle, now: Date): Promise<void> {
  const pauseMs = 'left' in found ? found.left.waitMs : HOST_PAUSE_MS
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('full_text')
      .set(changesOf(taken, found, now))
      .where('mention_id', '=', taken.mention_id)
      .where('state', '=', 'waiting')
      .where('tries', '=', taken.tries)
      .execute()
    await tx
      .updateTable('full_text_host')
      .set({ next_at: new Date(now.getTime() + pauseMs) })
      .where('host', '=', taken.host)
      .execute()
  })
}

/** Lets an article wait again as if it had not been taken; its host has been asked, and is left alone for the usual time. */
export async function giveArticleBack(db: Db, taken: TakenArticle, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('full_text')
      .set({ tries: taken.tries - 1, next_at: now })
      .where('mention_id', '=', taken.mention_id)
      .where('state', '=', 'waiting')
      .where('tries', '=', taken.tries)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return
    await tx
      .updateTable('full_text_host')
      .set({ next_at: new Date(now.getTime() + HOST_PAUSE_MS) })
      .where('host', '=', taken.host)
      .execute()
  })
}

function changesOf(taken: TakenArticle, found: FoundArticle, now: Date) {
  if ('kept' in found) {
    const { address, way, pageHash, pageBytes, text } = found.kept
    const hashes = { page_hash: pageHash, page_bytes: pageBytes, text_hash: textHashOf({ title: taken.title, text }) }
    return { state: 'kept' as const, settled_at: now, address, way, text, ...hashes }
  }
  const { reason, again } = found.left
  if (again) return { next_at: new Date(now.getTime() + againAfterMs(taken.tries)) }
  return { state: 'left' as const, settled_at: now, reason }
}

/** What became of the whole text of a mention; null where none was to be fetched. */
export async function findFullText(db: Db, mentionId: string) {
  const row = await db
    .selectFrom('full_text')
    .innerJoin('mention', 'mention.id', 'full_text.mention_id')
    .select(['state', 'reason', 'settled_at', 'address', 'way', 'page_hash', 'full_text.text_hash'])
    .select(isWhole.as('isThere'))
    .where('mention_id', '=', mentionId)
    .executeTakeFirst()
  return row ? { ...row, reason: row.reason as LeftReason | '' } : null
}

const TEXTS_AT_ONCE = 500

/** Lets whole texts go with those of their source; where they stood, when they were taken and their hashes stay. */
export async function forgetFullTexts(db: Db, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update full_text set text = '' where mention_id in (
      select old.mention_id from source cross join lateral (
        select mention_id from full_text
        where source_id = source.id and text <> '' and owed_at < ${now}::timestamptz - source.keep_days * interval '1 day'
        order by owed_at limit ${TEXTS_AT_ONCE}) old
      where source.keep_days > 0 limit ${TEXTS_AT_ONCE})`.execute(db)
  return Number(numAffectedRows ?? 0) >= TEXTS_AT_ONCE
}
