/** What every upload goes through: taken as a stream; of a table its header found and its rows kept as they came. */
import { createGunzip } from 'node:zlib'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { DayOrder } from '../../base/day.ts'
import { Refused, type Language } from '../../base/refused.ts'
import { csvLine, CSV_START } from '../../base/spreadsheet.ts'
import { inventoryWords } from '../../base/words/inventory.ts'
import type { Db, Tx } from '../../db/connect.ts'
import type { UploadPurpose } from '../../db/tables.ts'
import { spool, type Spooled } from '../../files/spool.ts'
import type { Table } from '../../files/table.ts'
import type { LongAct } from '../../http/long-acts.ts'
import { IMPORT_MB_MAX } from '../api/imports.ts'
import { MAPPING_NAME_MAX } from '../api/mappings.ts'
import { knownColumns, type Columns, type Header, type Row, type Vocabulary } from '../rules/columns.ts'
import { makeHashOf } from '../rules/make-hash.ts'
import { append } from '../../ledger/append.ts'
import { insertBatch, saveMapping, useMapping, type SavedMapping, type UploadShape } from '../stores/uploads.ts'

/** The body is a stream that goes to a temporary file; nothing in this scope parses it into memory. */
export function takeStreams(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
  // Compressed on its way up: a table of 17 MB is 2 MB on a poor line. The limit counts what comes out.
  scope.addContentTypeParser('application/gzip', (_request, payload, done) => {
    const opened = createGunzip()
    opened.on('error', () => {}) // told where the table is read, which begins a moment later
    payload.on('error', (error) => opened.destroy(error)).pipe(opened)
    done(null, opened)
  })
}

/** What was asked of a file, beside the file: the same again is no other upload. */
export const askedOf = (it: {
  readonly purpose?: UploadPurpose
  readonly kind?: string | undefined
  readonly sheet?: string | undefined
  readonly dayOrder?: DayOrder | undefined
}): string => JSON.stringify([it.purpose ?? '', it.kind ?? '', it.sheet ?? '', it.dayOrder ?? ''])

/** @throws {Refused} `import-unreadable` for what is torn, or what `spool` refuses */
export async function takeUpload(request: FastifyRequest, use: (file: Spooled) => Promise<void>): Promise<void> {
  await spool(request, IMPORT_MB_MAX, use).catch((error: unknown) => {
    const torn =
      error instanceof Error && 'code' in error && /^Z_|^ERR_STREAM_PREMATURE_CLOSE$/.test(String(error.code))
    throw torn ? new Refused({ code: 'import-unreadable', detail: 'GZIP' }) : error
  })
}

/** The files of one kind of upload that are being read. */
export type FilesRead = {
  /** Rows read so far, by upload: told while the answer is still on its way. */
  readonly progress: Map<string, number>
  /** Reads one as a long act about it. @throws {Refused} `under-way`, and what the work throws */
  read(it: { readonly uploadId: string; readonly personId: string }, work: () => Promise<void>): Promise<void>
}

export function readingFiles(longAct: LongAct): FilesRead {
  const progress = new Map<string, number>()
  return {
    progress,
    read: ({ uploadId, personId }, work) =>
      longAct({ about: uploadId, personId }, async () => {
        try {
          await work()
        } finally {
          progress.delete(uploadId)
        }
      }),
  }
}

type Make<Field extends string> = {
  readonly purpose: UploadPurpose
  readonly vocabulary: Vocabulary<Field>
  find(rows: readonly Row[]): Header<Field> | null
}

/** A table whose header was found, and how its columns are read: as a person said of this make, else by their names. */
export type OpenTable<Field extends string> = {
  readonly found: Header<Field>
  readonly saved: SavedMapping | null
  readonly columns: Columns<Field>
  /** How its dates in numbers are read: as said now, else of this make. */
  readonly dayOrder: DayOrder
  /** The first rows, with those of the header and above it. */
  readonly first: readonly Row[]
  /** All rows below the header. */
  readonly rows: AsyncGenerator<readonly Row[]>
}

/** @throws {Refused} `import-empty` */
export async function openTable<Field extends string>(
  db: Db,
  table: Table,
  make: Make<Field>,
  said: DayOrder | undefined,
  now: Date,
): Promise<OpenTable<Field>> {
  const first: readonly Row[] = (await table.batches.next()).value ?? []
  const found = make.find(first)
  if (!found) throw new Refused({ code: 'import-empty' })
  const saved = await useMapping(db, { purpose: make.purpose, makeHash: makeHashOf(found.header) }, now)
  const columns = saved ? knownColumns(saved.columns, found.header, make.vocabulary) : found.columns
  const dayOrder = said ?? saved?.dayOrder ?? 'day-first'
  return { found, saved, columns, dayOrder, first, rows: continued(first.slice(found.below), table) }
}

async function* continued(first: readonly Row[], { batches }: Table): AsyncGenerator<readonly Row[]> {
  if (first.length > 0) yield first
  yield* batches
}

/** Keeps rows on their way to whoever judges them. */
export async function* keeping(
  tx: Tx,
  uploadId: string,
  batches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  let number = 0
  for await (const batch of batches) {
    await insertBatch(tx, uploadId, number++, batch)
    yield batch
  }
}

/** Who says how tables of a make are read. */
export type By = { readonly personId: string; readonly postId: string }

/** Remembers for the next table of this make how a person says that it is read. */
export async function keepMapping(
  tx: Tx,
  it: Omit<SavedMapping, 'id'> & { readonly purpose: UploadPurpose; readonly header: readonly string[]; readonly by: By }, // prettier-ignore
  now: Date,
): Promise<void> {
  const { purpose, by } = it
  const makeHash = makeHashOf(it.header)
  const mappingId = await saveMapping(tx, { ...it, makeHash, personId: by.personId }, now)
  await append(tx, { kind: 'mapping-saved', mappingId, purpose, makeHash, ...by }, now)
}

/** Of an order of dates that a person said while uploading; columns that they still have to say are left to them. */
export async function keepDayOrder(
  tx: Tx,
  it: { readonly open: OpenTable<string>; readonly shape: UploadShape; readonly purpose: UploadPurpose; readonly fileName: string; readonly by: By }, // prettier-ignore
  now: Date,
): Promise<void> {
  const { saved, dayOrder } = it.open
  if (dayOrder === (saved?.dayOrder ?? 'day-first') || it.shape.doubled !== null) return
  const name = saved?.name ?? it.fileName.replace(/\.[a-z]+$/i, '').slice(0, MAPPING_NAME_MAX)
  await keepMapping(tx, { ...it.shape, purpose: it.purpose, name, dayOrder, by: it.by }, now)
}

const PROBLEMS_AT_ONCE = 1_000

type Problem = { readonly column: string; readonly sentence: string; readonly value: string }
type BadRow = { readonly number: number; readonly problems: readonly Problem[] }

/** The rows that stay out, as lines of a CSV file; `list` gives so many of those after a number. */
export async function* problemLines(
  list: (after: number, limit: number) => Promise<readonly BadRow[]>,
  language: Language,
): AsyncGenerator<string> {
  const { columnRow, columnColumn, columnProblem, columnCell } = inventoryWords
  yield CSV_START + csvLine([columnRow, columnColumn, columnProblem, columnCell].map((word) => word[language]))
  for (let after = 0; ;) {
    const rows = await list(after, PROBLEMS_AT_ONCE)
    if (rows.length === 0) return
    yield rows
      .flatMap(({ number, problems }) => problems.map((problem) => ({ number, ...problem })))
      .map(({ number, column, sentence, value }) => csvLine([number, column, sentence, value]))
      .join('')
    after = rows.at(-1)?.number ?? after
  }
}
