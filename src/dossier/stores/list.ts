import { sql } from 'kysely'
import { dayOf, ZONE, type Calendar } from '../../base/calendar.ts'
import { isWithHolder } from '../../db/authority.ts'
import type { Db } from '../../db/connect.ts'
import { inCrisis } from '../../db/crisis.ts'
import { countUpTo } from '../../db/count.ts'
import { page, readInstantCursor, writeCursor, type InstantCursor } from '../../db/keyset.ts'
import { partsGiven, reachedBy, readableBy, type Reader } from '../../db/readers.ts'
import { papersWaitingOf } from '../../db/waiting-papers.ts'
import type { CrisisLevel, DossierState } from '../../db/tables.ts'
import type { Edition } from '../../sop/rules.ts'
import { readEditionBody } from '../../sop/store.ts'
import { dossierNumber, forecastOf, parseDossierNumber, standardMinutes, timesOf } from '../rules.ts'
import { stepsAfter } from '../../sop/rules/way.ts'
import { readCalendar } from '../../office/stores/calendar.ts'
import { speedOf, type Pace } from '../rules/visit-clock.ts'
import { readCurrentPaces } from './visits.ts'

export type DossierRow = ReturnType<typeof presentRow>
const DAY_MINUTES = 450
const COLUMN_ROWS = 50

/** What a list shows of the dossiers that its reader may read; the text itself is never loaded for a list. */
function rowsOf(db: Db, reader: Reader, now: Date) {
  const on = dayOf(ZONE, now)
  return db
    .selectFrom('dossier')
    .where(readableBy(reader))
    .innerJoin('post', 'post.id', 'dossier.post_id')
    .leftJoin('person as holder', (join) => join.onRef('holder.id', '=', 'dossier.holder_id').on(isTheirs(on)))
    .select([
      'dossier.id',
      'dossier.year',
      'dossier.number',
      'dossier.title',
      'dossier.level',
      'dossier.state',
      'dossier.limited',
      'dossier.correction',
      'dossier.step',
      'dossier.edition_id',
      'dossier.post_id',
      'post.name as post_name',
      'holder.id as holder_id',
      'holder.name as holder_name',
      'dossier.visit_number',
      'dossier.arrived_at',
      'dossier.opened_at',
      'dossier.due_at',
      'dossier.updated_at',
      papersWaitingOf.as('papers_waiting'),
    ])
}
/** What is closed keeps its holder's name. */
const isTheirs = (on: string) => sql<boolean>`(dossier.state not in ('running', 'held') or ${isWithHolder(on)})`

type Selected = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>

/** One page of what waits for these posts, the first to be late on top. */
export async function listQueueRows(
  db: Db,
  reader: Reader,
  it: { after?: string | undefined; limit: number },
  now: Date,
): Promise<{ rows: DossierRow[]; next: string | null; waiting: number; late: number }> {
  const parts = partsGiven(reader)
  if (reader.posts.length + parts.length === 0) return { rows: [], next: null, waiting: 0, late: 0 }
  const ways = [
    ...reader.posts.map((postId) => sql<boolean>`dossier.post_id = ${postId}`),
    ...parts.map((part) => sql<boolean>`(dossier.post_id = ${part.postId} and ${reachedBy(part)})`),
  ]
  const running = db.selectFrom('dossier').where('state', '=', 'running').where(readableBy(reader))
  const mine = running.where(sql<boolean>`(${sql.join(ways, sql` or `)})`)
  const from = readInstantCursor(it.after)
  // The first of each way, each one range of the index, then the first of those: never all that waits.
  const first = ways.map(
    (way) =>
      sql`(${running
        .select('dossier.id')
        .where(way)
        .where(beyond('dossier.due_at', '>', from))
        .orderBy('dossier.due_at')
        .orderBy('dossier.id')
        .limit(it.limit + 1)})`,
  )
  const [rows, waiting, late] = await Promise.all([
    rowsOf(db, reader, now)
      .where(sql<boolean>`dossier.id in (${sql.join(first, sql` union all `)})`)
      .orderBy('dossier.due_at')
      .orderBy('dossier.id')
      .limit(it.limit + 1)
      .execute(),
    countUpTo(db, mine),
    countUpTo(db, mine.where('due_at', '<', now)),
  ])
  const shown = page(rows, it.limit, (row) => writeCursor(row.due_at.toISOString(), row.id))
  return { rows: await present(db, shown.rows, now), next: shown.next, waiting, late }
}

export type DossierFilter = {
  readonly after?: string | undefined
  readonly limit: number
  readonly search?: string | undefined
  readonly state?: DossierState | undefined
  readonly step?: number | undefined
  readonly level?: CrisisLevel | undefined
  readonly edition?: string | undefined
}

/** One page of dossiers, the last changed first; `search` is a number as people write it, or words of the title. */
export async function listDossierRows(
  db: Db,
  reader: Reader,
  filter: DossierFilter,
  now: Date,
): Promise<{ rows: DossierRow[]; next: string | null }> {
  const from = readInstantCursor(filter.after)
  const numbered = filter.search ? parseDossierNumber(filter.search) : null
  const words = numbered === null && filter.search ? filter.search : null
  const few = words === null ? null : await findFew(db, words)
  if (few?.length === 0) return { rows: [], next: null }
  const rows = await rowsOf(db, reader, now)
    .where(beyond('dossier.updated_at', '<', from))
    .$if(filter.state !== undefined, (query) => query.where('dossier.state', '=', filter.state as DossierState))
    .$if(filter.step !== undefined, (query) => query.where('dossier.step', '=', filter.step as number))
    .$if(filter.level !== undefined, (query) => query.where('dossier.level', '=', filter.level as CrisisLevel))
    .$if(filter.edition !== undefined, (query) => query.where('dossier.edition_id', '=', filter.edition as string))
    .$if(numbered !== null, (query) =>
      query.where('dossier.year', '=', numbered?.year ?? 0).where('dossier.number', '=', numbered?.number ?? 0),
    )
    .$if(few !== null, (query) => query.where(sql<boolean>`dossier.id = any(${few}::uuid[])`))
    .$if(words !== null && few === null, (query) => query.where(saying(words ?? '')))
    .orderBy('dossier.updated_at', 'desc')
    .orderBy('dossier.id', 'desc')
    .limit(filter.limit + 1)
    .execute()
  const shown = page(rows, filter.limit, (row) => writeCursor(row.updated_at.toISOString(), row.id))
  return { rows: await present(db, shown.rows, now), next: shown.next }
}

const FEW = 2_000

/**
 * The dossiers whose titles say these words, when they are few; null when they are many. Few are taken from the index
 * of words, of many the newest are met at once on the index of time; one query for both is planned by a guess.
 */
async function findFew(db: Db, words: string): Promise<string[] | null> {
  const rows = await db
    .selectFrom('dossier')
    .select('dossier.id')
    .where(saying(words))
    .limit(FEW + 1)
    .execute()
  return rows.length > FEW ? null : rows.map((row) => row.id)
}

const saying = (words: string) =>
  sql<boolean>`to_tsvector('indonesian', dossier.title) @@ websearch_to_tsquery('indonesian', ${words})`

/** The dossiers on their way at one step, the first to be late on top, with counts up to a thousand. */
export async function readBoardColumn(
  db: Db,
  reader: Reader,
  it: { step: number; level: CrisisLevel | undefined; holder: string | undefined },
  now: Date,
): Promise<{ count: number; late: number; rows: DossierRow[] }> {
  const here = db
    .selectFrom('dossier')
    .where('state', 'in', ['running', 'held'])
    .where('step', '=', it.step)
    .where(readableBy(reader))
    .$if(it.level !== undefined, (query) => query.where('level', '=', it.level as CrisisLevel))
    .$if(it.holder !== undefined, (query) => query.where('holder_id', '=', it.holder as string))
  const [rows, count, late] = await Promise.all([
    rowsOf(db, reader, now)
      .where('dossier.state', 'in', ['running', 'held'])
      .where('dossier.step', '=', it.step)
      .$if(it.level !== undefined, (query) => query.where('dossier.level', '=', it.level as CrisisLevel))
      .$if(it.holder !== undefined, (query) => query.where('dossier.holder_id', '=', it.holder as string))
      .orderBy('dossier.due_at')
      .orderBy('dossier.id')
      .limit(COLUMN_ROWS)
      .execute(),
    countUpTo(db, here),
    countUpTo(db, here.where('due_at', '<', now)),
  ])
  return { count, late, rows: await present(db, rows, now) }
}

/** One dossier as lists show it, or null. */
export async function findDossierRow(db: Db, reader: Reader, dossierId: string, now: Date): Promise<DossierRow | null> {
  const row = await rowsOf(db, reader, now).where('dossier.id', '=', dossierId).executeTakeFirst()
  return row ? ((await present(db, [row], now))[0] ?? null) : null
}

const CRISES_SHOWN = 5 // the bar names the first and says that there are others

/** What is under way, the gravest and newest on top, and a drill below all that is real. */
export async function listCrises(db: Db, reader: Reader) {
  return inCrisis(db)
    .select(['dossier.id', 'dossier.title', 'dossier.level'])
    .where(readableBy(reader))
    .orderBy('dossier.drill')
    .orderBy('dossier.level', 'desc')
    .orderBy('situation.begun_at', 'desc')
    .limit(CRISES_SHOWN)
    .execute()
}

/** The newest acts by others, for "since I was last here". */
export async function listRecentActs(db: Db, reader: Reader, it: { since: Date; limit: number }) {
  return db
    .selectFrom('trail')
    .innerJoin('dossier', 'dossier.id', 'trail.dossier_id')
    .innerJoin('person', 'person.id', 'trail.person_id')
    .select([
      'trail.acted_at',
      'trail.dossier_id',
      'dossier.title',
      'trail.kind',
      'trail.step',
      'trail.target_step',
      'person.name as person',
    ])
    .where('trail.acted_at', '>=', it.since)
    .where('trail.person_id', '<>', reader.personId)
    .where(readableBy(reader))
    .where('trail.kind', 'not in', ['open', 'revise'])
    .orderBy('trail.acted_at', 'desc')
    .limit(it.limit)
    .execute()
}

/** How many dossiers went public since an instant, up to a thousand. */
export async function countPublishedSince(db: Db, reader: Reader, since: Date): Promise<number> {
  return countUpTo(
    db,
    db
      .selectFrom('dossier')
      .where('state', '=', 'published')
      .where('updated_at', '>=', since)
      .where(readableBy(reader)),
  )
}

async function present(db: Db, rows: readonly Selected[], now: Date): Promise<DossierRow[]> {
  const calendar = await readCalendar(db)
  const editions = new Map<string, Edition>()
  for (const { edition_id: id } of rows) if (!editions.has(id)) editions.set(id, await readEditionBody(db, id))
  const paces = await readCurrentPaces(
    db,
    rows.map((it) => it.id),
  )
  return rows.map((row) =>
    presentRow(
      row,
      {
        edition: editions.get(row.edition_id) as Edition,
        calendar,
        paces: paces.get(row.id) ?? [],
      },
      now,
    ),
  )
}

function presentRow(
  row: Selected,
  { edition, calendar, paces }: { edition: Edition; calendar: Calendar; paces: readonly Pace[] },
  now: Date,
) {
  const step = edition.steps.find((it) => it.number === row.step)
  if (!step) throw new Error(`edition ${row.edition_id} has no step ${row.step}`)
  const times = timesOf(
    calendar,
    { arrivedAt: row.arrived_at, openedAt: row.opened_at, doneAt: null, dueAt: row.due_at, paces },
    now,
  )
  const speed = speedOf(paces)
  return {
    id: row.id,
    number: dossierNumber(row.year, row.number),
    title: row.title,
    level: row.level,
    state: row.state,
    limited: row.limited,
    correcting: (row.correction as { form: 'correction' | 'clarification' } | null)?.form ?? null,
    step: row.step,
    steps: edition.steps.length,
    activity: step.label,
    decides: step.shape === 'decision',
    post: { id: row.post_id, name: row.post_name },
    holder: row.holder_id ? { id: row.holder_id, name: row.holder_name ?? '' } : null,
    visit: row.visit_number,
    arrivedAt: row.arrived_at.toISOString(),
    openedAt: row.opened_at?.toISOString() ?? null,
    dueAt: row.due_at.toISOString(),
    speed,
    standardMinutes: standardMinutes(step, DAY_MINUTES),
    forecastAt:
      row.state === 'running'
        ? forecastOf(
            calendar,
            { level: row.level, speed, left: times.left, ahead: stepsAfter(edition, step) },
            DAY_MINUTES,
            now,
          ).toISOString()
        : null,
    leftMinutes: times.left,
    waitingMinutes: times.waiting,
    processingMinutes: times.processing,
    papersWaiting: row.papers_waiting,
    updatedAt: row.updated_at.toISOString(),
  }
}

/** The rows beyond a cursor, by the list's own order: one range of its index. */
function beyond(column: 'dossier.due_at' | 'dossier.updated_at', direction: '>' | '<', from: InstantCursor | null) {
  return from
    ? sql<boolean>`(${sql.ref(column)}, dossier.id) ${sql.raw(direction)} (${from.at}, ${from.id}::uuid)`
    : sql<boolean>`true`
}
