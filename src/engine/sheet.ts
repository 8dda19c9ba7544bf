import type { Tx } from '../db/connect.ts'
import { insertPapers } from '../record/stores/papers.ts'

/** Notes the sheet of an edition as a paper to be made, in the transaction that brings the edition into force. */
export async function oweSheet(tx: Tx, editionId: string, now: Date): Promise<void> {
  await insertPapers(tx, [{ kind: 'sop-sheet', dossierId: null, about: editionId }], now)
}
