/** What rose to alert or crisis level and nobody has taken up: the one place that says so, for the bar, the desk and the list. */
import { sql } from 'kysely'
import { isCrisis, type CrisisLevel } from '../../base/levels.ts'
import type { Db } from '../../db/connect.ts'
import { countUpTo } from '../../db/count.ts'
import { readableBy, readableIfAny, type Reader } from '../../db/readers.ts'

const SHOWN_MAX = 5 // of the desk; the bar on every screen names fewer
const COUNTED_MAX = 1_000

/** Neither calmed nor put aside nor joined to another; keeping it in view is no answer. As its index says it. */
const isUnpicked = sql<boolean>`item.state in ('open', 'planned') and item.level in ('alert', 'crisis')`
/** Of those on their way, so that what they are of is found without reading the archive; at rest, it is as grave. */
const isCalm = sql<boolean>`dossier.state in ('running', 'held') and dossier.level in ('watch', 'attention')`
/** Whose level nobody has said since. */
const hasRisen = sql<boolean>`item.level in ('alert', 'crisis') and item.risen_at is not null`

/** For the list, whose every row is held against who reads it anyway. */
export const isRisen = sql<boolean>`item.id = any(array(
  select item.id from item where ${isUnpicked}
  union all select item.id from dossier join item on item.id = dossier.item_id where ${isCalm} and ${hasRisen}))`
export const byRise = sql`item.level desc, item.risen_at desc, item.id desc`

/** The gravest on top, of those the newest, and how many there are; with the dossier of what is one that is calm. */
export async function listRisen(db: Db, reader: Reader) {
  const unpicked = db
    .selectFrom('item')
    .leftJoin('dossier', 'dossier.item_id', 'item.id')
    .where(isUnpicked)
    .where(readableIfAny(reader))
  const calm = db
    .selectFrom('dossier')
    .innerJoin('item', 'item.id', 'dossier.item_id')
    .where(isCalm)
    .where(hasRisen)
    .where(readableBy(reader))
  const columns = ['item.id', 'item.title', 'item.level', 'item.risen_at', 'dossier.id as dossierId'] as const
  const [found, ...counts] = await Promise.all([
    sql<Risen>`
      select id, title, level, risen_at as "risenAt", "dossierId" from (
        (${unpicked.select(columns).orderBy(byRise).limit(SHOWN_MAX)})
        union all (${calm.select(columns).orderBy(byRise).limit(SHOWN_MAX)})) as item
      order by ${byRise} limit ${SHOWN_MAX}`.execute(db),
    countUpTo(db, unpicked),
    countUpTo(db, calm),
  ])
  const rows = found.rows.flatMap(({ level, risenAt, ...it }) => isCrisis(level) && risenAt ? [{ ...it, level, risenAt }] : []) // prettier-ignore
  return { rows, count: Math.min(COUNTED_MAX, counts[0] + counts[1]) }
}

type Risen = {
  readonly id: string
  readonly title: string
  readonly level: CrisisLevel
  readonly risenAt: Date | null
  readonly dossierId: string | null
}
