import { createReadStream } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { Refused } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import { download } from '../../files/download.ts'
import type { FileStore } from '../../files/store.ts'
import { serve } from '../../http/serve.ts'
import { PictureDamaged } from '../../papers/ask.ts'
import { makeDocx, makeDrawing, makePdf, makeSvg } from '../../papers/make.ts'
import { drawSheet, downloadSheet } from '../api/sheet.ts'
import { sopSheet, type SheetLook } from '../rules/sheet.ts'
import { readEdition, type EditionRow } from '../store.ts'

const forms = {
  pdf: { mediaType: 'application/pdf', make: makePdf },
  svg: { mediaType: 'image/svg+xml', make: makeSvg },
  docx: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', make: makeDocx },
} as const

/** What the sheet takes from the rooms that come after this one. */
export type SheetSite = {
  readonly files: FileStore
  /** What of the office's papers the sheet follows. */
  readonly look: () => Promise<Pick<SheetLook, 'sheet' | 'logo'>>
  /** The sheet of an edition that came into force, as it was kept; null of a draft, and while it is being made. */
  readonly kept: (editionId: string) => Promise<KeptSheet | null>
}
type KeptSheet = { readonly fileHash: string; readonly look: SheetLook }

/** The official sheet of an edition, on the screen and as a file. */
export function sheetRoutes(app: FastifyInstance, db: Db, { files, look, kept }: SheetSite): void {
  const drawn = (edition: EditionRow, { logo, ...more }: SheetLook) => ({
    paper: sopSheet(edition.body, { logo, ...more }),
    pictures: logo === null ? [] : [{ name: logo, path: files.pathOf(logo), hash: logo }],
  })
  const lookNow = async ({ updated_at }: EditionRow): Promise<SheetLook> => {
    const { sheet, logo } = await look()
    return { sheet, logo, madeAt: updated_at.toISOString() }
  }

  serve(app, drawSheet, async ({ params }) => {
    const [edition, paper] = await Promise.all([readEdition(db, params.editionId), kept(params.editionId)])
    const it = drawn(edition, paper?.look ?? (await lookNow(edition)))
    const { pages } = await makeDrawing(it.paper, it.pictures)
    return { pages, kept: paper && { check: paper.look.check ?? '', sheet: paper.look.sheet } }
  })

  // What was kept is given as it is; whatever else is asked for is drawn, and bears no code: nobody issued it.
  serve(app, downloadSheet, async ({ params, query }) => {
    const [edition, paper] = await Promise.all([readEdition(db, params.editionId), kept(params.editionId)])
    const { mediaType, make } = forms[params.form]
    const name = `SOP ${edition.body.title} ${edition.hash.slice(0, 8)}.${params.form}`
    if (paper && params.form === 'pdf' && (query.sheet ?? paper.look.sheet) === paper.look.sheet)
      return download(name, mediaType, createReadStream(files.pathOf(paper.fileHash)))
    const now = await lookNow(edition)
    const it = drawn(edition, { ...now, sheet: query.sheet ?? now.sheet })
    const bytes = await make(it.paper, it.pictures).catch((error: unknown) => {
      if (!(error instanceof PictureDamaged)) throw error
      throw new Refused({ code: 'paper-picture-damaged', file: '', hash: error.picture })
    })
    return download(name, mediaType, bytes)
  })
}
