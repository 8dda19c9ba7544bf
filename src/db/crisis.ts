import type { Db } from './connect.ts'

/** Whether any dossier on its way stands at alert or crisis level; also one that only named readers see, of which nothing else is told. */
export async function isAnyInCrisis(db: Db): Promise<boolean> {
  const found = await db
    .selectFrom('dossier')
    .select('id')
    .where('state', 'in', ['running', 'held'])
    .where('level', 'in', ['alert', 'crisis'])
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}
