import { createGunzip } from 'node:zlib'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { dayOf, ZONE } from '../../base/calendar.ts'
import type { Officer } from '../../base/officer.ts'
import { Refused, type Language, type Reason } from '../../base/refused.ts'
import { csvLine, CSV_START } from '../../base/spreadsheet.ts'
import { findingWords, inventoryWords } from '../../base/words/inventory.ts'
import type { Db } from '../../db/connect.ts'
import { readNumberCursor, writeCursor } from '../../db/keyset.ts'
import { once } from '../../engine/once.ts'
import { spool, type Spooled } from '../../files/spool.ts'
import { readTable, type Table, type TableRow } from '../../files/table.ts'
import { languageOf } from '../../http/problem.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import * as api from '../api.ts'
import { IMPORT_ROWS_MAX, isFiller, judgeRow, mapHeader, type Finding, type Kind, type Mapping } from '../rules.ts'
import {
  commitImportRows,
  deleteImport,
  deleteStaleImports,
  finishJudging,
  insertImport,
  insertImportRows,
  listImportRowsOf,
  readImport,
  type ImportRecord,
} from '../stores/imports.ts'
import { download } from '../../files/download.ts'
import { refuseUnlessInventory } from './who.ts'

const STALE_MS = 24 * 60 * 60_000

/** Items from a file, in two requests: what each row would become; then all or none, or only the good rows. */
export function importRoutes(app: FastifyInstance, db: Db): void {
  /** Rows judged so far, by import: told while the upload's own answer is still on its way. */
  const progress = new Map<string, number>()

  app.register(async (scope) => {
    // The body is a stream that goes to a temporary file; nothing in this scope parses it into memory.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
    // Compressed on its way up: a table of 17 MB is 2 MB on a poor line. The limit counts what comes out.
    scope.addContentTypeParser('application/gzip', (_request, payload, done) => {
      const opened = createGunzip()
      opened.on('error', () => {}) // told where the table is read, which begins a moment later
      payload.on('error', (error) => opened.destroy(error)).pipe(opened)
      done(null, opened)
    })
    serve(scope, api.uploadImport, async ({ query }, { officer, request, now }) => {
      await refuseUnlessInventory(db, officer, now)
      await deleteStaleImports(db, new Date(now.getTime() - STALE_MS))
      try {
        await takeUpload(request, (file) => judgeFile(db, { ...query, file, officer, progress, now }))
      } finally {
        progress.delete(query.importId)
      }
      return presentImport(await readImport(db, query.importId))
    })
  })

  serve(app, api.readImportProgress, async ({ params }, { officer, now }) => {
    await refuseUnlessInventory(db, officer, now)
    return { rows: progress.get(params.importId) ?? null }
  })

  serve(app, api.readImport, async ({ params }, { officer, now }) => {
    await refuseUnlessInventory(db, officer, now)
    return presentImport(await readImport(db, params.importId))
  })

  serve(app, api.listImportRows, async ({ params, query }, { officer, request, now }) => {
    await refuseUnlessInventory(db, officer, now)
    const from = readNumberCursor(query.after) ?? 0
    const wanted = { importId: params.importId, fate: query.fate, after: from, limit: query.limit + 1 }
    const rows = await listImportRowsOf(db, wanted)
    const shown = rows.slice(0, query.limit)
    const last = shown.at(-1)
    const language = languageOf(request)
    return {
      rows: shown.map((row) => ({
        number: row.number,
        fate: row.fate,
        kind: row.kind,
        title: row.title,
        agency: row.agency,
        source: row.source,
        notedOn: row.noted_on,
        level: row.level,
        problems: row.problems.map((it) => tell(it, language)),
        notes: row.notes.map((it) => tell(it, language)),
      })),
      next: rows.length > query.limit && last ? writeCursor(last.number, params.importId) : null,
    }
  })

  serve(app, api.downloadImportProblems, async ({ params, query }, { officer, request, now }) => {
    await refuseUnlessInventory(db, officer, now)
    const { file_name: name } = await readImport(db, params.importId)
    const lines = problemLines(db, params.importId, query.language ?? languageOf(request))
    return download(`${name.replace(/\.[a-z]+$/i, '')}-belum-benar.csv`, 'text/csv; charset=utf-8', lines)
  })

  serve(app, api.commitImport, async ({ params, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const step = await refuseUnlessInventory(tx, officer, now)
      const { fileHash, roundId, ...counts } = await commitImportRows(
        tx,
        { importId: params.importId, ...body, personId: officer.personId },
        now,
      )
      const by = { personId: officer.personId, postId: step.executor }
      await append(tx, { kind: 'items-imported', importId: params.importId, fileHash, roundId, ...counts, ...by }, now)
      return counts
    }),
  )
}

async function takeUpload(request: FastifyRequest, use: (file: Spooled) => Promise<void>): Promise<void> {
  await spool(request, api.IMPORT_MB_MAX, use).catch((error: unknown) => {
    const torn =
      error instanceof Error && 'code' in error && /^Z_|^ERR_STREAM_PREMATURE_CLOSE$/.test(String(error.code))
    throw torn ? new Refused({ code: 'import-unreadable', detail: 'GZIP' }) : error
  })
}

type Judging = {
  readonly importId: string
  readonly name: string
  readonly kind?: Kind | undefined
  readonly sheet?: string | undefined
  readonly file: Spooled
  readonly officer: Officer
  readonly progress: Map<string, number>
  readonly now: Date
}

/** Reads a file batch by batch; what is refused as a whole leaves nothing behind. */
async function judgeFile(db: Db, it: Judging): Promise<void> {
  const ask = { path: it.file.path, name: it.name, sheet: it.sheet ?? null }
  let begun = false
  try {
    await readTable(ask, async (table) => {
      const { mapping, headerRow, rows } = await findHeader(table)
      await insertImport(db, newImport(it, table, mapping, headerRow), it.now)
      begun = true
      await judgeRows(db, it, mapping, rows)
    })
    await finishJudging(db, it.importId)
  } catch (error) {
    if (begun) await deleteImport(db, it.importId)
    throw error
  }
}

async function judgeRows(db: Db, it: Judging, mapping: Mapping, batches: AsyncIterable<readonly TableRow[]>) {
  const context = { today: dayOf(ZONE, it.now), kind: it.kind ?? null }
  let count = 0
  for await (const batch of batches) {
    const said = batch.filter((row) => !isFiller(row.cells))
    count += said.length
    if (count > IMPORT_ROWS_MAX) throw new Refused({ code: 'import-too-many-rows', max: IMPORT_ROWS_MAX })
    const judged = said.map((row) => ({ number: row.number, ...judgeRow(row.cells, mapping, context) }))
    await insertImportRows(db, it.importId, judged)
    it.progress.set(it.importId, count)
  }
  if (count === 0) throw new Refused({ code: 'import-empty' })
}

const HEADER_WITHIN = 30 // letterhead and title lines stand above the header of an official table

type Header = { readonly mapping: Mapping; readonly headerRow: number }

/** The row with the most columns we know is the header, when one is for the title; what stands above it is not data. */
async function findHeader(table: Table): Promise<Header & { rows: AsyncGenerator<readonly TableRow[]> }> {
  const first: readonly TableRow[] = (await table.batches.next()).value ?? []
  const seen = first.slice(0, HEADER_WITHIN)
  const known = (cells: readonly string[]) => Object.keys(mapHeader(cells)?.mapping.columns ?? {}).length
  const at = seen.reduce((best, row, place) => (known(row.cells) > known(seen[best]?.cells ?? []) ? place : best), 0)
  const header = seen[at]
  const found = header ? mapHeader(header.cells) : null
  if (!header || !found) throw new Refused(whyNoHeader(seen))
  if (found.doubled !== null) throw new Refused({ code: 'import-header-doubled', header: found.doubled })
  return { mapping: found.mapping, headerRow: header.number, rows: continued(first.slice(at + 1), table) }
}

function whyNoHeader(seen: readonly TableRow[]): Reason {
  const said = seen.find((row) => row.cells.some((cell) => cell.trim() !== ''))
  if (!said) return { code: 'import-empty' }
  const cells = said.cells.filter((cell) => cell.trim() !== '').slice(0, 8)
  const header = cells
    .map((cell) =>
      cell
        .slice(0, 40)
        .toWellFormed()
        .replace(/\p{Cc}/gu, ' '),
    )
    .join(', ')
  return { code: 'import-no-title', header }
}

async function* continued(first: readonly TableRow[], { batches }: Table): AsyncGenerator<readonly TableRow[]> {
  if (first.length > 0) yield first
  yield* batches
}

function newImport(it: Judging, { shape }: Table, mapping: Mapping, headerRow: number) {
  const columns = Object.entries(mapping.columns).map(([field, at]) => ({ field, header: mapping.header[at] ?? '' }))
  return {
    id: it.importId,
    personId: it.officer.personId,
    fileName: it.name,
    fileHash: it.file.hash,
    sizeBytes: it.file.sizeBytes,
    shape: { ...shape, headerRow, columns, unread: mapping.unread },
  }
}

function presentImport(row: ImportRecord) {
  return {
    id: row.id,
    fileName: row.file_name,
    fileHash: row.file_hash,
    sizeBytes: row.size_bytes,
    state: row.state,
    ...row.shape,
    sheets: [...row.shape.sheets],
    columns: [...row.shape.columns],
    unread: [...row.shape.unread],
    counts: { good: row.good, bad: row.bad, twins: row.twins, flagged: row.flagged, added: row.added },
    by: { id: row.person_id, name: row.person },
    createdAt: row.created_at.toISOString(),
  }
}

function tell({ column, code, value, max }: Finding, language: Language) {
  return { column, code, value, sentence: findingWords[code][language]({ value, max }) }
}

const PROBLEMS_AT_ONCE = 1_000

async function* problemLines(db: Db, importId: string, language: Language): AsyncGenerator<string> {
  const { columnRow, columnColumn, columnProblem, columnCell } = inventoryWords
  yield CSV_START + csvLine([columnRow, columnColumn, columnProblem, columnCell].map((word) => word[language]))
  for (let after = 0; ;) {
    const rows = await listImportRowsOf(db, { importId, fate: 'bad', after, limit: PROBLEMS_AT_ONCE })
    if (rows.length === 0) return
    yield rows
      .flatMap(({ number, problems }) => problems.map((problem) => ({ number, ...tell(problem, language) })))
      .map(({ number, column, sentence, value }) => csvLine([number, column, sentence, value]))
      .join('')
    after = rows.at(-1)?.number ?? after
  }
}
