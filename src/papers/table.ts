/** Tables: registers with lines, forms with frames, and what only stands side by side. */
import type { Mark, Tag } from '../base/drawing.ts'
import type { Cell, Table } from '../base/paper.ts'
import { MM, tagIn, type Place } from './place.ts'
import { cutSlabs, heightOf, moved, spaceOf, stacked, type Slab } from './slabs.ts'

const LINE = 0.6

/** The slabs of a table: a row each, which know the head that stands above them on every page. */
export function layTable(table: Table, place: Place): Slab[] {
  const total = table.widths.reduce((sum, it) => sum + it, 0)
  const widths = table.widths.map((it) => (it / total) * place.width)
  const real = table.lines !== 'none'
  const tag = tagIn(place.tag, real ? 'Table' : 'Div')
  const inside = { ...place, size: place.size * (table.scale ?? 1) }
  const body: Slab[] = []
  const head = table.head && layHead(table, table.head, { place: inside, widths, tag: tagIn(tag, 'THead') })
  const rows = real && head ? tagIn(tag, 'TBody') : tag
  for (const row of table.rows) {
    const slab = rowSlab(layRow(table, row, { place: inside, widths, tag: rows, real }))
    body.push(head ? { ...slab, head } : slab)
  }
  const all = head ? [{ ...head, withNext: true }, ...body] : body
  return table.after ? [...all, spaceOf(table.after * MM)] : all
}

type Within = { readonly place: Place; readonly widths: readonly number[]; readonly tag: Tag }

/** A cell of a row, laid out. */
type LaidCell = {
  readonly x: number
  readonly width: number
  readonly slabs: readonly Slab[]
  readonly valign: 'top' | 'middle' | 'bottom'
}
type LaidRow = {
  readonly cells: readonly LaidCell[]
  readonly lines: Table['lines']
  readonly padding: number
  readonly width: number
}

/** Around the content of a table's cells, in points. */
export const paddingOf = (table: Table) => (table.padding ?? (table.lines === 'none' ? 0.5 : 1.2)) * MM

function cellOf(it: Cell | string, table: Table, at: number): Cell {
  if (typeof it !== 'string') return it
  const align = table.align?.[at]
  return { blocks: [{ kind: 'text', words: it, ...(align && { align }) }] }
}

function layRow(table: Table, row: readonly (Cell | string)[], within: Within & { real: boolean }): LaidRow {
  const { place, widths, real } = within
  const padding = paddingOf(table)
  const tag = tagIn(within.tag, real ? 'TR' : 'Div')
  const cells: LaidCell[] = []
  let [x, column] = [0, 0]
  for (const given of row) {
    const cell = cellOf(given, table, column)
    const span = cell.colSpan ?? 1
    const width = widths.slice(column, column + span).reduce((sum, it) => sum + it, 0)
    const role = real ? (cell.header ? 'TH' : 'TD') : 'Div'
    const inside = tagIn(tag, role, cell.header && real ? { scope: 'Row' } : {})
    const slabs = place.lay(cell.blocks, { ...place, width: Math.max(1, width - 2 * padding), tag: inside })
    cells.push({ x, width, slabs, valign: cell.valign ?? 'top' })
    x += width
    column += span
  }
  return { cells, lines: table.lines, padding, width: widths.reduce((sum, it) => sum + it, 0) }
}

function rowSlab(row: LaidRow): Slab {
  const height = Math.max(...row.cells.map((it) => heightOf(it.slabs)), 0) + 2 * row.padding
  const marks: Mark[] = []
  for (const cell of row.cells) {
    const inner = stacked(cell.slabs)
    const free = height - 2 * row.padding - inner.height
    const down = cell.valign === 'middle' ? free / 2 : cell.valign === 'bottom' ? free : 0
    marks.push(...moved(inner.marks, cell.x + row.padding, row.padding + down), ...frameOf(cell, row.lines, height))
  }
  return { height, marks, cut: (room) => cutRow(row, room) }
}

function frameOf(cell: Pick<LaidCell, 'x' | 'width'>, lines: Table['lines'], height: number): Mark[] {
  if (lines === 'none') return []
  return [
    { kind: 'rect', x: cell.x, y: 0, width: cell.width, height, radius: 0, stroke: LINE, fill: 'none', tag: null },
  ]
}

/** A row that goes on over the page's end: of each cell what fits, and the rest below. */
function cutRow(row: LaidRow, room: number): readonly [Slab, Slab] | null {
  const inner = room - 2 * row.padding
  const parts = row.cells.map((it) => cutSlabs(it.slabs, inner) ?? [[], it.slabs])
  if (parts.every(([first]) => first.length === 0)) return null
  const half = (which: 0 | 1) =>
    rowSlab({ ...row, cells: row.cells.map((it, at) => ({ ...it, slabs: parts[at]?.[which] ?? [], valign: 'top' })) })
  return [half(0), half(1)]
}

/** The rows that name the columns, with cells over several rows and columns, as one slab. */
export function layHead(
  table: Table,
  head: readonly (readonly (Cell | string)[])[],
  within: Within,
): Slab & { readonly rowHeights: readonly number[] } {
  const { place, widths, tag } = within
  const padding = paddingOf(table)
  const taken: boolean[][] = head.map(() => [])
  const heights = head.map(() => 0)
  const laid = head.flatMap((row, at) => {
    const rowTag = tagIn(tag, 'TR')
    let column = 0
    return row.map((given) => {
      while (taken[at]?.[column]) column++
      const cell = typeof given === 'string' ? bold(given) : given
      const [across, down] = [cell.colSpan ?? 1, cell.rowSpan ?? 1]
      for (let r = at; r < at + down; r++) for (let c = column; c < column + across; c++) (taken[r] ??= [])[c] = true
      const x = widths.slice(0, column).reduce((sum, it) => sum + it, 0)
      const width = widths.slice(column, column + across).reduce((sum, it) => sum + it, 0)
      const inside = {
        ...place,
        width: Math.max(1, width - 2 * padding),
        tag: tagIn(rowTag, 'TH', { scope: 'Column' }),
      }
      const content = stacked(place.lay(cell.blocks, inside))
      if (down === 1) heights[at] = Math.max(heights[at] as number, content.height + 2 * padding)
      column += across
      return { at, down, x, width, content }
    })
  })
  for (const { at, down, content } of laid) {
    const spanned = heights.slice(at, at + down).reduce((sum, it) => sum + it, 0)
    const lacking = content.height + 2 * padding - spanned
    if (lacking > 0) heights[at + down - 1] = (heights[at + down - 1] as number) + lacking
  }
  const tops = heights.map((_, at) => heights.slice(0, at).reduce((sum, it) => sum + it, 0))
  const marks = laid.flatMap(({ at, down, x, width, content }): Mark[] => {
    const y = tops[at] as number
    const height = heights.slice(at, at + down).reduce((sum, it) => sum + it, 0)
    const free = (height - content.height) / 2
    return [...moved(content.marks, x + padding, y + free), ...moved(frameOf({ x, width }, table.lines, height), 0, y)]
  })
  return { height: heights.reduce((sum, it) => sum + it, 0), marks, rowHeights: heights }
}

const bold = (words: string): Cell => ({ blocks: [{ kind: 'text', words, bold: true, align: 'center' }] })
