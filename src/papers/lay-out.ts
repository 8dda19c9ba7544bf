/**
 * Lays a paper out: from what it says to what stands where on which sheet, with the structure a screen reader walks. The
 * one place that knows how wide words are; every form and every renderer goes through it.
 */
import { encode } from 'uqr'
import type { Drawing, Mark, Tag } from '../base/drawing.ts'
import { sheets, type Block, type Paper } from '../base/paper.ts'
import { layFlow } from './flow.ts'
import { openFonts, type Fonts } from './fonts.ts'
import { setLines, type Line } from './lines.ts'
import { layMap } from './map.ts'
import { lineMarks, MM, offsetOf, tagIn, type Pictures, type Place } from './place.ts'
import { fillPages, moved, spaceOf, stacked, type FilledPage, type Slab } from './slabs.ts'
import { layTable } from './table.ts'

/**
 * The sheets of a paper. Pure but for reading its fonts once.
 * @param pictures width and height in pixels of the pictures that are there
 */
export function layOut(paper: Paper, pictures: Pictures = new Map()): Drawing {
  const { width, height } = sheetOf(paper)
  const { top, left } = paper.margins
  const place = placeOf(paper, pictures)
  const { fonts, tag: document } = place
  const pages = fillPages(layBlocks(paper.blocks, place), place.pageHeight)
  const named = listAnchors(pages)
  const pageOf = new Map(named.map((it) => [it.name, it.page]))
  return {
    tags: document,
    bookmarks: named.map(({ title, level, page, y, size }) => ({ title, level, page, y: Math.max(0, y - size) + top * MM })), // prettier-ignore
    pages: pages.map(({ marks, steps }, at) => ({
      width,
      height,
      marks: [
        ...moved(withPageNumbers(marks, pageOf, fonts), left * MM, top * MM),
        ...foot(paper, { fonts, width, height, page: at + 1, pages: pages.length }),
      ],
      steps: steps.map((it) => ({ ...it, x: it.x + left * MM, y: it.y + top * MM })),
    })),
  }
}

/** Where each named heading stands, in the order of the pages. */
function listAnchors(pages: readonly FilledPage[]) {
  return pages.flatMap(({ marks }, page) =>
    marks.flatMap((it) => (it.kind === 'text' && it.anchor ? [{ ...it.anchor, page, y: it.y, size: it.size }] : [])),
  )
}

/** The same marks with page numbers where they stood for some; each ends where it ended. */
function withPageNumbers(marks: readonly Mark[], pages: ReadonlyMap<string, number>, fonts: Fonts): readonly Mark[] {
  if (pages.size === 0) return marks
  return marks.map((it) => {
    if (it.kind !== 'text' || it.pageOf === undefined) return it
    const { pageOf, ...mark } = it
    const text = String((pages.get(pageOf) ?? 0) + 1)
    const [line] = setLines(text, { fonts, size: it.size, width: 200 })
    const width = (line as Line).width
    return { ...mark, text, width, x: it.x + it.width - width }
  })
}

/** A paper's sheet as it lies, in points. */
export function sheetOf({ sheet, landscape }: Paper): { width: number; height: number } {
  const [short, long] = sheets[sheet].map((mm) => mm * MM) as [number, number]
  return landscape ? { width: long, height: short } : { width: short, height: long }
}

/** The room between a paper's margins, and what is needed to lay something out in it. */
export function placeOf(paper: Paper, pictures: Pictures): Place {
  const { width, height } = sheetOf(paper)
  const { top, right, bottom, left } = paper.margins
  return {
    fonts: openFonts(paper.face),
    size: paper.size,
    width: width - (left + right) * MM,
    pageHeight: height - (top + bottom) * MM,
    tag: { role: 'Document', children: [] },
    pictures,
    lay: layBlocks,
  }
}

/** Points. */
export const FOOT_SIZE = 7.5
/** From a sheet's lower edge to the line at its foot. */
export const footUp = ({ margins }: Paper): number => Math.min(margins.bottom * MM * 0.45, 24)

/** What stands at the foot of every page: decoration to a screen reader, which knows its page. */
function foot(
  paper: Paper,
  { fonts, width, height, page, pages }: { fonts: Fonts; width: number; height: number; page: number; pages: number },
): Mark[] {
  const { margins, foot: words } = paper
  const y = height - footUp(paper)
  const setting = { fonts, size: FOOT_SIZE }
  const left = margins.left * MM
  const right = width - margins.right * MM
  const [count] = setLines(`Halaman ${page} dari ${pages}`, { ...setting, width: right - left })
  const said = count as Line
  const [first] = setLines(words, { ...setting, width: right - left - said.width - 12 })
  return [
    ...lineMarks(first as Line, { x: left, baseline: y, tag: null }),
    ...lineMarks(said, { x: right - said.width, baseline: y, tag: null }),
  ]
}

/** Blocks one below the other, as slabs of the place's width; what is labelled one after the other is one list. */
function layBlocks(blocks: readonly Block[], place: Place): Slab[] {
  let list: Tag | null = null
  return blocks.flatMap((block) => {
    list = isListed(block) ? (list ?? tagIn(place.tag, 'L')) : null
    return layBlock(block, list ? { ...place, tag: list } : place)
  })
}

const isListed = (block: Block) => block.kind === 'text' && (block.label !== undefined || block.box !== undefined)

function layBlock(block: Block, place: Place): Slab[] {
  switch (block.kind) {
    case 'text':
      return layText(block, place)
    case 'heading':
      return layHeading(block, place)
    case 'page-of':
      return layPageOf(block, place)
    case 'table':
      return layTable(block, place)
    case 'flow':
      return layFlow(block, place)
    case 'map':
      return layMap(block, place)
    case 'image':
      return layImage(block, place)
    case 'qr':
      return layQr(block, place)
    case 'rule':
      return layRule(block, place)
    case 'space':
      return [spaceOf(block.height * MM)]
    case 'new-page':
      return [{ height: 0, marks: [], newPage: true }]
    case 'together': {
      const slabs = layBlocks(block.blocks, place)
      const whole = stacked(slabs)
      return whole.height > place.pageHeight ? slabs : [whole]
    }
  }
}

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>

export const LABEL_ROOM = 6 * MM // a label stands in the last of its indent, so that lists within lists step inwards

function layText(block: Of<'text'>, place: Place): Slab[] {
  const size = place.size * (block.scale ?? 1)
  const indent = (block.indent ?? 0) * MM
  const firstLine = (block.firstLine ?? 0) * MM
  const runs = (typeof block.words === 'string' ? [{ text: block.words }] : block.words).map((run) => ({
    ...run,
    ...(block.bold && { bold: true }),
    ...(block.italic && { italic: true }),
  }))
  const listed = isListed(block)
  const item = listed ? tagIn(place.tag, 'LI') : place.tag
  const labelTag = listed ? tagIn(item, 'Lbl') : item
  const tag = tagIn(item, listed ? 'LBody' : 'P')
  const lines = setLines(runs, {
    fonts: place.fonts,
    size,
    width: Math.max(1, place.width - indent),
    firstLine,
    justify: block.align === 'justify',
  })
  const slabs: Slab[] = lines.map((line, at) => {
    const x = indent + offsetOf(line, block.align ?? 'left', place.width - indent)
    const marks: Mark[] = [...lineMarks(line, { x, baseline: line.ascent, tag })]
    if (at === 0 && block.label !== undefined) {
      const [label] = setLines(block.label, { fonts: place.fonts, size, width: Math.max(1, indent) })
      const x = Math.max(0, indent - LABEL_ROOM)
      marks.push(...lineMarks(label as Line, { x, baseline: line.ascent, tag: labelTag }))
    }
    if (at === 0 && block.box) marks.push(...boxMarks(block.box, { size, baseline: line.ascent, tag: labelTag }))
    return { height: line.height, marks, ...((at === 0 || at === lines.length - 2) && lines.length > 2 && { withNext: true }) } // prettier-ignore
  })
  return block.after ? [...slabs, spaceOf(block.after * MM)] : slabs
}

/** A box to tick, as tall as a capital letter; its state is said by its label's alternative text. */
function boxMarks(
  box: 'ticked' | 'empty',
  { size, baseline, tag }: { size: number; baseline: number; tag: Tag },
): Mark[] {
  const figure = tagIn(tag, 'Figure', { alt: box === 'ticked' ? 'dipilih' : 'tidak dipilih' })
  const side = size * 0.8
  const top = baseline - side + size * 0.05
  const line = (points: readonly [number, number][]): Mark => ({ kind: 'line', points, closed: false, stroke: 1, fill: 'none', tag: figure }) // prettier-ignore
  return [
    { kind: 'rect', x: 0.5, y: top, width: side, height: side, radius: 0, stroke: 0.7, fill: 'none', tag: figure },
    ...(box === 'ticked'
      ? [
          line([
            [0.5 + side * 0.2, top + side * 0.5],
            [0.5 + side * 0.42, top + side * 0.76],
            [0.5 + side * 0.84, top + side * 0.22],
          ]),
        ]
      : []),
  ]
}

export const headingScale = ({ level, scale }: Of<'heading'>): number => scale ?? [1.25, 1.1, 1][level - 1] ?? 1

function layHeading(block: Of<'heading'>, place: Place): Slab[] {
  const tag = tagIn(place.tag, `H${block.level}`)
  const size = place.size * headingScale(block)
  const words = [{ text: block.words, bold: true }]
  const lines = setLines(words, { fonts: place.fonts, size, width: place.width })
  const slabs: Slab[] = lines.map((line, at) => {
    const x = offsetOf(line, block.align ?? 'left', place.width)
    const marks = lineMarks(line, { x, baseline: line.ascent, tag })
    return { height: line.height, marks: at === 0 ? anchored(marks, block) : marks, withNext: true }
  })
  const after = (block.after ?? 1.5) * MM
  return [...slabs, { height: after, marks: [], withNext: true }]
}

/** The first mark of a heading carries its name. */
function anchored(marks: readonly Mark[], { anchor, words, level }: Of<'heading'>): readonly Mark[] {
  const [first, ...rest] = marks
  if (anchor === undefined || first?.kind !== 'text') return marks
  return [{ ...first, anchor: { name: anchor, title: words, level } }, ...rest]
}

const WIDEST_NUMBER = '00000' // a place kept free; the number is set when all pages are filled

function layPageOf({ anchor }: Of<'page-of'>, place: Place): Slab[] {
  const [line] = setLines(WIDEST_NUMBER, { fonts: place.fonts, size: place.size, width: place.width })
  const { width, height, ascent } = line as Line
  const marks = lineMarks(line as Line, { x: place.width - width, baseline: ascent, tag: tagIn(place.tag, 'P') })
  return [{ height, marks: marks.map((it) => (it.kind === 'text' ? { ...it, pageOf: anchor } : it)) }]
}

function layImage(block: Of<'image'>, place: Place): Slab[] {
  const pixels = place.pictures.get(block.image)
  // A picture that is lost is not passed over in silence; a coat of arms is decoration, its names stand beside it.
  if (!pixels) return block.alt === '' ? [] : place.lay([{ kind: 'text', words: `[Gambar: ${block.alt}]`, italic: true }], place) // prettier-ignore
  const scale = Math.min(Math.min(block.width * MM, place.width) / pixels[0], (block.height * MM) / pixels[1])
  const [width, height] = [pixels[0] * scale, pixels[1] * scale]
  const tag = block.alt === '' ? null : tagIn(place.tag, 'Figure', { alt: block.alt })
  const x = offsetOf({ width, rightToLeft: false }, block.align ?? 'left', place.width)
  const slab: Slab = { height, marks: [{ kind: 'image', x, y: 0, width, height, image: block.image, tag }] }
  return block.after ? [slab, spaceOf(block.after * MM)] : [slab]
}

function layQr(block: Of<'qr'>, place: Place): Slab[] {
  const { data } = encode(block.text, { ecc: 'M', border: 0 })
  const size = block.size * MM
  const tag = tagIn(place.tag, 'Figure', { alt: block.alt })
  const x = offsetOf({ width: size, rightToLeft: false }, block.align ?? 'left', place.width)
  return [{ height: size, marks: [{ kind: 'cells', x, y: 0, size, rows: data, tag }] }]
}

function layRule(block: Of<'rule'>, place: Place): Slab[] {
  const across = (y: number, stroke: number): Mark => ({
    kind: 'line',
    points: [
      [0, y],
      [place.width, y],
    ],
    closed: false,
    stroke,
    fill: 'none',
    tag: null,
  })
  const slab: Slab = block.double
    ? { height: 4.5, marks: [across(1.1, 2.2), across(3.6, 0.7)] }
    : { height: 1, marks: [across(0.5, 0.7)] }
  return block.after ? [slab, spaceOf(block.after * MM)] : [slab]
}
