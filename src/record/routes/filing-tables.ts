import type { FastifyInstance, FastifyRequest } from 'fastify'
import { dayOf, ZONE } from '../../base/calendar.ts'
import { Refused, type Language } from '../../base/refused.ts'
import { csvLine, CSV_START } from '../../base/spreadsheet.ts'
import { filingWords as w } from '../../base/words/filing.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { download } from '../../files/download.ts'
import { spool } from '../../files/spool.ts'
import { readTable as readFile } from '../../files/table.ts'
import { languageOf } from '../../http/problem.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import * as api from '../api/filing-tables.ts'
import { missingSeries, tableOn, type TableKind } from '../rules/filing.ts'
import {
  countChanges,
  judgeClassification,
  judgeRetention,
  mapTableHeader,
  TABLE_ROWS_MAX,
  tableColumns,
  type CodeRow,
  type Header,
  type RetentionRow,
  type RowProblem,
  type TableRow,
} from '../rules/filing-table.ts'
import { fixClosed } from '../stores/filing.ts'
import * as store from '../stores/filing-tables.ts'

const PROBLEMS_SHOWN = 1_000
const HEADER_WITHIN = 30 // letterhead and title lines stand above the header of an official table

/** Classification and retention schedule: editions, taken in from a file, and the series of each kind of text. */
export function filingTableRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.listFilingTables, async (_, { now }) => {
    const day = dayOf(ZONE, now)
    const [classification, retention] = await Promise.all([
      store.listTableHeads(db, 'classification'),
      store.listTableHeads(db, 'retention'),
    ])
    const [codes, schedule] = [tableOn(classification, day), tableOn(retention, day)]
    const present = (it: store.TableRecord) => ({
      ...it,
      counts: it.id === codes?.id || it.id === schedule?.id,
      importedAt: it.importedAt.toISOString(),
    })
    return {
      classification: classification.map(present),
      retention: retention.map(present),
      apart: schedule !== null && schedule.codesId !== codes?.id,
    }
  })

  serve(app, api.listFilingTableRows, async ({ params, query }) => {
    const { id, kind } = await store.readTable(db, params.tableId)
    const { codes, series } = await store.listTableRows(db, { id, kind, ...query, after: query.after })
    return {
      kind,
      codes: codes?.rows ?? null,
      series: series?.rows ?? null,
      next: (codes ?? series)?.next ?? null,
    }
  })

  serve(app, api.downloadFilingTable, async ({ params, query }, { request }) => {
    const { id, kind } = await store.readTable(db, params.tableId)
    const language = query.language ?? languageOf(request)
    const lines =
      kind === 'classification'
        ? (await store.listCodes(db, id)).map((it) => csvLine([it.code, it.title]))
        : (await store.listSeries(db, id)).map((it) => csvLine(cellsOf(it, language)))
    const header = csvLine(tableColumns[kind].map((column) => w.column[column][language]))
    const name = kind === 'classification' ? 'klasifikasi.csv' : 'jra.csv'
    return download(name, 'text/csv; charset=utf-8', [CSV_START + header, ...lines])
  })

  app.register(async (scope) => {
    // The body is a stream that goes to a temporary file; nothing in this scope parses it into memory.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))

    serve(scope, api.checkFilingTable, async ({ query }, { request, now }) => {
      const found = await judgeUpload(db, request, query, now)
      const language = languageOf(request)
      const series = found.kind === 'retention' ? found.rows.map((it) => it.series) : null
      return {
        rows: found.rows.length,
        fileHash: found.fileHash,
        ...(await compare(db, found, now)),
        problems: found.problems.slice(0, PROBLEMS_SHOWN).map((it) => tellProblem(it, language)),
        bad: found.problems.length,
        missing: series ? missingSeries((await store.readFilingRules(db)).rules, series) : [],
      }
    })

    serve(scope, api.importFilingTable, async ({ query }, { officer, request, now }) => {
      const found = await judgeUpload(db, request, query, now)
      if (found.problems.length > 0) throw new Refused({ code: 'filing-bad-rows', count: found.problems.length })
      return db.transaction().execute((tx) => takeIn(tx, found, { ...query, personId: officer.personId }, now))
    })
  })

  serve(app, api.readFilingRules, async (_, { now }) => {
    const [kept, table] = await Promise.all([
      store.readFilingRules(db),
      store.findTableOn(db, 'retention', dayOf(ZONE, now)),
    ])
    const series = table ? await store.listSeries(db, table.id) : []
    const names = series.map((it) => it.series)
    return {
      ...kept,
      changedAt: kept.changedAt.toISOString(),
      series: series.map(({ series: name, code }) => ({ series: name, code })),
      missing: missingSeries(kept.rules, names),
      verified: table?.verified ?? false,
    }
  })

  serve(app, api.saveFilingRules, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const table = await store.findTableOn(tx, 'retention', dayOf(ZONE, now))
      const known = table ? (await store.listSeries(tx, table.id)).map((it) => it.series) : []
      const [unknown] = missingSeries(body.rules, known)
      if (unknown !== undefined) throw new Refused({ code: 'filing-series-unknown', field: 'rules', series: unknown })
      const { personId } = officer
      const { revision, hash } = await store.saveFilingRules(tx, { ...body, personId }, now)
      const filed = await fixClosed(tx, now)
      await append(tx, { kind: 'filing-rules-changed', revision, rulesHash: hash, filed, personId }, now)
      return { revision, filed }
    }),
  )
}

type Judged = { readonly fileHash: string; readonly problems: readonly RowProblem[] } & (
  | { readonly kind: 'classification'; readonly rows: readonly CodeRow[] }
  | { readonly kind: 'retention'; readonly rows: readonly RetentionRow[]; readonly codesId: string }
)

async function judgeUpload(
  db: Db,
  request: FastifyRequest,
  { kind, name }: { kind: TableKind; name: string },
  now: Date,
): Promise<Judged> {
  const codes = await store.findTableOn(db, 'classification', dayOf(ZONE, now))
  if (kind === 'retention' && !codes?.verified) throw new Refused({ code: 'filing-codes-first' })
  const { header, rows, fileHash } = await spool(request, api.FILING_TABLE_MB_MAX, ({ path, hash }) =>
    readFile({ path, name, sheet: null }, async ({ batches }) => ({
      ...(await gather(kind, batches, languageOf(request))),
      fileHash: hash,
    })),
  )
  if (kind === 'classification') return { kind, fileHash, ...judgeClassification(rows, header) }
  const codesId = codes?.id ?? ''
  const known = (await store.listCodes(db, codesId)).map((it) => it.code)
  return { kind, fileHash, codesId, ...judgeRetention(rows, header, known) }
}

/** The rows under the header; what stands above it, and rows without a word, are not data. */
async function gather(
  kind: TableKind,
  batches: AsyncIterable<readonly TableRow[]>,
  language: Language,
): Promise<{ header: Header; rows: TableRow[] }> {
  const columns = tableColumns[kind].map((column) => w.column[column][language]).join(', ')
  const rows: TableRow[] = []
  let header: Header | null = null
  let seen = 0
  for await (const batch of batches)
    for (const row of batch) {
      if (row.cells.every((cell) => cell.trim() === '')) continue
      seen++
      if (header) rows.push(row)
      else header = mapTableHeader(kind, row.cells)
      if (!header && seen > HEADER_WITHIN) throw new Refused({ code: 'filing-no-header', columns })
      if (rows.length > TABLE_ROWS_MAX) throw new Refused({ code: 'filing-too-many-rows', max: TABLE_ROWS_MAX })
    }
  if (seen === 0) throw new Refused({ code: 'import-empty' })
  if (!header) throw new Refused({ code: 'filing-no-header', columns })
  if (rows.length === 0) throw new Refused({ code: 'import-empty' })
  return { header, rows }
}

async function compare(db: Db, found: Judged, now: Date) {
  const before = await store.findTableOn(db, found.kind, dayOf(ZONE, now))
  if (found.kind === 'classification')
    return countChanges(before ? await store.listCodes(db, before.id) : [], found.rows, (it) => it.code)
  return countChanges(before ? await store.listSeries(db, before.id) : [], found.rows, (it) => it.series)
}

async function takeIn(
  tx: Tx,
  found: Judged,
  it: { id: string; decree: string; fromOn: string; name: string; personId: string },
  now: Date,
): Promise<{ id: string; rows: number; filed: number }> {
  const { id, decree, fromOn, personId } = it
  const today = dayOf(ZONE, now)
  const inForce = await store.findTableOn(tx, found.kind, today)
  const again = await store.isTable(tx, id)
  if (!again && inForce?.verified && fromOn < inForce.fromOn)
    throw new Refused({ code: 'filing-older', field: 'fromOn', from: inForce.fromOn })
  if (fromOn > `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`)
    throw new Refused({ code: 'filing-far', field: 'fromOn' })
  const made = await store.insertTable(tx, { ...found, id, decree, fromOn, fileName: it.name, personId }, now)
  const filed = made && found.kind === 'retention' ? await fixClosed(tx, now) : 0
  const { kind, fileHash, rows } = found
  if (made)
    await append(
      tx,
      { kind: 'filing-table-imported', tableId: id, table: kind, fromOn, fileHash, rows: rows.length, filed, personId },
      now,
    )
  return { id, rows: rows.length, filed }
}

function tellProblem({ row, column, code, value, about }: RowProblem, language: Language) {
  return { row, column: w.column[column][language], value, sentence: w.problem[code][language](about) }
}

function cellsOf(it: RetentionRow, language: Language): (string | number)[] {
  const { series, code, activeYears, inactiveYears, basis } = it
  return [
    series,
    code,
    activeYears,
    inactiveYears,
    w.fate[it.fate][language],
    w.countedFrom[it.countedFrom][language],
    basis,
  ]
}
