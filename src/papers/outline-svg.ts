/** Marks as an SVG that needs no font: its letters are outlines, so that it looks the same wherever it is shown. */
import type { Mark } from '../base/drawing.ts'
import { fontFile } from './fonts.ts'
import { drawMark, num } from './svg.ts'

type TextMark = Extract<Mark, { kind: 'text' }>

/** What of a drawing is shown, in points. */
export type Frame = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

export function outlineSvg(marks: readonly Mark[], { x, y, width, height }: Frame): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${num(width)}pt" height="${num(height)}pt" viewBox="${num(x)} ${num(y)} ${num(width)} ${num(height)}">`,
    ...marks.map((it) => (it.kind === 'text' ? outlines(it) : drawMark(it, new Map()))),
    '</svg>\n',
  ].join('\n')
}

/** A text as outlines, from the left end of its baseline. */
export function outlines({ x, y, text, font, size }: Pick<TextMark, 'x' | 'y' | 'text' | 'font' | 'size'>): string {
  const file = fontFile(font)
  const scale = size / file.unitsPerEm
  const { glyphs, positions } = file.layout(text)
  let at = x
  const d = glyphs.map((glyph, index) => {
    const path = glyph.path.scale(scale, -scale).translate(at, y).toSVG()
    at += (positions[index]?.xAdvance ?? 0) * scale
    return path
  })
  return `<path d="${d.join('')}"/>`
}
