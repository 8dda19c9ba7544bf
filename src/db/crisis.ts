import { crisisLevels } from '../base/levels.ts'
import type { Db } from './connect.ts'

/** Dossiers on their way at alert or crisis level. */
export const inCrisis = (db: Db) =>
  db.selectFrom('dossier').where('state', 'in', ['running', 'held']).where('level', 'in', crisisLevels)

/**
 * Whether any dossier on its way stands at alert or crisis level; also one that only named readers see, of which nothing
 * else is told. A drill is none: nobody is called to the desk by it.
 */
export async function isAnyInCrisis(db: Db): Promise<boolean> {
  const found = await inCrisis(db).select('id').where('drill', '=', false).limit(1).executeTakeFirst()
  return found !== undefined
}
