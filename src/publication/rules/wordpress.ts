/**
 * A text as the content of a WordPress post: the whitelisted HTML of `base/content-html.ts` as one block of HTML, in which
 * nothing that WordPress would make something else of stands as it would look for it. What was approved is what is shown.
 */
import type { Content } from '../../base/content.ts'
import { bodyHtml, escapeHtml } from '../../base/content-html.ts'

/**
 * @param it.fileAddress where the site keeps a picture
 * @param it.page names this text among others on the same page
 * @param it.mark a comment by which the post is found again
 * @param it.before what stands above it, plain: the notice of a correction
 */
export function wordpressContent(
  content: Content,
  it: {
    readonly fileAddress: (hash: string) => string
    readonly page: string
    readonly mark: string
    readonly before?: string
  },
): string {
  return block(`${paragraphs(it.before ?? '')}${bodyHtml(content.body, it.fileAddress, it.page)}`, it.mark)
}

/** What stands where a text was that was withdrawn. */
export function wordpressNotice(notice: string, mark: string): string {
  return block(paragraphs(notice), mark)
}

/** A line of plain text for title and excerpt, which WordPress takes as HTML. */
export function wordpressLine(text: string): string {
  return inert(escapeHtml(text.replaceAll(/\s+/gu, ' ').trim()))
}

function paragraphs(text: string): string {
  const lines = text.split(/\n+/u).filter((line) => line.trim() !== '')
  return lines.map((line) => `<p>${escapeHtml(line)}</p>\n`).join('')
}

// Within a block of HTML no paragraphs are made up (`wpautop`).
const block = (html: string, mark: string) => `<!-- wp:html -->\n${mark}\n${inert(html.trimEnd())}\n<!-- /wp:html -->`

/**
 * `[gallery]` would be run as a short code, also within an attribute, and an address alone on its line becomes what it
 * leads to (`WP_Embed::autoembed`).
 */
function inert(html: string): string {
  return html
    .replaceAll('[', '&#91;')
    .replaceAll(']', '&#93;')
    .replaceAll(/(^|>)([^<]*)/g, (_, open: string, text: string) => `${open}${text.replaceAll('://', '&#58;//')}`)
}
