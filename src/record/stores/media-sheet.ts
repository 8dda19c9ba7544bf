import type { Tx } from '../../db/connect.ts'
import type { MediaSheetBody } from '../rules/papers/media-sheet.ts'

/** A sheet's paper is named by its day, so that a newer one of that day is found, and by the sheet. */
export const aboutMediaSheet = (day: string, sheetId: string): string => `${day}/${sheetId}`

/** What the sheet says that `aboutMediaSheet` named, as it was kept. */
export async function readMediaSheetBody(tx: Tx, about: string): Promise<MediaSheetBody> {
  const { body } = await tx
    .selectFrom('media_sheet')
    .select('body')
    .where('id', '=', about.split('/')[1] ?? '')
    .executeTakeFirstOrThrow()
  return JSON.parse(body) as MediaSheetBody
}
