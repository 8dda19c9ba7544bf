import { sql } from 'kysely'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { page, readInstantCursor, writeCursor } from '../../db/keyset.ts'
import { readableIfAny, type Reader } from '../../db/readers.ts'
import type { CrisisLevel } from '../../base/levels.ts'
import { dossierName, type ItemState, type Kind } from '../rules.ts'

/** The items that a person may read: one that became a sensitive dossier is as sensitive. */
const itemsOf = (db: Db | Tx, reader: Reader) =>
  db
    .selectFrom('item')
    .where(readableIfAny(reader))
    .innerJoin('person', 'person.id', 'item.created_by')
    .leftJoin('item as programme', 'programme.id', 'item.programme_id')
    .leftJoin('dossier as programme_dossier', 'programme_dossier.item_id', 'programme.id')
    .leftJoin('round', 'round.id', 'item.round_id')
    .leftJoin('dossier', 'dossier.item_id', 'item.id')
    .select([
      'item.id',
      'item.kind',
      'item.title',
      'item.summary',
      'item.agency',
      'item.source',
      'item.source_url',
      'item.noted_on',
      'item.level',
      'item.state',
      'item.dismissed_reason',
      'item.created_at',
      'item.revision',
      'item.programme_id',
      'item.round_id',
      'person.name as created_by',
      sql<string | null>`case when ${readableIfAny(reader, 'programme_dossier')} then programme.title end`.as(
        'programme_title',
      ),
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
}

/** One page of items, the last noted first; `search` is words of the title and the summary. */
export async function listItemRows(
  db: Db,
  reader: Reader,
  filter: ItemFilter,
): Promise<{ rows: ItemRow[]; next: string | null }> {
  const from = readInstantCursor(filter.after)
  const found = filter.search ? await findFew(db, filter.search) : null
  if (found?.length === 0) return { rows: [], next: null }
  const rows = await itemsOf(db, reader)
    .$if(from !== null, (query) =>
      query.where(sql<boolean>`(item.created_at, item.id) < (${from?.at}, ${from?.id}::uuid)`),
    )
    .$if(filter.state !== undefined, (query) => query.where('item.state', '=', filter.state as ItemState))
    .$if(filter.kind !== undefined, (query) => query.where('item.kind', '=', filter.kind as Kind))
    .$if(filter.level !== undefined, (query) => query.where('item.level', '=', filter.level as CrisisLevel))
    .$if(filter.round !== undefined, (query) => query.where('item.round_id', '=', filter.round as string))
    .$if(filter.programme !== undefined, (query) => query.where('item.programme_id', '=', filter.programme as string))
    .$if(found !== null, (query) => query.where('item.id', 'in', found ?? []))
    .$if(Boolean(filter.search) && found === null, (query) => query.where(saying(filter.search ?? '')))
    .orderBy('item.created_at', 'desc')
    .orderBy('item.id', 'desc')
    .limit(filter.limit + 1)
    .execute()
  const shown = page(rows, filter.limit, (row) => writeCursor(row.created_at.toISOString(), row.id))
  return { rows: shown.rows.map(presentItem), next: shown.next }
}

const saying = (search: string) =>
  sql<boolean>`to_tsvector('indonesian', item.title || ' ' || item.summary) @@ websearch_to_tsquery('indonesian', ${search})`

const FEW = 2_000

/**
 * The items that say these words, when they are few; null when they are many. Few are taken from the index of words;
 * of many the newest are met at once on the index of time. One query for both is planned by a guess: measured 320 ms
 * for a rare word among 100,000 items, 5 ms so.
 */
async function findFew(db: Db, search: string): Promise<string[] | null> {
  const rows = await db.selectFrom('item').select('item.id').where(saying(search)).limit(FEW + 1).execute() // prettier-ignore
  return rows.length > FEW ? null : rows.map((row) => row.id)
}

/** @throws {Refused} `not-found` */
export async function readItem(db: Db | Tx, reader: Reader, itemId: string): Promise<ItemRow> {
  const row = await itemsOf(db, reader).where('item.id', '=', itemId).executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  return presentItem(row)
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
    title: row.title,
    summary: row.summary,
    agency: row.agency,
    source: row.source,
    sourceUrl: row.source_url,
    notedOn: row.noted_on,
    level: row.level,
    state: row.state,
    dismissedReason: row.dismissed_reason,
    programme:
      row.programme_id && row.programme_title !== null ? { id: row.programme_id, title: row.programme_title } : null,
    round:
      row.round_id && row.round_number
        ? { id: row.round_id, number: row.round_number, open: row.round_closed_at === null }
        : null,
    dossier: row.dossier_id && dossier ? { id: row.dossier_id, number: dossier } : null,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    revision: row.revision,
  }
}
