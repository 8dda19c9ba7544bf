/** Other people's HTML as the plain text it says. Nothing of it is ever shown or kept as HTML. */
import { Tokenizer } from 'htmlparser2'
import { oneLine } from './text.ts'

/** What stands in these is no text of the page. */
export const SILENT = new Set(['script', 'style', 'noscript', 'template', 'svg', 'math', 'iframe', 'object', 'title', 'select', 'button']) // prettier-ignore
/** What stands apart from the text around it. */
export const APART = new Set(['p', 'div', 'br', 'li', 'ul', 'ol', 'dl', 'dt', 'dd', 'table', 'tr', 'blockquote', 'pre', 'hr', 'section', 'article', 'header', 'footer', 'figure', 'figcaption', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']) // prettier-ignore

/**
 * The text in lines, without markup, pictures and scripts.
 * @param max in UTF-16 units; what is longer is cut, and so is HTML of more than twenty times as much
 */
export function textOfHtml(html: string, max: number): string {
  if (!/[<&]/.test(html)) return keepable(html, max)
  const parts: string[] = []
  let silent = 0
  walkHtml(html.slice(0, max * 20), {
    open: (name) => {
      if (SILENT.has(name)) silent++
      else if (APART.has(name)) parts.push('\n')
    },
    close: (name) => {
      if (SILENT.has(name)) silent = Math.max(0, silent - 1)
      else if (APART.has(name)) parts.push('\n')
      else if (name === 'td' || name === 'th') parts.push(' ')
    },
    text: (text) => {
      if (silent === 0) parts.push(text.replaceAll(/\s+/g, ' '))
    },
  })
  return keepable(parts.join(''), max)
}

export type Seen = {
  open(name: string, attributes: Readonly<Record<string, string | undefined>>): void
  close(name: string): void
  text(text: string): void
}

/** Tags and texts one after the other; no tree is made, so that what is never closed costs nothing. */
export function walkHtml(html: string, seen: Seen): void {
  walk(html, seen, false)
}

/** The same of XML: of entities only the five of XML and numbers mean anything, and CDATA is text. */
export function walkXml(xml: string, seen: Seen): void {
  walk(xml, seen, true)
}

function walk(html: string, seen: Seen, xmlMode: boolean): void {
  let name = ''
  let attribute = ''
  let attributes: Record<string, string> = {}
  const opened = () => seen.open(name, attributes)
  const ignored = () => {}
  const tokens = new Tokenizer(
    { decodeEntities: true, xmlMode },
    {
      onopentagname: (from, to) => {
        name = html.slice(from, to).toLowerCase()
        attributes = Object.create(null) as Record<string, string>
      },
      onattribname: (from, to) => {
        attribute = html.slice(from, to).toLowerCase()
        if (attribute in attributes) attribute = '' // of two of one name the first counts (HTML, 13.2.5.33)
        attributes[attribute] ??= ''
      },
      onattribdata: (from, to) => {
        attributes[attribute] += html.slice(from, to)
      },
      onattribentity: (codepoint) => {
        attributes[attribute] += String.fromCodePoint(codepoint)
      },
      onattribend: ignored,
      onopentagend: opened,
      onselfclosingtag: opened,
      onclosetag: (from, to) => seen.close(html.slice(from, to).toLowerCase()),
      ontext: (from, to) => seen.text(html.slice(from, to)),
      ontextentity: (codepoint) => seen.text(String.fromCodePoint(codepoint)),
      oncdata: (from, to, beside) => {
        if (xmlMode) seen.text(html.slice(from, to - beside))
      },
      oncomment: ignored,
      ondeclaration: ignored,
      onprocessinginstruction: ignored,
      onend: ignored,
    },
  )
  tokens.write(html)
  tokens.end()
}

/** Marks that turn the reading direction of all that follows: in a stranger's line they only hide what it says. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g

/** A text from outside as it can be kept: lines without blanks around them, well-formed, NFC, without control characters. */
export function keepable(text: string, max: number): string {
  const lines = text
    .toWellFormed()
    .replaceAll('\uFFFD', '')
    .replaceAll(TURNING, '')
    .split(/[\r\n\u2028\u2029]+/)
    .map((line) => oneLine(line.replaceAll(/\p{Cc}+/gu, ' ')))
    .filter((line) => line !== '')
  return cut(lines.join('\n').normalize('NFC'), max)
}

/** Cut at a word, with a mark that it is. */
function cut(text: string, max: number): string {
  if (text.length <= max) return text
  const whole = text.slice(0, max - 1).toWellFormed().replace(/\uFFFD$/, '') // prettier-ignore
  return `${whole.replace(/\s+\S{0,40}$/, '')}…`
}

/** An alternative form of a page, as its own head names it. */
export type Alternate = { readonly href: string; readonly type: string; readonly title: string }

const HEAD_MAX = 200_000
const ALTERNATES_MAX = 30

/** What a page says about itself: its title, and the feeds that its head links to, addresses resolved. */
export function headOfHtml(html: string, address: string): { title: string; alternates: Alternate[] } {
  const alternates: Alternate[] = []
  let base = address
  let title = ''
  let inTitle = false
  walkHtml(html.slice(0, HEAD_MAX), {
    open: (name, { rel = '', href = '', type = '', title: called = '' }) => {
      if (name === 'title' && title === '') inTitle = true
      if (name === 'base' && URL.canParse(href, address)) base = new URL(href, address).href
      if (name !== 'link' || !rel.toLowerCase().split(/\s+/).includes('alternate') || !URL.canParse(href, base)) return
      if (alternates.length < ALTERNATES_MAX)
        alternates.push({
          href: new URL(href, base).href,
          type: type.toLowerCase().trim(),
          title: keepable(called, 200),
        })
    },
    close: (name) => {
      if (name === 'title') inTitle = false
    },
    text: (text) => {
      if (inTitle && title.length < 300) title += text
    },
  })
  return { title: oneLine(keepable(title, 200)), alternates }
}
