/** The flow table of an SOP sheet: texts in their columns, shapes in the executors', arrows between them, page by page. */
import type { DrawnStep, Mark, Tag } from '../base/drawing.ts'
import type { Flow, FlowStep } from '../base/paper.ts'
import { headOf, PADDING, planOf, type FlowHead, type Plan, type Texts } from './flow-head.ts'
import { routeMarks, shapeBox, shapeMark } from './flow-marks.ts'
import {
  BOTTOM_ROOM,
  leadsOf,
  letter,
  needsOf,
  PENTAGON_ROOM,
  routePage,
  TOP_ROOM,
  YES_ROOM,
  type Columns,
  type FlowRow,
  type PentagonNeeds,
  type Routes,
} from './flow-routes.ts'
import { MM, tagIn, type Place } from './place.ts'
import { cutSlabs, heightOf, moved, stacked, type Slab } from './slabs.ts'

const LINE = 0.6

/** One page for every part of the flow that fits one; each begins a new page. */
export function layFlow(flow: Flow, place: Place): Slab[] {
  const tag = tagIn(place.tag, 'Div')
  const { title, head, plan, pages } = settleFlow(flow, { ...place, tag })
  const said = tagIn(tag, 'Figure', { alt: sayFlow(flow) })
  return pages.flatMap((page, at) => {
    const above = at === 0 ? title : []
    const { slab } = head
    const heads = at === 0 ? slab : { ...slab, marks: slab.marks.map((it) => ({ ...it, tag: null })) }
    const body = drawPage(page, { plan, place, tag: said })
    return [{ height: 0, marks: [], newPage: true as const }, stacked([...above, heads, body])]
  })
}

/** A flow whose rows are on their pages. */
export type SettledFlow = {
  /** Stands above the head on the first page. */
  readonly title: readonly Slab[]
  readonly head: FlowHead
  readonly plan: Plan
  readonly pages: readonly FlowPage[]
}

export function settleFlow(flow: Flow, place: Place): SettledFlow {
  const title = place.lay([{ kind: 'heading', level: 2, words: flow.title, align: 'center' }], place)
  const plan = planOf(flow, place)
  const table = tagIn(place.tag, 'Table')
  const head = headOf(flow, plan, { ...place, tag: tagIn(table, 'THead') })
  const rows = rowsOf(flow, plan, place, tagIn(table, 'TBody'))
  const pages = settle(rows, plan, {
    first: place.pageHeight - heightOf(title) - head.slab.height,
    next: place.pageHeight - head.slab.height,
  })
  return { title, head, plan, pages }
}

/** A row before it is known where it stands; of one that is torn, the shape is in the first part. */
type Row = {
  readonly step: FlowStep
  readonly column: number
  readonly whole: boolean
  /** Its texts go on on the next page. */
  readonly torn?: true
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
export function sayFlow(flow: Flow): string {
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
export type FlowPage = { readonly rows: readonly PlacedRow[]; readonly routes: Routes; readonly height: number }
type PlacedRow = { readonly row: Row; readonly y: number; readonly height: number; readonly flow: FlowRow | null }

/**
 * Rows on pages. Which rows need room for a pentagon depends on where the pages end, and that on the rows' heights: room
 * once given is kept, so it settles after twice as many rounds as there are rows, at most.
 */
function settle(rows: readonly Row[], { columns }: Plan, room: Room): FlowPage[] {
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
  return [{ ...row, cells: half(0), torn: true }, { ...row, cells: half(1), whole: false }] // prettier-ignore
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

function drawPage(page: FlowPage, it: { plan: Plan; place: Place; tag: Tag }): Slab {
  const cells = page.rows.flatMap(({ row, y, height }) => cellMarks(row, it.plan, { y, height }))
  const picture = drawShapes(page, it)
  return { height: page.height, marks: [...cells, ...picture.marks], steps: picture.steps }
}

/** The shapes and arrows of a page alone, from the upper left corner of its first row. */
export function drawShapes(
  page: FlowPage,
  { plan, place, tag }: { plan: Plan; place: Place; tag: Tag },
): { marks: Mark[]; steps: DrawnStep[] } {
  const marks: Mark[] = []
  const steps: DrawnStep[] = []
  for (const { row, flow } of page.rows) {
    if (!flow) continue
    const box = shapeBox(flow, plan.columns)
    marks.push(shapeMark(row.step.shape, box, row.shapeTag))
    steps.push({ step: row.step.number, ...box })
  }
  marks.push(...routeMarks(page.routes, place, tag))
  return { marks, steps }
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
