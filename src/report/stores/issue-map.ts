/** The issues of a week with their reports, of all sources and of what everybody here may read. */
import { sql } from 'kysely'
import { dayAfter, startOfDay, ZONE } from '../../base/calendar.ts'
import type { Db } from '../../db/connect.ts'
import { EVERYBODY, readableIfAny } from '../../db/readers.ts'
import { isMedium } from '../../inventory/stores/sources.ts'
import { rootsOf } from '../../inventory/stores/gathering.ts'
import { toneThatCounts } from '../../inventory/stores/tone.ts'
import { ISSUES_DRAWN_MAX, toneOfMost, type MapTone, type WeekIssue } from '../rules/issue-map.ts'

type Told = {
  reports: number
  media: number
  before: number
  outlets: Set<string>
  negative: number
  neutral: number
  positive: number
}

/** Those with most reports, the most first, and how many there are beyond. */
export async function listWeekIssues(
  db: Db,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<{ issues: WeekIssue[]; more: number }> {
  const [begin, end] = [startOfDay(ZONE, from), startOfDay(ZONE, dayAfter(to, 1))]
  const earlier = startOfDay(ZONE, dayAfter(from, -7))
  const { rows } = await sql<{
    item_id: string
    source_id: string
    isMedium: boolean
    tone: MapTone | null
    isNow: boolean
    count: number
  }>`
    select item_id, source_id, ${isMedium} as "isMedium", ${toneThatCounts} as tone, published_at >= ${begin} as "isNow", count(*)::int as count
    from mention join source on source.id = mention.source_id
    where published_at >= ${earlier} and published_at < ${end} and item_id is not null
    group by 1, 2, 3, 4, 5`.execute(db)
  const roots = await rootsOf(db, rows.map((row) => row.item_id)) // prettier-ignore
  const told = new Map<string, Told>()
  for (const row of rows) {
    const itemId = roots.get(row.item_id) ?? row.item_id
    const it = told.get(itemId) ?? {
      reports: 0,
      media: 0,
      before: 0,
      outlets: new Set(),
      negative: 0,
      neutral: 0,
      positive: 0,
    }
    told.set(itemId, it)
    if (!row.isNow) {
      it.before += row.count
      continue
    }
    it.reports += row.count
    if (row.isMedium) it.media += row.count
    it.outlets.add(row.source_id)
    if (row.tone !== null) it[row.tone] += row.count
  }
  const ids = [...told].flatMap(([id, it]) => (it.reports > 0 ? [id] : []))
  const named = await db
    .selectFrom('item')
    .leftJoin('dossier', 'dossier.item_id', 'item.id')
    .select(['item.id', 'item.title', 'item.level'])
    .where('item.id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('item.state', 'in', ['open', 'picked'])
    .where(readableIfAny(EVERYBODY))
    .execute()
  const all = named
    .flatMap(({ id: itemId, title, level }): WeekIssue[] => {
      const it = told.get(itemId)
      return it ? [{ itemId, title, level, reports: it.reports, media: it.media, before: it.before, outlets: it.outlets.size, tone: toneOfMost(it) }] : [] // prettier-ignore
    })
    .toSorted((one, other) => other.reports - one.reports || other.outlets - one.outlets || one.itemId.localeCompare(other.itemId)) // prettier-ignore
  return { issues: all.slice(0, ISSUES_DRAWN_MAX), more: Math.max(0, all.length - ISSUES_DRAWN_MAX) }
}
