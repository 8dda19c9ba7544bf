/** Which programmes an item speaks of, what speaks of a programme, and which nobody spoke of. */
import { sql } from 'kysely'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { page, readInstantCursor, writeCursor } from '../../db/keyset.ts'
import { readableIfAny, type Reader } from '../../db/readers.ts'
import { dossierName, isUnsorted, type ItemState } from '../rules.ts'
import { refreshProgrammes } from './matching.ts'

const SHOWN = 30 // of one item; the rule finds six

/** The programmes that an item speaks of or was said not to, those that a person said first. */
export async function listProgrammesOf(db: Db, reader: Reader, itemId: string) {
  const rows = await db
    .selectFrom('item_programme as it')
    .innerJoin('item as programme', 'programme.id', 'it.programme_id')
    .leftJoin('dossier', 'dossier.item_id', 'programme.id')
    .innerJoin('item', 'item.id', 'it.item_id')
    .leftJoin('person', 'person.id', 'it.decided_by')
    .select([
      'programme.id',
      'programme.title',
      'programme.agency',
      'it.state',
      'it.how',
      'it.score',
      'it.words',
      'it.decided_at',
      'person.name as decided_by',
      sql<boolean>`item.programme_id is not distinct from programme.id`.as('belongs'),
    ])
    .where('it.item_id', '=', itemId)
    .whereRef('it.programme_id', '<>', 'it.item_id')
    .where(readableIfAny(reader))
    .orderBy(sql`array_position(array['confirmed', 'sure', 'maybe', 'refused']::programme_match[], it.state)`)
    .orderBy('it.score', 'desc')
    .orderBy('programme.id')
    .limit(SHOWN)
    .execute()
  return rows.map((row) => ({
    programme: { id: row.id, title: row.title, agency: row.agency },
    state: row.state,
    how: row.how,
    words: row.words,
    belongs: row.belongs,
    decided: row.decided_at && { by: row.decided_by ?? '', at: row.decided_at.toISOString() },
  }))
}

/** Keeps what a person said; what the item belongs to follows, while that can be changed. */
export async function decideMatch(
  tx: Tx,
  it: {
    readonly item: { readonly id: string; readonly state: ItemState; readonly programme_id: string | null }
    readonly programmeId: string
    readonly answer: 'yes' | 'no'
    readonly personId: string
  },
  now: Date,
): Promise<void> {
  const { item, programmeId, answer, personId } = it
  const state = answer === 'yes' ? 'confirmed' : 'refused'
  await sql`
    insert into item_programme (item_id, programme_id, state, how, score, last_at, spoke, decided_by, decided_at)
    select item.id, ${programmeId}, ${state}, 'person', 1, coalesce(known.last_at, item.created_at),
      coalesce(known.spoke, item.mentions > 0 or item.code = ''), ${personId}, ${now}
    from item left join lateral (select last_at, spoke from item_programme where item_id = item.id limit 1) as known on true
    where item.id = ${item.id}
    on conflict (item_id, programme_id) do update set state = excluded.state, decided_by = excluded.decided_by,
      decided_at = excluded.decided_at`.execute(tx)
  const belongs =
    answer === 'yes' ? (item.programme_id ?? programmeId) : item.programme_id === programmeId ? null : item.programme_id
  await tx
    .updateTable('item')
    .set({ to_match: true }) // when it was published about is told by whoever matches
    .$if(isUnsorted(item) && belongs !== item.programme_id, (query) =>
      query.set({ programme_id: belongs, revision: sql<number>`revision + 1` }),
    )
    .where('id', '=', item.id)
    .execute()
  await refreshProgrammes(tx, [programmeId])
}

/** What an item was said not to speak of is not proposed of what is parted from it either. */
export async function carryRefusals(tx: Tx, itemId: string, partedId: string): Promise<void> {
  await sql`
    insert into item_programme (item_id, programme_id, state, how, score, last_at, spoke, decided_by, decided_at)
    select ${partedId}, programme_id, state, how, score, last_at, spoke, decided_by, decided_at
    from item_programme where item_id = ${itemId} and state = 'refused'`.execute(tx)
}

/** Locks an item for what a person says of it. @throws {Refused} `not-found` */
export async function lockSpeaking(tx: Tx, itemId: string) {
  const item = await tx
    .selectFrom('item')
    .select(['id', 'kind', 'state', 'programme_id'])
    .where('id', '=', itemId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!item) throw new Refused({ code: 'not-found' })
  return item
}

/** When a programme was last spoken of and published about; null where it is not known yet. */
export async function findVoice(db: Db, programmeId: string) {
  const row = await db
    .selectFrom('programme')
    .select(['year', 'support', 'spoken_at', 'published_at'])
    .where('item_id', '=', programmeId)
    .executeTakeFirst()
  return row
    ? { spokenAt: row.spoken_at?.toISOString() ?? null, publishedAt: row.published_at?.toISOString() ?? null }
    : null
}

/** A page of what speaks of a programme, the newest first. */
export async function listVoices(
  db: Db,
  reader: Reader,
  it: { readonly programmeId: string; readonly after?: string | undefined; readonly limit: number },
) {
  const from = readInstantCursor(it.after)
  const rows = await db
    .selectFrom('item_programme as said')
    .innerJoin('item', 'item.id', 'said.item_id')
    .leftJoin('dossier', 'dossier.item_id', 'item.id')
    .where(readableIfAny(reader))
    .select([
      'item.id',
      'item.kind',
      'item.title',
      'item.agency',
      'item.level',
      'item.state as item_state',
      'item.mentions',
      'item.sources',
      'said.state',
      'said.how',
      'said.words',
      'said.last_at',
      'said.spoke',
      'said.published_at',
      'dossier.id as dossier_id',
      'dossier.year as dossier_year',
      'dossier.number as dossier_number',
    ])
    .where('said.programme_id', '=', it.programmeId)
    .where('said.state', '<>', 'refused')
    .whereRef('said.item_id', '<>', 'said.programme_id')
    .where('item.state', '<>', 'merged')
    .$if(from !== null, (query) =>
      query.where(sql<boolean>`(said.last_at, said.item_id) < (${from?.at}, ${from?.id}::uuid)`),
    )
    .orderBy('said.last_at', 'desc')
    .orderBy('said.item_id', 'desc')
    .limit(it.limit + 1)
    .execute()
  const shown = page(rows, it.limit, (row) => writeCursor(row.last_at.toISOString(), row.id))
  return {
    rows: shown.rows.map((row) => {
      const number = dossierName(row.dossier_year, row.dossier_number)
      return {
        item: {
          id: row.id,
          kind: row.kind,
          title: row.title,
          agency: row.agency,
          level: row.level,
          state: row.item_state,
          mentions: row.mentions,
          sources: row.sources,
        },
        state: row.state,
        how: row.how,
        words: row.words,
        lastAt: row.last_at.toISOString(),
        planned: !row.spoke,
        dossier: row.dossier_id && number ? { id: row.dossier_id, number } : null,
        publishedAt: row.published_at?.toISOString() ?? null,
      }
    }),
    next: shown.next,
  }
}

export type GapFilter = {
  readonly after?: string | undefined
  readonly limit: number
  /** Of the plans from one year to another, both inclusive. */
  readonly from: number
  readonly to: number
  /** Silent since then; those that never spoke are. */
  readonly before: Date
  /** Of which nobody spoke, or about which the office published nothing. */
  readonly by: 'anyone' | 'office'
  /** With the running of the agencies themselves. */
  readonly support: boolean
}

const COUNTED_MAX = 1_000 // more than anybody reads

/** A page of the programmes that are silent, the longest first, and how many there are, counted to a thousand. */
export async function listGaps(db: Db, reader: Reader, it: GapFilter) {
  const at = it.by === 'anyone' ? sql<Date>`coalesce(programme.last_at, 'epoch')` : sql<Date>`coalesce(programme.published_at, 'epoch')` // prettier-ignore
  const from = readInstantCursor(it.after)
  const silent = db
    .selectFrom('programme')
    .innerJoin('item', 'item.id', 'programme.item_id')
    .leftJoin('dossier', 'dossier.item_id', 'item.id')
    .where(readableIfAny(reader))
    .where('programme.listed', '=', true)
    .where('programme.year', '>=', it.from)
    .where('programme.year', '<=', it.to)
    .where(sql<boolean>`${at} < ${it.before}`)
    .$if(!it.support, (query) => query.where('programme.support', '=', false))
  const rows = await silent
    .select([
      'item.id',
      'item.title',
      'item.code',
      'item.agency',
      'item.state',
      'programme.spoken_at',
      'programme.published_at',
      at.as('silent_since'),
      'dossier.id as dossier_id',
      'dossier.year as dossier_year',
      'dossier.number as dossier_number',
      'dossier.state as dossier_state',
    ])
    .$if(from !== null, (query) => query.where(sql<boolean>`(${at}, item.id) > (${from?.at}, ${from?.id}::uuid)`))
    .orderBy(at)
    .orderBy('item.id')
    .limit(it.limit + 1)
    .execute()
  const counted = await db
    .selectFrom(silent.select('item.id').limit(COUNTED_MAX).as('silent'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const shown = page(rows, it.limit, (row) => writeCursor(row.silent_since.toISOString(), row.id))
  return {
    count: counted.count,
    rows: shown.rows.map((row) => {
      const number = dossierName(row.dossier_year, row.dossier_number)
      return {
        id: row.id,
        title: row.title,
        code: row.code,
        agency: row.agency,
        spokenAt: row.spoken_at?.toISOString() ?? null,
        publishedAt: row.published_at?.toISOString() ?? null,
        dossier: row.dossier_id && number ? { id: row.dossier_id, number, running: row.dossier_state === 'running' || row.dossier_state === 'held' } : null, // prettier-ignore
      }
    }),
    next: shown.next,
  }
}

const YEARS_MAX = 6

/** The years of which there is a plan, the newest first. */
export async function listPlanYears(db: Db): Promise<number[]> {
  const rows = await db
    .selectFrom('programme')
    .select('year')
    .distinct()
    .where('listed', '=', true)
    .orderBy('year', 'desc')
    .limit(YEARS_MAX)
    .execute()
  return rows.map((row) => row.year)
}
