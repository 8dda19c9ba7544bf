/** A paragraph broken into lines that fit a width, each stretch of it in its place and its direction. */
import bidiFactory from 'bidi-js'
import LineBreaker from 'linebreak'
import type { Run, Words } from '../base/paper.ts'
import type { Font, Fonts } from './fonts.ts'

/** A stretch of a line: `x` from the line's left. */
export type Piece = {
  readonly x: number
  readonly width: number
  readonly text: string
  readonly font: Font
  readonly size: number
  readonly run: Run
}
export type Line = {
  readonly pieces: readonly Piece[]
  readonly width: number
  /** From the line's top to its baseline. */
  readonly ascent: number
  readonly height: number
  /** Whether it runs from right to left, so that its beginning is at the right. */
  readonly rightToLeft: boolean
}

export type Setting = {
  readonly fonts: Fonts
  readonly size: number
  readonly width: number
  /** How much later the first line begins. */
  readonly firstLine?: number
  readonly justify?: boolean
}

const LEADING = 1.06 // of the font's own height; with it Liberation at 11 points has lines of some 13

/** The lines of a paragraph; a line feed begins a new one. Never none: of no text the line is empty. */
export function setLines(words: Words, setting: Setting): readonly Line[] {
  const runs = typeof words === 'string' ? [{ text: words }] : words
  return paragraphsOf(runs).flatMap((it) => setParagraph(it, setting))
}

/** How wide text would be if it stood on one line, and how wide its longest part that cannot be broken is. */
export function widthsOf(words: Words, setting: Omit<Setting, 'width'>): { line: number; word: number } {
  const runs = typeof words === 'string' ? [{ text: words }] : words
  let [line, word] = [0, 0]
  for (const paragraph of paragraphsOf(runs)) {
    const atoms = atomsOf(paragraph, setting)
    let whole = 0
    for (const atom of atoms) {
      whole += atom.width
      word = Math.max(word, atom.width - atom.space)
    }
    line = Math.max(line, whole)
  }
  return { line, word }
}

/** Spaces of other widths, which a font may lack: what is not seen is a space, and is not written out by its number. */
const ODD_SPACE = /[\t\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g

/** What stays together on a line: a word with the space after it, in one style. */
type Atom = { readonly text: string; readonly run: Run; width: number; space: number; readonly breakAfter: boolean }

function paragraphsOf(runs: readonly Run[]): Run[][] {
  const paragraphs: Run[][] = [[]]
  for (const run of runs) {
    const [first, ...more] = run.text.replace(ODD_SPACE, ' ').split('\n')
    paragraphs.at(-1)?.push({ ...run, text: first as string })
    for (const text of more) paragraphs.push([{ ...run, text }])
  }
  return paragraphs
}

function setParagraph(runs: readonly Run[], setting: Setting): Line[] {
  const levels = RIGHT_TO_LEFT.test(runs.map((it) => it.text).join('')) ? levelsOf(runs) : null
  const lines: Line[] = []
  let line: Atom[] = []
  let [start, at, used] = [0, 0, 0]
  const room = () => setting.width - (lines.length === 0 ? (setting.firstLine ?? 0) : 0)
  const end = (last: boolean) => {
    lines.push(placeLine(line, { ...setting, levels, start, room: room(), indent: lines.length === 0 ? (setting.firstLine ?? 0) : 0, last })) // prettier-ignore
    line = []
    start = at
    used = 0
  }
  const whole = wholeOf(runs, setting)
  const groups: Iterable<readonly Atom[]> = whole ? [[whole]] : unbroken(atomsOf(runs, setting))
  for (const group of groups) {
    const width = group.reduce((sum, it) => sum + it.width, 0)
    const space = group.at(-1)?.space ?? 0
    if (line.length > 0 && used + width - space > room() + FINE) end(false)
    for (const atom of width - space > room() + FINE ? group.flatMap((it) => crumble(it, setting)) : group) {
      if (line.length > 0 && used + atom.width - atom.space > room() + FINE) end(false)
      line.push(atom)
      used += atom.width
      at += atom.text.length
    }
  }
  end(true)
  return lines
}

/** A text that fits one line as it is: most cells of a register. Looking for its breaks would take longer than the rest. */
function wholeOf(runs: readonly Run[], { fonts, size, width, firstLine = 0, justify }: Setting): Atom | null {
  const [run, ...more] = runs
  if (!run || more.length > 0 || justify) return null
  const needed = widthOf(run.text, run, fonts, size)
  return needed <= width - firstLine ? { text: run.text, run, width: needed, space: 0, breakAfter: true } : null
}

const FINE = 0.01 // points: a rounding, not an overflow

/** Atoms that no line may end between, as where a word changes its style within. */
function* unbroken(atoms: readonly Atom[]): Generator<readonly Atom[]> {
  let group: Atom[] = []
  for (const atom of atoms) {
    group.push(atom)
    if (!atom.breakAfter) continue
    yield group
    group = []
  }
  if (group.length > 0) yield group
}

function atomsOf(runs: readonly Run[], { fonts, size }: Omit<Setting, 'width'>): Atom[] {
  const text = runs.map((it) => it.text).join('')
  const breaks = breaksOf(text)
  const atoms: Atom[] = []
  let at = 0
  for (const run of runs) {
    const end = at + run.text.length
    let begin = at
    while (begin < end) {
      const stop = Math.min(end, breaks.find(begin))
      const part = text.slice(begin, stop)
      const trimmed = part.trimEnd()
      const width = widthOf(part, run, fonts, size)
      const space = trimmed === part ? 0 : width - widthOf(trimmed, run, fonts, size)
      atoms.push({ text: part, run, width, space, breakAfter: breaks.isBreak(stop) })
      begin = stop
    }
    at = end
  }
  return atoms
}

/** Where lines may end in a text. */
function breaksOf(text: string): { find(after: number): number; isBreak(at: number): boolean } {
  const ends: number[] = []
  const breaker = new LineBreaker(text)
  for (let found = breaker.nextBreak(); found; found = breaker.nextBreak()) ends.push(found.position)
  let index = 0
  return {
    find(after) {
      while (index < ends.length && (ends[index] as number) <= after) index++
      return ends[index] ?? text.length
    },
    isBreak: (at) => at === text.length || ends.includes(at, Math.max(0, index - 1)),
  }
}

const clusters = new Intl.Segmenter('id', { granularity: 'grapheme' })

/** A word that is longer than a line, sign by sign; a sign of many parts that is longer still, part by part. */
function crumble(atom: Atom, { fonts, size, width: room }: Setting): Atom[] {
  const part = (text: string): Atom => {
    const width = widthOf(text, atom.run, fonts, size)
    return { text, run: atom.run, width, space: text.trim() === '' ? width : 0, breakAfter: true }
  }
  return [...clusters.segment(atom.text)].flatMap(({ segment }) => {
    const whole = part(segment)
    return whole.width <= room ? whole : [...segment].map(part)
  })
}

const styleOf = (run: Run) => ({ bold: run.bold ?? false, italic: run.italic ?? false })
const sizeOf = (run: Run, size: number) => (run.raised ? size * 0.65 : size)

function widthOf(text: string, run: Run, fonts: Fonts, size: number): number {
  return fonts.runsOf(text, styleOf(run)).reduce((sum, it) => sum + it.font.widthOf(it.text, sizeOf(run, size)), 0)
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u
const bidi = bidiFactory()

type Levels = { readonly base: number; readonly of: Uint8Array }

function levelsOf(runs: readonly Run[]): Levels {
  const { levels, paragraphs } = bidi.getEmbeddingLevels(runs.map((it) => it.text).join(''))
  return { base: paragraphs[0]?.level ?? 0, of: levels }
}

type LinePlan = Setting & {
  readonly levels: Levels | null
  readonly start: number
  readonly room: number
  readonly indent: number
  readonly last: boolean
}

function placeLine(atoms: readonly Atom[], plan: LinePlan): Line {
  const { fonts, size, levels, room, indent, justify, last } = plan
  const main = fonts.main({ bold: false, italic: false })
  let ascent = main.ascent * size * LEADING
  let descent = main.descent * size * LEADING
  const stretches = stretchesOf(atoms, plan)
  const ordered = levels ? inOrder(stretches, levels.base) : stretches
  const spaces = justify && !last ? Math.max(0, ordered.filter((it) => it.text.endsWith(' ')).length - (ordered.at(-1)?.text.endsWith(' ') ? 1 : 0)) : 0 // prettier-ignore
  const natural = ordered.reduce((sum, it) => sum + it.width, 0) - trailingOf(ordered, size)
  const wider = spaces > 0 ? Math.max(0, room - natural) / spaces : 0
  const pieces: Piece[] = []
  let x = indent
  for (const it of ordered) {
    const asked = sizeOf(it.run, size)
    ascent = Math.max(ascent, it.font.ascent * asked)
    descent = Math.max(descent, it.font.descent * asked)
    pieces.push({ x, width: it.width, text: it.text, font: it.font, size: asked, run: it.run })
    x += it.width + (it.text.endsWith(' ') ? wider : 0)
  }
  return {
    pieces,
    width: indent + natural + wider * spaces,
    ascent,
    height: ascent + descent,
    rightToLeft: (levels?.base ?? 0) % 2 === 1,
  }
}

type Stretch = { text: string; width: number; font: Font; run: Run; level: number }

/** What is drawn in one go: of one font, style and direction; word by word where words are moved apart or turned. */
function stretchesOf(atoms: readonly Atom[], { fonts, size, levels, start, justify }: LinePlan): Stretch[] {
  const found: Stretch[] = []
  let at = start
  for (const atom of atoms) {
    for (const part of levels ? byLevel(atom.text, levels, at) : [{ text: atom.text, level: 0 }])
      for (const { font, text } of fonts.runsOf(part.text, styleOf(atom.run))) {
        const width = font.widthOf(text, sizeOf(atom.run, size))
        const last = found.at(-1)
        if (
          last &&
          // Within a word nothing is moved apart: signs of one that is longer than its line are drawn in one go as well.
          (!justify || !last.text.endsWith(' ')) &&
          part.level % 2 === 0 &&
          last.level === part.level &&
          last.font === font &&
          last.run === atom.run
        ) {
          // prettier-ignore
          last.text += text
          last.width += width
        } else found.push({ text, width, font, run: atom.run, level: part.level })
      }
    at += atom.text.length
  }
  return found
}

/** What the spaces at a line's end would take: they are not seen and count for nothing. */
function trailingOf(ordered: readonly Stretch[], size: number): number {
  const last = ordered.at(-1)
  return last ? last.width - last.font.widthOf(last.text.trimEnd(), sizeOf(last.run, size)) : 0
}

function* byLevel(text: string, levels: Levels, at: number): Generator<{ text: string; level: number }> {
  let begin = 0
  for (let index = 1; index <= text.length; index++) {
    const level = levels.of[at + begin] as number
    const space = text[index] === ' ' || text[index - 1] === ' '
    if (index < text.length && levels.of[at + index] === level && !(level % 2 === 1 && space)) continue
    const part = text.slice(begin, index)
    yield { text: level % 2 === 1 ? turned(part) : part, level }
    begin = index
  }
}

/** Signs without a direction of their own, within text from right to left: in that order, brackets facing the other way. */
function turned(text: string): string {
  if (RIGHT_TO_LEFT.test(text)) return text // its font turns it
  return [...text].toReversed().map((sign) => bidi.getMirroredCharacter(sign) ?? sign).join('') // prettier-ignore
}

/** From the highest level down, every stretch of that level or above is turned round (UAX 9, L2). */
function inOrder(stretches: readonly Stretch[], base: number): Stretch[] {
  const ordered = [...stretches]
  for (let level = Math.max(base, ...ordered.map((it) => it.level)); level > 0; level--) {
    for (let begin = 0; begin < ordered.length; begin++) {
      let end = begin
      while (end < ordered.length && (ordered[end] as Stretch).level >= level) end++
      if (end > begin) ordered.splice(begin, end - begin, ...ordered.slice(begin, end).toReversed())
      begin = Math.max(begin, end)
    }
  }
  return ordered
}
