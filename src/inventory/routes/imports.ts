import type { FastifyInstance } from 'fastify'
import { dayOf, ZONE } from '../../base/calendar.ts'
import type { DayOrder } from '../../base/day.ts'
import { Refused, refuseIf, type Language } from '../../base/refused.ts'
import { findingWords } from '../../base/words/inventory.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { readNumberCursor, writeCursor } from '../../db/keyset.ts'
import { once } from '../../engine/once.ts'
import { download } from '../../files/download.ts'
import type { Spooled } from '../../files/spool.ts'
import { readTable, type Table } from '../../files/table.ts'
import { languageOf } from '../../http/problem.ts'
import type { LongAct } from '../../http/long-acts.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import * as api from '../api/imports.ts'
import type { Kind } from '../rules.ts'
import { cellAt, isFiller, knownColumns, samplesOf, type Row } from '../rules/columns.ts'
import * as rules from '../rules/item-rows.ts'
import { watchingOrder } from '../rules/day-order.ts'
import * as store from '../stores/imports.ts'
import * as uploads from '../stores/uploads.ts'
import { agencyAbove } from '../rules/programme-codes.ts'
import {
  askedOf,
  keepDayOrder,
  keeping,
  keepMapping,
  openTable,
  problemLines,
  readingFiles,
  takeStreams,
  takeUpload,
  type By,
  type OpenTable,
} from './receiving.ts'
import { refuseUnlessInventory } from './who.ts'

/** Items from a file, in two requests: what each row would become; then all or none, or only the good rows. */
export function importRoutes(app: FastifyInstance, db: Db, longAct: LongAct): void {
  const { progress, read } = readingFiles(longAct)

  app.register(async (scope) => {
    takeStreams(scope)
    serve(scope, api.uploadImport, async ({ query }, { officer, request, now }) => {
      const step = await refuseUnlessInventory(db, officer, now)
      const by = { personId: officer.personId, postId: step.executor }
      await takeUpload(request, (file) =>
        read({ uploadId: query.importId, personId: by.personId }, async () => {
          const it = { ...query, asked: askedOf(query), file, by, progress, now }
          if (!(await uploads.isJudged(db, newUpload(it)))) await judgeFile(db, it)
        }),
      )
      return presentImport(await uploads.readUpload(db, query.importId, PURPOSES))
    })
  })

  serve(app, api.readImportProgress, async ({ params }, { officer, now }) => {
    await refuseUnlessInventory(db, officer, now)
    return { rows: progress.get(params.importId) ?? null }
  })

  serve(app, api.readImport, async ({ params }, { officer, now }) => {
    await refuseUnlessInventory(db, officer, now)
    return presentImport(await uploads.readUpload(db, params.importId, PURPOSES))
  })

  serve(app, api.mapImport, async ({ params: { importId }, body }, { officer, now }) => {
    await read({ uploadId: importId, personId: officer.personId }, () =>
      db.transaction().execute(async (tx) => {
        const step = await refuseUnlessInventory(tx, officer, now)
        const by = { personId: officer.personId, postId: step.executor }
        await readAnew(tx, { importId, ...body, by, progress }, now)
      }),
    )
    return presentImport(await uploads.readUpload(db, importId, PURPOSES))
  })

  serve(app, api.listImportRows, async ({ params, query }, { officer, request, now }) => {
    await refuseUnlessInventory(db, officer, now)
    const from = readNumberCursor(query.after) ?? 0
    const wanted = { importId: params.importId, fate: query.fate, after: from, limit: query.limit + 1 }
    const rows = await store.listImportRowsOf(db, wanted)
    const shown = rows.slice(0, query.limit)
    const last = shown.at(-1)
    const language = languageOf(request)
    return {
      rows: shown.map((row) => ({
        number: row.number,
        fate: row.fate,
        kind: row.kind,
        title: row.title,
        code: row.code,
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
    const { file_name: name } = await uploads.readUpload(db, params.importId, PURPOSES)
    const language = query.language ?? languageOf(request)
    const lines = problemLines(async (after, limit) => {
      const rows = await store.listImportRowsOf(db, { ...params, fate: 'bad', after, limit })
      return rows.map(({ number, problems }) => ({ number, problems: problems.map((it) => tell(it, language)) }))
    }, language)
    return download(`${name.replace(/\.[a-z]+$/i, '')}-belum-benar.csv`, 'text/csv; charset=utf-8', lines)
  })

  serve(app, api.commitImport, async ({ params, body }, { officer, act, now }) =>
    // Nobody opens or closes a round meanwhile, whom all who note an item would wait behind.
    longAct({ about: ['round', params.importId], personId: officer.personId }, () =>
      once(db, { ...act, officer, now }, async (tx) => {
        const step = await refuseUnlessInventory(tx, officer, now)
        const { fileHash, roundId, ...counts } = await store.commitImportRows(
          tx,
          { importId: params.importId, ...body, personId: officer.personId },
          now,
        )
        const by = { personId: officer.personId, postId: step.executor }
        await append(
          tx,
          { kind: 'items-imported', importId: params.importId, fileHash, roundId, ...counts, ...by },
          now,
        )
        return counts
      }),
    ),
  )
}

const PURPOSES = ['items'] as const

type Judging = {
  readonly importId: string
  readonly name: string
  readonly kind?: Kind | undefined
  readonly sheet?: string | undefined
  readonly dayOrder?: DayOrder | undefined
  readonly asked: string
  readonly file: Spooled
  readonly by: By
  readonly progress: Map<string, number>
  readonly now: Date
}

const newUpload = (it: Judging) =>
  ({ id: it.importId, purpose: 'items', personId: it.by.personId, fileName: it.name, fileHash: it.file.hash, sizeBytes: it.file.sizeBytes, asked: it.asked }) as const // prettier-ignore

/** Reads a file batch by batch; what is refused as a whole leaves nothing behind. */
async function judgeFile(db: Db, it: Judging): Promise<void> {
  await readTable({ path: it.file.path, name: it.name, sheet: it.sheet ?? null }, async (table) => {
    const open = await openTable(db, table, MAKE, it.dayOrder, it.now)
    const shape = shapeOf(it, table, open)
    await db.transaction().execute(async (tx) => {
      await uploads.insertUpload(tx, { ...newUpload(it), shape }, it.now)
      const leftOut = await judgeRows(tx, { ...it, shape }, keeping(tx, it.importId, open.rows))
      await store.finishJudging(tx, it.importId, leftOut)
      await keepDayOrder(tx, { open, shape, purpose: 'items', fileName: it.name, by: it.by }, it.now)
    })
  })
}

type Counts = Readonly<Partial<Record<rules.LeftOut, number>>>

/** Judges rows by the columns that a file's shape says; answers how many were left out, and why. */
async function judgeRows(
  tx: Tx,
  it: { readonly importId: string; readonly shape: uploads.UploadShape; readonly progress: Map<string, number>; readonly now: Date }, // prettier-ignore
  batches: AsyncIterable<readonly Row[]>,
): Promise<Counts> {
  const { kind, agency, header, dayOrder = 'day-first' } = it.shape
  const mapping = rules.itemMapping({ columns: knownColumns(it.shape.columns, header, rules.itemVocabulary), header, kind, agency, dayOrder }) // prettier-ignore
  const today = dayOf(ZONE, it.now)
  const leftOut: Partial<Record<rules.LeftOut, number>> = {}
  const order = watchingOrder(dayOrder)
  let count = 0
  let under = ''
  for await (const batch of batches) {
    const judged: (rules.JudgedRow & { number: number })[] = []
    for (const { number, cells } of batch) {
      if (isFiller(cells)) continue
      count++
      const why = rules.whyLeftOut(cells, mapping)
      if (why) {
        leftOut[why] = (leftOut[why] ?? 0) + 1
        continue
      }
      under = rules.programmeAbove(cells, mapping, under)
      order.look(cellAt(cells, mapping.columns.notedOn))
      judged.push({ number, ...rules.judgeRow(cells, mapping, { today, under }) })
    }
    if (count > rules.IMPORT_ROWS_MAX) throw new Refused({ code: 'import-too-many-rows', max: rules.IMPORT_ROWS_MAX })
    await store.insertImportRows(tx, it.importId, judged)
    it.progress.set(it.importId, count)
  }
  if (count === 0) throw new Refused({ code: 'import-empty' })
  refuseIf(order.whyNot())
  return leftOut
}

const MAKE = { purpose: 'items', vocabulary: rules.itemVocabulary, find: rules.findItemHeader } as const

function shapeOf(it: Judging, table: Table, open: OpenTable<rules.ItemColumn>) {
  const { found, saved, columns, dayOrder, first } = open
  const { header, below } = found
  return {
    ...table.shape,
    headerRow: found.row,
    header,
    samples: samplesOf(first.slice(below), header.length),
    columns,
    dayOrder,
    doubled: saved ? null : found.doubled,
    kind: saved?.kind ?? rules.kindOfHeader({ columns, header }) ?? it.kind ?? null,
    agency: agencyAbove(first.slice(0, below).map(({ cells }) => cells)),
    mapping: saved?.name ?? null,
  }
}

type Remapping = {
  readonly importId: string
  readonly columns: readonly { readonly at: number; readonly field: rules.ItemColumn }[]
  readonly kind: Kind | null
  readonly dayOrder?: DayOrder | undefined
  readonly name: string
  readonly by: By
  readonly progress: Map<string, number>
}

/** Judges a file anew by the columns that a person says, and remembers them for the next file of its make. */
async function readAnew(tx: Tx, it: Remapping, now: Date): Promise<void> {
  const { shape } = await uploads.lockUpload(tx, it.importId, PURPOSES)
  const said = Object.fromEntries(it.columns.map(({ at, field }) => [field, at]))
  const columns = knownColumns(said, shape.header, rules.itemVocabulary)
  if (columns.title === undefined) throw new Refused({ code: 'import-no-title', field: 'columns' })
  const { name, kind, by, dayOrder = shape.dayOrder ?? 'day-first' } = it
  const anew = { ...shape, columns, kind, dayOrder, doubled: null, mapping: name }
  await uploads.updateShape(tx, it.importId, anew)
  await store.deleteImportRows(tx, it.importId)
  const leftOut = await judgeRows(tx, { ...it, shape: anew, now }, uploads.walkBatches(tx, it.importId))
  await store.finishJudging(tx, it.importId, leftOut)
  await keepMapping(tx, { purpose: 'items', header: shape.header, name, columns: said, kind, dayOrder, by }, now)
}

function presentImport(row: uploads.UploadRecord): api.ImportSummary {
  const { header, samples, columns, sheets, dayOrder = 'day-first', ...shape } = row.shape
  const fields = new Map(Object.entries(columns).map(([field, at]) => [at, field as rules.ItemColumn]))
  return {
    id: row.id,
    fileName: row.file_name,
    fileHash: row.file_hash,
    sizeBytes: row.size_bytes,
    state: row.state,
    ...shape,
    sheets: [...sheets],
    dayOrder,
    columns: header.flatMap((text, at) => {
      const found = samples[at] ?? []
      return text === '' && found.length === 0 ? [] : [{ at, header: text, samples: [...found], field: fields.get(at) ?? null }] // prettier-ignore
    }),
    leftOut: rules.leftOut.flatMap((why) => (row.left_out[why] ? [{ why, rows: row.left_out[why] }] : [])),
    counts: { good: row.good, bad: row.bad, twins: row.twins, flagged: row.flagged, programmes: row.programmes, added: row.added }, // prettier-ignore
    by: { id: row.person_id, name: row.person },
    createdAt: row.created_at.toISOString(),
  }
}

function tell({ column, code, value, max }: rules.Finding, language: Language) {
  return { column, code, value, sentence: findingWords[code][language]({ value, max }) }
}
