/**
 * The flow table of an SOP sheet in Word: a table to a page, its texts to be edited, its rows as high as in the drawing;
 * the shapes and arrows of the page as one picture behind it, just over the executors' columns.
 */
import {
  AlignmentType,
  HorizontalPositionRelativeFrom,
  Paragraph,
  TableCell,
  TableRow,
  TextDirection,
  TextWrappingType,
  VerticalAlignTable,
  VerticalPositionRelativeFrom,
  WidthType,
  type ITableCellOptions,
} from 'docx'
import type { Flow } from '../base/paper.ts'
import {
  exactly,
  HAIRLINE,
  hairline,
  halfPoints,
  marginsOf,
  runsOf,
  spacingOf,
  svgPicture,
  tableOf,
  twips,
  writeHeading,
  type Piece,
  type Writing,
} from './docx-parts.ts'
import { drawShapes, sayFlow, settleFlow, type FlowPage, type SettledFlow } from './flow.ts'
import { LEGEND, PADDING } from './flow-head.ts'
import { MM, type Place } from './place.ts'
import { outlineSvg } from './outline-svg.ts'
import { heightOf } from './slabs.ts'

const AIR = 0.4 // points: a text that just fits a cell in the drawing still does with Word's own kerning
const EMU = 12_700 // in a point

export async function writeFlow(flow: Flow, writing: Writing): Promise<Piece[]> {
  const settled = settleFlow(flow, writing.place)
  const written = settled.pages.map((page, at) => writePage(flow, settled, { page, first: at === 0, writing }))
  return (await Promise.all(written)).flat()
}

type OnPage = { readonly page: FlowPage; readonly first: boolean; readonly writing: Writing }

async function writePage(flow: Flow, settled: SettledFlow, { page, first, writing }: OnPage): Promise<Piece[]> {
  const { place } = writing
  const { head, plan, title } = settled
  // The rest of a row that is torn over pages: Word lets its text run on by itself.
  const rest = page.rows.filter(({ row }) => !row.whole).reduce((sum, it) => sum + it.height, 0)
  const rows = page.rows.filter(({ row }) => row.whole)
  if (rows.length === 0) return []
  const above = HAIRLINE + (first ? heightOf(title) : 0) + head.slab.height
  const picture = await pictureOf(flow, settled, { page, first, writing, down: above - rest })
  const cells = textCells(place)
  return [
    hairline({ pageBreakBefore: true, children: [picture] }),
    ...(first ? [writeHeading({ kind: 'heading', level: 2, words: flow.title, align: 'center' }, place)] : []),
    ...(head.names === 'numbered' ? [legendOf(head.legend, place)] : []),
    tableOf({
      widths: widthsOf(settled),
      lines: 'all',
      rows: [
        ...headRows(flow, settled, place),
        ...rows.map(({ row: { step, torn }, height }) => {
          const { texts } = plan
          return new TableRow({
            ...(!torn && { height: exactly(height), cantSplit: true }),
            children: [
              cells(String(step.number), texts.number, 'center'),
              cells(step.activity, texts.activity),
              ...flow.posts.map(() => cells('', plan.columns.width)),
              cells(step.inputs, texts.inputs),
              cells(step.time, texts.time, 'center'),
              cells(step.outputs, texts.outputs),
              cells(step.remarks, texts.remarks),
            ],
          })
        }),
      ],
    }),
  ]
}

function widthsOf({ plan: { texts, columns } }: SettledFlow): number[] {
  const posts = Array.from({ length: columns.count }, () => columns.width)
  return [texts.number, texts.activity, ...posts, texts.inputs, texts.time, texts.outputs, texts.remarks]
}

function legendOf(words: string, place: Place): Paragraph {
  const size = place.size * LEGEND.scale
  const spacing = spacingOf(place, size, LEGEND.after * MM)
  return new Paragraph({ spacing, children: runsOf(words, { size: halfPoints(size) }) })
}

type CellLook = Pick<ITableCellOptions, 'columnSpan' | 'rowSpan' | 'textDirection' | 'verticalAlign'>

const textCells = (place: Place) => (words: string, width: number, align?: 'center') =>
  cellOf(words, place, { width, ...(align && { align, verticalAlign: VerticalAlignTable.CENTER }) })

function cellOf(
  words: string,
  place: Place,
  { width, align, bold = false, ...more }: { width: number; align?: 'center'; bold?: boolean } & CellLook,
): TableCell {
  const spacing = spacingOf(place, place.size)
  return new TableCell({
    ...more,
    width: { size: twips(width), type: WidthType.DXA },
    margins: marginsOf({ x: PADDING - AIR, y: PADDING }),
    children: [
      new Paragraph({
        spacing,
        ...(align && { alignment: AlignmentType.CENTER }),
        children: runsOf(words, { size: halfPoints(place.size), ...(bold && { bold }) }),
      }),
    ],
  })
}

/** The two rows that name the columns, again on every page. */
function headRows(flow: Flow, { head, plan }: SettledFlow, place: Place): TableRow[] {
  const { texts, columns } = plan
  const name = (words: string, width: number, more: CellLook = {}) =>
    cellOf(words, place, { width, align: 'center', bold: true, verticalAlign: VerticalAlignTable.CENTER, ...more })
  const posts = flow.posts.map((it, at) => (head.names === 'numbered' ? String(at + 1) : it.name))
  const turned = head.names === 'turned' && { textDirection: TextDirection.BOTTOM_TO_TOP_LEFT_TO_RIGHT }
  const [first = 0, second = 0] = head.rowHeights
  return [
    new TableRow({
      tableHeader: true,
      cantSplit: true,
      height: exactly(first),
      children: [
        name('No', texts.number, { rowSpan: 2 }),
        name('Kegiatan', texts.activity, { rowSpan: 2 }),
        name('Pelaksana', columns.width * columns.count, { columnSpan: columns.count }),
        name('Mutu Baku', texts.inputs + texts.time + texts.outputs, { columnSpan: 3 }),
        name('Keterangan', texts.remarks, { rowSpan: 2 }),
      ],
    }),
    new TableRow({
      tableHeader: true,
      cantSplit: true,
      height: exactly(second),
      children: [
        ...posts.map((it) => name(it, columns.width, { ...turned })),
        name('Kelengkapan', texts.inputs),
        name('Waktu', texts.time),
        name('Output', texts.outputs),
      ],
    }),
  ]
}

/** The shapes and arrows of a page, where they stand on the sheet. */
async function pictureOf(flow: Flow, { plan }: SettledFlow, it: OnPage & { down: number }) {
  const { place, paper } = it.writing
  const { marks } = drawShapes(it.page, { plan, place, tag: { role: 'Figure', children: [] } })
  const { left, width, count } = plan.columns
  const frame = { x: left, y: 0, width: width * count, height: it.page.height }
  const { margins } = paper
  return svgPicture(
    outlineSvg(marks, frame),
    {
      ...frame,
      alt: it.first ? sayFlow(flow) : `${sayFlow(flow)} (lanjutan)`,
      floating: {
        horizontalPosition: {
          relative: HorizontalPositionRelativeFrom.PAGE,
          offset: Math.round((margins.left * MM + left) * EMU),
        },
        verticalPosition: {
          relative: VerticalPositionRelativeFrom.PAGE,
          offset: Math.round((margins.top * MM + it.down) * EMU),
        },
        behindDocument: true,
        allowOverlap: true,
        lockAnchor: true,
        layoutInCell: false,
        wrap: { type: TextWrappingType.NONE },
      },
    },
    it.writing,
  )
}
