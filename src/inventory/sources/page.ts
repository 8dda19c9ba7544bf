/** Pages of sites without a feed, as the passages that stand on them: what is watched for change. */
import { decodeText } from '../../base/charset.ts'
import { APART, headOfHtml, keepable, SILENT, walkHtml } from '../../base/html-text.ts'
import { oneLine } from '../../base/text.ts'
import { PAGE_MAX, type Piece } from '../rules/page.ts'
import { isWebAddress } from '../rules.ts'
import type { ReadSource } from './source.ts'

const IS_PAGE = /<(?:!doctype html|html|head|body|div|table|p|ul|h[1-6])[\s>/]/i
const LOOKED_AT = 10_000
const LEVEL = /^h([1-6])$/

/** Null when it is no page. One without a word is a page all the same: a program would have to fill it. */
export const readPage: ReadSource<'page'> = ({ bytes, mediaType, address }) => {
  const html = decodeText(bytes, mediaType).slice(0, PAGE_MAX.chars)
  if (!IS_PAGE.test(html.slice(0, LOOKED_AT))) return null
  const all = piecesOf(html, address, new Set(['nav', 'footer']))
  // Where nothing is left, one of these was never closed, or holds the whole page.
  const pieces = all.length > 0 ? all : piecesOf(html, address, new Set())
  return { title: headOfHtml(html, address).title, pieces }
}

/** Its passages in their order: what stands apart from what is around it, with the link that most of it is. */
function piecesOf(html: string, address: string, left: ReadonlySet<string>): Piece[] {
  const pieces: Piece[] = []
  let base = address
  let silent = 0
  let link = ''
  let level = 0
  let said = ''
  let linked = new Map<string, string>()
  const end = () => {
    if (said === '') return
    const text = oneLine(keepable(said, PAGE_MAX.piece))
    const longest = [...linked].toSorted(([, one], [, other]) => other.length - one.length)[0] ?? ['', '']
    const [url, label] = oneLine(longest[1]).length * 2 >= text.length ? longest : ['', '']
    if (text !== '' && pieces.length < PAGE_MAX.read)
      pieces.push({ text, url, label: oneLine(keepable(label, PAGE_MAX.piece)), level })
    said = ''
    linked = new Map()
  }
  walkHtml(html, {
    open: (name, { href = '', role = '' }) => {
      if (name === 'base' && URL.canParse(href, address)) base = new URL(href, address).href
      if (SILENT.has(name) || left.has(name)) silent++
      else if (APART.has(name)) end()
      if (name === 'a') link = role === 'button' ? '' : addressOf(href, base)
      const heading = LEVEL.exec(name)
      if (heading) level = Number(heading[1])
    },
    close: (name) => {
      if (SILENT.has(name) || left.has(name)) silent = Math.max(0, silent - 1)
      else if (APART.has(name)) end()
      else if (name === 'td' || name === 'th') said += ' '
      if (name === 'a') link = ''
      if (LEVEL.test(name)) level = 0
    },
    text: (text) => {
      if (silent > 0 || said.length > PAGE_MAX.piece) return
      said += text
      if (link !== '') linked.set(link, (linked.get(link) ?? '') + text)
    },
  })
  end()
  return pieces
}

/** Where a link leads, or '' where it leads within the page, runs something, or nowhere. */
function addressOf(href: string, base: string): string {
  if (href === '' || href.startsWith('#') || !URL.canParse(href, base)) return ''
  const url = new URL(href, base)
  url.hash = ''
  return isWebAddress(url.href) && url.href.length <= PAGE_MAX.url ? url.href : ''
}
