/** A drawing as one SVG file, its pages one below the other. */
import { darkRuns, type Drawing, type DrawnPage, type Ink, type Mark } from '../base/drawing.ts'

const GAP = 12 // points between two pages

/**
 * @param images PNG bytes of every picture that the drawing names
 * @returns an SVG document of its own; fonts are named, not embedded, each text held to the width it was laid out with
 */
export function writeSvg(title: string, { pages }: Drawing, images: ReadonlyMap<string, Uint8Array>): string {
  const width = Math.max(...pages.map((it) => it.width))
  const height = pages.reduce((sum, it) => sum + it.height + GAP, -GAP)
  let y = 0
  const drawn = pages.map((page) => {
    const at = y
    y += page.height + GAP
    return drawPage(page, at, images)
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}pt" height="${height}pt" viewBox="0 0 ${num(width)} ${num(height)}" role="img" lang="id">`,
    `<title>${escaped(title)}</title>`,
    ...drawn,
    '</svg>\n',
  ].join('\n')
}

function drawPage(page: DrawnPage, y: number, images: ReadonlyMap<string, Uint8Array>): string {
  return [
    `<g transform="translate(0 ${num(y)})">`,
    `<rect width="${num(page.width)}" height="${num(page.height)}" fill="#fff"/>`,
    ...page.marks.map((it) => drawMark(it, images)),
    '</g>',
  ].join('\n')
}

export function drawMark(mark: Mark, images: ReadonlyMap<string, Uint8Array>): string {
  switch (mark.kind) {
    case 'text': {
      const turned = mark.turned ? ` transform="rotate(-90 ${num(mark.x)} ${num(mark.y)})"` : ''
      const fit = mark.text.length > 1 ? ` textLength="${num(mark.width)}" lengthAdjust="spacingAndGlyphs"` : ''
      return `<text x="${num(mark.x)}" y="${num(mark.y)}" ${fontOf(mark.font)} font-size="${num(mark.size)}"${fit}${turned} xml:space="preserve">${escaped(mark.text)}</text>`
    }
    case 'line': {
      const points = mark.points.map(([x, y]) => `${num(x)},${num(y)}`).join(' ')
      return `<${mark.closed ? 'polygon' : 'polyline'} points="${points}" ${paint(mark)}/>`
    }
    case 'rect':
      return `<rect x="${num(mark.x)}" y="${num(mark.y)}" width="${num(mark.width)}" height="${num(mark.height)}" rx="${num(mark.radius)}" ${paint(mark)}/>`
    case 'cells': {
      const side = mark.size / mark.rows.length
      const d = mark.rows.flatMap((cells, row) =>
        [...darkRuns(cells)].map(
          ({ from, to }) =>
            `M${num(mark.x + from * side)} ${num(mark.y + row * side)}h${num((to - from) * side)}v${num(side)}H${num(mark.x + from * side)}z`,
        ),
      )
      return `<path d="${d.join('')}"/>`
    }
    case 'image': {
      const bytes = images.get(mark.image)
      return bytes
        ? `<image x="${num(mark.x)}" y="${num(mark.y)}" width="${num(mark.width)}" height="${num(mark.height)}" href="data:image/png;base64,${Buffer.from(bytes).toString('base64')}"/>`
        : ''
    }
  }
}

const fills: Readonly<Record<Ink, string>> = { white: '#fff', grey: '#666', black: '#000', rose: '#f3c9c4', mint: '#c9e6d2', none: 'none' } // prettier-ignore

function paint({ stroke, fill }: { stroke: number; fill: Ink }): string {
  const inside = fills[fill]
  return stroke > 0 ? `fill="${inside}" stroke="#000" stroke-width="${num(stroke)}"` : `fill="${inside}"`
}

const families: readonly (readonly [RegExp, string])[] = [
  [/^LiberationSans/, "'Liberation Sans', Arial, Helvetica, sans-serif"],
  [/^LiberationSerif/, "'Liberation Serif', 'Times New Roman', Times, serif"],
  [/^NotoSansJavanese/, "'Noto Sans Javanese', sans-serif"],
  [/^NotoNaskhArabic/, "'Noto Naskh Arabic', serif"],
]

function fontOf(font: string): string {
  const family = families.find(([of]) => of.test(font))?.[1] ?? 'sans-serif'
  const weight = /Bold/.test(font) ? ' font-weight="700"' : ''
  const style = /Italic/.test(font) ? ' font-style="italic"' : ''
  return `font-family="${family}"${weight}${style}`
}

export const num = (value: number) => String(Math.round(value * 100) / 100)

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** A text as XML. */
export const escaped = (text: string) => text.replace(/[&<>"]/g, (it) => signs[it] as string)
