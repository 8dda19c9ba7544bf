/** Tables in a text: a line of headings, then lines with as many signs between. */
import { keyWords, type KeyKind } from './key-words.ts'

export type Table = {
  /** The sign between its cells. */
  readonly sign: number
  /** What each column holds, by its heading; null where the heading does not say. */
  readonly kinds: readonly (KeyKind | null)[]
}

const SIGNS = [';', '\t', '|', ','] as const
const CELLS_MAX = 60
const HEADING_MAX = 40

/**
 * The headings that this line ends with, or null. Read from its end, since other words may stand before them; a
 * heading is short and holds no figure.
 * @param from inclusive
 * @param to exclusive, the line's end
 */
export function headingsOf(text: string, from: number, to: number): Table | null {
  for (const sign of SIGNS) {
    const code = sign.charCodeAt(0)
    const cells: string[] = []
    let end = to
    let whole = true // cells may still stand before this one
    while (whole && cells.length < CELLS_MAX) {
      const furthest = Math.max(from, end - HEADING_MAX)
      let at = end
      while (at > furthest && text.charCodeAt(at - 1) !== code) at--
      const cell = text.slice(at, end)
      // What holds a figure, ends a sentence or is long began before the table: its last words are the first heading.
      const tail = cell.slice(Math.max(lastFigure(cell), lastSentence(cell), cell.lastIndexOf(': ')) + 1)
      whole = tail.length === cell.length && at > from && text.charCodeAt(at - 1) === code
      cells.push(tail)
      end = at - 1
    }
    if (cells.length < (sign === ',' ? 3 : 2)) continue
    const kinds = cells.reverse().map(kindOfHeading)
    if (kinds.some((kind) => kind !== null && kind !== 'other')) return { sign: code, kinds }
  }
  return null
}

function lastFigure(cell: string): number {
  let at = cell.length - 1
  while (at >= 0 && (cell.charCodeAt(at) < 48 || cell.charCodeAt(at) > 57)) at--
  return at
}

/** The full stop of the last sentence that ends in it; “No. KK” ends none. */
function lastSentence(cell: string): number {
  let at = cell.lastIndexOf('. ')
  while (at > 0 && /\b(?:no|nmr|telp|tlp|rek|hp)$/i.test(cell.slice(Math.max(0, at - 5), at)))
    at = cell.lastIndexOf('. ', at - 1)
  return at
}

/** How many of the sign a line holds. */
export function cellsOf(text: string, from: number, to: number, sign: number): number {
  let cells = 1
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === sign) cells++
  return cells
}

function kindOfHeading(heading: string): KeyKind | null {
  const names = heading.toLowerCase().match(/[a-z]+/g) ?? []
  let found: KeyKind | null = null
  for (const [at, name] of names.entries()) {
    const key = keyWords.get(name)
    if (!key) continue
    const before = names[at - 1] ?? ''
    if (key.after && !key.after.includes(before)) continue
    if (key.notAfter?.includes(before)) return 'other'
    if (!key.weak) return key.kind
    found ??= key.kind
  }
  return found
}
