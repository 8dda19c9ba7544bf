/** The flow table of an SOP sheet: texts in their columns, shapes in the executors', arrows between them, page by page. */
import type { DrawnStep, Mark, Tag } from '../base/drawing.ts'
import type { Flow, FlowStep } from '../base/paper.ts'
import {
  BOTTOM_ROOM,
  LABEL_SIZE,
  leadsOf,
  letter,
  needsOf,
  PENTAGON,
  PENTAGON_ROOM,
  routePage,
  TOP_ROOM,
  YES_ROOM,
  type Columns,
  type FlowRow,
  type PentagonNeeds,
  type Routes,
} from './flow-routes.ts'
import { setLines, widthsOf, type Line } from './lines.ts'
import { lineMarks, MM, offsetOf, tagIn, type Place } from './place.ts'
import { cutSlabs, heightOf, moved, stacked, type Slab } from './slabs.ts'
import { layHead } from './table.ts'

const LINE = 0.6
const PADDING = 1.1 * MM
const NUMBER_WIDTH = 8 * MM
const TIME_WIDTH = 15 * MM
const ARROW = 3.4 // the head's length

/** One page for every part of the flow that fits one; each begins a new page. */
export function layFlow(flow: Flow, place: Place): Slab[] {
  const tag = tagIn(place.tag, 'Div')
  const title = place.lay([{ kind: 'heading', level: 2, words: flow.title, align: 'center' }], { ...place, tag })
  const plan = planOf(flow, place)
  const table = tagIn(tag, 'Table')
  const headTag = tagIn(table, 'THead')
  const heads = headOf(flow, plan, { ...place, tag: headTag })
  const rows = rowsOf(flow, plan, place, tagIn(table, 'TBody'))
  const pages = settle(rows, plan, {
    first: place.pageHeight - heightOf(title) - heads.height,
    next: place.pageHeight - heads.height,
  })
  const said = tagIn(tag, 'Figure', { alt: sayFlow(flow) })
  return pages.flatMap((page, at) => {
    const above = at === 0 ? title : []
    const head = at === 0 ? heads : { ...heads, marks: heads.marks.map((it) => ({ ...it, tag: null })) }
    const body = drawPage(page, { plan, place, tag: said })
    return [{ height: 0, marks: [], newPage: true as const }, stacked([...above, head, body])]
  })
}

/** Where the columns are, from the table's left. */
type Plan = { readonly columns: Columns; readonly texts: Texts; readonly x: Texts }
type Texts = Readonly<Record<'number' | 'activity' | 'inputs' | 'time' | 'outputs' | 'remarks', number>>

function planOf(flow: Flow, place: Place): Plan {
  const count = flow.posts.length
  const most = count === 1 ? 60 : count === 2 ? 34 : 24
  const width = Math.min(most, Math.max(11, 112 / count)) * MM
  const shape = Math.min(16 * MM, width - 3.6 * MM) // between two shapes stay tracks for arrows
  const rest = place.width - NUMBER_WIDTH - TIME_WIDTH - width * count
  const named = widthsOf([{ text: 'Keterangan', bold: true }], { fonts: place.fonts, size: place.size }).word
  const remarks = Math.max(named + 2 * PADDING + 1, rest * (flow.steps.some((it) => it.remarks !== '') ? 0.19 : 0))
  const share = (part: number) => (rest - remarks) * part
  const texts: Texts = {
    number: NUMBER_WIDTH,
    activity: share(0.43),
    inputs: share(0.285),
    time: TIME_WIDTH,
    outputs: share(0.285),
    remarks,
  }
  const left = texts.number + texts.activity
  const right = left + width * count
  return {
    columns: { left, width, count, shape },
    texts,
    x: {
      number: 0,
      activity: texts.number,
      inputs: right,
      time: right + texts.inputs,
      outputs: right + texts.inputs + texts.time,
      remarks: right + texts.inputs + texts.time + texts.outputs,
    },
  }
}

const TURNED_HEIGHT = 27 * MM

/** The rows above the steps. A post's name that is too wide for its column is written upwards; one too long even so is
 * numbered, and said above the table. */
function headOf(flow: Flow, plan: Plan, place: Place): Slab {
  const { columns, texts } = plan
  const setting = { fonts: place.fonts, size: place.size }
  const room = columns.width - 2 * PADDING
  const upright = flow.posts.every((it) => {
    const bold = [{ text: it.name, bold: true }]
    return widthsOf(bold, setting).word <= room && setLines(bold, { ...setting, width: room }).length <= 4
  })
  const turned = !upright && flow.posts.every((it) => turnedLines(it.name, place, columns.width) !== null)
  const cell = (words: string, span: { colSpan?: number; rowSpan?: number } = {}) => ({
    ...span,
    valign: 'middle' as const,
    blocks: [{ kind: 'text' as const, words, bold: true, align: 'center' as const }],
  })
  const names = flow.posts.map((it, at) => (upright ? it.name : turned ? ' ' : String(at + 1)))
  const height = turned ? [{ kind: 'space' as const, height: TURNED_HEIGHT / MM }] : []
  const table = {
    kind: 'table' as const,
    lines: 'all' as const,
    padding: PADDING / MM,
    rows: [],
    widths: [
      texts.number,
      texts.activity,
      ...flow.posts.map(() => columns.width),
      texts.inputs,
      texts.time,
      texts.outputs,
      texts.remarks,
    ],
  }
  const head = layHead(
    table,
    [
      [
        cell('No', { rowSpan: 2 }),
        cell('Kegiatan', { rowSpan: 2 }),
        cell('Pelaksana', { colSpan: flow.posts.length }),
        cell('Mutu Baku', { colSpan: 3 }),
        cell('Keterangan', { rowSpan: 2 }),
      ],
      [
        ...names.map((it, at) => (turned ? { ...cell(flow.posts[at]?.name ?? ''), blocks: height } : cell(it))),
        cell('Kelengkapan'),
        cell('Waktu'),
        cell('Output'),
      ],
    ],
    { place, widths: table.widths, tag: place.tag },
  )
  if (turned) return { ...head, marks: [...head.marks, ...turnedNames(flow, plan, place, head.height)] }
  if (upright) return head
  const legend = flow.posts.map((it, at) => `${at + 1} = ${it.name}`).join('; ')
  const said = place.lay([{ kind: 'text', words: `Pelaksana: ${legend}`, scale: 0.9, after: 1.5 }], place)
  return stacked([...said, head])
}

function turnedLines(name: string, place: Place, width: number): readonly Line[] | null {
  const setting = { fonts: place.fonts, size: place.size, width: TURNED_HEIGHT - 2 * PADDING }
  const words = [{ text: name, bold: true }]
  const lines = setLines(words, setting)
  const fits = widthsOf(words, setting).word <= setting.width
  return fits && lines.reduce((sum, it) => sum + it.height, 0) <= width - PADDING ? lines : null
}

function turnedNames(flow: Flow, { columns }: Plan, place: Place, bottom: number): Mark[] {
  return flow.posts.flatMap((post, at) => {
    const lines = turnedLines(post.name, place, columns.width) ?? []
    const thick = lines.reduce((sum, it) => sum + it.height, 0)
    const tag = tagIn(place.tag, 'P')
    let x = columns.left + at * columns.width + (columns.width - thick) / 2
    return lines.flatMap((line) => {
      const baseline = x + line.ascent
      x += line.height
      return lineMarks(line, { x: 0, baseline: 0, tag }).flatMap((mark): Mark[] =>
        mark.kind === 'text' ? [{ ...mark, x: baseline, y: bottom - PADDING - 1 - mark.x, turned: true }] : [],
      )
    })
  })
}

/** A row before it is known where it stands; of one that is torn, the shape is in the first part. */
type Row = {
  readonly step: FlowStep
  readonly column: number
  readonly whole: boolean
  readonly cells: readonly { readonly key: keyof Texts; readonly slabs: readonly Slab[] }[]
  /** Of the structure: the cell of the executor, in which the shape stands. */
  readonly shapeTag: Tag
}
const keys = ['number', 'activity', 'inputs', 'time', 'outputs', 'remarks'] as const

function rowsOf(flow: Flow, plan: Plan, place: Place, tag: Tag): Row[] {
  const words = (step: FlowStep, key: (typeof keys)[number]) => (key === 'number' ? String(step.number) : step[key])
  return flow.steps.map((step) => {
    const row = tagIn(tag, 'TR')
    const column = flow.posts.findIndex((it) => it.id === step.executor)
    let shapeTag = row
    const cells = keys.map((key) => {
      const cell = tagIn(row, key === 'number' ? 'TH' : 'TD', key === 'number' ? { scope: 'Row' } : {})
      const align = key === 'number' || key === 'time' ? ('center' as const) : ('left' as const)
      const inside = { ...place, width: plan.texts[key] - 2 * PADDING, tag: cell }
      if (key === 'activity')
        for (const [at, post] of flow.posts.entries()) {
          const under = tagIn(row, 'TD')
          if (at === column) shapeTag = tagIn(under, 'Figure', { alt: `${sayShape(step)}: ${post.name}` })
        }
      return { key, slabs: place.lay([{ kind: 'text', words: words(step, key), align }], inside) }
    })
    return { step, column, whole: true, cells, shapeTag }
  })
}

const shapeNames = { start: 'Mulai', process: 'Kegiatan', decision: 'Keputusan', end: 'Selesai' } as const
const sayShape = (step: FlowStep) => shapeNames[step.shape]

/** The flow in words, for who does not see the arrows. */
function sayFlow(flow: Flow): string {
  const said = flow.steps.flatMap((step) => {
    const leads = leadsOf(step)
    if (leads.length === 0) return []
    const to = leads.map((it) =>
      step.no === null ? `ke langkah ${it.to}` : `${it.by === 'no' ? 'TIDAK' : 'YA'} ke langkah ${it.to}`,
    )
    return [`langkah ${step.number} ${to.join(', ')}`]
  })
  return `Alur: ${said.join('; ')}.`
}

const shapeHeight = (step: FlowStep, { shape }: Columns) =>
  step.shape === 'decision' ? Math.min(10 * MM, shape) : Math.min(8 * MM, shape * 0.66)
const textHeight = (row: Row) => Math.max(...row.cells.map((it) => heightOf(it.slabs))) + 2 * PADDING

function roomAbove(row: Row, needs: PentagonNeeds): number {
  return TOP_ROOM + (needs.above.has(row.step.number) ? PENTAGON_ROOM : 0)
}
function roomBelow(row: Row, needs: PentagonNeeds): number {
  const label = row.step.shape === 'decision' ? YES_ROOM : BOTTOM_ROOM
  return label + (needs.below.has(row.step.number) ? PENTAGON_ROOM : 0)
}
function rowHeight(row: Row, columns: Columns, needs: PentagonNeeds): number {
  if (!row.whole || row.column < 0) return textHeight(row)
  return Math.max(textHeight(row), roomAbove(row, needs) + shapeHeight(row.step, columns) + roomBelow(row, needs))
}

/** A page's rows where they stand, and the arrows between them. */
type Page = { readonly rows: readonly PlacedRow[]; readonly routes: Routes; readonly height: number }
type PlacedRow = { readonly row: Row; readonly y: number; readonly height: number; readonly flow: FlowRow | null }

/**
 * Rows on pages. Which rows need room for a pentagon depends on where the pages end, and that on the rows' heights: room
 * once given is kept, so it settles after twice as many rounds as there are rows, at most.
 */
function settle(rows: readonly Row[], { columns }: Plan, room: Room): Page[] {
  const needs: PentagonNeeds = { above: new Set(), below: new Set() }
  for (;;) {
    const pages = fill(rows, { columns, needs, room }).map((page) => placeRows(page, columns, needs))
    const flows = pages.map((page) => page.flatMap((it) => it.flow ?? []))
    const across = needsOf(flows.map((page) => page.map((it) => it.step)))
    const letterOf = lettersOf(flows)
    const drawn = pages.map((page, at) => ({
      rows: page,
      routes: routePage(flows[at] as FlowRow[], columns, { letterOf, sent: across.above }),
      height: page.reduce((sum, it) => sum + it.height, 0),
    }))
    const before = needs.above.size + needs.below.size
    for (const found of [across, ...drawn.map((it) => it.routes.crowded)]) {
      for (const step of found.above) needs.above.add(step)
      for (const step of found.below) needs.below.add(step)
    }
    if (needs.above.size + needs.below.size === before) return drawn
  }
}

function placeRows(rows: readonly Row[], columns: Columns, needs: PentagonNeeds): PlacedRow[] {
  let y = 0
  return rows.map((row) => {
    const height = rowHeight(row, columns, needs)
    const top = y
    y += height
    if (!row.whole || row.column < 0) return { row, y: top, height, flow: null }
    const [above, below, shape] = [roomAbove(row, needs), roomBelow(row, needs), shapeHeight(row.step, columns)]
    const shapeTop = top + above + (height - above - below - shape) / 2
    const flow = { step: row.step, column: row.column, top, bottom: y, shapeTop, shapeHeight: shape }
    return { row, y: top, height, flow }
  })
}

type Room = { readonly first: number; readonly next: number }

function fill(
  rows: readonly Row[],
  { columns, needs, room }: { columns: Columns; needs: PentagonNeeds; room: Room },
): Row[][] {
  const pages: Row[][] = [[]]
  let left = room.first
  const queue = rows.toReversed()
  for (let row = queue.pop(); row; row = queue.pop()) {
    const page = pages.at(-1) as Row[]
    const height = rowHeight(row, columns, needs)
    if (height <= left) {
      page.push(row)
      left -= height
      continue
    }
    if (page.length > 0) queue.push(row)
    else {
      const parts = tear(row, left)
      page.push(parts ? parts[0] : row)
      if (parts) queue.push(parts[1])
    }
    pages.push([])
    left = room.next
  }
  return pages.filter((page, at) => page.length > 0 || at === 0)
}

/** A row higher than a page: its texts go on in a second row. */
function tear(row: Row, height: number): readonly [Row, Row] | null {
  const parts = row.cells.map((it) => cutSlabs(it.slabs, height - 2 * PADDING) ?? [[], it.slabs])
  if (parts.every(([first]) => first.length === 0)) return null
  const half = (which: 0 | 1) => row.cells.map((it, at) => ({ ...it, slabs: parts[at]?.[which] ?? [] }))
  return [{ ...row, cells: half(0) }, { ...row, cells: half(1), whole: false }] // prettier-ignore
}

/** A letter for each step that is led to by pentagons, in the order in which they are met. */
function lettersOf(pages: readonly (readonly FlowRow[])[]): (step: number) => string {
  const steps = pages.flat().map((it) => it.step.number)
  const led = new Map<number, string>()
  return (step) => {
    if (!steps.includes(step)) throw new Error('an arrow leads to a step of the sheet')
    const known = led.get(step) ?? letter(led.size)
    led.set(step, known)
    return known
  }
}

function drawPage(page: Page, { plan, place, tag }: { plan: Plan; place: Place; tag: Tag }): Slab {
  const marks: Mark[] = []
  const steps: DrawnStep[] = []
  for (const { row, y, height } of page.rows) marks.push(...cellMarks(row, plan, { y, height }))
  for (const { row, flow } of page.rows) {
    if (!flow) continue
    const box = shapeBox(flow, plan.columns)
    marks.push(shapeMark(row.step.shape, box, row.shapeTag))
    steps.push({ step: row.step.number, ...box })
  }
  marks.push(...routeMarks(page.routes, place, tag))
  return { height: page.height, marks, steps }
}

function cellMarks(row: Row, plan: Plan, { y, height }: { y: number; height: number }): Mark[] {
  const marks: Mark[] = []
  const frame = (x: number, width: number): Mark => ({ kind: 'rect', x, y, width, height, radius: 0, stroke: LINE, fill: 'none', tag: null }) // prettier-ignore
  for (const { key, slabs } of row.cells) {
    const inner = stacked(slabs)
    const down = key === 'number' || key === 'time' ? Math.max(PADDING, (height - inner.height) / 2) : PADDING
    marks.push(frame(plan.x[key], plan.texts[key]), ...moved(inner.marks, plan.x[key] + PADDING, y + down))
  }
  const { left, width, count } = plan.columns
  for (let at = 0; at < count; at++) marks.push(frame(left + at * width, width))
  return marks
}

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

function shapeBox(row: FlowRow, { left, width, shape }: Columns): Box {
  return { x: left + row.column * width + (width - shape) / 2, y: row.shapeTop, width: shape, height: row.shapeHeight }
}

/** Capsule, box and diamond: three of the five shapes that PermenPANRB 35/2012 allows. */
function shapeMark(shape: FlowStep['shape'], { x, y, width, height }: Box, tag: Tag): Mark {
  const drawn = { stroke: 1, fill: 'white', tag } as const
  if (shape === 'decision')
    return {
      kind: 'line',
      closed: true,
      points: [
        [x + width / 2, y],
        [x + width, y + height / 2],
        [x + width / 2, y + height],
        [x, y + height / 2],
      ],
      ...drawn,
    }
  const radius = shape === 'process' ? 0 : Math.min(width, height) / 2
  return { kind: 'rect', x, y, width, height, radius, ...drawn }
}

/** Arrow and pentagon, the other two. */
function routeMarks(routes: Routes, place: Place, tag: Tag): Mark[] {
  const marks: Mark[] = []
  for (const { points, head } of routes.arrows) {
    marks.push({ kind: 'line', points, closed: false, stroke: 0.8, fill: 'none', tag })
    if (head) marks.push(arrowHead(points.at(-2) as Point2, points.at(-1) as Point2, tag))
  }
  for (const { x, y, letter: name } of routes.pentagons) {
    const { width, height } = PENTAGON
    const half = width / 2
    marks.push({
      kind: 'line',
      closed: true,
      points: [
        [x - half, y],
        [x + half, y],
        [x + half, y + height * 0.58],
        [x, y + height],
        [x - half, y + height * 0.58],
      ],
      stroke: 0.8,
      fill: 'white',
      tag,
    })
    marks.push(...small(name, { x, y: y + height * 0.5, width }, place, tag))
  }
  for (const { x, y, width, text } of routes.labels) {
    if (text === 'TIDAK') {
      // On the line itself, which it interrupts.
      const under = { kind: 'rect', x, y: y - 3, width, height: 6, radius: 0, stroke: 0, fill: 'white', tag } as const
      marks.push(under)
    }
    marks.push(...small(text, { x: x + width / 2, y: y + LABEL_SIZE * 0.36, width }, place, tag))
  }
  return marks
}

type Point2 = readonly [number, number]

function small(
  words: string,
  { x, y, width }: { x: number; y: number; width: number },
  place: Place,
  tag: Tag,
): Mark[] {
  const [line] = setLines(words, { fonts: place.fonts, size: LABEL_SIZE, width: 100 })
  return lineMarks(line as Line, { x: x - width / 2 + offsetOf(line as Line, 'center', width), baseline: y, tag })
}

function arrowHead([fromX, fromY]: Point2, [x, y]: Point2, tag: Tag): Mark {
  const [dx, dy] = [Math.sign(x - fromX), Math.sign(y - fromY)]
  const wide = ARROW * 0.38
  const [backX, backY] = [x - dx * ARROW, y - dy * ARROW]
  return {
    kind: 'line',
    closed: true,
    points: [
      [x, y],
      [backX - dy * wide, backY - dx * wide],
      [backX + dy * wide, backY + dx * wide],
    ],
    stroke: 0.2,
    fill: 'black',
    tag,
  }
}
