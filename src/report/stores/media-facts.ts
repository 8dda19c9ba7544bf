/** What a media sheet tells: counted and listed from the record as it stands, of what everybody here may read. */
import { sql } from 'kysely'
import { dayAfter, startOfDay, workingBetween, ZONE } from '../../base/calendar.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { EVERYBODY, readableIfAny } from '../../db/readers.ts'
import { dossierName } from '../../inventory/rules.ts'
import { reasonOf } from '../../inventory/rules/reasons.ts'
import { listRunning } from '../../crisis/stores/situations.ts'
import { cameWithin } from '../../inventory/stores/clippings.ts'
import { rootsOf } from '../../inventory/stores/gathering.ts'
import { proposeDossiers } from '../../inventory/stores/same-matter.ts'
import { isMedium } from '../../inventory/stores/sources.ts'
import { toneThatCounts } from '../../inventory/stores/tone.ts'
import { alarmedAt } from '../../inventory/stores/unanswered.ts'
import { readCalendar } from '../../office/stores/calendar.ts'
import { listCalendarEvents, listPlans, listReleased } from '../../publication/stores/editorial-calendar.ts'
import type { CrisisScore } from '../../radar/crisis.ts'
import { mediaSheetWords as w } from '../../base/words/media-sheet.ts'
import type { ToneCounts } from '../../record/rules/papers/media-figures.ts'
import type { MediaSheetBody } from '../../record/rules/papers/media-sheet.ts'

/** How much of each stands on a sheet of two pages. */
const SHOWN = { running: 5, first: 8, issues: 10, outlets: 10, unanswered: 8, published: 8, today: 10 } as const
const ANSWER_DAYS = 30 // an issue of which nothing was heard for so long waits for nobody
const LIST_MAX = 500

type Span = { readonly from: Date; readonly to: Date }

export async function readMediaFacts(
  tx: Tx,
  day: string,
  span: Span,
): Promise<Omit<MediaSheetBody, 'day' | 'number' | 'from' | 'to'>> {
  const { rows } = await sql<{
    item_id: string | null
    source_id: string
    isMedium: boolean
    tone: keyof ToneCounts | null
    count: number
  }>`
    select item_id, source_id, ${isMedium} as "isMedium", ${toneThatCounts} as tone, count(*)::int as count
    from mention join source on source.id = mention.source_id where ${cameWithin(span)}
    group by 1, 2, 3, 4`.execute(tx)
  const roots = await rootsOf(tx, rows.flatMap((row) => row.item_id ?? [])) // prettier-ignore
  const all = { ...none(), unread: 0 }
  const items = new Map<string, Counts>()
  const sources = new Map<string, Counts>()
  const messages = new Map<string, number>()
  const alike: Alike = new Map()
  let allMessages = 0
  for (const row of rows) {
    const itemId = row.item_id && (roots.get(row.item_id) ?? row.item_id)
    if (!row.isMedium) {
      allMessages += row.count
      if (itemId) messages.set(itemId, (messages.get(itemId) ?? 0) + row.count)
      continue
    }
    add(all, row)
    if (row.tone === null) all.unread += row.count
    add(countsOf(sources, row.source_id), row)
    if (itemId) add(countsOf(items, itemId), row)
  }
  const [running, matters, outlets, unanswered, published, today] = [
    await listRunning(tx, EVERYBODY, SHOWN.running),
    await listMatters(tx, items, messages, alike, span),
    await listOutlets(tx, sources),
    await listUnanswered(tx, alike, span.to),
    await listReleased(tx as Db, EVERYBODY, { ...span, limit: LIST_MAX }),
    await listToday(tx, day),
  ]
  const shownPublished = published.slice(0, SHOWN.published)
  return {
    counts: { ...all, outlets: sources.size, messages: allMessages },
    running: running.map(({ begunAt, ...it }) => ({ ...it, since: begunAt.toISOString() })),
    ...matters,
    ...outlets,
    ...unanswered,
    published: shownPublished.map((it) => ({ dossierId: it.id, title: it.title, at: it.published_at.toISOString() })),
    publishedMore: published.length - shownPublished.length,
    ...today,
  }
}

type Counts = { all: number; negative: number; neutral: number; positive: number }
const none = (): Counts => ({ all: 0, negative: 0, neutral: 0, positive: 0 })

function countsOf(map: Map<string, Counts>, id: string): Counts {
  const counts = map.get(id) ?? none()
  map.set(id, counts)
  return counts
}

function add(counts: Counts, { tone, count }: { tone: keyof ToneCounts | null; count: number }): void {
  counts.all += count
  if (tone !== null) counts[tone] += count
}

const itemsNamed = (tx: Tx) =>
  tx
    .selectFrom('item')
    .leftJoin('dossier', 'dossier.item_id', 'item.id')
    .select([
      'item.id',
      'item.title',
      'item.level',
      'item.score',
      'item.score_parts',
      'item.created_at',
      'dossier.id as dossier_id',
      'dossier.year',
      'dossier.number',
      sql<boolean>`exists (select from situation where situation.dossier_id = dossier.id and situation.ended_at is not null)`.as(
        'isOver',
      ),
      readableIfAny(EVERYBODY).as('readable'),
    ])
    .where('item.kind', '=', 'issue')

/** Issues that something came in for, or that somebody noted, in this span: the gravest first. */
async function listMatters(
  tx: Tx,
  came: ReadonlyMap<string, Counts>,
  messages: ReadonlyMap<string, number>,
  alike: Alike,
  span: Span,
) {
  const found = await itemsNamed(tx)
    .where((eb) =>
      eb.or([
        eb('item.id', '=', sql<string>`any(${[...came.keys(), ...messages.keys()]}::uuid[])`),
        eb.and([eb('item.created_at', '>=', span.from), eb('item.created_at', '<', span.to)]),
      ]),
    )
    .where('item.state', 'in', ['open', 'picked'])
    .orderBy('item.level', 'desc')
    .orderBy(sql`coalesce(item.score, 0)`, 'desc')
    .orderBy('item.created_at', 'desc')
    .orderBy('item.id')
    .limit(LIST_MAX)
    .execute()
  const open = found.filter((it) => it.readable)
  const shown = open.slice(0, SHOWN.first)
  await findAlike(tx, alike, shown, span.to)
  const first = shown.map((it) => ({
    itemId: it.id,
    title: it.title,
    level: it.level,
    score: it.score === null ? null : Math.round(it.score * 100),
    reason: it.score === null ? w.byHand.id : reasonOf((it.score_parts ?? []) as unknown as CrisisScore['parts'], 'id'),
    isNew: it.created_at >= span.from,
    mentions: came.get(it.id)?.all ?? 0,
    messages: messages.get(it.id) ?? 0,
    dossier: dossierName(it.year, it.number),
    alike: alike.get(it.id) ?? null,
    isOver: it.isOver,
  }))
  const counted = open
    .flatMap((it) => {
      const counts = came.get(it.id)
      return counts ? [{ itemId: it.id, title: it.title, ...counts }] : []
    })
    .toSorted((one, other) => other.all - one.all || one.itemId.localeCompare(other.itemId))
  const issues = counted.slice(0, SHOWN.issues)
  return {
    first,
    firstMore: open.length - first.length,
    limited: found.length - open.length,
    issues,
    issuesMore: counted.length - issues.length,
  }
}

/** Of items the number of the dossier that each may be of; null for none. */
type Alike = Map<string, string | null>

/** Looks for those of items that have none. What stands in two lists of the sheet is held against the dossiers once. */
async function findAlike(
  tx: Tx,
  alike: Alike,
  items: readonly { readonly id: string; readonly dossier_id: string | null }[],
  at: Date,
): Promise<void> {
  for (const { id, dossier_id } of items)
    if (dossier_id === null && !alike.has(id))
      alike.set(id, (await proposeDossiers(tx, EVERYBODY, id, at))[0]?.number ?? null)
}

async function listOutlets(tx: Tx, sources: ReadonlyMap<string, Counts>) {
  const ordered = [...sources].toSorted(([a, one], [b, other]) => other.all - one.all || a.localeCompare(b))
  const shown = ordered.slice(0, SHOWN.outlets)
  const ids = shown.map(([id]) => id)
  const rows = ids.length === 0 ? [] : await tx.selectFrom('source').select(['id', 'name']).where('id', 'in', ids).execute() // prettier-ignore
  const names = new Map(rows.map((row) => [row.id, row.name]))
  return {
    outlets: shown.map(([sourceId, counts]) => ({ sourceId, name: names.get(sourceId) ?? '', ...counts })),
    outletsMore: ordered.length - shown.length,
  }
}

/** Issues at attention level or above of which nothing stands published, the gravest and then the longest waiting first; the wait is the inventory's. */
async function listUnanswered(tx: Tx, alike: Alike, at: Date) {
  const calendar = await readCalendar(tx)
  const rows = await itemsNamed(tx)
    .select(alarmedAt.as('alarmed_at'))
    .where('item.level', '>=', 'attention')
    .where('item.state', 'in', ['open', 'picked'])
    .where(sql<boolean>`${alarmedAt} < ${at}`)
    .where('item.changed_at', '>', new Date(at.getTime() - ANSWER_DAYS * 86_400_000))
    .where(readableIfAny(EVERYBODY))
    // What the office took back it does not mean to answer; a drill is no issue of the world.
    .where(sql<boolean>`(dossier.id is null or (dossier.state <> 'withdrawn' and not dossier.drill))`)
    .where(sql<boolean>`not exists (
      select from publication where publication.dossier_id = dossier.id and publication.state <> 'withdrawn'
        and publication.published_at < ${at})`)
    .orderBy('item.level', 'desc')
    .orderBy(alarmedAt)
    .orderBy('item.id')
    .limit(LIST_MAX)
    .execute()
  const shown = rows.slice(0, SHOWN.unanswered)
  await findAlike(tx, alike, shown, at)
  return {
    unanswered: shown.map((it) => {
      const number = dossierName(it.year, it.number)
      return {
        itemId: it.id,
        title: it.title,
        level: it.level,
        since: it.alarmed_at.toISOString(),
        workingMinutes: workingBetween(calendar, it.alarmed_at, at),
        dossier: it.dossier_id && number ? { id: it.dossier_id, number } : null,
        alike: alike.get(it.id) ?? null,
        isOver: it.isOver,
      }
    }),
    unansweredMore: rows.length - shown.length,
  }
}

/** What is on that day, the first on top. The office's own releases stand however much the leader has on, whose agenda fills the rest. */
async function listToday(tx: Tx, day: string) {
  const stretch = { from: startOfDay(ZONE, day), to: startOfDay(ZONE, dayAfter(day, 1)), limit: LIST_MAX }
  const plans = await listPlans(tx, EVERYBODY, stretch)
  const { events } = await listCalendarEvents(tx, EVERYBODY, stretch)
  const shown = plans.slice(0, SHOWN.today)
  const today = [
    ...shown.map((it) => ({ kind: 'plan' as const, at: it.planned_at.toISOString(), title: it.title, place: '', dossierId: it.id })), // prettier-ignore
    ...events.slice(0, SHOWN.today - shown.length).map(({ own, agendas, from, title, place, wholeDay }) => ({ kind: 'event' as const, at: from.toISOString(), title, place, dossierId: null, wholeDay, itemId: own ? null : (agendas[0]?.itemId ?? null), agendas: agendas.map((it) => it.name) })), // prettier-ignore
  ].toSorted((one, other) => one.at.localeCompare(other.at) || one.title.localeCompare(other.title))
  return { today, todayMore: plans.length + events.length - today.length }
}
