/** What a table of classification codes or of retention says, row by row, and what is wrong with it. */
import { findColumns } from '../../base/spreadsheet.ts'
import { isPlain } from '../../base/text.ts'
import type { RowProblemCode } from '../../base/words/filing.ts'
import { SERIES_MAX, type TableKind } from './filing.ts'
import type { CountedFrom, Fate } from './retention.ts'

/** A regulation's whole scheme has some four thousand codes. */
export const TABLE_ROWS_MAX = 10_000
const CODE_MAX = 40
const TITLE_MAX = 500
const BASIS_MAX = 500
const YEARS_MAX = 100

export const tableColumns = {
  classification: ['code', 'title'],
  retention: ['series', 'code', 'activeYears', 'inactiveYears', 'fate', 'countedFrom', 'basis'],
} as const
export type TableColumn = (typeof tableColumns)[TableKind][number]

/** Without these a table is none. */
const NEEDED: Readonly<Record<TableKind, readonly TableColumn[]>> = {
  classification: ['code', 'title'],
  retention: ['series', 'code', 'activeYears', 'inactiveYears', 'fate'],
}

/** Headers as Siar writes them and as offices do. */
const HEADERS: Readonly<Record<TableColumn, readonly string[]>> = {
  code: ['kode', 'kode klasifikasi', 'klasifikasi', 'code', 'classification code'],
  title: ['uraian', 'judul', 'nama', 'jenis arsip', 'title', 'heading'],
  series: ['seri', 'seri arsip', 'jenis arsip', 'jenis/seri arsip', 'jenis / seri arsip', 'series', 'record series'],
  activeYears: ['aktif', 'aktif (tahun)', 'retensi aktif', 'active', 'active (years)'],
  inactiveYears: ['inaktif', 'inaktif (tahun)', 'retensi inaktif', 'inactive', 'inactive (years)'],
  fate: ['nasib akhir', 'nasib', 'keterangan', 'tindakan akhir', 'fate', 'final action'],
  countedFrom: ['dihitung dari', 'dihitung sejak', 'counted from'],
  basis: ['dasar hukum', 'dasar', 'legal basis', 'basis'],
}

const FATES: ReadonlyMap<string, Fate> = new Map([
  ...(['musnah', 'dimusnahkan', 'destroy', 'destroyed'] as const).map((it) => [it, 'destroy'] as const),
  ...(['dinilai kembali', 'nilai kembali', 'review'] as const).map((it) => [it, 'review'] as const),
  ...(['permanen', 'statis', 'permanent'] as const).map((it) => [it, 'permanent'] as const),
])

const STARTS: ReadonlyMap<string, CountedFrom> = new Map([
  ...(['', 'akhir tahun', 'year end', 'end of the year'] as const).map((it) => [it, 'year-end'] as const),
  ...(['penutupan', 'hari penutupan', 'closing', 'closing day'] as const).map((it) => [it, 'closing'] as const),
])

export type CodeRow = { readonly code: string; readonly title: string }
export type RetentionRow = {
  readonly series: string
  readonly code: string
  readonly activeYears: number
  readonly inactiveYears: number
  readonly fate: Fate
  readonly countedFrom: CountedFrom
  readonly basis: string
}

export type RowProblem = {
  /** As a spreadsheet numbers it. */
  readonly row: number
  readonly column: TableColumn
  readonly code: RowProblemCode
  /** What stands there, cut to be shown. */
  readonly value: string
  /** The row that says the same, or the code that is not there. */
  readonly about: string
}
export type TableRow = { readonly number: number; readonly cells: readonly string[] }
export type Header = Partial<Record<TableColumn, number>>

/** Which column holds what; null when this row is no header of such a table. */
export function mapTableHeader(kind: TableKind, cells: readonly string[]): Header | null {
  const header = findColumns(cells, HEADERS, tableColumns[kind])
  return NEEDED[kind].every((column) => header[column] !== undefined) ? header : null
}

/** A code's parent by its parts, `500.12.2` → `500.12`; null for a code of one part. */
export function parentOf(code: string): string | null {
  const at = code.lastIndexOf('.')
  return at < 0 ? null : code.slice(0, at)
}

/** The codes of a table in its order, and every row that is not right by its number. */
export function judgeClassification(
  rows: readonly TableRow[],
  header: Header,
): { rows: CodeRow[]; problems: RowProblem[] } {
  const problems: RowProblem[] = []
  const firstAt = new Map<string, number>()
  const good: { row: number; code: string; title: string }[] = []
  for (const { number, cells } of rows) {
    const read = reader(number, cells, header, problems)
    const code = read.code()
    const title = read.text('title', TITLE_MAX, 1)
    if (code === null) continue
    const twin = firstAt.get(code.toLowerCase())
    if (twin !== undefined) read.wrong('code', code.includes('.') ? 'twice-code' : 'twice', String(twin))
    else firstAt.set(code.toLowerCase(), number)
    if (title !== null && twin === undefined) good.push({ row: number, code, title })
  }
  for (const { row, code } of good) {
    const parent = parentOf(code)
    if (parent !== null && !firstAt.has(parent.toLowerCase()))
      problems.push({ row, column: 'code', code: 'no-parent', value: code, about: parent })
  }
  return { rows: good.map(({ code, title }) => ({ code, title })), problems: inOrder(problems) }
}

/**
 * The series of a table in its order, and every row that is not right by its number.
 * @param codes the classification that counts
 */
export function judgeRetention(
  rows: readonly TableRow[],
  header: Header,
  codes: readonly string[],
): { rows: RetentionRow[]; problems: RowProblem[] } {
  const problems: RowProblem[] = []
  const known = new Map(codes.map((code) => [code.toLowerCase(), code]))
  const firstAt = new Map<string, number>()
  const good: RetentionRow[] = []
  for (const { number, cells } of rows) {
    const read = reader(number, cells, header, problems)
    const series = read.text('series', SERIES_MAX, 1)
    const given = read.code()
    const code = given === null ? null : (known.get(given.toLowerCase()) ?? read.wrong('code', 'unknown-code', given))
    const activeYears = read.years('activeYears')
    const inactiveYears = read.years('inactiveYears')
    const fate = FATES.get(read.cell('fate').toLowerCase()) ?? read.wrong('fate', 'fate')
    const countedFrom = STARTS.get(read.cell('countedFrom').toLowerCase()) ?? read.wrong('countedFrom', 'counted-from')
    const basis = read.text('basis', BASIS_MAX, 0)
    const twin = series === null ? undefined : firstAt.get(series.toLowerCase())
    if (twin !== undefined) read.wrong('series', 'twice', String(twin))
    else if (series !== null) firstAt.set(series.toLowerCase(), number)
    if (series === null || code === null || activeYears === null || inactiveYears === null) continue
    if (fate === null || countedFrom === null || basis === null || twin !== undefined) continue
    good.push({ series, code, activeYears, inactiveYears, fate, countedFrom, basis })
  }
  return { rows: good, problems: inOrder(problems) }
}

/** Reads the cells of one row and notes what is wrong with each. */
function reader(row: number, cells: readonly string[], header: Header, problems: RowProblem[]) {
  // An apostrophe that keeps a spreadsheet from running a text is not part of it.
  const cell = (column: TableColumn) =>
    (cells[header[column] ?? -1] ?? '')
      .normalize('NFC')
      .trim()
      .replace(/^'(?=[=+\-@])/, '')
  const wrong = (column: TableColumn, code: RowProblem['code'], about = ''): null => {
    problems.push({ row, column, code, value: [...cell(column)].slice(0, 60).join('').toWellFormed(), about })
    return null
  }
  const text = (column: TableColumn, max: number, min: number): string | null => {
    const found = cell(column).replaceAll('\r\n', '\n')
    if (!isPlain(found)) return wrong(column, 'broken')
    if (found.length < min) return wrong(column, 'missing')
    return [...found].length > max ? wrong(column, 'too-long', String(max)) : found
  }
  const code = (): string | null => {
    const found = text('code', CODE_MAX, 1)
    if (found === null) return null
    return /^[0-9A-Za-z]+(?:\.[0-9A-Za-z]+)*$/.test(found) ? found : wrong('code', 'code')
  }
  const years = (column: 'activeYears' | 'inactiveYears'): number | null => {
    const found = cell(column)
    if (found === '') return wrong(column, 'missing')
    if (found === '-' || found === '–') return 0 // as schedules write "none"
    const whole = /^(\d{1,3})\s*(?:tahun|th\.?|years?)?$/i.exec(found)
    const count = whole ? Number(whole[1]) : YEARS_MAX + 1
    return count <= YEARS_MAX ? count : wrong(column, 'years', String(YEARS_MAX))
  }
  return { cell, wrong, text, code, years }
}

const inOrder = (problems: readonly RowProblem[]) => problems.toSorted((a, b) => a.row - b.row)

/** How a table differs from the one that counts: what is new, what says something else, what is no longer there. */
export function countChanges<Row>(
  before: readonly Row[],
  after: readonly Row[],
  nameOf: (row: Row) => string,
): { added: number; changed: number; same: number; gone: number } {
  const known = new Map(before.map((it) => [nameOf(it).toLowerCase(), JSON.stringify(it)]))
  const count = { added: 0, changed: 0, same: 0, gone: 0 }
  for (const it of after) {
    const was = known.get(nameOf(it).toLowerCase())
    if (was === undefined) count.added++
    else if (was === JSON.stringify(it)) count.same++
    else count.changed++
  }
  return { ...count, gone: before.length - count.changed - count.same }
}
