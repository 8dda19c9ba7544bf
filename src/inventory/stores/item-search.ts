import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../db/connect.ts'
import { guessCount } from '../../db/count.ts'
import { readableBy, readableJoined, type Reader } from '../../db/readers.ts'
import type { CrisisLevel } from '../../base/levels.ts'
import type { ItemState, Kind } from '../rules.ts'
import {
  dayOfInstant,
  hopefulWidth,
  lookOn,
  partsOf,
  type Found,
  type Looking,
  type Stretch,
} from '../rules/stretches.ts'
import { isRisen } from './risen.ts'
import { isInView, isNotInView } from './standing.ts'
import { isUnanswered } from './unanswered.ts'

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
  readonly order?: 'newest' | 'urgent' | 'unanswered' | 'risen' | undefined
}

/** An order of the list: of columns of `item`, each with an index, and what lies behind the cursor in it. */
export type Order = {
  readonly by: RawBuilder<unknown>
  readonly behind: RawBuilder<unknown> | null
  /** The newest first. */
  readonly isTime: boolean
}

/** What is asked for: by columns that stand in an index of the order, and by others. */
type Asked = {
  readonly ordered: readonly RawBuilder<unknown>[]
  readonly others: readonly RawBuilder<unknown>[]
  /** Those of both that stand in `item_sought` as words or names, and its marks of the rest. */
  readonly sought: readonly RawBuilder<unknown>[]
  readonly marks: readonly string[]
  /** Whether that index is offered when all is fetched at once: not where a change of late narrows it more. */
  readonly byMarks: boolean
}

const all = (parts: readonly RawBuilder<unknown>[]) => sql<boolean>`${parts.length === 0 ? sql`true` : sql.join(parts, sql` and `)}` // prettier-ignore
/** Held against each row that is met, and looked up by no index of its own. */
const checked = (parts: readonly RawBuilder<unknown>[]) => parts.map((it) => sql`(${it}) is true`)

/** So few are fetched at once and sorted, whatever their order. */
const FEW = 500
/** So many are, where the list is not of time: most of them are still to be sorted. */
const FEW_UNTIMED = 4_000
/** So many of the list are met one after another, in which a page of what many say is found. */
const MET = 500
const MET_UNTIMED = 1_000
/** So many of a stretch of days are read at once; of more its later part is. */
const STRETCH = 500

/**
 * The items of one page and the next one. Those that the filters leave, when the planner knows them to be few, are fetched
 * and sorted; of many a page is soon met in the order of the list. What neither finds, as a word that only old items say, is
 * looked for from stretch to stretch of the days before, or fetched where the list is not of time. No way reads an amount
 * that grows with the archive, whatever its items say and when.
 */
export async function findPage(db: Db, reader: Reader, filter: ItemFilter, order: Order): Promise<string[]> {
  const asked = conditionsOf(filter)
  // Asked of each row that is met, as it is met: joined, the planner would rather read everything first.
  const readable = sql`coalesce((select ${readableBy(reader)} from dossier where dossier.item_id = item.id limit 1), true)
    and ${readableJoined(reader)}`
  const ask: Ask = { asked, order, readable, limit: filter.limit + 1 }
  if (asked.others.length === 0) return metInOrder(db, ask)
  const few = order.isTime ? FEW : FEW_UNTIMED
  if (!saysOnlyNot(filter.search) && (await guess(db, all([...asked.ordered, ...asked.others]))) <= FEW) {
    const found = await findFew(db, ask, few)
    if (found) return found
  }
  const met = await metAmongFirst(db, ask, order.isTime ? MET : MET_UNTIMED)
  if (met.length === ask.limit) return met
  if (order.isTime) return [...met, ...(await findBefore(db, ask, met.length))]
  return (await findFew(db, ask, few)) ?? metInOrder(db, ask)
}

type Ask = {
  readonly asked: Asked
  readonly order: Order
  readonly readable: RawBuilder<unknown>
  readonly limit: number
}

/** What no index finds, as almost everything says it. */
const saysOnlyNot = (search: string | undefined) => search?.trim().split(/\s+/).every((word) => word.startsWith('-')) // prettier-ignore

const guess = (db: Db, where: RawBuilder<boolean>) => guessCount(db.selectFrom('item').where(where))

const behindOf = ({ behind }: Order) => (behind ? [behind] : [])

/** By the index of the order alone, until the page is full. */
async function metInOrder(db: Db, { asked, order, readable, limit }: Ask): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select item.id from item
    where ${all([...asked.ordered, ...checked(asked.others), ...behindOf(order), readable])}
    order by ${order.by} limit ${limit}`.execute(db)
  return rows.map((row) => row.id)
}

/** Of the first of the list those that are asked for. */
async function metAmongFirst(db: Db, { asked, order, readable, limit }: Ask, met: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select item.id from (${firstOf(asked, order, met)}) as item where ${all([...asked.others, readable])}
    order by ${order.by} limit ${limit}`.execute(db)
  return rows.map((row) => row.id)
}

const firstOf = (asked: Asked, order: Order, met: number) => sql`
  select id, created_at, changed_at, watched_at, alarmed_at, risen_at, level, score, kind, state, handed_in, round_id, programme_id,
    assigned_to, merged_into, words, names
  from item where ${all([...asked.ordered, ...behindOf(order)])} order by ${order.by} limit ${met}`

/** Null where they are more. */
async function findFew(db: Db, { asked, order, readable, limit }: Ask, few: number): Promise<string[] | null> {
  const { rows } = await sql<{ count: number; ids: string[] }>`
    with few as materialized (
      select id, created_at, level, score, alarmed_at, risen_at, merged_into from item
      where ${all([...asked.ordered, ...asked.others, ...(asked.byMarks ? [marked(asked.marks)] : [])])}
      limit ${few + 1})
    select (select count(*) from few)::int as count, array(
      select item.id from few as item where ${all([...behindOf(order), readable])}
      order by ${order.by} limit ${limit}) as ids`.execute(db)
  const found = rows[0]
  return found && found.count <= few ? found.ids : null
}

/** What is asked for behind the first of the list, of which so many were, the newest first. */
async function findBefore(db: Db, ask: Ask, met: number): Promise<string[]> {
  const { rows } = await sql<{ first: Date; last: Date; id: string; oldest: Date }>`
    select max(created_at) over () as first, created_at as last, id,
      (select created_at from item order by created_at, id limit 1) as oldest
    from (${firstOf(ask.asked, ask.order, MET)}) as item order by created_at, id limit 1`.execute(db)
  const [row] = rows
  if (!row) return []
  const [oldest, wanted] = [dayOfInstant(row.oldest), ask.limit * 2]
  const found: string[] = []
  const days = (row.first.getTime() - row.last.getTime()) / 86_400_000
  const width = hopefulWidth({ found: met, days }, wanted)
  let looking: Looking = { to: dayOfInstant(row.last), width, manySince: null }
  while (looking.to >= oldest && met + found.length < ask.limit) {
    const { to } = looking
    const from = Math.max(oldest, to - looking.width + 1)
    const limit = ask.limit - met - found.length
    const stretch = await readStretch(db, { ...ask, limit }, { from, to, last: row })
    found.push(...stretch.ids)
    looking = lookOn(looking, from, stretch, wanted)
  }
  return found
}

/**
 * Its parts one after another from the newest on, up to the one that holds more than are read at once: so no more are met
 * than what that part holds, however many lie behind it. A single day is read whole.
 */
async function readStretch(
  db: Db,
  { asked, order, readable, limit }: Ask,
  { from, to, last: { last, id } }: Stretch & { readonly last: { readonly last: Date; readonly id: string } },
): Promise<Found & { readonly ids: readonly string[] }> {
  const parts = partsOf({ from, to })
  const most = from === to ? null : STRETCH
  const atMost = most === null ? sql`` : sql`limit ${most + 1}`
  const { rows } = await sql<{ count: number; many: number | null; ids: string[] }>`
    with near as materialized (
      select met.*, part from unnest(${parts.map(({ mark }) => mark)}::text[]) with ordinality as parts (mark, part), lateral (
        select id, created_at, merged_into from item
        where ${all([
          marked(asked.marks),
          sql`${marksOfItem} @> array[mark]`,
          ...asked.sought,
          ...checked([...asked.ordered, ...asked.others]),
          sql`(item.created_at, item.id) < (${last}::timestamptz, ${id}::uuid)`,
        ])} ${atMost}) as met ${atMost}),
    many as (select max(part) as part from near having count(*) > ${most ?? 'infinity'}::float8),
    whole as (select * from near where not exists (select from many) or part < (select part from many))
    select (select count(*) from whole)::int as count, (select part from many)::int as many,
      array(select item.id from whole as item where ${readable} order by ${order.by} limit ${limit}) as ids`.execute(db)
  const { count = 0, many = null, ids = [] } = rows[0] ?? {}
  return { count, ids, many: many === null ? null : (parts[many - 1] ?? null) }
}

/** As the index says it. */
const marksOfItem = sql`item_marks(item.created_at, item.state, item.kind, item.level, item.handed_in, item.round_id, item.programme_id, item.assigned_to)`

const marked = (marks: readonly string[]) => (marks.length === 0 ? sql`true` : sql`${marksOfItem} @> ${[...marks]}::text[]`) // prettier-ignore

function conditionsOf(filter: ItemFilter): Asked {
  const ordered: RawBuilder<unknown>[] = []
  const others: RawBuilder<unknown>[] = []
  const { state, kind, level, round, order = 'newest', watched, since, programme, assignedTo } = filter
  const isNewest = order === 'newest'
  if (order === 'unanswered') ordered.push(isUnanswered)
  if (order === 'risen') ordered.push(isRisen)
  if (round) (isNewest ? ordered : others).push(sql`item.round_id = ${round}::uuid`)
  if (state) (round && isNewest ? others : ordered).push(sql`item.state = ${state}::item_state`)
  if (kind) (isNewest && state && !round ? ordered : others).push(sql`item.kind = ${kind}::item_kind`)
  if (level) (order === 'urgent' ? ordered : others).push(sql`item.level = ${level}::crisis_level`)
  if (watched === true) others.push(isInView)
  // Not of those that narrow it: most are such.
  if (watched === false) ordered.push(isNotInView)
  if (filter.handedIn) (isNewest && !round && !state ? ordered : others).push(sql`item.handed_in`)
  if (assignedTo) (order === 'urgent' && state ? ordered : others).push(sql`item.assigned_to = ${assignedTo}::uuid`)
  if (since) others.push(sql`item.changed_at > ${since}::timestamptz`)
  if (programme) others.push(sql`item.programme_id = ${programme}::uuid`)
  const sought = [...(filter.search ? [saying(filter.search)] : []), ...(filter.name ? [speakingOf(filter.name)] : [])]
  const marks = [state, kind, level, filter.handedIn && 'handed-in', round, programme, assignedTo].filter((it) => typeof it === 'string') // prettier-ignore
  const byMarks = marks.length > 0 && (sought.length > 0 || (marks.length > 1 && !since && !watched))
  return { ordered, others: [...others, ...sought], sought, marks, byMarks }
}

export const saying = (search: string) => sql<boolean>`item.words @@ websearch_to_tsquery('indonesian', ${search})`

const speakingOf = (name: string) => sql<boolean>`item.names @> array[${name}]::uuid[]`
