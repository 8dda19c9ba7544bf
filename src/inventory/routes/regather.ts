import type { Tx } from '../../db/connect.ts'
import { countRadarTurn, recountItems } from '../stores/gathering.ts'

/** What came in for an item goes with it: it is counted where it belongs now, and whoever gathers hears of it. */
export async function regather(tx: Tx, mentions: number, itemIds: readonly string[], now: Date): Promise<void> {
  if (mentions === 0) return
  await recountItems(tx, itemIds, now)
  await countRadarTurn(tx)
}
