/** Draws a text as HTML from its whitelist. No HTML of anybody else ever comes in, so none has to be cleaned. */
import type { Block, Body, Inline, Mark } from './content.ts'

/** Where a file of the text is found by its hash. */
export type FileAddress = (hash: string) => string

/** The body as safe HTML; every piece of text and every attribute is escaped here and nowhere else. */
export function bodyHtml(body: Body, fileAddress: FileAddress): string {
  return body.content.map((it) => blockHtml(it, fileAddress)).join('\n')
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

function blockHtml(node: Block, fileAddress: FileAddress): string {
  const all = (nodes: readonly Block[]) => nodes.map((it) => blockHtml(it, fileAddress)).join('')
  switch (node.type) {
    case 'paragraph':
      return `<p>${inlineHtml(node.content)}</p>`
    case 'heading':
      return `<h${node.attrs.level}>${inlineHtml(node.content)}</h${node.attrs.level}>`
    case 'bulletList':
      return `<ul>${node.content.map((it) => `<li>${all(it.content)}</li>`).join('')}</ul>`
    case 'orderedList':
      return `<ol start="${node.attrs.start}">${node.content.map((it) => `<li>${all(it.content)}</li>`).join('')}</ol>`
    case 'blockquote':
      return `<blockquote>${all(node.content)}</blockquote>`
    case 'table': {
      const rows = node.content.map((row) => {
        const cells = row.content.map((it) => {
          const tag = it.type === 'tableHeader' ? 'th' : 'td'
          const spans = `${it.attrs.colspan > 1 ? ` colspan="${it.attrs.colspan}"` : ''}${it.attrs.rowspan > 1 ? ` rowspan="${it.attrs.rowspan}"` : ''}`
          return `<${tag}${spans}>${all(it.content)}</${tag}>`
        })
        return `<tr>${cells.join('')}</tr>`
      })
      return `<div class="table" tabindex="0"><table>${rows.join('')}</table></div>`
    }
    case 'image': {
      const { src, alt, caption } = node.attrs
      const picture = `<img src="${escapeHtml(fileAddress(src))}" alt="${escapeHtml(alt)}" loading="lazy">`
      return `<figure>${picture}${caption ? `<figcaption>${escapeHtml(caption)}</figcaption>` : ''}</figure>`
    }
    case 'horizontalRule':
      return '<hr>'
  }
}

function inlineHtml(nodes: readonly Inline[] | undefined): string {
  return (nodes ?? [])
    .map((node) => (node.type === 'hardBreak' ? '<br>' : (node.marks ?? []).reduce(marked, escapeHtml(node.text))))
    .join('')
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
