import { Refused } from '../../base/refused.ts'
import type { Tx } from '../../db/connect.ts'
import { locks } from '../../db/locks.ts'
import { readableBy, type Reader } from '../../db/readers.ts'
import { sql } from 'kysely'

/** A public item that this reader may know of, locked; pins are set one at a time, so that there never are too many. */
export async function lockToPin(tx: Tx, reader: Reader, publicationId: string) {
  await sql`select pg_advisory_xact_lock(${locks.pinning})`.execute(tx)
  const found = await tx
    .selectFrom('publication')
    .innerJoin('dossier', 'dossier.id', 'publication.dossier_id')
    .select(['publication.id', 'publication.dossier_id', 'publication.state', 'publication.pinned_at'])
    .where('publication.id', '=', publicationId)
    .where(readableBy(reader))
    .forUpdate('publication')
    .executeTakeFirst()
  if (!found) throw new Refused({ code: 'not-found' })
  return found
}

export async function countPinned(tx: Tx): Promise<number> {
  const { count } = await tx
    .selectFrom('publication')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('pinned_at', 'is not', null)
    .where('state', '=', 'public')
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function setPinned(tx: Tx, publicationId: string, at: Date | null): Promise<void> {
  await tx.updateTable('publication').set({ pinned_at: at }).where('id', '=', publicationId).execute()
}
