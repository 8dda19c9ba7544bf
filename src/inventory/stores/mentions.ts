/** Mentions: what came in from sources, an article, a post or a message each. None of them is ever shown in a register. */
import { sql } from 'kysely'
import { ZONE } from '../../base/calendar.ts'
import { newId } from '../../base/id.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { countUpTo } from '../../db/count.ts'
import { page, readInstantCursor, writeCursor } from '../../db/keyset.ts'
import { keysOf, publishedAtOf, settleEntries, type Entry } from '../rules/entries.ts'

/**
 * Takes in what is new of a look and what changed since: of that the first hash and time stay. Called by whoever holds the
 * source, so that nothing is taken twice.
 */
export async function takeEntries(
  tx: Tx,
  it: { readonly sourceId: string; readonly entries: readonly Entry[] },
  now: Date,
): Promise<{ readonly added: number; readonly changed: number }> {
  if (it.entries.length === 0) return { added: 0, changed: 0 }
  const known = await tx
    .selectFrom('mention')
    .select(['key_hash as key', 'url', 'title', 'text_hash as textHash'])
    .where('source_id', '=', it.sourceId)
    .where('key_hash', 'in', [...new Set(it.entries.flatMap(keysOf))])
    .execute()
  const { added, changed } = settleEntries(it.entries, known)
  if (added.length > 0)
    await tx
      .insertInto('mention')
      .values(
        added.map((entry) => {
          const { at, isSaid } = publishedAtOf(entry.publishedAt, now)
          return {
            id: newId(),
            source_id: it.sourceId,
            key_hash: entry.key,
            url: entry.url,
            title: entry.title,
            text: entry.text,
            author: entry.author,
            published_at: at,
            dated: isSaid,
            taken_at: now,
            first_hash: entry.textHash,
            text_hash: entry.textHash,
          }
        }),
      )
      .onConflict((on) => on.columns(['source_id', 'key_hash']).doNothing())
      .execute()
  for (const { key, url, title, text, textHash } of changed)
    await tx
      .updateTable('mention')
      .set({ url, title, text, text_hash: textHash, changed_at: now })
      .where('source_id', '=', it.sourceId)
      .where('key_hash', '=', key)
      .execute()
  return { added: added.length, changed: changed.length }
}

const mentionsOf = (db: Db) =>
  db
    .selectFrom('mention')
    .innerJoin('source', 'source.id', 'mention.source_id')
    .select([
      'mention.id',
      'mention.source_id',
      'source.name as source_name',
      'source.weight',
      'mention.url',
      'mention.title',
      'mention.author',
      'mention.published_at',
      'mention.dated',
      'mention.taken_at',
      'mention.changed_at',
      sql<string>`left(mention.text, 600)`.as('excerpt'),
    ])

export type MentionFilter = {
  readonly source?: string | undefined
  readonly day?: string | undefined
  readonly search?: string | undefined
}

/**
 * One page of mentions, the newest first; `search` is words of the title and the text. Also how many there are, up to a
 * thousand, on the first page.
 */
export async function listMentionRows(
  db: Db,
  filter: MentionFilter & { readonly after?: string | undefined; readonly limit: number },
) {
  const from = readInstantCursor(filter.after)
  const few = filter.search ? await findFew(db, filter, filter.search) : null
  if (few) {
    const rest = few.filter(
      (it) => !from || it.at < from.at || (it.at.getTime() === from.at.getTime() && it.id < from.id),
    )
    const ids = rest.slice(0, filter.limit + 1).map((it) => it.id)
    const found = ids.length === 0 ? [] : await mentionsOf(db).where('mention.id', 'in', ids).execute()
    const rows = ids.flatMap((id) => found.find((it) => it.id === id) ?? [])
    return { ...page(rows, filter.limit, cursorOf), count: from ? null : few.length }
  }
  const narrowed = narrowedTo(filter)
  const [rows, count] = await Promise.all([
    mentionsOf(db)
      .where(narrowed)
      .$if(from !== null, (query) =>
        query.where(sql<boolean>`(mention.published_at, mention.id) < (${from?.at}, ${from?.id}::uuid)`),
      )
      .orderBy('mention.published_at', 'desc')
      .orderBy('mention.id', 'desc')
      .limit(filter.limit + 1)
      .execute(),
    from || (filter.search && !filter.day) ? null : countUpTo(db, db.selectFrom('mention').where(narrowed)),
  ])
  return { ...page(rows, filter.limit, cursorOf), count: from ? null : (count ?? FEW) }
}

const cursorOf = (row: { published_at: Date; id: string }) => writeCursor(row.published_at.toISOString(), row.id)

function narrowedTo({ source, day, search }: MentionFilter) {
  const parts = [
    ...(source ? [sql`mention.source_id = ${source}::uuid`] : []),
    ...(day ? [sql`mention.published_at >= ${begins(day)} and mention.published_at < ${begins(day, 1)}`] : []),
    // Not by the index of words: of many the newest are met at once on the index of time.
    ...(search ? [sql`(${saying(search, source)}) is true`] : []),
    sql`true`,
  ]
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

const begins = (day: string, more = 0) => sql`((${day}::date + ${more}::int)::timestamp at time zone ${ZONE})`

/** Words as in the index, so that it is used; the source is one of them. */
const saying = (search: string, source: string | undefined) =>
  source
    ? sql<boolean>`mention.words @@ (websearch_to_tsquery('indonesian', ${search}) && quote_literal(${source}::uuid)::tsquery)`
    : sql<boolean>`mention.words @@ websearch_to_tsquery('indonesian', ${search})`

const FEW = 5_000

/** Those that say these words, the newest first, when they are few; null when they are many (see the list of items). */
async function findFew(db: Db, { source, day }: MentionFilter, search: string) {
  const rows = await db
    .selectFrom('mention')
    .select(['mention.id', 'mention.published_at as at'])
    .where(saying(search, source))
    .limit(FEW + 1)
    .execute()
  if (rows.length > FEW) return null
  const [first, last] = day ? await readDay(db, day) : []
  return rows
    .filter((it) => !first || !last || (it.at >= first && it.at < last))
    .toSorted((one, other) => other.at.getTime() - one.at.getTime() || (one.id < other.id ? 1 : -1))
}

async function readDay(db: Db, day: string): Promise<[Date, Date]> {
  const { rows } = await sql<{ first: Date; last: Date }>`select ${begins(day)} as first, ${begins(day, 1)} as last`.execute(db) // prettier-ignore
  return rows[0] ? [rows[0].first, rows[0].last] : [new Date(0), new Date(0)]
}

/** One with its whole text. @throws {Refused} `not-found` */
export async function readMention(db: Db, mentionId: string) {
  const row = await mentionsOf(db)
    .select(['mention.text', 'mention.first_hash', 'mention.text_hash'])
    .where('mention.id', '=', mentionId)
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  return row
}

const TEXTS_AT_ONCE = 500

/** Lets whole texts go whose source keeps them no longer; title, address, time and hash stay. Says whether there may be more. */
export async function forgetTexts(db: Db, now: Date): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    update mention set text = '' where id in (
      select old.id from source cross join lateral (
        select id from mention
        where source_id = source.id and text <> '' and taken_at < ${now}::timestamptz - source.keep_days * interval '1 day'
        order by taken_at limit ${TEXTS_AT_ONCE}) old
      where source.keep_days > 0 limit ${TEXTS_AT_ONCE})`.execute(db)
  return numAffectedRows >= BigInt(TEXTS_AT_ONCE)
}
