/** Watched pages as they were read last. */
import type { Tx } from '../../db/connect.ts'
import type { KnownPage } from '../rules/page.ts'

export async function findPage(tx: Tx, sourceId: string): Promise<KnownPage | null> {
  const row = await tx
    .selectFrom('source_page')
    .select(['pieces', 'seen', 'restless'])
    .where('source_id', '=', sourceId)
    .executeTakeFirst()
  return (row as KnownPage | undefined) ?? null
}

export async function keepPage(tx: Tx, sourceId: string, page: KnownPage): Promise<void> {
  const values = {
    pieces: JSON.stringify(page.pieces),
    seen: JSON.stringify(page.seen),
    restless: JSON.stringify(page.restless),
  }
  await tx
    .insertInto('source_page')
    .values({ source_id: sourceId, ...values })
    .onConflict((on) => on.column('source_id').doUpdateSet(values))
    .execute()
}

/** What is watched there from now on is read as for the first time. */
export async function forgetPage(tx: Tx, sourceId: string): Promise<void> {
  await tx.deleteFrom('source_page').where('source_id', '=', sourceId).execute()
}
