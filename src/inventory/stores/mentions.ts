/** Mentions: what came in from sources, an article, a post or a message each. None of them is ever shown in a register. */
import { sql } from 'kysely'
import type { Language } from '../../base/languages.ts'
import { ZONE } from '../../base/calendar.ts'
import { newId } from '../../base/id.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { countUpTo, guessCount } from '../../db/count.ts'
import { page, readInstantCursor, writeCursor, type InstantCursor } from '../../db/keyset.ts'
import { toneColumns } from './tone.ts'
import { publishedAtOf, type Entry } from '../rules/entries.ts'
import { COMPARED_CHARS, keysOf, settleEntries } from '../rules/settling.ts'
import { owePages, textThatCounts } from './full-texts.ts'

/**
 * Takes in what is new of a look and what changed since: of that the first hash and time stay, and the radar reads it again.
 * Says how many new ones it left for the next look. Called by whoever holds the source, so that nothing is taken twice.
 */
export async function takeEntries(
  tx: Tx,
  it: {
    readonly sourceId: string
    readonly entries: readonly Entry[]
    /** What changed is counted and left as it stands. */
    readonly onlyNew?: boolean
    /** Where the next look brings none of it again, nothing is left for that. */
    readonly isOnce?: boolean
  },
  now: Date,
): Promise<{ readonly added: number; readonly changed: number; readonly left: number }> {
  if (it.entries.length === 0) return { added: 0, changed: 0, left: 0 }
  const known = await tx
    .selectFrom('mention')
    .select(['key_hash as key', 'url', 'title', 'text_hash as textHash'])
    .select(sql<string>`left(text, ${COMPARED_CHARS})`.as('text'))
    .where('source_id', '=', it.sourceId)
    .where('key_hash', 'in', [...new Set(it.entries.flatMap(keysOf))])
    .execute()
  const isFirst = it.isOnce === true || (known.length === 0 && !(await hasMentions(tx, it.sourceId)))
  const { added, changed, left } = settleEntries(it.entries, known, { isFirst })
  if (added.length > 0) {
    const taken = await tx
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
      .returning(['id', 'url', 'published_at'])
      .execute()
    await owePages(tx, it.sourceId, taken, now)
  }
  // In one order, as whoever reads them again locks them.
  const inOrder = changed.toSorted((one, other) => (one.key < other.key ? -1 : 1))
  for (const { key, url, title, text, textHash } of it.onlyNew ? [] : inOrder)
    await tx
      .updateTable('mention')
      .set({ url, title, text, text_hash: textHash, changed_at: now, to_read_again: sql`gathered_at is not null` })
      .where('source_id', '=', it.sourceId)
      .where('key_hash', '=', key)
      .execute()
  return { added: added.length, changed: changed.length, left }
}

const hasMentions = async (tx: Tx, sourceId: string) =>
  (await tx.selectFrom('mention').select('id').where('source_id', '=', sourceId).limit(1).executeTakeFirst()) !==
  undefined

const mentionsOf = (db: Db) =>
  db
    .selectFrom('mention')
    .innerJoin('source', 'source.id', 'mention.source_id')
    .leftJoin('full_text', 'full_text.mention_id', 'mention.id')
    .select([
      'mention.id',
      'mention.source_id',
      'source.name as source_name',
      'source.weight',
      'mention.url',
      'mention.title',
      'mention.language',
      'mention.author',
      'mention.published_at',
      'mention.dated',
      'mention.taken_at',
      'mention.changed_at',
      sql<string>`left(coalesce(nullif(mention.text, ''), full_text.text, ''), 600)`.as('excerpt'),
    ])

export type MentionFilter = {
  readonly source?: string | undefined
  readonly day?: string | undefined
  readonly language?: Language | undefined
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
  const few = filter.search ? await findFew(db, { ...filter, from }, filter.search) : null
  if (few) {
    const found = few.ids.length === 0 ? [] : await mentionsOf(db).where('mention.id', 'in', few.ids).execute()
    const rows = few.ids.flatMap((id) => found.find((it) => it.id === id) ?? [])
    return { ...page(rows, filter.limit, cursorOf), count: from ? null : few.count }
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

function narrowedTo({ source, day, language, search }: MentionFilter) {
  const parts = [
    ...(language ? [inLanguage(language)] : []),
    ...(source ? [sql`mention.source_id = ${source}::uuid`] : []),
    ...(day ? [onDay(day)] : []),
    // Not by the index of words: of many the newest are met at once on the index of time.
    ...(search ? [sql`(${saying(search, source)}) is true`] : []),
    sql`true`,
  ]
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

const inLanguage = (language: Language) => sql`language = ${language}::mention_language`
const onDay = (day: string) => sql`published_at >= ${begins(day)} and published_at < ${begins(day, 1)}`
const begins = (day: string, more = 0) => sql`((${day}::date + ${more}::int)::timestamp at time zone ${ZONE})`

/** Words as in the index, so that it is used; the source is one of them. */
const saying = (search: string, source: string | undefined) =>
  source
    ? sql<boolean>`mention.words @@ (websearch_to_tsquery('indonesian', ${search}) && quote_literal(${source}::uuid)::tsquery)`
    : sql<boolean>`mention.words @@ websearch_to_tsquery('indonesian', ${search})`

/** As many are fetched by the index of words as fast as a page is met on the index of time where more say them. */
const FEW = 5_000

/**
 * One page and the count of those that say these words, when they are few; null when they are many. What the planner knows
 * of common words spares the index from counting them: of a million that all say one, that alone takes a tenth of a second.
 */
async function findFew(
  db: Db,
  {
    source,
    day,
    language,
    from,
    limit,
  }: MentionFilter & { readonly from: InstantCursor | null; readonly limit: number },
  search: string,
): Promise<{ readonly ids: string[]; readonly count: number } | null> {
  const says = saying(search, source)
  if ((await guessCount(db.selectFrom('mention').where(says))) > FEW) return null
  const after = from ? sql`(published_at, id) < (${from.at}, ${from.id}::uuid)` : sql`true`
  const { rows } = await sql<{ all: number; count: number; ids: string[] }>`
    with few as materialized (select id, published_at, language from mention where ${says} limit ${FEW + 1}),
      here as (select id, published_at from few where ${day ? onDay(day) : sql`true`}
        and ${language ? inLanguage(language) : sql`true`})
    select (select count(*) from few)::int as "all", (select count(*) from here)::int as count,
      array(select id from here where ${after} order by published_at desc, id desc limit ${limit + 1}) as ids`.execute(
    db,
  )
  const found = rows[0]
  return found && found.all <= FEW ? found : null
}

/** One with its whole text. @throws {Refused} `not-found` */
export async function readMention(db: Db, mentionId: string) {
  const row = await mentionsOf(db)
    .select(['mention.first_hash', 'mention.text_hash', 'mention.facts', ...toneColumns])
    .select(textThatCounts.as('text'))
    .where('mention.id', '=', mentionId)
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  return { ...row, facts: row.facts as Readonly<Record<string, string>> }
}

const TEXTS_AT_ONCE = 500

/**
 * Lets whole texts go whose source keeps them no longer, and what came with them, of a letter also who wrote it; title,
 * address, time and hash stay. Says whether there may be more.
 */
export async function forgetTexts(db: Db, now: Date): Promise<boolean> {
  const { rows } = await sql`
    with forgotten as (
      update mention set text = '',
        author = case when exists (select from mention_letter where mention_id = mention.id) then '' else author end
      where id in (
        (select old.id from source cross join lateral (
          select id from mention
          where source_id = source.id and text <> '' and taken_at < ${now}::timestamptz - source.keep_days * interval '1 day'
          order by taken_at limit ${TEXTS_AT_ONCE}) old
        where source.keep_days > 0 limit ${TEXTS_AT_ONCE})
        union all
        -- a letter that says nothing but its subject has a sender all the same, and may have files
        (select letter.id from mention_letter join mention letter on letter.id = mention_id
          join source on source.id = letter.source_id
        where letter.text = '' and source.keep_days > 0
          and letter.taken_at < ${now}::timestamptz - source.keep_days * interval '1 day'
        limit ${TEXTS_AT_ONCE}))
      returning id),
    files as (delete from mention_file where mention_id in (select id from forgotten)),
    letters as (delete from mention_letter where mention_id in (select id from forgotten))
    select id from forgotten`.execute(db)
  return rows.length >= TEXTS_AT_ONCE
}
