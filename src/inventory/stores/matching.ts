/** What the matching of items with programmes reads and keeps. */
import { sql } from 'kysely'
import type { Db, Tx } from '../../db/connect.ts'
import type { ProgrammeMatch } from '../../radar/programmes.ts'
import { isUnsorted } from '../rules.ts'
import { isPlanLine, isSupport } from '../rules/programmes.ts'
import { familiesOf, rootsOf } from './gathering.ts'
import { planSince } from './standing.ts'

/** Which list the items were held against last, and the entries of the dictionary that it was made with and that are there now. */
export async function readProgrammeList(db: Db) {
  const { rows } = await sql<{ turn: string; rematch: boolean; terms: string; now: string }>`
    select turn, rematch, terms, (
      select concat_ws(' ', count(*), sum(revision), max(id::text)) from term where kind in ('programme', 'agency')
    ) as now from programme_list`.execute(db)
  const row = rows[0]
  if (!row) throw new Error('programme_list has its one row from the beginning')
  return { turn: Number(row.turn), rematch: row.rematch, terms: row.terms, termsNow: row.now }
}

/** The list changed: the last items are to be held against it. */
export async function countListTurn(tx: Tx, terms: string): Promise<void> {
  await tx
    .updateTable('programme_list')
    .set({ turn: sql`turn + 1`, terms, rematch: true })
    .execute()
}

const isPlan = sql<boolean>`(kind = 'programme' or (kind = 'activity' and code <> ''))`

const REMATCHED_DAYS = 60
const REMATCHED_MAX = 5_000 // two months of a busy office

/** Marks the last items, once the list that changed is whole. */
export async function markLastItems(tx: Tx, now: Date): Promise<void> {
  await sql`
    with last as (
      select id from item where created_at > ${new Date(now.getTime() - REMATCHED_DAYS * 86_400_000)}
      order by created_at desc, id desc limit ${REMATCHED_MAX}
    ), locked as (
      -- in the order in which everybody locks them
      select id from item where id in (select id from last) and not to_match and not ${isPlan}
      order by id for no key update
    )
    update item set to_match = true from locked where item.id = locked.id`.execute(tx)
  await tx.updateTable('programme_list').set({ rematch: false }).execute()
}

/** Lines of a plan that came or changed. */
export async function listPlanToMatch(db: Db, limit: number): Promise<string[]> {
  const rows = await db.selectFrom('item').select('id').where('to_match', '=', true).where(isPlan).orderBy('id').limit(limit).execute() // prettier-ignore
  return rows.map((row) => row.id)
}

/** Items that came or changed, the newest first. */
export async function listToMatch(db: Db, limit: number): Promise<string[]> {
  const rows = await db.selectFrom('item').select('id').where('to_match', '=', true).orderBy('id', 'desc').limit(limit).execute() // prettier-ignore
  return rows.map((row) => row.id)
}

const PROGRAMMES_MAX = 5_000 // a province has six hundred a year
const ACTIVITIES_MAX = 30_000

/** The programmes that a text may speak of, with the titles of their activities. */
export async function listProgrammesToMatch(db: Db | Tx) {
  const programmes = await db
    .selectFrom('programme')
    .innerJoin('item', 'item.id', 'programme.item_id')
    .select(['item.id', 'item.title', 'item.agency'])
    .where('programme.listed', '=', true)
    .where(sql<boolean>`programme.year >= ${planSince}`)
    .orderBy('programme.year', 'desc')
    .orderBy('item.id')
    .limit(PROGRAMMES_MAX)
    .execute()
  const activities = await db
    .selectFrom('item')
    .select(['programme_id', 'title'])
    .where('kind', '=', 'activity')
    .where('code', '<>', '')
    .where('programme_id', 'is not', null)
    .where('state', 'in', ['open', 'planned', 'picked'])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(ACTIVITIES_MAX)
    .execute()
  // What a programme was called before it was joined to another is a name of that one.
  const joined = await db
    .selectFrom('item')
    .select(['id', 'title'])
    .where('kind', '=', 'programme')
    .where('state', '=', 'merged')
    .orderBy('created_at', 'desc')
    .limit(PROGRAMMES_MAX)
    .execute()
  const roots = await rootsOf(db, [...joined.map((it) => it.id), ...activities.flatMap((it) => it.programme_id ?? [])])
  const rootOf = (id: string) => roots.get(id) ?? id
  const of = Map.groupBy(activities, (it) => rootOf(it.programme_id ?? ''))
  const called = Map.groupBy(joined, (it) => rootOf(it.id))
  return programmes.map((it) => ({
    ...it,
    activities: (of.get(it.id) ?? []).map(({ title }) => title),
    called: (called.get(it.id) ?? []).map(({ title }) => title),
  }))
}

export type MatchedItem = Awaited<ReturnType<typeof lockToMatch>>[number]

/** Locks items in the order in which everybody does, as they are now, and says that they are matched. */
export async function lockToMatch(tx: Tx, ids: readonly string[]) {
  await tx.selectFrom('item').select('id').where('id', 'in', [...ids]).orderBy('id').forNoKeyUpdate().execute() // prettier-ignore
  const rows = await tx
    .updateTable('item')
    .set({ to_match: false })
    .where('id', 'in', [...ids])
    .returning([
      'id',
      'kind',
      'code',
      'title',
      'summary',
      'state',
      'mentions',
      'noted_on',
      'created_at',
      'programme_id',
    ])
    .execute()
  const roots = await rootsOf(tx, rows.flatMap((row) => row.programme_id ?? [])) // prettier-ignore
  return rows.map((row) => ({
    ...row,
    programme_id: row.programme_id && (roots.get(row.programme_id) ?? row.programme_id),
  }))
}

const TEXTS_MAX = 12 // of one item: the newest that are no copies
const TEXT_FROM = 4_000 // of each

export type ItemText = {
  readonly item_id: string
  readonly title: string
  readonly text: string
  /** Null for what a person wrote. */
  readonly at: Date | null
}

/** What items and what was joined to them say: their own words, the newest of what came in, and what was published. */
export async function listTextsOf(tx: Tx, ids: readonly string[]): Promise<ItemText[]> {
  const { rows } = await sql<ItemText>`
    with recursive ${familiesOf(ids)}
    select family.root as item_id, own.title, own.summary as text, null::timestamptz as at
    from (select distinct root from family) as asked
    join lateral (select root, id from family where family.root = asked.root order by id limit ${TEXTS_MAX}) as family on true
    join item as own on own.id = family.id
    union all
    select asked.root, told.title, told.text, told.at
    from (select distinct root from family) as asked
    cross join lateral (
      select mention.title, left(mention.text, ${TEXT_FROM}) as text, mention.published_at as at
      from family join mention on mention.item_id = family.id
      where family.root = asked.root and mention.same_as is null
      order by mention.published_at desc, mention.id desc limit ${TEXTS_MAX}
    ) as told
    union all
    select dossier.item_id, publication.title, publication.summary, null
    from dossier join publication on publication.dossier_id = dossier.id
    where dossier.item_id = any(${[...ids]}::uuid[]) and publication.state = 'public'`.execute(tx)
  return rows
}

/** When what the office wrote about each of these became public. */
export async function listPublishedAt(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  const rows = await tx
    .selectFrom('publication')
    .innerJoin('dossier', 'dossier.id', 'publication.dossier_id')
    .select(['dossier.item_id', 'publication.published_at'])
    .where('dossier.item_id', 'in', [...ids])
    .where('publication.state', '=', 'public')
    .execute()
  return new Map(rows.flatMap((row) => (row.item_id ? [[row.item_id, row.published_at]] : [])))
}

export type ItemMatches = {
  readonly item: MatchedItem
  /** When something last came in for it; null where nothing did. */
  readonly heardAt: Date | null
  readonly publishedAt: Date | null
  readonly matches: readonly ProgrammeMatch[]
}

/**
 * Keeps what items speak of. What a person said stands, also what they said of something that was joined to an item; what the
 * rule no longer finds goes.
 */
export async function keepMatches(tx: Tx, items: readonly ItemMatches[]): Promise<void> {
  const ids = items.map((it) => it.item.id)
  const rows = items.flatMap(({ item, heardAt, publishedAt, matches }) => {
    const known = {
      itemId: item.id,
      lastAt: heardAt ?? item.created_at,
      publishedAt,
      spoke: item.state !== 'merged' && (heardAt !== null || !isPlanLine(item)),
    }
    const belongs = item.kind === 'programme' ? item.id : item.programme_id
    return [
      { ...known, programmeId: null, state: null, how: null, score: null, words: null },
      ...(belongs && item.state !== 'merged'
        ? [{ ...known, programmeId: belongs, state: 'sure', how: 'belongs', score: 1, words: [] }]
        : []),
      ...matches
        .filter((it) => it.id !== belongs && item.state !== 'merged')
        .map((it) => ({ ...known, programmeId: it.id, state: it.sure ? 'sure' : 'maybe', how: it.how, score: it.score, words: it.words })), // prettier-ignore
    ]
  })
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as it ("itemId" uuid, "programmeId" uuid,
    state programme_match, how programme_evidence, score real, words text[], "lastAt" timestamptz, spoke boolean,
    "publishedAt" timestamptz)`
  const before = await programmesOf(tx, ids)
  await sql`
    with given as (select * from ${given} where "programmeId" is not null)
    delete from item_programme where item_id = any(${ids}::uuid[]) and decided_by is null
      and not exists (select from given where given."itemId" = item_id and given."programmeId" = programme_id)`.execute(
    tx,
  )
  await sql`
    insert into item_programme (item_id, programme_id, state, how, score, words, last_at, spoke, published_at)
    select "itemId", "programmeId", state, how, score, words, "lastAt", spoke, "publishedAt"
    from ${given} where "programmeId" is not null
    on conflict (item_id, programme_id) do update set state = excluded.state, how = excluded.how, score = excluded.score,
      words = excluded.words where item_programme.decided_by is null`.execute(tx)
  await sql`
    insert into item_programme (item_id, programme_id, state, how, score, words, last_at, spoke, decided_by, decided_at)
    select distinct on (family.root, said.programme_id) family.root, said.programme_id, said.state, said.how, said.score,
      said.words, said.last_at, said.spoke, said.decided_by, said.decided_at
    from (
      with recursive family as (
        select id as root, id from item where id = any(${ids}::uuid[]) and state <> 'merged'
        union
        select family.root, item.id from family join item on item.merged_into = family.id
      ) select root, id from family where root <> id
    ) as family join item_programme as said on said.item_id = family.id and said.decided_by is not null
    where said.programme_id <> family.root
    order by family.root, said.programme_id, said.decided_at desc
    on conflict (item_id, programme_id) do update set state = excluded.state, how = excluded.how,
      decided_by = excluded.decided_by, decided_at = excluded.decided_at where item_programme.decided_by is null`.execute(
    tx,
  )
  await sql`
    update item_programme set last_at = it."lastAt", spoke = it.spoke, published_at = it."publishedAt"
    from ${given} where "programmeId" is null and item_id = it."itemId"`.execute(tx)
  await refreshProgrammes(tx, [...before, ...(await programmesOf(tx, ids))])
}

async function programmesOf(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.selectFrom('item_programme').select('programme_id').distinct().where('item_id', 'in', [...ids]).execute() // prettier-ignore
  return rows.map((row) => row.programme_id)
}

/** Says anew when these programmes were last spoken of and published about. */
export async function refreshProgrammes(tx: Tx, ids: readonly string[]): Promise<void> {
  const known = [...new Set(ids)]
  if (known.length === 0) return
  await tx.selectFrom('programme').select('item_id').where('item_id', 'in', known).orderBy('item_id').forNoKeyUpdate().execute() // prettier-ignore
  await sql`
    update programme set
      spoken_at = (select last_at from item_programme it where it.programme_id = programme.item_id and it.spoke
        and it.state in ('sure', 'confirmed') order by it.last_at desc limit 1),
      published_at = (select it.published_at from item_programme it where it.programme_id = programme.item_id
        and it.published_at is not null and it.state in ('sure', 'confirmed') order by it.published_at desc limit 1)
    where item_id = any(${known}::uuid[])`.execute(tx)
}

/** What was said of a programme goes with it when it is joined to another, and its items are held against the list anew. */
async function passOn(tx: Tx, items: readonly MatchedItem[]): Promise<void> {
  const joined = items.filter((it) => it.kind === 'programme' && it.state === 'merged').map((it) => it.id)
  const roots = await rootsOf(tx, joined)
  for (const [id, root] of roots)
    await sql`
      insert into item_programme (item_id, programme_id, state, how, score, words, last_at, spoke, published_at, decided_by, decided_at)
      select item_id, ${root}, state, how, score, words, last_at, spoke, published_at, decided_by, decided_at
      from item_programme where programme_id = ${id} and decided_by is not null and item_id <> ${root}
      on conflict (item_id, programme_id) do nothing`.execute(tx)
  if (joined.length === 0) return
  await sql`
    with locked as (
      select id from item where not to_match and id in (select item_id from item_programme where programme_id = any(${joined}::uuid[]))
      order by id for no key update
    ) update item set to_match = true from locked where item.id = locked.id and item.id <> all(${joined}::uuid[])`.execute(
    tx,
  )
  await refreshProgrammes(tx, [...roots.values()])
}

/** Keeps lines of a plan as what they are by now. @returns whether the list of programmes is another by that */
export async function keepPlanLines(tx: Tx, items: readonly MatchedItem[]): Promise<boolean> {
  const programmes = items
    .filter((it) => it.kind === 'programme')
    .map((it) => ({
      id: it.id,
      year: Number(it.noted_on.slice(0, 4)),
      support: isSupport(it),
      listed: isUnsorted(it) || it.state === 'picked',
    }))
  await passOn(tx, items)
  await sql`
    insert into programme (item_id, year, support, listed)
    select id, year, support, listed from jsonb_to_recordset(${JSON.stringify(programmes)}::jsonb)
      as it (id uuid, year integer, support boolean, listed boolean)
    on conflict (item_id) do update set year = greatest(programme.year, excluded.year), support = excluded.support,
      listed = excluded.listed`.execute(tx)
  const others = items.filter((it) => it.kind !== 'programme').map((it) => it.id)
  if (others.length === 0) return true
  const { numUpdatedRows } = await tx
    .updateTable('programme')
    .set({ listed: false })
    .where('item_id', 'in', others)
    .where('listed', '=', true)
    .executeTakeFirst()
  return items.some(isPlanLine) || numUpdatedRows > 0n
}
