import type { Tx } from '../db/connect.ts'
import { aboutVolume, volumesOf } from '../inventory/rules/volumes.ts'
import { insertPapers } from '../record/stores/papers.ts'

/** A round that closes owes its register on paper, in the transaction that closes it. */
export async function oweRegister(
  tx: Tx,
  it: { readonly roundId: string; readonly entries: number; readonly personId: string },
  now: Date,
): Promise<void> {
  const volumes = Array.from({ length: volumesOf(it.entries) }, (_, at) => at + 1)
  await insertPapers(
    tx,
    volumes.map((volume) => ({
      kind: 'round-register' as const,
      dossierId: null,
      about: aboutVolume(it.roundId, volume),
    })),
    now,
    it.personId,
  )
}
