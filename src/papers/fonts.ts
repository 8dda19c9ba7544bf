/** The fonts of the papers, shipped with them: what a text is drawn with, and how wide it is. */
import { readFileSync } from 'node:fs'
import { create, type Font as FontFile } from 'fontkit'

type Style = { readonly bold: boolean; readonly italic: boolean }

export type Font = {
  readonly id: string
  readonly file: FontFile
  /** Above and below the baseline, in parts of the size. */
  readonly ascent: number
  readonly descent: number
  has(codePoint: number): boolean
  /** Points, of text of this font alone. */
  widthOf(text: string, size: number): number
}

/** A stretch of text that one font draws. */
export type FontRun = { readonly font: Font; readonly text: string }

export type Fonts = {
  /** The font that a style is set in; line heights are its own. */
  main(style: Style): Font
  /** A text cut into stretches of one font each; what no font has is spelled out as `[U+6F22]`. */
  runsOf(text: string, style: Style): readonly FontRun[]
}

const styles = ['Regular', 'Bold', 'Italic', 'BoldItalic'] as const
const styleName = ({ bold, italic }: Style) => styles[(bold ? 1 : 0) + (italic ? 2 : 0)] as (typeof styles)[number]

/** Latin comes first; then what the office may meet: Javanese script, Arabic, signs, emoji. */
const fallbacks = (bold: boolean) => [
  'NotoSansJavanese-Regular',
  'NotoNaskhArabic-Regular',
  bold ? 'DejaVuSans-Bold' : 'DejaVuSans',
  'NotoEmoji-Regular',
]

const opened = new Map<string, Font>()

/** The fonts of a paper that is set in Liberation Sans (as Arial) or Serif (as Times). */
export function openFonts(face: 'sans' | 'serif'): Fonts {
  const family = face === 'sans' ? 'LiberationSans' : 'LiberationSerif'
  const main = (style: Style) => openFont(`${family}-${styleName(style)}`)
  return {
    main,
    runsOf(text, style) {
      const first = main(style)
      // Nearly every text is of letters that any of the main fonts has: no need to look at each.
      return PLAIN.test(text)
        ? [{ font: first, text }]
        : cut(text, () => [first, ...fallbacks(style.bold).map(openFont)])
    },
  }
}

const PLAIN = /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u017f\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026]*$/

// What joins or varies a sign and is never drawn by itself: it follows the font of the sign before it, if that has it.
const JOINING = /^(?:\u200c|\u200d|[\ufe00-\ufe0f])$/u
const UNSEEN = /[\u200b\u2060\ufeff\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

function cut(whole: string, stack: () => readonly Font[]): readonly FontRun[] {
  const fonts = stack()
  const runs: { font: Font; text: string }[] = []
  for (const cluster of clusters.segment(whole.replace(UNSEEN, ''))) {
    const signs = [...cluster.segment]
    const kept = (font: Font) => signs.filter((it) => !JOINING.test(it) || font.has(it.codePointAt(0) as number))
    const font = fonts.find((it) => kept(it).every((sign) => it.has(sign.codePointAt(0) as number)))
    const add = (by: Font, text: string) => {
      const last = runs.at(-1)
      if (last?.font === by) last.text += text
      else runs.push({ font: by, text })
    }
    if (font) add(font, kept(font).join(''))
    else for (const sign of signs) addSign(sign, fonts, add)
  }
  return runs
}

/** A cluster that no font has whole: each of its signs by itself. */
function addSign(sign: string, fonts: readonly Font[], add: (font: Font, text: string) => void): void {
  const code = sign.codePointAt(0) as number
  const font = fonts.find((it) => it.has(code))
  if (font) return add(font, sign)
  if (!JOINING.test(sign)) add(fonts[0] as Font, `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`)
}

const clusters = new Intl.Segmenter('id', { granularity: 'grapheme' })

function openFont(name: string): Font {
  const before = opened.get(name)
  if (before) return before
  const file = create(readFileSync(new URL(`fonts/${name}.ttf`, import.meta.url))) as FontFile
  const widths = new Map<string, number>() // of words, in the font's own units
  const widthOfWord = (word: string) => {
    let width = widths.get(word)
    if (width === undefined) {
      width = file.layout(word).advanceWidth
      if (widths.size < WORDS_MAX) widths.set(word, width)
    }
    return width
  }
  const font: Font = {
    id: name,
    file,
    ascent: file.ascent / file.unitsPerEm,
    descent: -file.descent / file.unitsPerEm,
    has: (codePoint) => file.hasGlyphForCodePoint(codePoint),
    // Word by word, each with the space after it: so does pdfkit set them, and kerning over the space would differ.
    widthOf: (text, size) =>
      ((text.match(/[^ ]* |[^ ]+$/g) ?? []).reduce((sum, word) => sum + widthOfWord(word), 0) * size) / file.unitsPerEm,
  }
  opened.set(name, font)
  return font
}

/** The opened file of a font that a drawing names. */
export const fontFile = (id: string): FontFile => openFont(id).file

const WORDS_MAX = 50_000 // of each font; some 5 MB
