import { createReadStream } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { Refused } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import { download } from '../../files/download.ts'
import type { FileStore } from '../../files/store.ts'
import { serve } from '../../http/serve.ts'
import * as api from '../api/papers.ts'
import type { PaperItem } from '../api/papers.ts'
import { listDossierPapers, readPaper, type PaperRow } from '../stores/papers.ts'

/** Official papers, to be looked at and taken along. */
export function paperRoutes(app: FastifyInstance, db: Db, { files, url }: { files: FileStore; url: string }): void {
  serve(app, api.listSheets, async ({ params }, { officer }) => ({
    rows: (await listDossierPapers(db, officer, params.dossierId)).map((it) => itemOf(it, url)),
  }))

  serve(app, api.readSheet, async ({ params }, { officer }) =>
    itemOf(await readPaper(db, officer, params.paperId), url),
  )

  serve(app, api.downloadPaper, async ({ params }, { officer }) => {
    const { file_hash: hash, title } = await readPaper(db, officer, params.paperId)
    if (hash === null || title === null) throw new Refused({ code: 'paper-not-made' })
    return download(`${title.replaceAll('/', '-')}.pdf`, 'application/pdf', createReadStream(files.pathOf(hash)))
  })
}

function itemOf(it: PaperRow, url: string): PaperItem {
  return {
    id: it.id,
    kind: it.kind,
    dossierId: it.dossier_id,
    title: it.title ?? '',
    askedAt: it.asked_at.toISOString(),
    madeAt: it.made_at?.toISOString() ?? null,
    fileHash: it.file_hash,
    check: `${url}/cek/${it.code}`,
    trouble: it.trouble,
  }
}
