/** The sheets of editions that came into force, kept as papers. */
import { sql } from 'kysely'
import type { Db } from '../../db/connect.ts'
import type { SheetLook } from '../../sop/rules/sheet.ts'
import { lookOf, type SopSheetData } from '../rules/papers.ts'
import { rowOf } from './papers.ts'

const SHEETS_AT_ONCE = 100

/**
 * Notes the sheet of every edition that came into force before sheets were papers. Two may do so at once: one row of each
 * is there after. Resolves to how many it noted.
 */
export async function insertMissingSheets(db: Db, now: Date): Promise<number> {
  const editions = await db
    .selectFrom('edition')
    .select('id')
    .where('state', '<>', 'draft')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('paper')
            .select('paper.id')
            .where('paper.kind', '=', 'sop-sheet')
            .whereRef('paper.about', '=', sql<string>`edition.id::text`),
        ),
      ),
    )
    .orderBy('created_at')
    .limit(SHEETS_AT_ONCE)
    .execute()
  if (editions.length === 0) return 0
  const noted = await db
    .insertInto('paper')
    .values(editions.map(({ id }) => rowOf({ kind: 'sop-sheet', dossierId: null, about: id }, now, null)))
    .onConflict((on) => on.doNothing())
    .returning('id')
    .execute()
  return noted.length
}

/** The sheet of an edition as it was kept: its file and how it was drawn; null where none is made. */
export async function findKeptSheet(
  db: Db,
  editionId: string,
): Promise<{ readonly fileHash: string; readonly look: SheetLook } | null> {
  const row = await db
    .selectFrom('paper')
    .select(['data', 'file_hash'])
    .where('kind', '=', 'sop-sheet')
    .where('about', '=', editionId)
    .executeTakeFirst()
  if (!row?.data || !row.file_hash) return null
  return { fileHash: row.file_hash, look: lookOf(JSON.parse(row.data) as SopSheetData) }
}
