/**
 * What is pasted, made a text of ours: from Word, Google Docs, WhatsApp and web pages. The words and their structure are
 * kept; styles, comments, removed words, hidden words and pictures are not. Nothing of the source's markup goes through:
 * the pasted document is read, and HTML of our own is written from what was understood.
 */
import {
  addressOf,
  folded,
  htmlOf,
  plain,
  tidy,
  trimmed,
  type Cell,
  type Listed,
  type Look,
  type Piece,
  type Run,
  type TextTag,
} from './pasted-pieces.ts'

export type Pasted = {
  /** Of our own making: p, h2–h4, ul, ol, li, blockquote, table, strong, em, a, br, hr, and notes. */
  readonly html: string
  /** Pictures that were left out, since they are no files of the office. */
  readonly pictures: number
  /** Whether the end is missing because there was too much. */
  readonly cut: boolean
}

const LENGTH_MAX = 500_000 // characters of words; a text holds a million
const PIECES_MAX = 4_000 // paragraphs, items and cells
const NESTED_MAX = 5 // lists within lists
const NEST_TABLE = { rows: 500, columns: 50 }
const DEPTH_MAX = 400 // of the source; browsers stop at about 500

/** Elements whose words are no words of the text. */
const dropped = new Set(
  'script style template noscript noframes noembed iframe frame frameset object embed applet svg math video audio canvas map head title meta link base input textarea select option datalist button progress meter dialog xml del s strike rt rp nav'.split(
    ' ',
  ),
)
const blocks = new Set(
  'address article aside body center dd details div dl dt fieldset figcaption figure footer form header hgroup html legend li main menu p pre search section summary caption tr td th tbody thead tfoot'.split(
    ' ',
  ),
)
const headings: Readonly<Record<string, TextTag>> = { h1: 'h2', h2: 'h2', h3: 'h3', h4: 'h4', h5: 'h4', h6: 'h4' }

/** @param root of a parsed document that runs nothing, as `DOMParser` makes it */
export function cleanPasted(root: Element): Pasted {
  const reader = new Reader(root)
  const pieces = reader.piecesOf(root, { look: plain, tag: 'p', nested: 0, depth: 0, pre: false, inTable: false })
  return { html: htmlOf(folded(pieces)), pictures: reader.pictures, cut: reader.full }
}

type Place = {
  readonly look: Look
  readonly tag: TextTag
  readonly nested: number
  readonly depth: number
  readonly pre: boolean
  readonly inTable: boolean
}

class Reader {
  pictures = 0
  full = false
  #length = 0
  #count = 0
  /** Word's footnotes, by the name that the marks in the text link to. */
  readonly #notes = new Map<string, string>()

  constructor(root: Element) {
    for (const it of root.querySelectorAll('[id][style*="mso-element"], [id][data-style*="mso-element"]'))
      if (/mso-element:\s*(?:foot|end)note\s*(?:;|$)/i.test(styleOf(it)) && it.id)
        this.#notes.set(
          `#_${it.id}`,
          tidy(it.textContent ?? '')
            .replace(/^\s*\[?\d+\]?\s*/, '')
            .trim()
            .slice(0, 1_000),
        )
  }

  /** Everything within an element, as pieces; loose words between blocks become paragraphs of their own. */
  piecesOf(element: Element, place: Place): Piece[] {
    const pieces: Piece[] = []
    let runs: Run[] = []
    const flush = () => {
      const whole = trimmed(runs)
      runs = []
      if (whole.length > 0 && this.#room()) pieces.push({ kind: 'text', tag: place.tag, runs: whole, bare: true })
    }
    const walk = (node: Node, at: Place) => {
      if (this.full || at.depth > DEPTH_MAX) return
      if (node.nodeType === 3) {
        const text = this.#take(tidy(node.nodeValue ?? '', at.pre))
        if (at.pre)
          text
            .split('\n')
            .forEach((line, index) => runs.push(...(index > 0 ? (['break'] as const) : []), { ...at.look, text: line }))
        else if (text !== '') runs.push({ ...at.look, text })
        return
      }
      if (node.nodeType !== 1) return
      const it = node as Element
      const name = it.localName.toLowerCase()
      if (dropped.has(name) || isHidden(it)) return
      if (isPicture(it, name)) {
        const emoji = it.getAttribute('alt') ?? ''
        if (/^\p{Extended_Pictographic}/u.test(emoji) && emoji.length <= 16)
          runs.push({ ...at.look, text: this.#take(tidy(emoji)) })
        else if (!isTiny(it)) this.pictures++
        return
      }
      if (name === 'br') return void runs.push('break')
      if (name === 'hr') {
        flush()
        if (!at.inTable) pieces.push({ kind: 'rule' })
        return
      }
      const note = this.#noteAt(it, name)
      if (note) return void runs.push({ note })
      const inner = { ...at, depth: at.depth + 1, look: lookOf(it, name, at.look), pre: at.pre || name === 'pre' }
      const block = this.#blockOf(it, name, inner)
      if (block) {
        flush()
        pieces.push(...block)
        return
      }
      for (const child of it.childNodes) walk(child, inner)
    }
    for (const child of element.childNodes) walk(child, { ...place, depth: place.depth + 1 })
    flush()
    return pieces
  }

  /** The pieces that a block makes; null for what stands within a line. */
  #blockOf(it: Element, name: string, at: Place): Piece[] | null {
    const tag = headings[name]
    if (tag) return this.#textBlock(it, { ...at, tag: at.inTable || at.nested > 0 ? 'p' : tag })
    if (name === 'ul' || name === 'ol' || name === 'menu') return this.#listOf(it, name === 'ol', at)
    if (name === 'blockquote') {
      const pieces = this.piecesOf(it, at)
      return at.inTable || at.nested > 0 || pieces.length === 0
        ? pieces
        : [{ kind: 'quote', pieces: folded(pieces).flatMap(unquoted) }]
    }
    if (name === 'table') return this.#tableOf(it, at)
    if (!blocks.has(name)) return null
    const listed = listedOf(it)
    if (!listed) return name === 'p' ? this.#textBlock(it, at) : this.piecesOf(it, at)
    return this.#textBlock(it, at).map((piece) => (piece.kind === 'text' ? { ...piece, listed } : piece))
  }

  #textBlock(it: Element, at: Place): Piece[] {
    const heading = at.tag !== 'p'
    return this.piecesOf(it, at).map((piece) => {
      if (piece.kind !== 'text') return piece
      const { bare: _, ...rest } = piece
      return heading
        ? { ...rest, runs: rest.runs.map((run) => (run !== 'break' && 'text' in run ? { ...run, bold: false } : run)) }
        : rest
    })
  }

  #listOf(it: Element, ordered: boolean, at: Place): Piece[] {
    const items: Piece[][] = []
    const inner = { ...at, tag: 'p' as const, nested: at.nested + 1 }
    const add = (pieces: Piece[]) => {
      const whole = folded(pieces)
      if (whole.length > 0) items.push(whole)
    }
    for (const child of it.children) {
      const name = child.localName.toLowerCase()
      if (this.full || dropped.has(name) || isHidden(child)) continue
      if (name === 'ul' || name === 'ol') {
        // Google Docs puts a list that belongs to an item beside it.
        const nested = this.#listOf(child, name === 'ol', inner)
        if (items.length > 0) items.at(-1)?.push(...nested)
        else items.push(nested)
      } else add(this.piecesOf(child, { ...inner, look: lookOf(child, name, at.look) }))
    }
    if (at.nested >= NESTED_MAX || at.inTable) return items.flat()
    const start = Math.trunc(Number(it.getAttribute('start') ?? 1)) || 1
    return items.length > 0 ? [{ kind: 'list', ordered, start: Math.min(Math.max(start, 1), 10_000), items }] : []
  }

  #tableOf(it: Element, at: Place): Piece[] {
    const inner = { ...at, tag: 'p' as const, inTable: true }
    const own = [...it.querySelectorAll('tr')].filter((row) => row.closest('table') === it && !isHidden(row))
    const rows = own.slice(0, NEST_TABLE.rows).map((row) =>
      [...row.children]
        .filter((cell) => /^t[dh]$/i.test(cell.localName) && !isHidden(cell))
        .slice(0, NEST_TABLE.columns)
        .map((cell): Cell => {
          const span = (name: string, max: number) =>
            Math.min(Math.max(Math.trunc(Number(cell.getAttribute(name))) || 1, 1), max)
          return {
            header: cell.localName.toLowerCase() === 'th' || row.parentElement?.localName.toLowerCase() === 'thead',
            colspan: span('colspan', NEST_TABLE.columns),
            rowspan: span('rowspan', own.length),
            pieces: folded(this.piecesOf(cell, { ...inner, look: lookOf(cell, 'td', at.look) })),
          }
        }),
    )
    const filled = rows.filter((row) => row.length > 0)
    if (own.length > NEST_TABLE.rows) this.full = true
    // A table in a table, or of one cell, is a way of placing things on a page.
    if (at.inTable || at.nested > 0 || filled.flat().length <= 1) return filled.flat().flatMap((cell) => cell.pieces)
    if (filled.flat().every((cell) => cell.pieces.length === 0)) return []
    const caption = [...it.children].find((child) => child.localName.toLowerCase() === 'caption')
    return [
      {
        kind: 'table',
        caption: tidy(caption?.textContent ?? '')
          .trim()
          .slice(0, 300),
        rows: filled,
      },
    ]
  }

  #noteAt(it: Element, name: string): string | null {
    const href = name === 'a' ? it.getAttribute('href') : null
    return (href && this.#notes.get(href.slice(href.indexOf('#')))) || null
  }

  #take(text: string): string {
    const left = LENGTH_MAX - this.#length
    if (text.length > left) this.full = true
    const taken = text.slice(0, Math.max(0, left)).toWellFormed()
    this.#length += taken.length
    return taken
  }

  #room(): boolean {
    if (++this.#count > PIECES_MAX) this.full = true
    return this.#count <= PIECES_MAX
  }
}

/** Renamed by who parses under a content security policy. */
const styleOf = (it: Element): string => it.getAttribute('data-style') ?? it.getAttribute('style') ?? ''

/** Not seen where it was copied: hidden words, comments, what a tracked change removed, the list of footnotes. */
function isHidden(it: Element): boolean {
  const style = styleOf(it)
  return (
    it.hasAttribute('hidden') ||
    it.getAttribute('aria-hidden') === 'true' ||
    /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)|font-size\s*:\s*0(?:px|pt|em|rem|%)?\s*(?:;|$))/i.test(
      style,
    ) ||
    /mso-list:\s*ignore|mso-element:\s*(?:comment|foot|end)|mso-special-character:\s*(?:comment|footnote)/i.test(
      style,
    ) ||
    /\b(?:mso(?:comment|annotation)\w*|msocom\w*|msodel)\b/i.test(it.getAttribute('class') ?? '') ||
    /^(?:_msocom|_com_)/i.test(it.id)
  )
}

function isPicture(it: Element, name: string): boolean {
  return (
    name === 'img' ||
    name === 'picture' ||
    name === 'v:imagedata' ||
    name === 'image' ||
    (name === 'figure' && it.hasAttribute('data-src'))
  )
}

/** A dot that only tells its owner that the page was read. */
function isTiny(it: Element): boolean {
  const side = (name: string) => Number.parseInt(it.getAttribute(name) ?? '', 10)
  return side('width') <= 2 || side('height') <= 2
}

function lookOf(it: Element, name: string, before: Look): Look {
  const style = styleOf(it)
  const weight = /(?:^|;)\s*font-weight:\s*(\w+)/i.exec(style)?.[1]?.toLowerCase()
  const slant = /(?:^|;)\s*font-style:\s*(\w+)/i.exec(style)?.[1]?.toLowerCase()
  const bold = weight
    ? weight === 'bold' || weight === 'bolder' || Number(weight) >= 600
    : name === 'b' || name === 'strong' || before.bold
  const italic = slant
    ? slant === 'italic' || slant === 'oblique'
    : name === 'i' || name === 'em' || name === 'cite' || before.italic
  return { bold, italic, href: name === 'a' ? (addressOf(it.getAttribute('href') ?? '') ?? before.href) : before.href }
}

/** Word writes a list's item as a paragraph that says so in its style, its sign as words to be left out. */
function listedOf(it: Element): Listed | null {
  const level = /mso-list:[^;]*?level(\d)/i.exec(styleOf(it))?.[1]
  if (!level) return null
  const sign = [...it.querySelectorAll('[style], [data-style]')].find((inner) =>
    /mso-list:\s*ignore/i.test(styleOf(inner)),
  )
  const text = tidy(sign?.textContent ?? '').trim()
  const ordered = /^\(?(?:\d+|[a-z]|[ivxlc]+)[.)]/i.test(text)
  return { ordered, level: Math.min(Number(level), NESTED_MAX), start: Number.parseInt(text, 10) || 1 }
}

const unquoted = (piece: Piece): Piece[] => (piece.kind === 'quote' ? piece.pieces : [piece])

/** Before each message that WhatsApp copies: “[10.42, 24/11/2026] Nama: ” or, exported, “24/11/26 10.42 - Nama: ”. */
const SENDER =
  /^\u200e?(?:\[\d{1,2}[.:]\d{2}(?:[.:]\d{2})?, \d{1,2}\/\d{1,2}\/\d{2,4}\]|\[?\d{1,2}\/\d{1,2}\/\d{2,4},? \d{1,2}[.:]\d{2}(?:[.:]\d{2})?\]?(?: -)?) [^:\n]{1,60}: ?/

/** Whether plain words were copied from WhatsApp, which says more in them than in the HTML beside. */
export const isFromWhatsApp = (text: string): boolean => text.split('\n', 3).some((line) => SENDER.test(line))

/** Plain words: each line a paragraph, signs at their beginning a list, WhatsApp’s *bold* and _italic_ understood. */
export function cleanPastedText(text: string): Pasted {
  const all = tidy(text, true)
  const lines = all.slice(0, LENGTH_MAX).toWellFormed().split('\n')
  const pieces = lines.slice(0, PIECES_MAX).flatMap((line): Piece[] => {
    const said = line.replace(SENDER, '').trim()
    const sign = /^(?:[-•▪◦*]|(\d{1,4})[.)])\s+(?=\S)/.exec(said)
    const runs = trimmed(marksIn(said.slice(sign?.[0].length ?? 0)))
    if (runs.length === 0) return []
    const listed = sign && { ordered: sign[1] !== undefined, level: 1, start: Number(sign[1] ?? 1) || 1 }
    return [{ kind: 'text', tag: 'p', runs, ...(listed ? { listed } : { bare: true }) }]
  })
  return { html: htmlOf(folded(pieces)), pictures: 0, cut: all.length > LENGTH_MAX || lines.length > PIECES_MAX }
}

/** WhatsApp’s own signs: at the edge of a word, closed on the same line, with no space within their edge. */
function marksIn(line: string): Run[] {
  const runs: Run[] = []
  let from = 0
  for (const it of line.matchAll(/(?<![\p{L}\p{N}*_])([*_])(?=\S)((?:(?!\1).)*?\S)\1(?![\p{L}\p{N}*_])/gu)) {
    if (it.index > from) runs.push({ ...plain, text: line.slice(from, it.index) })
    const look = { bold: it[1] === '*', italic: it[1] === '_' }
    for (const run of marksIn(it[2] as string))
      runs.push(
        run !== 'break' && 'text' in run
          ? { ...run, bold: run.bold || look.bold, italic: run.italic || look.italic }
          : run,
      )
    from = it.index + it[0].length
  }
  if (from < line.length) runs.push({ ...plain, text: line.slice(from) })
  return runs
}
