import type { FastifyInstance } from 'fastify'
import type { Db } from '../../db/connect.ts'
import { download } from '../../files/download.ts'
import type { FileStore } from '../../files/store.ts'
import { serve } from '../../http/serve.ts'
import { makeDocx, makeDrawing, makePdf, makeSvg } from '../../papers/make.ts'
import { drawSheet, downloadSheet } from '../api/sheet.ts'
import { sopSheet, type SheetLook } from '../rules/sheet.ts'
import { readEdition } from '../store.ts'

const forms = {
  pdf: { mediaType: 'application/pdf', make: makePdf },
  svg: { mediaType: 'image/svg+xml', make: makeSvg },
  docx: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', make: makeDocx },
} as const

/** What of the office's papers the sheet follows; the rooms that know it come after this one. */
export type Look = () => Promise<Omit<SheetLook, 'madeAt'>>

/** The official sheet of an edition, on the screen and as a file. */
export function sheetRoutes(app: FastifyInstance, db: Db, { files, look }: { files: FileStore; look: Look }): void {
  const sheetOf = async (editionId: string) => {
    const [edition, { sheet, logo }] = await Promise.all([readEdition(db, editionId), look()])
    const paper = sopSheet(edition.body, { sheet, logo, madeAt: edition.updated_at.toISOString() })
    return { edition, paper, pictures: logo === null ? [] : [{ name: logo, path: files.pathOf(logo) }] }
  }

  serve(app, drawSheet, async ({ params }) => {
    const { paper, pictures } = await sheetOf(params.editionId)
    return makeDrawing(paper, pictures)
  })

  serve(app, downloadSheet, async ({ params }) => {
    const { edition, paper, pictures } = await sheetOf(params.editionId)
    const { mediaType, make } = forms[params.form]
    const name = `SOP ${edition.body.title} ${edition.hash.slice(0, 8)}.${params.form}`
    return download(name, mediaType, await make(paper, pictures))
  })
}
