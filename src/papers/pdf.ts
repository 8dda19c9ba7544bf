/**
 * A drawing as PDF/A-2a: fonts embedded, tagged for screen readers, the same bytes for the same drawing. ISO 19005-2;
 * structure as in PDF 1.7, 14.8.
 */
import PDFDocument from 'pdfkit'
import { darkRuns, type Drawing, type Ink, type Mark, type Tag } from '../base/drawing.ts'
import type { Paper } from '../base/paper.ts'
import { fontFile } from './fonts.ts'

const inks: Readonly<Record<Exclude<Ink, 'none'>, string>> = {
  black: '#000000',
  grey: '#666666',
  white: '#ffffff',
  rose: '#f3c9c4',
  mint: '#c9e6d2',
}

/**
 * @param images bytes of every picture that the drawing names: JPEG, or PNG without transparency
 * @param profile 1b for validators that know no newer one; papers are 2a
 */
export async function writePdf(
  paper: Pick<Paper, 'title' | 'subject' | 'author' | 'madeAt'>,
  drawing: Drawing,
  images: ReadonlyMap<string, Uint8Array>,
  profile: 'PDF/A-2a' | 'PDF/A-1b' = 'PDF/A-2a',
): Promise<Buffer> {
  const at = new Date(paper.madeAt)
  const doc = new PDFDocument({
    autoFirstPage: false,
    pdfVersion: profile === 'PDF/A-2a' ? '1.7' : '1.4',
    subset: profile,
    tagged: true,
    lang: 'id-ID',
    displayTitle: true,
    margin: 0,
    info: {
      Title: paper.title,
      Subject: paper.subject,
      Author: paper.author,
      Creator: 'Siar',
      Producer: 'Siar',
      CreationDate: at,
      ModDate: at,
    },
  })
  const parts: Buffer[] = []
  const done = new Promise<void>((resolve, reject) => {
    doc.on('data', (part: Buffer) => parts.push(part))
    doc.on('end', resolve)
    doc.on('error', reject)
  })
  const used = new Set(drawing.pages.flatMap((page) => page.marks.flatMap((it) => (it.kind === 'text' ? it.font : []))))
  for (const name of used) doc.registerFont(name, fontFile(name) as never)
  const elements = new Map<Tag, PDFKit.PDFStructureElement>()
  const document = growTags(doc, drawing.tags, elements)
  doc.addStructure(document)
  for (const page of drawing.pages) {
    doc.addPage({ size: [page.width, page.height], margin: 0 })
    for (const stretch of byTag(page.marks)) {
      const element = stretch.tag && elements.get(stretch.tag)
      if (stretch.tag && element) element.add(doc.markStructureContent(stretch.tag.role))
      else doc.markContent('Artifact', { type: 'Layout' })
      for (const mark of stretch.marks) drawMark(doc, mark, images)
      doc.endMarkedContent()
    }
  }
  addBookmarks(doc, drawing)
  document.end()
  doc.end()
  await done
  return Buffer.concat(parts)
}

/** The named headings, each below the last one of a higher level. */
function addBookmarks(doc: PDFKit.PDFDocument, { bookmarks }: Drawing): void {
  const open: { readonly level: number; readonly item: PDFKit.PDFOutline }[] = []
  for (const { title, level, page, y } of bookmarks) {
    while ((open.at(-1)?.level ?? 0) >= level) open.pop()
    const under = open.at(-1)?.item ?? doc.outline
    open.push({ level, item: under.addItem(title, { pageNumber: page, top: y } as never) })
  }
}

/** The structure tree, without the elements that nothing stands in and nothing can (a cell may be empty, a list may not). */
function growTags(
  doc: PDFKit.PDFDocument,
  tag: Tag,
  elements: Map<Tag, PDFKit.PDFStructureElement>,
): PDFKit.PDFStructureElement {
  const element = doc.struct(tag.role, {
    ...(tag.alt !== undefined && { alt: tag.alt }),
    ...(tag.scope && { scope: tag.scope }),
  } as never)
  elements.set(tag, element)
  for (const child of tag.children) element.add(growTags(doc, child, elements))
  return element
}

/** Marks that follow each other and belong to one element, so that each element has one stretch of content. */
function* byTag(marks: readonly Mark[]): Generator<{ tag: Tag | null; marks: readonly Mark[] }> {
  for (let at = 0; at < marks.length;) {
    const { tag } = marks[at] as Mark
    let end = at + 1
    while (end < marks.length && marks[end]?.tag === tag) end++
    yield { tag, marks: marks.slice(at, end) }
    at = end
  }
}

function drawMark(doc: PDFKit.PDFDocument, mark: Mark, images: ReadonlyMap<string, Uint8Array>): void {
  switch (mark.kind) {
    case 'text': {
      doc.font(mark.font).fontSize(mark.size).fillColor(inks.black)
      if (mark.turned) {
        doc.save().rotate(-90, { origin: [mark.x, mark.y] })
        doc.text(mark.text, mark.x, mark.y, { lineBreak: false, baseline: 'alphabetic' })
        doc.restore()
      } else doc.text(mark.text, mark.x, mark.y, { lineBreak: false, baseline: 'alphabetic' })
      return
    }
    case 'line': {
      const [first, ...rest] = mark.points
      if (!first) return
      doc.moveTo(...first)
      for (const point of rest) doc.lineTo(...point)
      if (mark.closed) doc.closePath()
      return paint(doc, mark)
    }
    case 'rect':
      if (mark.radius > 0) doc.roundedRect(mark.x, mark.y, mark.width, mark.height, mark.radius)
      else doc.rect(mark.x, mark.y, mark.width, mark.height)
      return paint(doc, mark)
    case 'cells': {
      const side = mark.size / mark.rows.length
      for (const [row, cells] of mark.rows.entries())
        for (const { from, to } of darkRuns(cells))
          doc.rect(mark.x + from * side, mark.y + row * side, (to - from) * side, side)
      doc.fill(inks.black)
      return
    }
    case 'image': {
      const bytes = images.get(mark.image)
      if (bytes) doc.image(Buffer.from(bytes) as never, mark.x, mark.y, { width: mark.width, height: mark.height })
      return
    }
  }
}

function paint(doc: PDFKit.PDFDocument, { stroke, fill }: { stroke: number; fill: Ink }): void {
  if (stroke > 0) doc.lineWidth(stroke).strokeColor(inks.black)
  if (fill === 'none') doc.stroke()
  else if (stroke > 0) doc.fillAndStroke(inks[fill], inks.black)
  else doc.fill(inks[fill])
}
