/** Figures of time, counted from the stays that ended in a period: one range of an index, whatever the archive holds. */
import { levels } from '../../base/levels.ts'
import { sql, type RawBuilder } from 'kysely'
import { startOfDay, ZONE } from '../../base/calendar.ts'
import type { Language } from '../../base/refused.ts'
import { words } from '../../base/words/common.ts'
import { complianceWords as w } from '../../base/words/compliance.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { page, readInstantCursor, readNumberIdCursor, writeCursor } from '../../db/keyset.ts'
import { readableBy, type Reader } from '../../db/readers.ts'
import type { CrisisLevel } from '../../db/tables.ts'
import { listPosts } from '../../office/store.ts'
import type { Edition } from '../../sop/rules.ts'
import { monthAfter, type Figures, type Grouping } from '../rules/compliance.ts'

export type StayFilter = {
  /** Months of the office's zone, both inclusive. */
  readonly from: string
  readonly to: string
  readonly step?: number | undefined
  readonly post?: string | undefined
  readonly person?: string | undefined
  readonly level?: CrisisLevel | undefined
}
export type FigureRow = Figures & { readonly id: string }

/** The first instant of a month. */
const startOf = (month: string) => startOfDay(ZONE, `${month}-01`)

/**
 * Those that count: a dossier that was withdrawn was not worked on to its end at the step where it stood, and a drill, of
 * which there are few, is no work for the public.
 */
function countable({ from, to, step, post, person, level }: StayFilter): RawBuilder<boolean> {
  const wanted = [
    sql`visit.done_at >= ${startOf(from)}::timestamptz`,
    sql`visit.done_at < ${startOf(monthAfter(to, 1))}::timestamptz`,
    sql`visit.outcome <> 'withdrawn'`,
    sql`visit.dossier_id not in (select id from dossier where drill)`,
    ...(step === undefined ? [] : [sql`visit.step = ${step}`]),
    ...(post === undefined ? [] : [sql`visit.post_id = ${post}`]),
    ...(person === undefined ? [] : [sql`visit.done_by = ${person}::uuid`]),
    ...(level === undefined ? [] : [sql`visit.level = ${level}::crisis_level`]),
  ]
  return sql<boolean>`(${sql.join(wanted, sql` and `)})`
}

const LINES_MAX = 2_000 // people of one office, steps and posts of its procedures; a sum of all, so it ends

type Grouped = {
  step: number | null
  post: string | null
  person: string | null
  month: string | null
  level: string | null
  /** Bit by bit which of the five a line is not told apart by. */
  apart: number
  count: number
  distinct: number
  processed_within: number
  done_within: number
  waiting: [number, number]
  processing: [number, number]
  waiting_longest: number
  processing_longest: number
  waiting_sum: number
  processing_sum: number
}

/** The figures of a period as a whole (null when no stay ended) and told apart in each of five ways. */
export async function readFigures(
  db: Db | Tx,
  filter: StayFilter,
): Promise<{ all: Figures | null } & Record<Grouping, FigureRow[]>> {
  const { rows } = await sql<Grouped>`
    select step, post_id as post, done_by::text as person, to_char(month, 'YYYY-MM') as month, level::text as level,
      grouping(step, post_id, done_by, month, level) as apart,
      count(*)::int as count,
      count(distinct stay)::int as distinct,
      count(*) filter (where processing_minutes <= standard_minutes)::int as processed_within,
      count(*) filter (where waiting_minutes + processing_minutes <= standard_minutes)::int as done_within,
      percentile_disc(array[0.5, 0.9]) within group (order by waiting_minutes) as waiting,
      percentile_disc(array[0.5, 0.9]) within group (order by processing_minutes) as processing,
      max(waiting_minutes) as waiting_longest,
      max(processing_minutes) as processing_longest,
      sum(waiting_minutes)::float8 as waiting_sum,
      sum(processing_minutes)::float8 as processing_sum
    from (
      select step, post_id, done_by, level, standard_minutes, waiting_minutes, processing_minutes,
        date_trunc('month', done_at at time zone ${ZONE}) as month,
        -- equal where dossier and step are: a number sorts faster than the two
        uuid_hash_extended(dossier_id, step) as stay
      from visit where ${countable(filter)}
    ) as ended
    group by grouping sets ((), (step), (post_id), (done_by), (month), (level))
    order by apart, step, post_id, done_by, ended.month, ended.level
    limit ${LINES_MAX}`.execute(db)
  const found: { all: Figures | null } & Record<Grouping, FigureRow[]> = {
    all: null, step: [], post: [], person: [], month: [], level: [],
  } // prettier-ignore
  for (const row of rows) {
    const figures = figuresOf(row)
    const key = told[row.apart]
    if (key === undefined) found.all = row.count > 0 ? figures : null
    else found[key].push({ ...figures, id: String(row[key]) })
  }
  return found
}

/** By the bits of `grouping`, the first named being the highest: of five the one that a line has. */
const told: Readonly<Record<number, Grouping>> = {
  0b01111: 'step',
  0b10111: 'post',
  0b11011: 'person',
  0b11101: 'month',
  0b11110: 'level',
}

function figuresOf(row: Grouped): Figures {
  const [waitingMedian = 0, waiting90 = 0] = row.waiting ?? []
  const [processingMedian = 0, processing90 = 0] = row.processing ?? []
  return {
    count: row.count,
    distinct: row.distinct,
    processedWithin: row.processed_within,
    doneWithin: row.done_within,
    waiting: { median: waitingMedian, p90: waiting90, longest: row.waiting_longest, sum: row.waiting_sum },
    processing: {
      median: processingMedian,
      p90: processing90,
      longest: row.processing_longest,
      sum: row.processing_sum,
    },
  }
}

export type StayList = {
  readonly only?: 'processed-within' | 'processed-over' | 'done-within' | 'done-over' | undefined
  readonly order: 'ended' | 'waiting' | 'processing'
  readonly after: string | undefined
  readonly limit: number
}

const judged = {
  'processed-within': sql<boolean>`visit.processing_minutes <= visit.standard_minutes`,
  'processed-over': sql<boolean>`visit.processing_minutes > visit.standard_minutes`,
  'done-within': sql<boolean>`visit.waiting_minutes + visit.processing_minutes <= visit.standard_minutes`,
  'done-over': sql<boolean>`visit.waiting_minutes + visit.processing_minutes > visit.standard_minutes`,
}

/** One page of the stays behind a figure; those of a dossier that the reader may not read are there, and say nothing of it. */
export async function listStayRows(db: Db, reader: Reader, filter: StayFilter, list: StayList) {
  const { only, order, limit } = list
  const rows = await db
    // Only those that are shown are joined with what they are of.
    .selectFrom((eb) =>
      eb
        .selectFrom('visit')
        .selectAll()
        .where(countable(filter))
        .$if(only !== undefined, (query) => query.where(judged[only as keyof typeof judged]))
        .where(beyond(order, list.after))
        .orderBy(orderedBy[order], 'desc')
        .orderBy('visit.id', 'desc')
        .limit(limit + 1)
        .as('visit'),
    )
    .innerJoin('dossier', 'dossier.id', 'visit.dossier_id')
    .innerJoin('post', 'post.id', 'visit.post_id')
    .leftJoin('person', 'person.id', 'visit.done_by')
    .select([
      'visit.id',
      'visit.dossier_id',
      'dossier.year',
      'dossier.number as dossier_number',
      'dossier.title',
      readableBy(reader).as('readable'),
      'visit.number',
      'visit.step',
      'visit.post_id',
      'post.name as post',
      'visit.done_by',
      'person.name as person',
      'visit.level',
      'visit.outcome',
      'visit.arrived_at',
      'visit.opened_at',
      'visit.done_at',
      'visit.waiting_minutes',
      'visit.processing_minutes',
      'visit.standard_minutes',
    ])
    .orderBy(orderedBy[order], 'desc')
    .orderBy('visit.id', 'desc')
    .$narrowType<{ done_at: Date; level: CrisisLevel; waiting_minutes: number; processing_minutes: number }>()
    .execute()
  return page(rows, limit, (row) =>
    order === 'ended'
      ? writeCursor(row.done_at.toISOString(), row.id)
      : writeCursor(order === 'waiting' ? row.waiting_minutes : row.processing_minutes, row.id),
  )
}

const orderedBy = {
  ended: 'visit.done_at',
  waiting: 'visit.waiting_minutes',
  processing: 'visit.processing_minutes',
} as const

/** The stays after a cursor, in the list's own order. */
function beyond(order: StayList['order'], after: string | undefined): RawBuilder<boolean> {
  if (order === 'ended') {
    const from = readInstantCursor(after)
    return from ? sql<boolean>`(visit.done_at, visit.id) < (${from.at}, ${from.id}::uuid)` : sql<boolean>`true`
  }
  const from = readNumberIdCursor(after)
  return from
    ? sql<boolean>`(${sql.ref(orderedBy[order])}, visit.id) < (${from.key}, ${from.id}::uuid)`
    : sql<boolean>`true`
}

type NamedRow = FigureRow & { readonly name: string }
export type NamedFigures = {
  readonly all: Figures | null
  readonly steps: NamedRow[]
  readonly posts: NamedRow[]
  readonly persons: NamedRow[]
  readonly months: NamedRow[]
  readonly levels: NamedRow[]
}

/**
 * The figures with what people call each line, in the office's order.
 * @param it.people whose figures may be told by name
 * @param it.edition whose steps give the labels
 */
export async function readNamedFigures(
  db: Db | Tx,
  filter: StayFilter,
  { people, edition, language }: { people: 'all' | readonly string[]; edition: Edition | null; language: Language },
): Promise<NamedFigures> {
  const [found, posts] = [await readFigures(db, filter), await listPosts(db)]
  const told = people === 'all' ? found.person : found.person.filter((it) => people.includes(it.id))
  const names = await readPersonNames(db, told.map((it) => it.id)) // prettier-ignore
  const label = (step: string) => edition?.steps.find((it) => String(it.number) === step)?.label ?? ''
  const inOrder = (rows: readonly FigureRow[], ids: readonly string[]) =>
    rows.toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id))
  return {
    all: found.all,
    steps: found.step.map((it) => ({ ...it, name: w.step[language](it.id, label(it.id)) })),
    posts: inOrder(found.post, posts.map((it) => it.id)).map((it) => ({ ...it, name: posts.find((post) => post.id === it.id)?.name ?? it.id })), // prettier-ignore
    persons: told
      .map((it) => ({ ...it, name: names.get(it.id) ?? '' }))
      .toSorted((one, other) => one.name.localeCompare(other.name, 'id')),
    months: found.month.map((it) => ({ ...it, name: w.month[language](it.id) })),
    levels: inOrder(found.level, levels).map((it) => ({ ...it, name: words[it.id as CrisisLevel][language] })),
  }
}

/** What people are called, by their ids. */
async function readPersonNames(db: Db | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}
