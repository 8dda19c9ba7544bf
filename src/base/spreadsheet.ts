import { oneLine } from './text.ts'

/** What a spreadsheet would run, when a text opened in it begins so (OWASP, "CSV Injection"). */
const FORMULA = /^[\t\r\n ]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r]/

/** Whether a spreadsheet may take this text for a formula. */
export function looksLikeFormula(text: string): boolean {
  return FORMULA.test(text)
}

/**
 * Which column of a table holds what, by its place, as the cells of its header say.
 * @param headers what each may be called, the better name first: a table with both has its column there
 * @param columns those that are looked for
 */
export function findColumns<Column extends string>(
  cells: readonly string[],
  headers: Readonly<Record<Column, readonly string[]>>,
  columns: readonly Column[] = Object.keys(headers) as Column[],
): Partial<Record<Column, number>> {
  const plain = cells.map((cell) => oneLine(cell.replace(CSV_START, '')).toLowerCase())
  const found: Partial<Record<Column, number>> = {}
  for (const column of columns) {
    const name = headers[column].find((it) => plain.includes(it))
    if (name !== undefined) found[column] = plain.indexOf(name)
  }
  return found
}

/** Excel reads UTF-8 only behind a byte-order mark. */
export const CSV_START = '\uFEFF'

/** One line of RFC 4180 with its line end; a text that looks like a formula gets an apostrophe and stays text. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(cell: string | number | null): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = looksLikeFormula(cell) ? `'${cell}` : cell
  return /[",;\r\n\t']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
