import type { FastifyInstance } from 'fastify'
import { dayOf, ZONE } from '../../base/calendar.ts'
import { csvLine, CSV_START } from '../../base/spreadsheet.ts'
import { publicationWords } from '../../base/words/publication.ts'
import { receiptWords as w } from '../../base/words/receipts.ts'
import { instantWords } from '../../base/words/time.ts'
import type { Db } from '../../db/connect.ts'
import { dossierNumber } from '../../dossier/rules.ts'
import { languageOf } from '../../http/problem.ts'
import { download } from '../../files/download.ts'
import { serve } from '../../http/serve.ts'
import * as api from '../api/receipts.ts'
import { publicPath } from '../rules.ts'
import { readPublication } from '../store.ts'
import { listPublicVersions, listReceiptRows, RECEIPTS_MAX } from '../stores/receipts.ts'

/** Who received which version and when, on one page and in one table. */
export function receiptRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.listReceipts, async ({ params: { publicationId }, query }, { officer }) => {
    const it = await readPublication(db, officer, publicationId)
    return {
      publication: {
        id: it.id,
        dossierId: it.dossier_id,
        dossierNumber: dossierNumber(it.year, it.number),
        title: it.title,
        state: it.state,
        publicPath: publicPath(it),
        wentOut: it.went_out_at !== null,
      },
      versions: await listPublicVersions(db, publicationId),
      ...(await listReceiptRows(db, { publicationId, ...query })),
    }
  })

  serve(app, api.downloadReceipts, async ({ params: { publicationId }, query }, { officer, request, now }) => {
    const language = query.language ?? languageOf(request)
    const it = await readPublication(db, officer, publicationId)
    const { rows } = await listReceiptRows(db, { publicationId, delivery: query.delivery, limit: RECEIPTS_MAX })
    const at = (text: string | null) => (text === null ? '' : instantWords(new Date(text), language))
    const heads = [
      w.destination,
      w.channel,
      w.kind,
      w.version,
      w.hash,
      w.state,
      w.owedAt,
      w.sentAt,
      w.url,
      w.problem,
      w.lettersWritten,
      w.lettersLost,
    ]
    const lines = rows.map((row) =>
      csvLine([
        row.destination || publicationWords.portal[language],
        row.channel,
        publicationWords[row.kind][language],
        row.versionNumber,
        row.versionHash,
        w.states[row.state][language],
        at(row.createdAt),
        at(row.sentAt),
        row.url,
        row.problem,
        row.letters?.written ?? '',
        row.letters?.lost ?? '',
      ]),
    )
    const name = `penerima-${dossierNumber(it.year, it.number).replace('/', '-')}-${dayOf(ZONE, now)}.csv`
    return download(name, 'text/csv; charset=utf-8', [CSV_START + csvLine(heads.map((head) => head[language])), ...lines]) // prettier-ignore
  })
}
