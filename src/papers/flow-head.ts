/** The columns of a flow table and the rows that name them. */
import type { Mark } from '../base/drawing.ts'
import type { Flow } from '../base/paper.ts'
import type { Columns } from './flow-routes.ts'
import { setLines, widthsOf, type Line } from './lines.ts'
import { lineMarks, MM, tagIn, type Place } from './place.ts'
import { stacked, type Slab } from './slabs.ts'
import { layHead } from './table.ts'

/** Around the text of a cell. */
export const PADDING = 1.1 * MM
const NUMBER_WIDTH = 8 * MM
const TIME_WIDTH = 15 * MM

/** Where the columns are, from the table's left. */
export type Plan = { readonly columns: Columns; readonly texts: Texts; readonly x: Texts }
export type Texts = Readonly<Record<'number' | 'activity' | 'inputs' | 'time' | 'outputs' | 'remarks', number>>

export function planOf(flow: Flow, place: Place): Plan {
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
/** How the legend is set: times the paper's own size, with millimetres below. */
export const LEGEND = { scale: 0.9, after: 1.5 } as const

export type FlowHead = {
  /** All of it, the legend too. */
  readonly slab: Slab
  /** How the posts stand above their columns: plainly, written upwards, or as numbers that the legend tells. */
  readonly names: 'upright' | 'turned' | 'numbered'
  /** Stands above the table; blank unless the posts are numbered. */
  readonly legend: string
  readonly rowHeights: readonly number[]
}

/** The rows above the steps. A post's name that is too wide for its column is written upwards; one too long even so is
 * numbered, and said above the table. */
export function headOf(flow: Flow, plan: Plan, place: Place): FlowHead {
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
  const told = { legend: '', rowHeights: head.rowHeights }
  if (turned) {
    const marks = [...head.marks, ...turnedNames(flow, plan, place, head.height)]
    return { ...told, names: 'turned', slab: { ...head, marks } }
  }
  if (upright) return { ...told, names: 'upright', slab: head }
  const legend = `Pelaksana: ${flow.posts.map((it, at) => `${at + 1} = ${it.name}`).join('; ')}`
  const said = place.lay([{ kind: 'text', words: legend, ...LEGEND }], place)
  return { ...told, names: 'numbered', legend, slab: stacked([...said, head]) }
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
