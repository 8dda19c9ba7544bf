/**
 * What is still to be sorted: the one place that says so, for the list as it opens, its tab, the desk, a round as it closes
 * and its register. A line of a plan is `planned` and therefore none of it (trigger `item_planned`).
 */
import { sql } from 'kysely'
import type { Db } from '../../db/connect.ts'
import type { Fate } from '../rules.ts'

/** Kept in view, and nothing new has come for it since. */
export const isInView = sql<boolean>`item.watched_at is not null and item.watched_at >= item.changed_at`
export const isNotInView = sql<boolean>`(item.watched_at is null or item.watched_at < item.changed_at)`
export const isToSort = sql<boolean>`(item.state = 'open' and ${isNotInView})`

export const fateOfItem = sql<Fate>`case when item.state = 'open' and ${isInView} then 'watched' else item.state::text end`

/** Whoever counts what is left counts no further. */
export const LEFT_MAX = 1_000

/** What is left to be sorted, in whatever round, counted to a thousand; with `since`, of it what is new or has changed. */
export async function countToSort(db: Db, since?: Date): Promise<number> {
  const { count } = await db
    .selectFrom(
      db
        .selectFrom('item')
        .select('item.id')
        .where(isToSort)
        .$if(since !== undefined, (query) => query.where('item.changed_at', '>', since as Date))
        .limit(LEFT_MAX)
        .as('left'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

const YEARS = 2 // a plan goes on into the next year

/** The first year of the plans that count: the newest and the one before it; a year that is yet far off was mistyped. */
export const planSince = sql<number>`((select coalesce(max(year), 0) from programme where listed and year <= extract(year from now()) + 2) - ${YEARS - 1}::integer)`
