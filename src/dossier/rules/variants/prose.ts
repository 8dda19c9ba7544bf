/** The body of a text as plain paragraphs, and how a text is cut without saying something else. */
import { attributionOf, type Block, type Body, type Inline } from '../../../base/content.ts'

/** How marks are written: not at all, with addresses beside what they stand under, or as messengers read them. */
export type Style = 'plain' | 'addresses' | 'chat'
export type Paragraph = {
  readonly kind: 'text' | 'heading' | 'list' | 'quote' | 'table' | 'image'
  readonly text: string
}

/** The paragraphs of a body that say something, in reading order; footnotes and rules stay behind. */
export function* paragraphsOf(body: Body, style: Style): Generator<Paragraph> {
  for (const block of body.content) {
    const paragraph = paragraphOf(block, style)
    if (paragraph && paragraph.text.trim() !== '') yield paragraph
  }
}

function paragraphOf(block: Block, style: Style): Paragraph | null {
  switch (block.type) {
    case 'paragraph':
      return { kind: 'text', text: inlineOf(block.content, style) }
    case 'heading':
      return { kind: 'heading', text: emphasised(inlineOf(block.content, 'plain'), '*', style) }
    case 'bulletList':
    case 'orderedList': {
      const first = block.type === 'orderedList' ? block.attrs.start : null
      const items = block.content.map((item, at) => {
        const text = linesOf(item.content, style).join('\n   ')
        return `${first === null ? '•' : `${first + at}.`} ${text}`
      })
      return { kind: 'list', text: items.join('\n') }
    }
    case 'blockquote': {
      const said = linesOf(block.content, style)
      const by = attributionOf(block.attrs)
      if (style === 'plain') return { kind: 'quote', text: [said.join(' '), by].filter(Boolean).join('\n') }
      return { kind: 'quote', text: [...said, ...(by ? [`– ${by}`] : [])].map((line) => `> ${line}`).join('\n') }
    }
    case 'table': {
      const rows = block.content.map((row) =>
        row.content.map((cell) => linesOf(cell.content, 'plain').join(' ')).join(style === 'chat' ? ' – ' : ' | '),
      )
      return { kind: 'table', text: [block.attrs?.caption ?? '', ...rows].filter(Boolean).join('\n') }
    }
    case 'image':
      return { kind: 'image', text: block.attrs.caption || block.attrs.alt }
    case 'horizontalRule':
      return null
  }
}

function linesOf(blocks: readonly Block[], style: Style): string[] {
  return blocks.flatMap((it) => paragraphOf(it, style)?.text.split('\n') ?? []).filter((line) => line.trim() !== '')
}

function inlineOf(nodes: readonly Inline[] | undefined, style: Style): string {
  return (nodes ?? []).map((node) => textOf(node, style)).join('')
}

function textOf(node: Inline, style: Style): string {
  if (node.type === 'hardBreak') return style === 'plain' ? ' ' : '\n'
  if (node.type !== 'text') return ''
  if (style === 'plain') return node.text
  let { text } = node
  for (const mark of node.marks ?? []) {
    if (mark.type === 'bold') text = emphasised(text, '*', style)
    else if (mark.type === 'italic') text = emphasised(text, '_', style)
    else if (!isSame(text, mark.attrs.href)) text = `${text} (${mark.attrs.href.replace(/^mailto:|^tel:/i, '')})`
  }
  return text
}

/** A messenger takes a sign for emphasis only where it touches the word, and not around itself. */
function emphasised(text: string, sign: '*' | '_', style: Style): string {
  const inner = text.trim()
  if (style !== 'chat' || inner === '' || inner.includes(sign) || inner.includes('\n')) return text
  return text.replace(inner, () => `${sign}${inner}${sign}`)
}

const bare = (address: string) => address.replace(/^(?:https?:\/\/|mailto:|tel:)/i, '').replace(/\/$/, '')
const isSame = (text: string, href: string) => bare(text.trim()).toLowerCase() === bare(href).toLowerCase()

/** After a full stop these begin no new sentence. */
const SHORT_FORMS = new Set(
  'dr drs dra ir h hj hj. prof no jl kab kec kel ds tgl rt rw plt plh s.d u.p a.n st sdr yth dll dsb hlm art ust'.split(
    ' ',
  ),
)

/** A paragraph's sentences; a stop behind a title, an initial or a short form ends none. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = []
  let from = 0
  for (const end of text.matchAll(/[.!?…]["'”’)\]]*(?=\s+["'“‘(]*[\p{Lu}\p{N}])/gu)) {
    if (end[0].startsWith('.') && isShort(text, end.index)) continue
    sentences.push(text.slice(from, end.index + end[0].length).trim())
    from = end.index + end[0].length
  }
  sentences.push(text.slice(from).trim())
  return sentences.filter(Boolean)
}

function isShort(text: string, stop: number): boolean {
  const word = /[\p{L}.]{1,12}$/u.exec(text.slice(Math.max(0, stop - 12), stop))?.[0] ?? ''
  // `M.Si.`, `S.Sos.` and an initial such as `A.`
  return SHORT_FORMS.has(word.toLowerCase()) || word.includes('.') || /^\p{Lu}$/u.test(word)
}

/** Words that lean on what follows, so that no text may end with one. */
const LEANING = new Set(
  'dan atau yang di ke dari pada untuk dengan dalam oleh bagi serta tetapi karena agar bahwa pukul jam tanggal hari bulan tahun rp nomor kepala wakil plt tidak bukan belum tanpa kecuali'.split(
    ' ',
  ),
)

/**
 * A text no longer than it may be. Whole sentences where one fits, else words and an ellipsis; never ends in the midst
 * of a number, a negation or a title, so that what is left still says what the whole said.
 */
export function shortened(text: string, max: number, measure: (text: string) => number): string {
  const whole = text.trim()
  if (measure(whole) <= max) return whole
  let kept = ''
  for (const sentence of sentencesOf(whole)) {
    const longer = kept ? `${kept} ${sentence}` : sentence
    if (measure(longer) > max) break
    kept = longer
  }
  if (kept) return kept
  const words: string[] = []
  for (const word of whole.split(/\s+/u)) {
    if (measure([...words, word].join(' ')) > max - measure('…')) break
    words.push(word)
  }
  while (words.length > 1 && leans(words.at(-1) ?? '')) words.pop()
  if (words.length === 0 || max < 2) return ''
  return `${words.join(' ').replace(/[,;:–—-]+$/u, '')}…`
}

const leans = (word: string) => /\p{N}/u.test(word) || LEANING.has(word.toLowerCase().replaceAll(/[^\p{L}]/gu, ''))
