/**
 * The picture that goes with a link: who speaks, what it says, when. Its letters are outlines of the fonts shipped with the
 * papers, so that the same card has the same bytes on every machine.
 */
import sharp from 'sharp'
import type { ShareCard } from './ask.ts'
import { openFonts, type Fonts } from './fonts.ts'
import { setLines, type Line } from './lines.ts'
import { outlines } from './outline-svg.ts'
import { num } from './svg.ts'

const WIDTH = 1_200 // px, what the large networks ask for
const HEIGHT = 630
const EDGE = 64
const BAND = 18
const EMBLEM = 92
const TITLE_TOP = 196
const TITLE_BOTTOM = 530
const SIZES = [76, 68, 60, 52, 46, 40] // of the title, the largest that fits
const TITLE_MAX = 300 // characters, as a text's title may have

const serif = openFonts('serif')
const sans = openFonts('sans')

/** @param emblem where the office's emblem lies; a card goes without one that cannot be read */
export async function drawShareImage(card: ShareCard, emblem: string | null): Promise<Buffer> {
  const badge = emblem && (await readEmblem(emblem))
  const left = EDGE + (badge ? EMBLEM + 24 : 0)
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<rect width="${WIDTH}" height="${BAND}" fill="${card.colour}"/>`,
    `<g fill="#545b57">${line(card.regency, { fonts: serif, size: 26, x: left, y: 88 })}</g>`,
    `<g fill="#1d2321">${line(card.office, { fonts: serif, size: 34, x: left, y: 130, bold: true })}</g>`,
    `<path d="M${EDGE} 168H${WIDTH - EDGE}M${EDGE} 173H${WIDTH - EDGE}" stroke="#c9c3b7" stroke-width="1.5"/>`,
    `<g fill="#1d2321">${title(card.title)}</g>`,
    `<g fill="${card.colour}">${line([card.kind, card.day].filter(Boolean).join(' · '), { fonts: sans, size: 28, x: EDGE, y: 584, bold: true })}</g>`,
    `<g fill="#545b57">${line(card.host, { fonts: sans, size: 26, x: WIDTH - EDGE, y: 584, fromRight: true })}</g>`,
    '</svg>',
  ].join('')
  return sharp(Buffer.from(svg))
    .composite(badge ? [{ input: badge, left: EDGE, top: 54 }] : [])
    .removeAlpha()
    .png({ compressionLevel: 6, palette: true, colours: 32, effort: 1 }) // a third of the bytes of full colour
    .toBuffer()
}

async function readEmblem(path: string): Promise<Buffer | null> {
  try {
    const background = { r: 0, g: 0, b: 0, alpha: 0 }
    return await sharp(path).resize(EMBLEM, EMBLEM, { fit: 'contain', background }).png().toBuffer()
  } catch {
    return null
  }
}

type Setting = {
  readonly fonts: Fonts
  readonly size: number
  readonly x: number
  readonly y: number
  readonly bold?: boolean
  readonly fromRight?: boolean
}

/** One line, from its baseline; of a text that is too long the beginning. */
function line(text: string, { fonts, size, x, y, bold = false, fromRight = false }: Setting): string {
  const width = fromRight ? 520 : WIDTH - EDGE - x
  const [first, ...more] = setLines([{ text, bold }], { fonts, size, width })
  if (!first || text === '') return ''
  const shown = more.length > 0 ? (setLines([{ text: `${plainOf(first)}…`, bold }], { fonts, size, width: width * 1.1 })[0] as Line) : first // prettier-ignore
  return drawLine(shown, fromRight ? x - shown.width : x, y)
}

function title(text: string): string {
  const words = [{ text: [...text].slice(0, TITLE_MAX).join(''), bold: true }]
  const width = WIDTH - 2 * EDGE
  const heightOf = (lines: readonly Line[]) => lines.reduce((sum, it) => sum + it.height, 0)
  const room = TITLE_BOTTOM - TITLE_TOP
  const tries = SIZES.map((size) => setLines(words, { fonts: serif, size, width }))
  const fits = tries.find((it) => heightOf(it) <= room) ?? (tries.at(-1) as readonly Line[])
  let y = TITLE_TOP
  return fits
    .filter((it) => {
      y += it.height
      return y <= TITLE_BOTTOM + it.height * 0.1
    })
    .reduce<{ y: number; drawn: string }>(
      ({ y: at, drawn }, it) => ({
        y: at + it.height,
        drawn: drawn + drawLine(it, it.rightToLeft ? WIDTH - EDGE - it.width : EDGE, at + it.ascent),
      }),
      { y: TITLE_TOP, drawn: '' },
    ).drawn
}

const plainOf = (it: Line) =>
  it.pieces
    .map((piece) => piece.text)
    .join('')
    .trimEnd()

const drawLine = (it: Line, x: number, y: number) =>
  it.pieces
    .map(({ text, font, size, x: at }) =>
      outlines({ x: Number(num(x + at)), y: Number(num(y)), text, font: font.id, size }),
    )
    .join('')
