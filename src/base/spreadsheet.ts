/** What a spreadsheet would run, when a text opened in it begins so (OWASP, "CSV Injection"). */
const FORMULA = /^[\t\r\n ]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r]/

/** Whether a spreadsheet may take this text for a formula. */
export function looksLikeFormula(text: string): boolean {
  return FORMULA.test(text)
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
