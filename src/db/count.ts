import { sql, type SelectQueryBuilder } from 'kysely'
import type { Db } from './connect.ts'

/** Nobody reads a longer count than "1,000 and more", and counting on would cost more the larger the archive is. */
const COUNT_MAX = 1_000

/** How many rows a query has, up to a thousand. */
export async function countUpTo<Tables, From extends keyof Tables>(
  db: Db,
  query: SelectQueryBuilder<Tables, From, object>,
): Promise<number> {
  const some = query
    .select(sql`1`.as('one'))
    .limit(COUNT_MAX)
    .as('some')
  const { count } = await db
    .selectFrom(some)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** How many rows the planner expects of a query, from what it knows of the values that it saw most often. */
export async function guessCount<Tables, From extends keyof Tables>(
  query: SelectQueryBuilder<Tables, From, object>,
): Promise<number> {
  const [plan] = await query
    .select(sql`1`.as('one'))
    .explain<{ 'QUERY PLAN': readonly [{ readonly Plan: { readonly 'Plan Rows': number } }] }>('json')
  return plan?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0
}
