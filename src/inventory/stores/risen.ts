import { sql } from 'kysely'
import { isCrisis } from '../../base/levels.ts'
import type { Db } from '../../db/connect.ts'
import { countUpTo } from '../../db/count.ts'
import { withheldItems, type Reader } from '../../db/readers.ts'

const SHOWN_MAX = 5 // of the desk; the bar on every screen names fewer

/**
 * What rose to alert or crisis level and nobody has picked, the newest on top, and how many there are: neither calmed nor
 * put aside nor joined to another. Keeping it in view is no answer. As its index says it.
 */
export async function listRisen(db: Db, reader: Reader) {
  const unpicked = db
    .selectFrom('item')
    .where(sql<boolean>`item.state in ('open', 'planned') and item.level in ('alert', 'crisis')`)
    .where(sql<boolean>`item.id not in ${withheldItems(reader)}`)
  const [found, count] = await Promise.all([
    unpicked
      .select(['item.id', 'item.title', 'item.level', 'item.risen_at as risenAt'])
      .orderBy('item.risen_at', 'desc')
      .orderBy('item.id', 'desc')
      .limit(SHOWN_MAX)
      .execute(),
    countUpTo(db, unpicked),
  ])
  const rows = found.flatMap(({ level, risenAt, ...it }) => isCrisis(level) && risenAt ? [{ ...it, level, risenAt }] : []) // prettier-ignore
  return { rows, count }
}
