/** The first page of a drawing as a picture, its letters as outlines: it looks the same on every machine. */
import sharp from 'sharp'
import type { Drawing, Mark } from '../base/drawing.ts'
import { outlineSvg } from './outline-svg.ts'

const DENSITY = 96 // an A4 sheet is some 2,200 pixels long: read on a laptop's whole screen, and still sent by chat

export async function drawFirstPage({ pages }: Drawing): Promise<Buffer> {
  const [page] = pages
  if (!page) throw new Error('a paper has a page')
  const { width, height } = page
  const sheet: Mark = { kind: 'rect', x: 0, y: 0, width, height, radius: 0, stroke: 0, fill: 'white', tag: null }
  const svg = outlineSvg([sheet, ...page.marks], { x: 0, y: 0, width, height })
  return sharp(Buffer.from(svg), { density: DENSITY })
    .removeAlpha()
    .png({ compressionLevel: 9, palette: true, colours: 64, effort: 1 })
    .toBuffer()
}
