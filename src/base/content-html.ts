/** Draws a text as HTML from its whitelist. No HTML of anybody else ever comes in, so none has to be cleaned. */
import type { Block, Body, Footnote, ImageAttrs, Inline, Mark, QuoteAttrs } from './content.ts'

/** Where a file of the text is found by its hash; of a picture also what it measures and the sizes there are of it. */
export type FileAddress = (hash: string) => string | ShownPicture

/** A picture as a page shows it, the smallest that suits a screen. */
export type ShownPicture = {
  /** For a browser that knows no other form; null for a picture that cannot be read any more, of which its words are left. */
  readonly src: string | null
  /** Pixels: the page keeps the room free while the picture comes. */
  readonly width: number
  readonly height: number
  readonly sources: readonly { readonly type: string; readonly srcset: string }[]
  readonly srcset?: string
  /** How wide it is shown, as `sizes` of HTML has it. */
  readonly sizes?: string
  /** Seen without scrolling: not put off. */
  readonly soon?: boolean
}

/** One picture, without what stands under it. */
export function pictureHtml(picture: string | ShownPicture, alt: string): string {
  if (typeof picture === 'string') return `<img src="${escapeHtml(picture)}" alt="${escapeHtml(alt)}" loading="lazy">`
  const { src, width, height, sources, srcset, sizes = '', soon } = picture
  if (src === null) return `<p class="lost" lang="id">Gambar ini tidak dapat ditampilkan: ${escapeHtml(alt)}</p>`
  const sized = (set: string) => `srcset="${escapeHtml(set)}" sizes="${escapeHtml(sizes)}"`
  const first = soon ? 'fetchpriority="high"' : 'loading="lazy"'
  const img = `<img src="${escapeHtml(src)}"${srcset ? ` ${sized(srcset)}` : ''} alt="${escapeHtml(alt)}" width="${width}" height="${height}" ${first}>`
  if (sources.length === 0) return img
  return `<picture>${sources.map((it) => `<source type="${it.type}" ${sized(it.srcset)}>`).join('')}${img}</picture>`
}

/**
 * The body as safe HTML, its footnotes numbered and listed at its end with links there and back; every piece of text
 * and every attribute is escaped here and nowhere else.
 * @param page names this text among others on the same page, so that a note's link stays within its own text
 * @param marks of paragraphs and headings, to stand beside them; none where a text is only read
 */
export function bodyHtml(
  body: Body,
  fileAddress: FileAddress,
  page = '',
  marks: ReadonlyMap<Block, string> = new Map(),
): string {
  const sheet: Sheet = { fileAddress, page, notes: [], marks }
  const text = body.content.map((it) => blockHtml(it, sheet)).join('\n')
  return sheet.notes.length > 0 ? `${text}\n${notesHtml(sheet)}` : text
}

/** Who made a picture, as it stands under it; "Foto:" before it unless the writer said what it is. */
export function creditLine(credit: string): string {
  return /^(foto|gambar|ilustrasi|infografis|grafis|peta|sumber|tangkapan layar)\b/i.test(credit)
    ? credit
    : `Foto: ${credit}`
}

/** A text cut at its plain web addresses; those at odd places are the addresses. */
export function cutAtAddresses(text: string): string[] {
  return text.split(/(https?:\/\/[^\s<>"'“”]*[^\s<>"'“”.,;:!?)\]])/i)
}

/** Escapes text for HTML content and for double-quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'=]/g, (sign) => ESCAPES[sign] as string)
}
// `=` too: a feed reader that hunts for handlers by pattern finds none in words such as "onclick=" of an alt text.
const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '=': '&#61;',
}

type Sheet = {
  readonly fileAddress: FileAddress
  readonly page: string
  readonly notes: Footnote[]
  readonly marks: ReadonlyMap<Block, string>
}

function blockHtml(node: Block, sheet: Sheet): string {
  const all = (nodes: readonly Block[]) => nodes.map((it) => blockHtml(it, sheet)).join('')
  switch (node.type) {
    case 'paragraph':
      return `<p>${markHtml(node, sheet)}${inlineHtml(node.content, sheet)}</p>`
    case 'heading':
      return `<h${node.attrs.level}>${markHtml(node, sheet)}${inlineHtml(node.content, sheet)}</h${node.attrs.level}>`
    case 'bulletList':
      return `<ul>${node.content.map((it) => `<li>${all(it.content)}</li>`).join('')}</ul>`
    case 'orderedList':
      return `<ol start="${node.attrs.start}">${node.content.map((it) => `<li>${all(it.content)}</li>`).join('')}</ol>`
    case 'blockquote':
      return quoteHtml(`<blockquote>${all(node.content)}</blockquote>`, node.attrs)
    case 'table': {
      const rows = node.content.map((row, index) => {
        const cells = row.content.map((it) => {
          const tag = it.type === 'tableHeader' ? 'th' : 'td'
          const scope = it.type === 'tableCell' ? '' : ` scope="${index === 0 ? 'col' : 'row'}"`
          const spans = `${it.attrs.colspan > 1 ? ` colspan="${it.attrs.colspan}"` : ''}${it.attrs.rowspan > 1 ? ` rowspan="${it.attrs.rowspan}"` : ''}`
          return `<${tag}${scope}${spans}>${all(it.content)}</${tag}>`
        })
        return `<tr>${cells.join('')}</tr>`
      })
      const caption = node.attrs?.caption ? `<caption>${escapeHtml(node.attrs.caption)}</caption>` : ''
      return `<div class="table" tabindex="0"><table>${caption}${rows.join('')}</table></div>`
    }
    case 'image':
      return imageHtml(node.attrs, sheet.fileAddress)
    case 'horizontalRule':
      return '<hr>'
  }
}

function markHtml(node: Block, { marks }: Sheet): string {
  const mark = marks.get(node)
  return mark === undefined ? '' : `<b class="n">${escapeHtml(mark)}</b> `
}

function quoteHtml(quote: string, attrs: QuoteAttrs | undefined): string {
  const speaker = attrs?.speaker ? `<b>${escapeHtml(attrs.speaker)}</b>` : ''
  const title = attrs?.title ? `<span>${escapeHtml(attrs.title)}</span>` : ''
  const who = [speaker, title].filter(Boolean).join(', ')
  return who ? `<figure class="quote">${quote}<figcaption>${who}</figcaption></figure>` : quote
}

function imageHtml({ src, alt, caption, credit }: ImageAttrs, fileAddress: FileAddress): string {
  const picture = pictureHtml(fileAddress(src), alt)
  const under = [
    caption && escapeHtml(caption),
    credit && `<span class="credit">${escapeHtml(creditLine(credit))}</span>`,
  ]
    .filter(Boolean)
    .join(' ')
  return `<figure>${picture}${under ? `<figcaption>${under}</figcaption>` : ''}</figure>`
}

function inlineHtml(nodes: readonly Inline[] | undefined, sheet: Sheet): string {
  return (nodes ?? [])
    .map((node) => {
      switch (node.type) {
        case 'text':
          return (node.marks ?? []).reduce(marked, escapeHtml(node.text))
        case 'hardBreak':
          return '<br>'
        case 'footnote': {
          const number = sheet.notes.push(node)
          return `<sup class="footnote"><a href="#catatan-${sheet.page}${number}" id="rujukan-${sheet.page}${number}" role="doc-noteref" aria-label="Catatan ${number}">${number}</a></sup>`
        }
      }
    })
    .join('')
}

function notesHtml({ notes, page }: Sheet): string {
  const all = notes.map((it, at) => {
    const text = cutAtAddresses(it.attrs.text)
      .map((part, index) =>
        index % 2 ? `<a href="${escapeHtml(part)}" rel="noopener">${escapeHtml(part)}</a>` : escapeHtml(part),
      )
      .join('')
    const back = `<a href="#rujukan-${page}${at + 1}" role="doc-backlink" aria-label="Kembali ke rujukan ${at + 1}">↩</a>`
    return `<li id="catatan-${page}${at + 1}">${text} ${back}</li>`
  })
  return `<section class="footnotes" role="doc-endnotes" aria-labelledby="catatan-${page}0"><h2 id="catatan-${page}0">Catatan</h2><ol>${all.join('')}</ol></section>`
}

function marked(html: string, mark: Mark): string {
  switch (mark.type) {
    case 'bold':
      return `<strong>${html}</strong>`
    case 'italic':
      return `<em>${html}</em>`
    case 'link':
      return `<a href="${escapeHtml(mark.attrs.href)}" rel="noopener">${html}</a>`
  }
}
