import type { FastifyInstance } from 'fastify'
import { dayOf, ZONE } from '../../base/calendar.ts'
import { Refused, refuseIf, sentence, type Language } from '../../base/refused.ts'
import { csvLine, CSV_START } from '../../base/spreadsheet.ts'
import { words } from '../../base/words/common.ts'
import { filingWords as w } from '../../base/words/filing.ts'
import type { Db } from '../../db/connect.ts'
import { listNameableFiles, type Reader } from '../../db/readers.ts'
import { dossierNumber } from '../../dossier/rules.ts'
import { once } from '../../engine/once.ts'
import { download } from '../../files/download.ts'
import { isPicture } from '../../files/store.ts'
import { writeTable } from '../../files/table-file.ts'
import { languageOf } from '../../http/problem.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import * as api from '../api/disposals.ts'
import type { Disposal, DueRow } from '../api/disposals.ts'
import * as store from '../stores/disposals.ts'
import type { DisposalRecord, DueFilter, FiledLine } from '../stores/disposals.ts'
import { whyNotKeep } from './keeper.ts'

/** Arsip: what is due by the year, and the minutes of what was done about it. */
export function disposalRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.listDue, async ({ query }, { officer }) => {
    const { rows, next } = await store.listDue(db, officer, { ...query, after: query.after })
    return { rows: rows.map(lineOf), next }
  })

  serve(app, api.countDue, async ({ query }, { officer, request, now }) => {
    const reason = await whyNotKeep(db, officer, now)
    return {
      ...(await store.countDue(db, query)),
      whyNot: reason && { code: reason.code, title: sentence(reason, languageOf(request)) },
    }
  })

  serve(app, api.downloadDue, async ({ params, query }, { officer, request }) => {
    const language = query.language ?? languageOf(request)
    const rows = tableOf(db, officer, query, language)
    const name = `arsip-${query.year}-${w.due[query.due].id.toLowerCase()}.${params.form}`
    if (params.form === 'csv') return download(name, 'text/csv; charset=utf-8', csvOf(rows))
    const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    return download(name, mediaType, await writeTable(`${words.archive[language]} ${query.year}`, rows))
  })

  serve(app, api.recordDisposal, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      refuseIf(await whyNotKeep(tx, officer, now))
      if (body.minutesOn > dayOf(ZONE, now)) throw new Refused({ code: 'disposal-future', field: 'minutesOn' })
      if (body.approvalOn && body.approvalOn > dayOf(ZONE, now))
        throw new Refused({ code: 'disposal-future', field: 'approvalOn' })
      refuseIf(whyNotApproved(body))
      await refuseNoScan(tx, body.scanHash, officer)
      const { filings, ...said } = body
      const { personId } = officer
      const { id, itemsHash } = await store.insertDisposal(tx, { ...said, filingIds: filings, personId }, now)
      const ledgerIndex = await append(
        tx,
        {
          kind: 'disposal-recorded',
          disposalId: id,
          disposal: body.kind,
          minutesOn: body.minutesOn,
          count: filings.length,
          itemsHash,
          scanHash: body.scanHash,
          personId,
        },
        now,
      )
      return { disposalId: id, ledgerIndex }
    }),
  )

  serve(app, api.listDisposals, async ({ query }) => {
    const { rows, next } = await store.listDisposalRows(db, { ...query, after: query.after })
    return { rows: rows.map(disposalOf), next }
  })

  serve(app, api.readDisposal, async ({ params, query }, { officer }) => {
    const disposal = await store.readDisposalRow(db, params.disposalId)
    const { rows, next } = await store.listDisposalLines(db, officer, { ...params, ...query, after: query.after })
    return { ...disposalOf(disposal), rows: rows.map(lineOf), next }
  })
}

function whyNotApproved(it: { kind: string; approvalNumber: string; approvalOn: string | null; approvalBy: string }) {
  if (it.kind === 'transfer') return null
  const missing = !it.approvalNumber.trim()
    ? 'approvalNumber'
    : !it.approvalOn
      ? 'approvalOn'
      : !it.approvalBy.trim()
        ? 'approvalBy'
        : null
  return missing && ({ code: 'disposal-approval', field: missing } as const)
}

/** @throws {Refused} `disposal-scan` for what was not uploaded, is no paper, or is a file that they may not read */
async function refuseNoScan(db: Db, hash: string, reader: Reader): Promise<void> {
  const refused = new Refused({ code: 'disposal-scan', field: 'scanHash' })
  const [file] = await listNameableFiles(db, [hash], reader)
  if (!file || (!isPicture(file) && file.mediaType !== 'application/pdf')) throw refused
}

function lineOf(it: FiledLine): DueRow {
  if (!it.closed_on || !it.active_until || !it.inactive_until || !it.fate || it.code === null)
    throw new Error('what stands in a list of the archive is closed and has its series')
  return {
    id: it.id,
    number: dossierNumber(it.year, it.number),
    title: it.readable ? it.title : '',
    dossierId: it.readable ? it.dossier_id : null,
    code: it.code,
    series: it.readable ? it.series : '',
    closedOn: it.closed_on,
    activeUntil: it.active_until,
    inactiveUntil: it.inactive_until,
    fate: it.fate,
    years: it.years,
    stage: it.stage,
    held: it.held_at !== null,
  }
}

function disposalOf(it: DisposalRecord): Disposal {
  return {
    id: it.id,
    kind: it.kind,
    minutesNumber: it.minutes_number,
    minutesOn: it.minutes_on,
    signers: it.signers,
    approvalNumber: it.approval_number,
    approvalOn: it.approval_on,
    approvalBy: it.approval_by,
    scanHash: it.scan_hash,
    note: it.note,
    count: it.count,
    recordedBy: it.recorded_by_name,
    recordedAt: it.recorded_at.toISOString(),
  }
}

const ROWS_AT_ONCE = 500
const DOWNLOAD_MAX = 100_000

/** The whole list with its header, a piece at a time. */
async function* tableOf(
  db: Db,
  reader: Reader,
  filter: DueFilter,
  language: Language,
): AsyncGenerator<(string | number)[][]> {
  const head = [w.number, w.subject, w.column.code, w.column.series, w.closed, w.activeUntil, w.inactiveUntil]
  yield [[...head, w.column.fate, w.held].map((word) => word[language])]
  let after: string | undefined
  for (let count = 0; count < DOWNLOAD_MAX; count += ROWS_AT_ONCE) {
    const { rows, next } = await store.listDue(db, reader, { ...filter, after, limit: ROWS_AT_ONCE })
    yield rows
      .map(lineOf)
      .map((it) => [
        it.number,
        it.dossierId ? it.title : w.withheld[language],
        it.code,
        it.series,
        it.closedOn,
        it.activeUntil,
        it.inactiveUntil,
        w.fate[it.fate][language],
        it.held ? w.held[language] : '',
      ])
    if (next === null) return
    after = next
  }
}

async function* csvOf(batches: AsyncIterable<(string | number)[][]>): AsyncGenerator<string> {
  let start = CSV_START
  for await (const rows of batches) {
    yield start + rows.map(csvLine).join('')
    start = ''
  }
}
