/**
 * A paper as a Word document: its words in tables that can be edited, on the same sheets and in the same sizes as its PDF.
 * The PDF stays the official form; this one is for an office that wants to change a draft. ECMA-376.
 */
import {
  Document,
  Footer,
  BorderStyle,
  ImageRun,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { Block, Cell, Paper } from '../base/paper.ts'
import { writeFlow } from './docx-flow.ts'
import {
  aligns,
  hairline,
  halfPoints,
  marginsOf,
  pixels,
  runsOf,
  spacingOf,
  svgPicture,
  tableOf,
  twips,
  writeHeading,
  type Piece,
  type Writing,
} from './docx-parts.ts'
import { footUp, FOOT_SIZE, LABEL_ROOM, placeOf, sheetOf } from './lay-out.ts'
import { outlineSvg } from './outline-svg.ts'
import { MM, type Pictures, type Place } from './place.ts'
import { escaped } from './svg.ts'
import { paddingOf } from './table.ts'
import { setZipDates } from './zip-dates.ts'

/**
 * The same bytes for the same paper, pictures and letters.
 * @param images bytes of every picture that the paper names, PNG; `pictures` their pixels
 */
export async function writeDocx(
  paper: Paper,
  { pictures, ...more }: { pictures: Pictures } & Pick<Writing, 'images' | 'toPng'>,
): Promise<Buffer> {
  const place = placeOf(paper, pictures)
  let count = 0
  const writing: Writing = { ...more, place, paper, nextPicture: () => String(++count) }
  const { width, height } = sheetOf(paper)
  const { top, right, bottom, left } = paper.margins
  const font = paper.face === 'sans' ? 'Arial' : 'Times New Roman'
  const children = await writeBlocks(paper.blocks, writing)
  const document = new Document({
    title: paper.title,
    subject: paper.subject,
    creator: paper.author,
    lastModifiedBy: paper.author,
    compatibility: { version: 15 }, // else Word moves tables to the left by the space within their cells
    styles: { default: { document: { run: { font, size: halfPoints(paper.size), language: { value: 'id-ID' } } } } },
    sections: [
      {
        properties: {
          page: {
            size: {
              width: twips(Math.min(width, height)),
              height: twips(Math.max(width, height)),
              orientation: paper.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: {
              top: twips(top * MM),
              right: twips(right * MM),
              bottom: twips(bottom * MM - SLACK),
              left: twips(left * MM),
              header: 0,
              footer: twips(footUp(paper) - FOOT_SIZE * 0.3),
            },
          },
        },
        footers: { default: footOf(paper, place.width) },
        children: [...children, hairline()], // Word wants a paragraph after the last table
      },
    ],
  })
  const zip = await Packer.toBuffer(document, undefined, [{ path: 'docProps/core.xml', data: coreOf(paper) }])
  return setZipDates(zip, new Date(paper.madeAt))
}

const SLACK = 5 // points: lines of tables, and the hairline paragraphs between them

/** Its particulars with the paper's own date, not that of the writing. */
function coreOf({ title, subject, author, madeAt }: Paper): string {
  const at = new Date(madeAt).toISOString().replace(/\.\d+Z$/, 'Z')
  const date = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${at}</dcterms:${name}>`
  return `<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dc:subject>${escaped(subject)}</dc:subject><dc:creator>${escaped(author)}</dc:creator><dc:language>id-ID</dc:language><cp:lastModifiedBy>${escaped(author)}</cp:lastModifiedBy>${date('created')}${date('modified')}</cp:coreProperties>`
}

function footOf(paper: Paper, width: number): Footer {
  const size = halfPoints(FOOT_SIZE)
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: twips(width) }],
        children: [
          new TextRun({ text: paper.foot, size }),
          new TextRun({ size, children: ['\tHalaman ', PageNumber.CURRENT, ' dari ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  })
}

type TableBlock = Extract<Block, { kind: 'table' }>
type OtherBlock = Exclude<Block, { kind: 'table' | 'together' }>

/** Word keeps together what it can by itself: what must not be torn apart on paper stands here as it is. */
const flat = (blocks: readonly Block[]): (TableBlock | OtherBlock)[] =>
  blocks.flatMap((it) => (it.kind === 'together' ? flat(it.blocks) : [it]))

async function writeBlocks(given: readonly Block[], writing: Writing): Promise<Piece[]> {
  const blocks = flat(given)
  const pieces: Piece[] = []
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at] as TableBlock | OtherBlock
    if (block.kind !== 'table') {
      pieces.push(...(await writeBlock(block, writing)))
      continue
    }
    const tables = [block]
    for (
      let next = blocks[at + 1];
      next?.kind === 'table' && areOne(tables.at(-1) as TableBlock, next);
      next = blocks[++at + 1]
    )
      tables.push(next)
    // Two tables without a paragraph between them would become one.
    if (pieces.at(-1) instanceof Table) pieces.push(hairline())
    pieces.push(await writeTables(tables, writing))
    const { after } = tables.at(-1) as TableBlock
    if (after) pieces.push(writeSpace(after * MM))
  }
  return pieces
}

/** Whether a table stands right on another of the same columns: in Word both are one, with one line between them. */
const areOne = (above: TableBlock, below: TableBlock): boolean =>
  !above.after && !below.head && above.lines === below.lines && above.widths.join() === below.widths.join()

async function writeBlock(block: OtherBlock, writing: Writing): Promise<Piece[]> {
  const { place } = writing
  switch (block.kind) {
    case 'text':
      return [writeText(block, place)]
    case 'heading':
      return [writeHeading(block, place)]
    case 'page-of': // Word counts its pages itself
    case 'map': // a report, which is nothing to go on writing
      return []
    case 'flow':
      return writeFlow(block, writing)
    case 'image':
      return writeImage(block, writing)
    case 'qr':
      return [await writeQr(block, writing)]
    case 'rule':
      return block.after ? [writeRule(block), writeSpace(block.after * MM)] : [writeRule(block)]
    case 'space':
      return [writeSpace(block.height * MM)]
    case 'new-page':
      return [hairline({ pageBreakBefore: true })]
  }
}

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>

function writeText(block: Of<'text'>, place: Place): Paragraph {
  const size = place.size * (block.scale ?? 1)
  const indent = (block.indent ?? 0) * MM
  const label = block.box ? (block.box === 'ticked' ? '☒' : '☐') : block.label
  const look = { ...(block.bold && { bold: true }), ...(block.italic && { italics: true }) }
  return new Paragraph({
    alignment: aligns[block.align ?? 'left'],
    spacing: spacingOf(place, size, (block.after ?? 0) * MM),
    indent: {
      left: twips(indent),
      ...(label !== undefined && { hanging: twips(Math.min(indent, LABEL_ROOM)) }),
      ...(block.firstLine && { firstLine: twips(block.firstLine * MM) }),
    },
    children: [
      ...(label === undefined ? [] : [new TextRun({ text: `${label}\t`, size: halfPoints(size), ...look })]),
      ...runsOf(block.words, { size: halfPoints(size), ...look }),
    ],
  })
}

const writeSpace = (height: number): Paragraph =>
  new Paragraph({ spacing: { before: 0, after: 0, line: twips(height), lineRule: LineRuleType.EXACT } })

const writeRule = (block: Of<'rule'>): Paragraph =>
  hairline({
    border: {
      bottom: block.double
        ? { style: BorderStyle.THICK_THIN_SMALL_GAP, size: 24, space: 1 }
        : { style: BorderStyle.SINGLE, size: 6, space: 1 },
    },
  })

function writeImage(block: Of<'image'>, { place, images, nextPicture }: Writing): Piece[] {
  const size = place.pictures.get(block.image)
  const bytes = images.get(block.image)
  if (!size || !bytes) return block.alt === '' ? [] : [writeText({ kind: 'text', words: `[Gambar: ${block.alt}]`, italic: true }, place)] // prettier-ignore
  const scale = Math.min(Math.min(block.width * MM, place.width) / size[0], (block.height * MM) / size[1])
  const picture = new ImageRun({
    type: 'png',
    data: bytes,
    transformation: { width: pixels(size[0] * scale), height: pixels(size[1] * scale) },
    altText: { id: nextPicture(), name: 'Gambar', description: block.alt },
  })
  const spacing = { before: 0, after: twips((block.after ?? 0) * MM) }
  return [new Paragraph({ alignment: aligns[block.align ?? 'left'], spacing, children: [picture] })]
}

async function writeQr(block: Of<'qr'>, writing: Writing): Promise<Paragraph> {
  const { place } = writing
  const [slab] = place.lay([{ ...block, align: 'left' }], place)
  const side = block.size * MM
  const svg = outlineSvg(slab?.marks ?? [], { x: 0, y: 0, width: side, height: side })
  const picture = await svgPicture(svg, { width: side, height: side, alt: block.alt }, writing)
  return new Paragraph({ alignment: aligns[block.align ?? 'left'], children: [picture] })
}

const valigns = {
  top: VerticalAlignTable.TOP,
  middle: VerticalAlignTable.CENTER,
  bottom: VerticalAlignTable.BOTTOM,
} as const

async function writeTables(tables: readonly TableBlock[], writing: Writing): Promise<Table> {
  const [first] = tables as [TableBlock]
  const total = first.widths.reduce((sum, it) => sum + it, 0)
  const widths = first.widths.map((it) => (it / total) * writing.place.width)
  const rows: TableRow[] = []
  for (const table of tables) {
    const place = { ...writing.place, size: writing.place.size * (table.scale ?? 1) }
    const within = { table, widths, writing: { ...writing, place } }
    for (const row of table.head ?? []) rows.push(await writeRow(row, { ...within, head: true }))
    for (const row of table.rows) rows.push(await writeRow(row, { ...within, head: false }))
  }
  return tableOf({ rows, widths, lines: first.lines, ...(writing.framed && { framed: true }) })
}

type Within = {
  readonly table: TableBlock
  readonly widths: readonly number[]
  readonly writing: Writing
  readonly head: boolean
}

async function writeRow(row: readonly (Cell | string)[], within: Within): Promise<TableRow> {
  let at = 0
  const children: TableCell[] = []
  for (const given of row) {
    const cell = typeof given === 'string' ? plainCell(given, within, at) : given
    children.push(await writeCell(cell, within, at))
    at += cell.colSpan ?? 1
  }
  return new TableRow({ children, ...(within.head && { tableHeader: true }) })
}

function plainCell(words: string, { table, head }: Within, at: number): Cell {
  const align = table.align?.[at]
  const look = head ? { bold: true, align: 'center' as const } : align && { align }
  return { blocks: [{ kind: 'text', words, ...look }] }
}

async function writeCell(cell: Cell, { table, widths, writing, head }: Within, at: number): Promise<TableCell> {
  const width = widths.slice(at, at + (cell.colSpan ?? 1)).reduce((sum, it) => sum + it, 0)
  const padding = paddingOf(table)
  const place = { ...writing.place, width: Math.max(1, width - 2 * padding) }
  const children = await writeBlocks(cell.blocks, {
    ...writing,
    place,
    framed: padding === 0 && table.lines !== 'none',
  })
  // A cell ends with a paragraph; after a table one that takes no room.
  if (!(children.at(-1) instanceof Paragraph)) children.push(hairline())
  return new TableCell({
    children,
    width: { size: twips(width), type: WidthType.DXA },
    margins: marginsOf({ x: padding, y: padding }),
    ...(cell.colSpan && { columnSpan: cell.colSpan }),
    ...(cell.rowSpan && { rowSpan: cell.rowSpan }),
    verticalAlign: valigns[cell.valign ?? (head ? 'middle' : 'top')],
  })
}
