import { sql } from 'kysely'
import { levels } from '../../base/levels.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { guessCount } from '../../db/count.ts'
import { page, readInstantCursor, readRankCursor, readUrgencyCursor, writeCursor } from '../../db/keyset.ts'
import { readableIfAny, readableJoined, type Reader } from '../../db/readers.ts'
import type { CrisisScore } from '../../radar/crisis.ts'
import { isClaimed } from './claimed.ts'
import { findPage, saying, type ItemFilter, type Order } from './item-search.ts'
import { byRise } from './risen.ts'
import { alarmedAt } from './unanswered.ts'
import { dossierName, type Kind } from '../rules.ts'

/**
 * The items that a person may read: one that became a sensitive dossier is as sensitive. What stands beside a row is looked
 * up for it alone: as joins, planning them took longer than reading a page.
 */
const itemsOf = (db: Db | Tx, reader: Reader) =>
  db
    .selectFrom('item')
    .leftJoin('round', 'round.id', 'item.round_id')
    .leftJoin('dossier', 'dossier.item_id', 'item.id')
    .where(readableIfAny(reader))
    .where(readableJoined(reader))
    .select([
      'item.id',
      'item.kind',
      'item.code',
      'item.title',
      'item.summary',
      'item.agency',
      'item.source',
      'item.source_url',
      'item.noted_on',
      'item.level',
      'item.state',
      'item.answer',
      'item.dismissed_reason',
      'item.created_at',
      'item.revision',
      'item.merged_into',
      'item.watched_at',
      alarmedAt.as('alarmed_at'),
      'item.risen_at',
      'item.changed_at',
      'item.facts_asked_at',
      'item.score',
      'item.score_parts',
      'item.mentions',
      'item.sources',
      'item.level_by_hand',
      'item.handed_in',
      isClaimed('item.id').as('claimed'),
      'item.assigned_to',
      nameOf('item.assigned_to').as('assignee_name'),
      'item.programme_id',
      titleOf('item.programme_id', reader).as('programme_title'),
      titleOf('item.merged_into', reader).as('joined_title'),
      'item.round_id',
      nameOf('item.created_by').as('created_by'),
      'round.number as round_number',
      'round.closed_at as round_closed_at',
      'dossier.id as dossier_id',
      'dossier.year as dossier_year',
      'dossier.number as dossier_number',
    ])

const nameOf = (column: string) => sql<string | null>`(select name from person where person.id = ${sql.ref(column)})`

/** The title of another item, when they may read it. */
const titleOf = (column: string, reader: Reader) => sql<string | null>`(
  select other.title from item as other left join dossier as kept on kept.item_id = other.id
  where other.id = ${sql.ref(column)} and ${readableIfAny(reader, 'kept')})`

export type ItemRow = ReturnType<typeof presentItem>

/** One page of items, the last noted, the most urgent, (of issues without an answer alone) the longest waiting, or (of what rose and nobody has taken up alone) the gravest first; `search` is words of the title and the summary. */
export async function listItemRows(
  db: Db,
  reader: Reader,
  filter: ItemFilter,
): Promise<{ rows: ItemRow[]; next: string | null }> {
  const order = orderOf(filter)
  const ids = await findPage(db, reader, filter, order)
  const found = ids.length === 0 ? [] : await itemsOf(db, reader).where('item.id', 'in', ids).execute()
  const byId = new Map(found.map((row) => [row.id, row]))
  const shown = page(ids.flatMap((id) => byId.get(id) ?? []), filter.limit, order.cursorOf) // prettier-ignore
  return { rows: shown.rows.map(presentItem), next: shown.next }
}

type Row = Awaited<ReturnType<ReturnType<typeof itemsOf>['executeTakeFirstOrThrow']>>

function orderOf({ order, after }: ItemFilter): Order & { cursorOf(row: Row): string } {
  if (order === 'urgent') {
    const from = readUrgencyCursor(after)
    return {
      by: sql`item.level desc, coalesce(item.score, 0) desc, item.created_at desc, item.id desc`,
      behind: from && sql`(item.level, coalesce(item.score, 0), item.created_at, item.id) < (${from.level}::crisis_level, ${from.score}::real, ${from.at}::timestamptz, ${from.id}::uuid)`, // prettier-ignore
      isTime: false,
      cursorOf: (row) => writeCursor([row.level, row.score ?? 0, row.created_at.toISOString()], row.id),
    }
  }
  if (order === 'risen') {
    const from = readRankCursor(after)
    return {
      by: byRise,
      behind: from && sql`(item.level, item.risen_at, item.id) < (${levels[from.rank]}::crisis_level, ${from.at}::timestamptz, ${from.id}::uuid)`, // prettier-ignore
      isTime: false,
      cursorOf: (row) =>
        writeCursor([levels.indexOf(row.level), (row.risen_at ?? row.created_at).toISOString()], row.id),
    }
  }
  const from = readInstantCursor(after)
  if (order === 'unanswered')
    return {
      by: sql`${alarmedAt}, item.id`,
      behind: from && sql`(${alarmedAt}, item.id) > (${from.at}::timestamptz, ${from.id}::uuid)`,
      isTime: false,
      cursorOf: (row) => writeCursor(row.alarmed_at.toISOString(), row.id),
    }
  return {
    by: sql`item.created_at desc, item.id desc`,
    behind: from && sql`(item.created_at, item.id) < (${from.at}::timestamptz, ${from.id}::uuid)`,
    isTime: true,
    cursorOf: (row) => writeCursor(row.created_at.toISOString(), row.id),
  }
}

/** As many are fetched by their words and sorted. */
const FEW = 4_000
const SIMILAR = 8
const SIMILAR_DAYS = 60
const LOOKED_AT = 500

/**
 * Items of the same kind, still to be sorted or made a dossier in the last two months, that share words with an item, the
 * most alike first; with `search`, those that say these words. Of all that say its seldom words, and of the newest.
 */
export async function listSimilar(
  db: Db,
  reader: Reader,
  item: { readonly id: string; readonly kind: Kind; readonly title: string },
  search: string | undefined,
  now: Date,
): Promise<ItemRow[]> {
  const words = search
    ? sql<string>`websearch_to_tsquery('indonesian', ${search})`
    : sql<string>`(select to_tsquery('indonesian', coalesce(string_agg(quote_literal(lexeme), ' | '), '')) from unnest(to_tsvector('indonesian', ${item.title})))`
  const seldom = search
    ? ((await guessCount(db.selectFrom('item').where(saying(search)))) <= FEW ? [search] : [])
    : await seldomWords(db, item.title) // prettier-ignore
  const since = new Date(now.getTime() - SIMILAR_DAYS * 86_400_000)
  const isNear = sql<boolean>`item.kind = ${item.kind}::item_kind and item.id <> ${item.id}::uuid and item.state in ('open', 'planned', 'picked') and item.changed_at > ${since}::timestamptz`
  const { rows: found } = await sql<{ id: string }>`
    with told as (select ${words} as words),
      saying as materialized (
        select id, kind, state, changed_at, title, words from item
        where ${seldom.length > 0 ? sql`words @@ ${search ? words : seldomQuery(seldom)}` : sql`false`} limit ${FEW}),
      newest as materialized (
        select id, title, words from item where ${isNear} order by changed_at desc limit ${LOOKED_AT}),
      near as (
        (select id, title from saying as item where ${isNear} order by changed_at desc limit ${LOOKED_AT})
        union select newest.id, newest.title from newest, told where newest.words @@ told.words)
    select near.id from near, told
    order by ts_rank(to_tsvector('indonesian', near.title), told.words) desc, near.id desc limit ${SIMILAR}`.execute(db)
  if (found.length === 0) return []
  const rows = await itemsOf(db, reader).where('item.id', 'in', found.map((it) => it.id)).execute() // prettier-ignore
  const place = new Map(found.map((it, at) => [it.id, at]))
  return rows.map(presentItem).toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
}

const seldomQuery = (words: readonly string[]) => sql`array_to_string(array(select quote_literal(word) from unnest(${[...words]}::text[]) as it (word)), ' | ')::tsquery` // prettier-ignore

/** Those words of a title that few items say, the rarest first, so many that few say any of them. */
async function seldomWords(db: Db, title: string): Promise<string[]> {
  const { rows: said } = await sql<{ word: string }>`
    select lexeme as word from unnest(to_tsvector('indonesian', ${title}))`.execute(db)
  const guessed = await Promise.all(
    said.map(async ({ word }) => ({
      word,
      count: await guessCount(db.selectFrom('item').where(sql<boolean>`words @@ ${seldomQuery([word])}`)),
    })),
  )
  const seldom: string[] = []
  let count = 0
  for (const it of guessed.toSorted((a, b) => a.count - b.count)) {
    count += it.count
    if (count > FEW) break
    seldom.push(it.word)
  }
  return seldom
}

/** @throws {Refused} `not-found` */
export async function readItem(db: Db | Tx, reader: Reader, itemId: string): Promise<ItemRow> {
  const row = await itemsOf(db, reader).where('item.id', '=', itemId).executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  return presentItem(row)
}

/** What a person said last, when they set another level than was proposed; null where nobody did. */
export async function findLevelReason(
  db: Db,
  itemId: string,
): Promise<{ reason: string; by: string; at: string } | null> {
  const row = await db
    .selectFrom('item_level')
    .innerJoin('person', 'person.id', 'item_level.person_id')
    .select(['item_level.reason', 'person.name', 'item_level.set_at'])
    .where('item_level.item_id', '=', itemId)
    .orderBy('item_level.set_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { reason: row.reason, by: row.name, at: row.set_at.toISOString() } : null
}

const PROGRAMMES_MAX = 500 // a regency has about two hundred a year

/** Programmes that an activity or an issue may belong to, by title. */
export async function listProgrammes(db: Db, reader: Reader) {
  return db
    .selectFrom('item')
    .leftJoin('dossier', 'dossier.item_id', 'item.id')
    .where(readableIfAny(reader))
    .where(readableJoined(reader))
    .select(['item.id', 'item.title'])
    .where('item.kind', '=', 'programme')
    .where('item.state', '<>', 'dismissed')
    .orderBy('item.created_at', 'desc')
    .limit(PROGRAMMES_MAX)
    .execute()
}

function presentItem(row: Awaited<ReturnType<ReturnType<typeof itemsOf>['executeTakeFirstOrThrow']>>) {
  const dossier = dossierName(row.dossier_year, row.dossier_number)
  return {
    id: row.id,
    kind: row.kind,
    code: row.code,
    title: row.title,
    summary: row.summary,
    agency: row.agency,
    source: row.source,
    sourceUrl: row.source_url,
    notedOn: row.noted_on,
    level: row.level,
    state: row.state,
    answer: row.answer,
    dismissedReason: row.dismissed_reason,
    programme:
      row.programme_id && row.programme_title !== null ? { id: row.programme_id, title: row.programme_title } : null,
    round:
      row.round_id && row.round_number
        ? { id: row.round_id, number: row.round_number, open: row.round_closed_at === null }
        : null,
    dossier: row.dossier_id && dossier ? { id: row.dossier_id, number: dossier } : null,
    joinedTo: row.merged_into && row.joined_title !== null ? { id: row.merged_into, title: row.joined_title } : null,
    alarmedAt: row.alarmed_at.toISOString(),
    risenAt: row.risen_at?.toISOString() ?? null,
    factsAskedAt: row.facts_asked_at?.toISOString() ?? null,
    watched: row.watched_at !== null && row.watched_at >= row.changed_at,
    score: row.score,
    scoreParts: (row.score_parts ?? []) as unknown as CrisisScore['parts'],
    levelByHand: row.level_by_hand,
    handedIn: row.handed_in,
    claimed: row.claimed,
    assignedTo: row.assigned_to ? { id: row.assigned_to, name: row.assignee_name ?? '' } : null,
    mentions: row.mentions,
    sources: row.sources,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    revision: row.revision,
  }
}
