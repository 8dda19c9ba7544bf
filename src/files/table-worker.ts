import { isUtf8 } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { CsvError, parse } from 'csv-parse'
import readXlsx from 'read-excel-file/universal'
import { delimiterOf } from './delimiter.ts'
import type { FromTableWorker, TableAsk, TableRow } from './table.ts'
import { repackZip, ZipRefused } from './zip.ts'

/**
 * Reads one table in a thread of its own, with a heap of its own: a table that is too much for it ends the thread, not
 * the office. Rows go out in batches, the next when the last was taken.
 */

const EXPANDED_MB_MAX = 256 // 100,000 rows of eight columns expand to about 50
const BATCH_ROWS = 500
const BATCH_CHARS = 1_000_000
const CELL_CHARS = 20_000 // longer than any field may be, so that it is refused by its row and not kept whole
const CELLS_MAX = 256
const RECORD_CHARS_MAX = 4_000_000 // one row; a quotation mark that is never closed ends here

/** Of a workbook, with blank ones: it is read as a whole, and beyond them for minutes before its thread has no memory left. */
const SHEET_ROWS_MAX = 150_000
const TABLE_ROWS_MAX = 100_000 // what any table may have, said to who brings more

const port = parentPort
if (!port) throw new Error('a table is read in a worker')
const send = (message: FromTableWorker) => port.postMessage(message)

await readTable(workerData as TableAsk).catch((error: unknown) => {
  if (error instanceof ZipRefused)
    return send(
      error.why === 'expands' ? { refused: { code: 'import-expands', max: EXPANDED_MB_MAX } } : unreadable('ZIP'),
    )
  throw error
})

async function readTable(ask: TableAsk): Promise<void> {
  const bytes = await readFile(ask.path)
  if (bytes.length === 0) return send({ refused: { code: 'import-empty' } })
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) return readSheets(bytes, ask.sheet)
  if (bytes.readUIntBE(0, Math.min(4, bytes.length)) === 0xd0_cf_11_e0) return send(unreadable('XLS'))
  if (/\.xlsx$/i.test(ask.name)) return send(unreadable('XLSX'))
  const encoding = encodingOf(bytes)
  if (isBinary(bytes, encoding)) return send(unreadable(''))
  return readCsv(bytes, encoding)
}

function unreadable(detail: string): FromTableWorker {
  return { refused: { code: 'import-unreadable', detail } }
}

// --- CSV

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** By its byte-order mark, else by what its bytes can be: Excel in Indonesia still writes Windows-1252. */
function encodingOf(bytes: Buffer): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const start = bytes.subarray(0, 1_024)
  const nuls = [0, 0]
  for (const [at, byte] of start.entries()) if (byte === 0) nuls[at % 2] = (nuls[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = nuls
  if (odd > start.length / 4 && even < start.length / 50) return 'utf-16le'
  if (even > start.length / 4 && odd < start.length / 50) return 'utf-16be'
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252'
}

function isBinary(bytes: Buffer, encoding: Encoding): boolean {
  if (encoding.startsWith('utf-16')) return false
  const start = bytes.subarray(0, 4_096)
  if (start.subarray(0, 5).equals(Buffer.from('%PDF-'))) return true
  const odd = start.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length
  return odd > start.length / 20
}

async function readCsv(bytes: Buffer, encoding: Encoding): Promise<void> {
  const decoder = new TextDecoder(encoding)
  const pieces = decodeInPieces(bytes, decoder)
  let first = pieces.next().value ?? ''
  const said = /^sep=(.)\r?\n/i.exec(first) // Excel's own way to name the delimiter
  if (said) first = first.slice(said[0].length)
  const delimiter = said?.[1] ?? delimiterOf(first)
  send({ shape: { format: 'csv', encoding, delimiter, sheet: null, sheets: [] } })

  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: RECORD_CHARS_MAX,
    record_delimiter: ['\r\n', '\n', '\r'],
  })
  const feed = (async () => {
    for (let piece: string | undefined = first; piece !== undefined; piece = pieces.next().value)
      if (!parser.write(piece)) await new Promise((resolve) => parser.once('drain', resolve))
    parser.end()
  })()
  let number = 0
  try {
    await sendRows(
      (async function* () {
        for await (const record of parser) yield { number: ++number, cells: cut(record as string[]) }
      })(),
    )
    await feed
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return send({ refused: { code: 'import-quote-open', row: recordsBefore(error) + 1 } })
  }
  send({ end: true })
}

function* decodeInPieces(bytes: Buffer, decoder: TextDecoder): Generator<string> {
  const PIECE_BYTES = 1 << 20
  for (let at = 0; at < bytes.length; at += PIECE_BYTES)
    yield decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: at + PIECE_BYTES < bytes.length })
}

/** How many rows the parser had read when it gave up; those on their way to us are not lost in the count. */
function recordsBefore(error: CsvError): number {
  return 'records' in error && typeof error.records === 'number' ? error.records : 0
}

// --- XLSX

async function readSheets(bytes: Buffer, wanted: string | null): Promise<void> {
  const safe = repackZip(bytes, {
    keep: (name) => name.endsWith('.xml') || name.endsWith('.rels'),
    expandedBytesMax: EXPANDED_MB_MAX * 1024 * 1024,
  })
  if (hasMore(safe, '<row', SHEET_ROWS_MAX) || hasMore(safe, ':row', SHEET_ROWS_MAX))
    return send({ refused: { code: 'import-too-many-rows', max: TABLE_ROWS_MAX } })
  const input = safe.buffer.slice(safe.byteOffset, safe.byteOffset + safe.length) as ArrayBuffer
  const sheets = await readXlsx<string>(input, { parseNumber: (text) => text }).catch((error: unknown) => {
    if (error instanceof RangeError) throw error
    return null // what the library says of a broken workbook is not for people
  })
  if (!sheets) return send(unreadable('XLSX'))
  const names = sheets.map(({ sheet }) => sheet)
  const chosen = wanted === null ? (sheets.find(({ data }) => data.length > 1) ?? sheets[0]) : sheets.find(({ sheet }) => sheet === wanted) // prettier-ignore
  if (!chosen) return send({ refused: wanted === null ? { code: 'import-empty' } : { code: 'import-sheet-unknown', field: 'sheet' } }) // prettier-ignore
  send({ shape: { format: 'xlsx', encoding: null, delimiter: null, sheet: chosen.sheet, sheets: names.slice(0, 100) } })
  await sendRows(
    (async function* () {
      for (const [at, row] of chosen.data.entries()) yield { number: at + 1, cells: cut(row.map(textOf)) }
    })(),
  )
  send({ end: true })
}

/** Whether a word stands in these bytes more often than that. */
function hasMore(bytes: Buffer, word: string, max: number): boolean {
  let count = 0
  for (let at = bytes.indexOf(word); at >= 0 && count <= max; at = bytes.indexOf(word, at + word.length)) count++
  return count > max
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? dayOrInstantOf(cell) : String(cell)
}

/** `2026-08-17`, with its time of day where it has one: `2026-08-17T07:00`. */
function dayOrInstantOf(cell: Date): string {
  if (Number.isNaN(cell.getTime())) return ''
  // Spreadsheets keep a time as a fraction of a day, which may be a hair before the minute.
  const at = new Date(cell.getTime() + 50).toISOString()
  return at.slice(11, 16) === '00:00' ? at.slice(0, 10) : at.slice(0, 16)
}

// --- Batches

function cut(cells: readonly string[]): string[] {
  const kept = cells.slice(0, CELLS_MAX).map((cell) => (cell.length > CELL_CHARS ? wholeCut(cell) : cell))
  const beyond = cells.slice(CELLS_MAX).find((cell) => cell.trim() !== '')
  return beyond === undefined ? kept : [...kept, wholeCut(beyond)]
}

/** Cut where no character is torn apart. */
function wholeCut(cell: string): string {
  const end = cell.charCodeAt(CELL_CHARS - 1)
  return cell.slice(0, end >= 0xd8_00 && end < 0xdc_00 ? CELL_CHARS - 1 : CELL_CHARS)
}

async function sendRows(rows: AsyncIterable<TableRow>): Promise<void> {
  let batch: TableRow[] = []
  let chars = 0
  for await (const row of rows) {
    batch.push(row)
    for (const cell of row.cells) chars += cell.length
    if (batch.length < BATCH_ROWS && chars < BATCH_CHARS) continue
    await hand(batch)
    batch = []
    chars = 0
  }
  if (batch.length > 0) await hand(batch)
}

async function hand(rows: TableRow[]): Promise<void> {
  const taken = new Promise((resolve) => port?.once('message', resolve))
  send({ rows })
  await taken
}
