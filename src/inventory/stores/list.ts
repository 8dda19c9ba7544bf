import { sql, type RawBuilder } from 'kysely'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { page, readInstantCursor, readUrgencyCursor, writeCursor } from '../../db/keyset.ts'
import { readableIfAny, type Reader } from '../../db/readers.ts'
import type { CrisisLevel } from '../../base/levels.ts'
import type { CrisisScore } from '../../radar/crisis.ts'
import { alarmedAt, isUnanswered } from './unanswered.ts'
import { dossierName, type ItemState, type Kind } from '../rules.ts'

/** The items that a person may read: one that became a sensitive dossier is as sensitive. */
const itemsOf = (db: Db | Tx, reader: Reader) =>
  db
    .selectFrom('item')
    .where(readableIfAny(reader))
    .leftJoin('person', 'person.id', 'item.created_by')
    .leftJoin('item as programme', 'programme.id', 'item.programme_id')
    .leftJoin('dossier as programme_dossier', 'programme_dossier.item_id', 'programme.id')
    .leftJoin('round', 'round.id', 'item.round_id')
    .leftJoin('dossier', 'dossier.item_id', 'item.id')
    .leftJoin('intake', 'intake.item_id', 'item.id')
    .leftJoin('person as assignee', 'assignee.id', 'item.assigned_to')
    .leftJoin('item as joined', 'joined.id', 'item.merged_into')
    .leftJoin('dossier as joined_dossier', 'joined_dossier.item_id', 'joined.id')
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
      'item.changed_at',
      'item.score',
      'item.score_parts',
      'item.mentions',
      'item.sources',
      'item.level_by_hand',
      'intake.id as intake_id',
      'item.assigned_to',
      'assignee.name as assignee_name',
      'item.programme_id',
      'item.round_id',
      'person.name as created_by',
      sql<string | null>`case when ${readableIfAny(reader, 'programme_dossier')} then programme.title end`.as(
        'programme_title',
      ),
      sql<string | null>`case when ${readableIfAny(reader, 'joined_dossier')} then joined.title end`.as('joined_title'),
      'round.number as round_number',
      'round.closed_at as round_closed_at',
      'dossier.id as dossier_id',
      'dossier.year as dossier_year',
      'dossier.number as dossier_number',
    ])

export type ItemRow = ReturnType<typeof presentItem>

export type ItemFilter = {
  readonly after?: string | undefined
  readonly limit: number
  readonly search?: string | undefined
  readonly state?: ItemState | undefined
  readonly kind?: Kind | undefined
  readonly level?: CrisisLevel | undefined
  readonly round?: string | undefined
  readonly programme?: string | undefined
  /** An entry of the house dictionary that it speaks of. */
  readonly name?: string | undefined
  /** Those kept in view that nothing new came for; else they are left out of what is to be sorted. */
  readonly watched?: boolean | undefined
  /** Only what agencies handed in. */
  readonly handedIn?: boolean | undefined
  /** Only what was given to that person. */
  readonly assignedTo?: string | undefined
  /** Only what was noted or has changed after that instant. */
  readonly since?: Date | undefined
  readonly order?: 'newest' | 'urgent' | 'unanswered' | undefined
}

/** One page of items, the last noted, the most urgent, or (of issues without an answer alone) the longest waiting first; `search` is words of the title and the summary. */
export async function listItemRows(
  db: Db,
  reader: Reader,
  filter: ItemFilter,
): Promise<{ rows: ItemRow[]; next: string | null }> {
  const urgent = filter.order === 'urgent'
  const unanswered = filter.order === 'unanswered'
  const from = urgent ? null : readInstantCursor(filter.after)
  const below = urgent ? readUrgencyCursor(filter.after) : null
  const found = filter.search ? await findFew(db, saying(filter.search)) : null
  const naming = filter.name ? await findFew(db, speakingOf(filter.name)) : null
  if (found?.length === 0 || naming?.length === 0) return { rows: [], next: null }
  const rows = await itemsOf(db, reader)
    .$if(unanswered, (query) => query.where(isUnanswered).orderBy(alarmedAt).orderBy('item.id'))
    .$if(unanswered && from !== null, (query) =>
      query.where(sql<boolean>`(${alarmedAt}, item.id) > (${from?.at}, ${from?.id}::uuid)`),
    )
    .$if(!unanswered && from !== null, (query) =>
      query.where(sql<boolean>`(item.created_at, item.id) < (${from?.at}, ${from?.id}::uuid)`),
    )
    .$if(below !== null, (query) =>
      query.where(
        sql<boolean>`(item.level, coalesce(item.score, 0), item.created_at, item.id) < (${below?.level}::crisis_level, ${below?.score}::real, ${below?.at}, ${below?.id}::uuid)`,
      ),
    )
    .$if(filter.watched !== undefined, (query) =>
      query.where(
        filter.watched
          ? sql<boolean>`item.watched_at >= item.changed_at`
          : sql<boolean>`(item.watched_at is null or item.watched_at < item.changed_at)`,
      ),
    )
    .$if(filter.handedIn === true, (query) => query.where('intake.id', 'is not', null))
    .$if(filter.assignedTo !== undefined, (query) => query.where('item.assigned_to', '=', filter.assignedTo as string))
    .$if(filter.since !== undefined, (query) => query.where('item.changed_at', '>', filter.since as Date))
    .$if(filter.state !== undefined, (query) => query.where('item.state', '=', filter.state as ItemState))
    .$if(filter.kind !== undefined, (query) => query.where('item.kind', '=', filter.kind as Kind))
    .$if(filter.level !== undefined, (query) => query.where('item.level', '=', filter.level as CrisisLevel))
    .$if(filter.round !== undefined, (query) => query.where('item.round_id', '=', filter.round as string))
    .$if(filter.programme !== undefined, (query) => query.where('item.programme_id', '=', filter.programme as string))
    .$if(found !== null, (query) => query.where('item.id', 'in', found ?? []))
    .$if(Boolean(filter.search) && found === null, (query) => query.where(saying(filter.search ?? '')))
    .$if(naming !== null, (query) => query.where('item.id', 'in', naming ?? []))
    .$if(Boolean(filter.name) && naming === null, (query) => query.where(speakingOf(filter.name ?? '')))
    .$if(urgent, (query) => query.orderBy('item.level', 'desc').orderBy(sql`coalesce(item.score, 0)`, 'desc'))
    .orderBy('item.created_at', 'desc')
    .orderBy('item.id', 'desc')
    .limit(filter.limit + 1)
    .execute()
  const shown = page(rows, filter.limit, (row) => {
    const at = (unanswered ? row.alarmed_at : row.created_at).toISOString()
    return writeCursor(urgent ? [row.level, row.score ?? 0, at] : at, row.id)
  })
  return { rows: shown.rows.map(presentItem), next: shown.next }
}

const saying = (search: string) =>
  sql<boolean>`to_tsvector('indonesian', item.title || ' ' || item.summary) @@ websearch_to_tsquery('indonesian', ${search})`

const speakingOf = (name: string) => sql<boolean>`item.names @> array[${name}]::uuid[]`

const FEW = 2_000

/**
 * The items of which this holds, when they are few; null when they are many. Few are taken from the index of words or names;
 * of many the newest are met at once on the index of time. One query for both is planned by a guess: measured 320 ms
 * for a rare word among 100,000 items, 5 ms so.
 */
async function findFew(db: Db, holds: RawBuilder<boolean>): Promise<string[] | null> {
  const rows = await db
    .selectFrom('item')
    .select('item.id')
    .where(holds)
    .limit(FEW + 1)
    .execute()
  return rows.length > FEW ? null : rows.map((row) => row.id)
}

const SIMILAR = 8
const SIMILAR_DAYS = 60
const LOOKED_AT = 500

/**
 * Items of the same kind, still to be sorted or made a dossier in the last two months, that share words with an item, the
 * most alike first; with `search`, those that say these words.
 */
export async function listSimilar(
  db: Db,
  reader: Reader,
  item: { readonly id: string; readonly kind: Kind; readonly title: string },
  search: string | undefined,
  now: Date,
): Promise<ItemRow[]> {
  const words = search
    ? sql`websearch_to_tsquery('indonesian', ${search})`
    : sql`(select to_tsquery('indonesian', coalesce(string_agg(quote_literal(lexeme), ' | '), '')) from unnest(to_tsvector('indonesian', ${item.title})))`
  const said = sql`to_tsvector('indonesian', item.title || ' ' || item.summary)`
  const found = await db
    .selectFrom(
      db
        .selectFrom('item')
        .select(['item.id', sql<number>`ts_rank(to_tsvector('indonesian', item.title), ${words})`.as('alike')])
        .where(sql<boolean>`${said} @@ ${words}`)
        .where('item.kind', '=', item.kind)
        .where('item.id', '<>', item.id)
        .where('item.state', 'in', ['open', 'picked'])
        .where(sql<boolean>`item.changed_at > ${new Date(now.getTime() - SIMILAR_DAYS * 86_400_000)}`)
        .orderBy('item.changed_at', 'desc')
        .limit(LOOKED_AT)
        .as('near'),
    )
    .select('near.id')
    .orderBy('near.alike', 'desc')
    .limit(SIMILAR)
    .execute()
  if (found.length === 0) return []
  const rows = await itemsOf(db, reader).where('item.id', 'in', found.map((it) => it.id)).execute() // prettier-ignore
  const place = new Map(found.map((it, at) => [it.id, at]))
  return rows.map(presentItem).toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
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

/** Everything that nobody has picked or dismissed yet, in whatever round. */
export async function countOpenItems(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('item')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  return count
}

const PROGRAMMES_MAX = 500 // a regency has about two hundred a year

/** Programmes that an activity or an issue may belong to, by title. */
export async function listProgrammes(db: Db, reader: Reader) {
  return db
    .selectFrom('item')
    .leftJoin('dossier', 'dossier.item_id', 'item.id')
    .where(readableIfAny(reader))
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
    watched: row.watched_at !== null && row.watched_at >= row.changed_at,
    score: row.score,
    scoreParts: (row.score_parts ?? []) as unknown as CrisisScore['parts'],
    levelByHand: row.level_by_hand,
    handedIn: row.intake_id !== null,
    assignedTo: row.assigned_to ? { id: row.assigned_to, name: row.assignee_name ?? '' } : null,
    mentions: row.mentions,
    sources: row.sources,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    revision: row.revision,
  }
}
