/** What a Word document is written of: paragraphs, runs, pictures and tables in a paper's own sizes. Points. */
import {
  AlignmentType,
  BorderStyle,
  ConcreteHyperlink,
  HeadingLevel,
  HeightRule,
  ImageRun,
  LineRuleType,
  Paragraph,
  Table,
  TableLayoutType,
  type TableRow,
  TextRun,
  WidthType,
  type IContext,
  type IParagraphOptions,
  type IRunOptions,
  type ParagraphChild,
} from 'docx'
import type { Align, Block, Paper, Run, Words } from '../base/paper.ts'
import { headingScale } from './lay-out.ts'
import { setLines } from './lines.ts'
import { MM, type Place } from './place.ts'

/** A block of a Word document. */
export type Piece = Paragraph | Table

/** What blocks are written with. */
export type Writing = {
  readonly place: Place
  readonly paper: Paper
  /** Bytes of every picture, PNG. */
  readonly images: ReadonlyMap<string, Uint8Array>
  /** An SVG as PNG, for what cannot show the SVG. */
  toPng(svg: string): Promise<Uint8Array>
  /** The next picture's number: the library counts on over all that a process writes. */
  nextPicture(): string
  /** A table here stands in a cell that frames it. */
  readonly framed?: boolean
}

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>

export const twips = (points: number): number => Math.round(points * 20)
export const halfPoints = (points: number): number => Math.round(points * 2)
/** As the library takes pictures' sizes: pixels, 96 to the inch. */
export const pixels = (points: number): number => (points * 96) / 72

/** A paragraph that takes no room to speak of: what separates tables, begins a page and holds its picture. */
export function hairline(more: IParagraphOptions = {}): Paragraph {
  return new Paragraph({
    ...more,
    spacing: { before: 0, after: 0, line: twips(HAIRLINE), lineRule: LineRuleType.EXACT },
  })
}
/** Points. */
export const HAIRLINE = 1

export const aligns = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.BOTH,
} as const satisfies Record<Align, unknown>

/** At least as high as the lines of the PDF are: Arial and Times are no higher, other scripts may be. */
export function spacingOf(place: Place, size: number, after = 0): NonNullable<IParagraphOptions['spacing']> {
  const [line] = setLines(' ', { fonts: place.fonts, size, width: 100 })
  return { before: 0, after: twips(after), line: twips(line?.height ?? size), lineRule: LineRuleType.AT_LEAST }
}

/** Words as runs, a line feed in them as a break. */
export function runsOf(words: Words, look: IRunOptions): (TextRun | Link)[] {
  const runs: readonly Run[] = typeof words === 'string' ? [{ text: words }] : words
  return runs
    .map((run) => {
      const texts = run.text.split('\n').map(
        (text, at) =>
          new TextRun({
            ...look,
            text,
            ...(at > 0 && { break: 1 }),
            ...(run.bold && { bold: true }),
            ...(run.italic && { italics: true }),
            ...(run.underline && { underline: {} }),
            ...(run.strike && { strike: true }),
            ...(run.raised && { superScript: true }),
          }),
      )
      return run.link ? [new Link(run.link, texts)] : texts
    })
    .flat()
}

const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink'

/** A link that is named by its place in the document: the library's own are named by chance. */
class Link extends ConcreteHyperlink {
  readonly #address: string
  readonly #children: readonly ParagraphChild[]

  constructor(address: string, children: readonly ParagraphChild[]) {
    super(children, '')
    this.#address = address
    this.#children = children
  }

  override prepForXml(context: IContext): ReturnType<ConcreteHyperlink['prepForXml']> {
    const { Relationships: relationships } = context.viewWrapper
    const name = `-link-${relationships.RelationshipCount}`
    relationships.addRelationship(name, HYPERLINK, this.#address, 'External')
    return new ConcreteHyperlink(this.#children, name).prepForXml(context)
  }
}

const levels = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const

export function writeHeading(block: Of<'heading'>, place: Place): Paragraph {
  const size = place.size * headingScale(block)
  return new Paragraph({
    heading: levels[block.level - 1] ?? HeadingLevel.HEADING_1,
    keepNext: true,
    alignment: aligns[block.align ?? 'left'],
    spacing: spacingOf(place, size, (block.after ?? 1.5) * MM),
    children: runsOf(block.words, { size: halfPoints(size), bold: true, color: '000000' }),
  })
}

/** A picture as SVG, with a PNG for what cannot show it. Points. */
export async function svgPicture(
  svg: string,
  it: { width: number; height: number; alt: string; floating?: ConstructorParameters<typeof ImageRun>[0]['floating'] },
  { toPng, nextPicture }: Writing,
): Promise<ImageRun> {
  const id = nextPicture() // before anybody waits: pages are written side by side
  return new ImageRun({
    type: 'svg',
    data: Buffer.from(svg),
    fallback: { type: 'png', data: await toPng(svg) },
    transformation: { width: pixels(it.width), height: pixels(it.height) },
    altText: { id, name: 'Gambar', description: it.alt },
    ...(it.floating && { floating: it.floating }),
  })
}

const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const LINE = { style: BorderStyle.SINGLE, size: 5, color: '000000' } as const // eighths of a point

/** A table of fixed columns that begins at the margin; one in a cell that frames it has lines within it alone. */
export function tableOf(it: {
  rows: readonly TableRow[]
  widths: readonly number[]
  lines: Of<'table'>['lines']
  framed?: true
}): Table {
  const inside = it.lines === 'none' ? NO_LINE : LINE
  const around = it.framed ? NO_LINE : inside
  return new Table({
    rows: it.rows,
    width: { size: twips(it.widths.reduce((sum, one) => sum + one, 0)), type: WidthType.DXA },
    columnWidths: it.widths.map(twips),
    indent: { size: 0, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: { top: around, bottom: around, left: around, right: around, insideHorizontal: inside, insideVertical: inside }, // prettier-ignore
  })
}

/** Around the content of a cell. */
export function marginsOf({ x, y }: { readonly x: number; readonly y: number }) {
  const [left, top] = [twips(x), twips(y)]
  return { marginUnitType: WidthType.DXA, top, bottom: top, left, right: left }
}

/** A row of one height, whatever stands in it. Points. */
export const exactly = (height: number) => ({ value: twips(height), rule: HeightRule.EXACT })
