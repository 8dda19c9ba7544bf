/**
 * The article on a page: what the page declares as its body (schema.org), and what stands where most of its paragraphs do.
 * No tree is made, so that a page made to harm costs no more than its length; see decision 0008.
 */
import { decodeText } from '../../base/charset.ts'
import { APART, keepable, SILENT, textOfHtml, walkHtml } from '../../base/html-text.ts'
import { oneLine } from '../../base/text.ts'
import { ARTICLE_MAX, morePages, type MorePages, type Way } from '../rules/article.ts'
import type { ReadSource } from './source.ts'

const CHARS_MAX = 5_000_000
const IS_PAGE = /<(?:!doctype html|html|head|body|div|article|p)[\s>/]/i
const LOOKED_AT = 10_000
const DATA_MAX = 1_000_000
const LITTLE = 500

/** Null when it is no page. */
export const readArticlePage: ReadSource<'article'> = ({ bytes, mediaType, address }) => {
  const html = decodeText(bytes, mediaType).slice(0, CHARS_MAX)
  if (!IS_PAGE.test(html.slice(0, LOOKED_AT))) return null
  const page = walked(html, { address, around: AROUND_NAMES })
  const said = declaredIn(page.data)
  const strict = mostOf(page)
  // Where hardly anything is left, the whole page stands in something that is named like what stands around.
  const loose = strict.text.length < LITTLE ? mostOf(walked(html, { address, around: null })) : strict
  const weighed = loose.text.length > 2 * strict.text.length ? loose : strict
  // Where the page shows far less than it declares, a program would have to fill it.
  const isDeclared = said.body.length > weighed.text.length * 1.4
  return {
    title: oneLine(keepable(page.heading || page.title, 300)),
    text: isDeclared ? said.body : weighed.text,
    way: isDeclared ? 'declared' : weighed.way,
    isPaid: said.isPaid,
    asksPassword: page.asksPassword,
    more: isDeclared ? null : page.more,
  }
}

/** An address that may be of another page of the same. */
const PAGED = /[?&](?:page|halaman|hal|showpage)=(?:\d{1,2}|all)\b|\/[2-9]\/?(?:[?#]|$)/

/** Something with paragraphs in it. */
type Box = {
  readonly name: string
  readonly parent: Box | null
  readonly worth: number
  readonly isMarked: boolean
  /** Its passages: from one of the page to before another. */
  readonly from: number
  until: number
  score: number
}
type Passage = { readonly text: string; readonly linked: number; readonly box: Box; readonly isHeading: boolean }
type Page = {
  readonly title: string
  readonly heading: string
  readonly asksPassword: boolean
  readonly more: MorePages | null
  readonly data: readonly string[]
  readonly passages: readonly Passage[]
  readonly boxes: readonly Box[]
}

const BOXES = new Set(['body', 'main', 'article', 'section', 'div', 'td', 'blockquote', 'ul', 'ol', 'figure'])
/** What stands around an article, by the names of its parts. */
const AROUND = new Set(['nav', 'footer', 'aside', 'form', 'figcaption', 'dialog', 'menu'])
const AROUND_NAMES =
  /comment|komentar|disqus|sidebar|related|terkait|populer|popular|trending|terbaru|rekomendasi|recommend|baca-?juga|bacajuga|lihat-?juga|share|sosmed|social|footer|navbar|breadcrumb|newsletter|subscribe|langganan|promo|iklan|advert|banner|widget|cookie|popup|modal|tagcloud|tags-links|post-tags|author-?box|profil-penulis|copyright|pagination|skip-link|screen-reader/i
/** What is named after both is decided by its words. */
const MAYBE_NAMES = /article|artikel|body|content|konten|column|main|entry|blog|post-|naskah|berita/i
const ARTICLE_NAMES = /article|artikel|content|konten|entry|post|story|berita|news|isi|body|detail|read|text|naskah/i
const BODY_NAMES = /article-?body|articlebody|entry-content|post-content|post-body|story-?body|detail-?(?:text|isi|body|content)|isi-?berita|content-?(?:detail|berita|article)|read__content|txt-?article|detail__body|article__content|article-content/i // prettier-ignore
const HEADING = /^h[1-6]$/
const VOID = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'source', 'wbr', 'area', 'col', 'embed', 'track', 'base', 'param']) // prettier-ignore
const DEPTH_MAX = 2_000 // deeper ones are no boxes of their own
const PASSAGES_MAX = 20_000

function walked(html: string, { address, around }: { address: string; around: RegExp | null }): Page {
  const data: string[] = []
  const passages: Passage[] = []
  const top: Box = { name: '', parent: null, worth: 0, isMarked: false, from: 0, until: 0, score: 0 }
  const boxes: Box[] = [top]
  const open: { readonly name: string; readonly box: Box; readonly isSilent: boolean }[] = []
  const counts = new Map<string, number>()
  let [box, silent, links, heading] = [top, 0, 0, 0]
  let [title, firstHeading, script] = ['', '', '']
  let [inTitle, inData, asksPassword] = [false, false, false]
  let [said, linked] = ['', 0]
  let more: MorePages | null = null
  const end = () => {
    const text = oneLine(said)
    if (text !== '' && passages.length < PASSAGES_MAX) {
      if (heading === 1 && firstHeading === '') firstHeading = text
      passages.push({ text, linked: Math.min(1, linked / said.trim().length), box, isHeading: heading > 0 })
    }
    said = ''
    linked = 0
  }
  const leave = () => {
    const last = open.pop()
    if (!last) return
    counts.set(last.name, (counts.get(last.name) ?? 1) - 1)
    if (last.isSilent) silent--
    if (last.name === 'a') links--
    if (HEADING.test(last.name)) heading = 0
    if (APART.has(last.name) || BOXES.has(last.name)) end()
    if (last.box !== box) {
      box.until = passages.length
      box = last.box
    }
  }
  walkHtml(html, {
    open: (name, attributes) => {
      if (name === 'title' && title === '') inTitle = true
      if (name === 'script') inData = /ld\+json/i.test(attributes['type'] ?? '')
      const { href = '' } = attributes
      if ((name === 'a' || name === 'link') && PAGED.test(href)) {
        const found = morePages(href, address)
        if (found && (!more || (found.isWhole && !more.isWhole))) more = found
      }
      if (name === 'input' && attributes['type']?.toLowerCase() === 'password') asksPassword = true
      if (APART.has(name) || BOXES.has(name)) end()
      if (VOID.has(name) || open.length >= DEPTH_MAX) return
      // What nobody closes ends where its like begins (HTML, 13.1.2.4).
      if ((name === 'p' || name === 'li') && open.at(-1)?.name === name) leave()
      const names = `${attributes['class'] ?? ''} ${attributes['id'] ?? ''}`
      const isBody = attributes['itemprop'] === 'articleBody' || BODY_NAMES.test(names)
      const isSilent = SILENT.has(name) || AROUND.has(name) || isHidden(attributes) || (BOXES.has(name) && name !== 'body' && name !== 'article' && !isBody && around?.test(names) === true && !MAYBE_NAMES.test(names)) // prettier-ignore
      if (isSilent) silent++
      if (name === 'a') links++
      if (HEADING.test(name)) heading = Number(name[1])
      open.push({ name, box, isSilent })
      counts.set(name, (counts.get(name) ?? 0) + 1)
      if (!BOXES.has(name)) return
      const worth = (name === 'article' ? 20 : name === 'main' ? 5 : 0) + (isBody ? 40 : ARTICLE_NAMES.test(names) ? 10 : 0) // prettier-ignore
      box = { name, parent: box, worth, isMarked: name === 'article' || isBody, from: passages.length, until: passages.length, score: 0 } // prettier-ignore
      boxes.push(box)
    },
    close: (name) => {
      if (name === 'title') inTitle = false
      if (name === 'script') {
        if (inData && script.length < DATA_MAX) data.push(script)
        inData = false
        script = ''
      }
      if (!counts.get(name)) return
      while (open.length > 0) {
        const last = open.at(-1)?.name
        leave()
        if (last === name) break
      }
    },
    text: (text) => {
      if (inTitle && title.length < 1_000) title += text
      if (inData && script.length < DATA_MAX) script += text
      if (silent > 0 || said.length > ARTICLE_MAX.text) return
      said += text
      if (links > 0) linked += text.trim().length
    },
  })
  end()
  while (open.length > 0) leave()
  top.until = passages.length
  return { title, heading: firstHeading, asksPassword, more, data, passages, boxes }
}

function isHidden(attributes: Readonly<Record<string, string | undefined>>): boolean {
  return 'hidden' in attributes || attributes['aria-hidden'] === 'true' || /display:\s*none/i.test(attributes['style'] ?? '') // prettier-ignore
}

const SHORT = 25
const LINKED = 0.5
const ENOUGH = 500
const MORE = 1.25
const POINTER = /^(?:\W*(?:baca|simak|lihat|tonton)\s+(?:juga|pula|selengkapnya|berita|artikel|video)\b|baca\s*:|artikel ini telah tayang|advertisement$|scroll (?:to|untuk)|iklan$|(?:gambas|lanjutkan membaca))/i // prettier-ignore

/** The passages of the box that has the most of what reads as an article, and of those beside it that go on with it. */
function mostOf({ passages, boxes }: Page): { text: string; way: Way } {
  for (const it of passages) {
    if (it.isHeading || it.text.length < SHORT) continue
    const commas = Math.min(10, it.text.split(/[,،]/).length - 1)
    const score = (1 + commas + Math.min(5, it.text.length / 100)) * (1 - it.linked)
    let share = 1
    for (let box: Box | null = it.box, step = 0; box && step < 3; box = box.parent, step++) {
      box.score += score * share
      share = step === 0 ? 0.5 : share / 3
    }
  }
  let best: Box | undefined
  const worthOf = (it: Box) => (it.score > 0 ? it.score + Math.min(it.worth, it.score) : 0)
  for (const it of boxes) if (!best || worthOf(it) > worthOf(best)) best = it
  if (!best) return { text: '', way: 'weighed' }
  const reads = (it: Passage) => it.linked < LINKED && !POINTER.test(it.text)
  const flows = (it: Passage) => reads(it) && !it.isHeading && it.text.length >= 80 && it.linked < 0.2 && /[.!?”"':]$/.test(it.text) // prettier-ignore
  const lengths = sums(passages, (it) => it.text.length)
  const links = sums(passages, (it) => it.text.length * it.linked)
  const flowing = sums(passages, (it) => (flows(it) ? it.text.length : 0))
  const of = (all: readonly number[], it: Box) => (all[it.until] ?? 0) - (all[it.from] ?? 0)
  // A page that is built of parts has its paragraphs in boxes of their own; an article is left by no step.
  let wide = best
  while (wide.parent && !(wide.isMarked && of(flowing, wide) >= ENOUGH)) {
    const { parent } = wide
    if (of(links, parent) > 0.35 * of(lengths, parent)) break
    if (of(flowing, parent) < of(flowing, wide)) break
    wide = parent
  }
  if (of(flowing, wide) < MORE * of(flowing, best)) wide = best
  const kept = passages
    .slice(wide.from, wide.until)
    .filter((it, at) => (at + wide.from >= best.from && at + wide.from < best.until ? reads(it) : flows(it)))
  while (kept.at(-1)?.isHeading) kept.pop()
  let marked = false
  for (let box: Box | null = best; box; box = box.parent) marked ||= box.isMarked
  return { text: keepable(kept.map((it) => it.text).join('\n'), ARTICLE_MAX.text), way: marked ? 'marked' : 'weighed' }
}

/** What all before each passage come to, so that any range is one subtraction. */
function sums(passages: readonly Passage[], of: (it: Passage) => number): number[] {
  const all = [0]
  for (const [at, it] of passages.entries()) all.push((all[at] ?? 0) + of(it))
  return all
}

const TYPES = /Article|Report|Posting/

/** What the page's own data says of its article: the longest body, and whether it is for everybody. */
function declaredIn(data: readonly string[]): { body: string; isPaid: boolean } {
  let [body, isPaid] = ['', false]
  for (const text of data)
    for (const it of thingsIn(text)) {
      if (!TYPES.test(String(it['@type']))) continue
      isPaid ||= /^false$/i.test(String(it['isAccessibleForFree']))
      const said = it['articleBody']
      if (typeof said !== 'string' || said.length <= body.length) continue
      body = textOfHtml(said, ARTICLE_MAX.text)
    }
  return { body, isPaid }
}

/** The things of a piece of data, one level of a graph deep; none where it is broken. */
function thingsIn(text: string): Record<string, unknown>[] {
  let read: unknown
  try {
    read = JSON.parse(text.trim().replace(/^<!--|-->$/g, '').replaceAll(/\p{Cc}+/gu, ' ')) // prettier-ignore
  } catch {
    return []
  }
  const isThing = (it: unknown): it is Record<string, unknown> => typeof it === 'object' && it !== null
  return [read]
    .flat()
    .filter(isThing)
    .flatMap((it) => [it, ...[it['@graph'] ?? []].flat().filter(isThing)])
}
