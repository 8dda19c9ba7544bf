/** The names of the house dictionary that items speak of. */
import { sql } from 'kysely'
import type { NameKind } from '../../base/terms.ts'
import type { Db } from '../../db/connect.ts'

type Row = { readonly id: string; readonly kind: NameKind; readonly name: string; readonly title: string }

/** What an item speaks of, the most spoken of first. */
export async function listNamesOf(db: Db, itemId: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select term.id, term.kind, term.preferred as name, term.title
    from item cross join unnest(item.names) with ordinality as said (id, place) join term on term.id = said.id
    where item.id = ${itemId} order by said.place`.execute(db)
  return rows
}

const LOOKED_AT = 2_000 // of the items still to be sorted the newest
const SHOWN = 12

/** What the items that are still to be sorted speak of most, with how many do; also the one that is asked for. */
export async function listMostNamed(db: Db, chosen: string | undefined): Promise<(Row & { items: number })[]> {
  const { rows } = await sql<Row & { items: number }>`
    with open as (
      select names from item where state = 'open' order by created_at desc, id desc limit ${LOOKED_AT}
    ), counted as (
      select said.id, count(*)::int as items from open cross join unnest(open.names) as said (id) group by said.id
    ), shown as (
      (select id, items from counted order by items desc, id limit ${SHOWN})
      union
      (select ${chosen ?? null}::uuid, coalesce((select items from counted where id = ${chosen ?? null}::uuid), 0))
    )
    select term.id, term.kind, term.preferred as name, term.title, shown.items
    from shown join term on term.id = shown.id order by shown.items desc, term.id`.execute(db)
  return rows
}
