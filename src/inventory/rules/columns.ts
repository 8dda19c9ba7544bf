/**
 * Which column of a stranger's table holds what. Offices write their tables in their own way: letterhead above, a header
 * of up to three rows with merged cells, a row that numbers the columns. So the header is looked for, its merged rows are
 * read as one, and a person may say otherwise for every column. Pure.
 */
import { oneLine } from '../../base/text.ts'

/** One row of a table, numbered as a spreadsheet shows it. */
export type Row = { readonly number: number; readonly cells: readonly string[] }

export type Columns<Field extends string> = Readonly<Partial<Record<Field, number>>>

/** What columns may hold: names as offices head them, the plainest first; fields take their column in this order. */
export type Vocabulary<Field extends string> = {
  readonly fields: readonly Field[]
  readonly names: Readonly<Record<Field, readonly string[]>>
  /** The name that a heading stands for, where offices write one in too many ways to list. */
  readonly nameOf?: (heading: string) => string
}

/** A header cell: all that stands above its column, and what stands right above its cells. */
type Head = { readonly whole: string; readonly own: string }

/** The header of a table as it was read. */
export type Header<Field extends string> = {
  /** All that stands above each column, on one line. */
  readonly header: readonly string[]
  /** The number of its first row. */
  readonly row: number
  /** The place of the first row below it, among those that were seen. */
  readonly below: number
  readonly columns: Columns<Field>
  /** A name that two columns have, so that nobody can know which is meant; the field is left to a person. */
  readonly doubled: string | null
}

const HEADER_WITHIN = 30 // letterhead and title lines stand above the header of an official table
const HEADER_ROWS = 3 // the most that the forms of Permendagri 86/2017 have
const HEADER_CELL_MAX = 200

/**
 * The header among the first rows of a table: the row with the most columns that we know, else the fullest one. Null when
 * all of them are empty.
 */
export function findHeader<Field extends string>(
  rows: readonly Row[],
  vocabulary: Vocabulary<Field>,
): Header<Field> | null {
  const seen = rows.slice(0, HEADER_WITHIN)
  let best: { readonly known: number; readonly full: number; readonly found: Header<Field> } | null = null
  for (const [at, row] of seen.entries()) {
    const full = row.cells.filter((cell) => cell.trim() !== '').length
    if (full === 0) continue
    const band = bandFrom(seen, at)
    const heads = readBand(band)
    const { columns, doubled } = recognise(heads, vocabulary)
    const known = Object.keys(columns).length
    if (best && (known < best.known || (known === best.known && (known > 0 || full <= best.full)))) continue
    const header = heads.map(({ whole }) => whole.slice(0, HEADER_CELL_MAX).toWellFormed())
    best = { known, full, found: { header, row: row.number, below: at + band.length, columns, doubled } }
  }
  return best?.found ?? null
}

/** The rows of a header that begins there: below merged cells stand their parts, and nothing below its first column. */
function bandFrom(rows: readonly Row[], at: number): readonly Row[] {
  const band = [rows[at] as Row]
  while (band.length < HEADER_ROWS) {
    const above = band.at(-1) as Row
    const next = rows[at + band.length]
    if (!next || !isPartOf(above, next)) break
    band.push(next)
  }
  return band
}

function isPartOf(above: Row, next: Row): boolean {
  const first = above.cells.findIndex(isSaid)
  const said = next.cells.flatMap((cell, at) => (isSaid(cell) ? [at] : []))
  if (said.length === 0 || said.some((at) => at <= first || /^[\d(]/.test(next.cells[at]?.trim() ?? ''))) return false
  return said.some((at) => !isSaid(above.cells[at]))
}

const isSaid = (cell: string | undefined) => cell !== undefined && cell.trim() !== ''

function readBand(band: readonly Row[]): Head[] {
  const width = Math.max(...band.map(({ cells }) => cells.length))
  const heads: Head[] = []
  const over: string[] = [] // of each row the merged cell that reaches here
  for (let at = 0; at < width; at++) {
    const own = band.map(({ cells }) => oneLine(cells[at] ?? ''))
    const lowest = own.findLastIndex(isSaid)
    const parts = own.map((text, depth) => {
      if (isSaid(text)) {
        over.splice(depth, band.length, text)
        return text
      }
      return depth < lowest ? (over[depth] ?? '') : ''
    })
    heads.push({ whole: parts.filter(isSaid).join(' '), own: own[lowest] ?? '' })
  }
  return heads
}

/** A header's words without what differs from year to year and from hand to hand. */
export const plainHeader = (text: string) =>
  // As programs write them: isi_laporan, TanggalMasuk.
  oneLine(
    text
      .normalize('NFKC')
      .replaceAll('_', ' ')
      .replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' '),
  )
    .slice(0, HEADER_CELL_MAX)
    .toLowerCase()
    .replace(/[*:.]+$/, '')
    .replace(/^\(|\)$/g, '')
    .replace(/\(?\b(?:rp|rupiah|ribuan?|jutaan?)\b[.)]*$/, '')
    .replace(/\b(?:tahun|ta\.?)? ?\b20\d\d\b/g, ' ')
    .replace(/\s*([/,])\s*/g, '$1')
    .replaceAll(',', ', ')
    .replace(/\s+/g, ' ')
    .replace(/[ (]+$/, '')
    .trim()

function recognise<Field extends string>(
  heads: readonly Head[],
  { fields, names, nameOf = (heading) => heading }: Vocabulary<Field>,
): { columns: Columns<Field>; doubled: string | null } {
  const written = heads.map(({ whole }) => plainHeader(whole))
  const plain = heads.map(({ own }, at) => [nameOf(written[at] as string), nameOf(plainHeader(own))] as const)
  const taken = new Set<number>()
  const columns: Partial<Record<Field, number>> = {}
  let doubled: string | null = null
  const find = (name: string, which: 0 | 1) => plain.findIndex((it, at) => it[which] === name && !taken.has(at))
  for (const field of fields) {
    for (const name of names[field]) {
      const whole = find(name, 0)
      const at = whole >= 0 ? whole : find(name, 1)
      if (at < 0) continue
      taken.add(at)
      // As they are written: two that stand for one name are no doubles, `Program/Kegiatan` beside `Kegiatan/Sub Kegiatan`.
      const twin = written.findIndex((it, other) => other > at && it === written[at] && !taken.has(other))
      if (twin < 0) columns[field] = at
      else doubled ??= heads[at]?.whole ?? null
      break
    }
  }
  return { columns, doubled }
}

/** The columns that a person or a saved mapping says, as far as the table has them. */
export function knownColumns<Field extends string>(
  said: Readonly<Record<string, number>>,
  header: readonly string[],
  { fields }: Vocabulary<Field>,
): Columns<Field> {
  const columns: Partial<Record<Field, number>> = {}
  for (const field of fields) {
    const at = said[field]
    if (at !== undefined && at < header.length) columns[field] = at
  }
  return columns
}

const SAMPLES = 3
const SAMPLE_MAX = 60

/** Of each column its first values, short. */
export function samplesOf(rows: readonly Row[], width: number): string[][] {
  const samples: string[][] = Array.from({ length: width }, () => [])
  for (const { cells } of rows)
    for (const [at, found] of samples.entries()) {
      const said = oneLine(cells[at] ?? '')
      if (said !== '' && found.length < SAMPLES) found.push(excerpt(said, SAMPLE_MAX))
    }
  return samples
}

/** Whether a row holds nothing, or only numbers its columns: `(1) (2) (3)` under the header of an official table. */
export function isFiller(cells: readonly string[]): boolean {
  const said = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  if (said.length === 0) return true
  return (
    said.length > 1 &&
    said.every((cell, at) => /^\(?\d{1,2}\)?$/.test(cell) && Number(cell.replace(/[()]/g, '')) === at + 1)
  )
}

/** The cell of a column; a lone dash is how offices write "nothing here". */
export function cellAt(cells: readonly string[], at: number | undefined): string {
  const cell = at === undefined ? '' : (cells[at]?.trim() ?? '')
  return cell === '-' || cell === '–' || cell === '—' ? '' : cell
}

const EXCERPT_MAX = 80 // enough to find the cell, short enough for one line of the error list

/** The beginning of a text, for a list. */
export function excerpt(text: string, max = EXCERPT_MAX): string {
  const shown = text
    .slice(0, max)
    .toWellFormed()
    .replace(/[\p{Cc}]/gu, '\uFFFD')
  return text.length > max ? `${shown}…` : shown
}
