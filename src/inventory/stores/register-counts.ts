import { sql } from 'kysely'
import { levels, type CrisisLevel } from '../../base/levels.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { withheldItems, type Reader } from '../../db/readers.ts'
import { fates, kinds, type Fate, type Kind } from '../rules.ts'

const SOURCES_NAMED = 40

type Count = { readonly name: string; readonly count: number }
export type RegisterCounts = {
  readonly entries: number
  readonly kinds: Readonly<Record<Kind, number>>
  readonly levels: Readonly<Record<CrisisLevel, number>>
  readonly states: Readonly<Record<Fate, number>>
  /** The most first. */
  readonly sources: readonly Count[]
  /** How many sources more there are, and what came of them together. */
  readonly others: { readonly named: number; readonly count: number } | null
}

/**
 * How many entries of a closed round's register are of which kind, level, outcome and source, for its paper and for its
 * table. All are counted; the sources without what the reader may not read, since a name says something of it.
 * One pass for kinds, levels and states, and one for the sources.
 */
export async function countRegister(db: Db | Tx, reader: Reader, roundId: string): Promise<RegisterCounts> {
  const { rows } = await sql<{ kind: Kind; level: CrisisLevel; state: Fate; count: string }>`
    select it ->> 'kind' as kind, it ->> 'level' as level, it ->> 'state' as state, count(*) as count
    from register_entry, lateral (select body::jsonb as it) entry where round_id = ${roundId} group by 1, 2, 3`.execute(db) // prettier-ignore
  const sources = await sql<{ name: string; count: string; named: string; all: string }>`
    select name, count, count(*) over () as named, sum(count) over () as all from (
      select it ->> 'source' as name, count(*) as count
      from register_entry, lateral (select body::jsonb as it) entry
      where round_id = ${roundId} and item_id not in ${withheldItems(reader)} and it ->> 'source' <> '' group by 1
    ) said order by count desc, name limit ${SOURCES_NAMED}`.execute(db)
  const sum = (part: 'kind' | 'level' | 'state', value: string) =>
    rows.filter((row) => row[part] === value).reduce((total, row) => total + Number(row.count), 0)
  const of = <Name extends string>(part: 'kind' | 'level' | 'state', names: readonly Name[]) =>
    Object.fromEntries(names.map((name) => [name, sum(part, name)])) as Record<Name, number>
  const named = sources.rows.map((row) => ({ name: row.name, count: Number(row.count) }))
  const left = Number(sources.rows[0]?.all ?? 0) - named.reduce((total, it) => total + it.count, 0)
  const beyond = Number(sources.rows[0]?.named ?? 0) - named.length
  return {
    entries: rows.reduce((total, row) => total + Number(row.count), 0),
    kinds: of('kind', kinds),
    levels: of('level', levels),
    states: of('state', fates),
    sources: named,
    others: beyond > 0 ? { named: beyond, count: left } : null,
  }
}
