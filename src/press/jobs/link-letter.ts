import { escapeHtml } from '../../base/content-html.ts'

/** A plain letter of paragraphs, one of which is its link alone, as text and as HTML. */
export function linkLetter(text: string, link: string): { readonly text: string; readonly html: string } {
  const paragraphs = text.split('\n\n').map((part) => {
    const said = escapeHtml(part)
    return `<p>${part === link ? `<a href="${said}">${said}</a>` : said}</p>`
  })
  return { text, html: paragraphs.join('\n') }
}
