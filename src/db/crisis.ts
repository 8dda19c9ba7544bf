import type { Db } from './connect.ts'

/**
 * Dossiers whose situation is under way: from when they came to alert or crisis level until a person ends it, or their
 * level falls. That their text is out, or was taken back, ends nothing.
 */
export const inCrisis = (db: Db) =>
  db
    .selectFrom('situation')
    .innerJoin('dossier', 'dossier.id', 'situation.dossier_id')
    .where('situation.ended_at', 'is', null)

/**
 * Whether any is under way; also one that only named readers see, of which nothing else is told. A drill is none: nobody
 * is called to the desk by it.
 */
export async function isAnyInCrisis(db: Db): Promise<boolean> {
  const found = await inCrisis(db).select('dossier.id').where('dossier.drill', '=', false).limit(1).executeTakeFirst()
  return found !== undefined
}
