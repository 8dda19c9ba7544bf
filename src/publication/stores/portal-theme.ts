/** How the public portal looks: the newest edition counts, earlier ones stay. */
import { newId } from '../../base/id.ts'
import { plainTheme, themeSchema, type PortalTheme } from '../../base/portal-theme.ts'
import type { Db, Tx } from '../../db/connect.ts'

export async function readTheme(db: Db | Tx): Promise<PortalTheme> {
  const row = await db
    .selectFrom('portal_theme')
    .select('body')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? themeSchema.parse(row.body) : plainTheme
}

export async function insertTheme(tx: Tx, it: { theme: PortalTheme; personId: string }, now: Date): Promise<string> {
  const id = newId()
  await tx
    .insertInto('portal_theme')
    .values({ id, body: JSON.stringify(it.theme), created_by: it.personId, created_at: now })
    .execute()
  return id
}
