/** RSS 0.9x, 1 and 2, Atom and JSON Feed, as they are out there. */
import { parseFeed } from 'feedsmith'
import { decodeText } from '../../base/charset.ts'
import { textOfHtml } from '../../base/html-text.ts'
import { parseMoment } from '../../base/moment.ts'
import { ENTRIES_MAX, ENTRY_MAX, entryOf, newestOf, type Entry } from '../rules/entries.ts'
import type { HubLinks } from '../rules/hub.ts'
import type { ReadSource } from './source.ts'

/** What an entry is made of, whatever the form of its feed. */
type Raw = {
  readonly guid: string | undefined
  readonly link: string | undefined
  readonly title: string
  readonly text: string
  readonly author: string | undefined
  readonly said: readonly (string | undefined)[]
}
type Feed = {
  readonly title: string | undefined
  readonly home: string | undefined
  readonly links: HubLinks
  readonly entries: readonly Raw[]
}

/**
 * Entities of a document type stay as they are written and nothing is fetched: feedsmith expands only the five of XML and
 * the names of HTML, and refuses what is nested over a hundred deep. A feed that breaks off is read as far as it goes.
 */
export const readFeed: ReadSource<'feed'> = ({ bytes, mediaType, address }) => {
  const { text, dropped } = thinned(withoutLongPeople(decodeText(bytes, mediaType).trimStart()))
  const feed = parsed(text) ?? parsed(upToLastEntry(text))
  if (!feed) return null
  const home = resolved(feed.home, address) || address
  const all = feed.entries.flatMap((it) => entryFrom(it, home) ?? [])
  const entries = newestOf(all)
  const { links } = feed
  return { title: textOfHtml(feed.title ?? '', 200), links, entries, dropped: dropped + all.length - entries.length }
}

function parsed(text: string | null): Feed | null {
  if (text === null) return null
  try {
    return feedOf(parseFeed<string>(text))
  } catch {
    return null // whatever is wrong with it: its words are the library's, of a document that nobody here wrote
  }
}

function feedOf(it: ReturnType<typeof parseFeed<string>>): Feed {
  switch (it.format) {
    case 'rss': {
      const { title, link, atom, items = [] } = it.feed
      return {
        title,
        home: link,
        links: hubLinksOf(atom?.links),
        entries: items.map((one) => ({
          guid: one.guid?.value,
          // A permanent name is the address itself where there is no other (RSS 2.0).
          link: one.link ?? (one.guid?.isPermaLink === false ? undefined : one.guid?.value),
          title: textOfHtml(one.title ?? one.dc?.titles?.[0] ?? '', ENTRY_MAX.title),
          text: textOfHtml(
            one.content?.encoded ?? one.description ?? one.media?.description?.value ?? '',
            ENTRY_MAX.text,
          ),
          author: one.dc?.creators?.[0] ?? one.authors?.[0]?.name,
          said: [one.pubDate, one.dc?.dates?.[0], one.dcterms?.created?.[0], one.atom?.published, one.atom?.updated],
        })),
      }
    }
    case 'rdf': {
      const { title, link, atom, items = [] } = it.feed
      return {
        title,
        home: link,
        links: hubLinksOf(atom?.links),
        entries: items.map((one) => ({
          guid: one.rdf?.about,
          link: one.link ?? one.rdf?.about,
          title: textOfHtml(one.title ?? '', ENTRY_MAX.title),
          text: textOfHtml(one.content?.encoded ?? one.description ?? one.dc?.descriptions?.[0] ?? '', ENTRY_MAX.text),
          author: one.dc?.creators?.[0],
          said: [one.dc?.dates?.[0], one.dcterms?.created?.[0]],
        })),
      }
    }
    case 'atom': {
      const { title, links = [], entries = [] } = it.feed
      return {
        title: title?.value,
        home: pageOf(links),
        links: hubLinksOf(links),
        entries: entries.map((one) => ({
          guid: one.id,
          link: pageOf(one.links ?? []),
          title: wordsOf(one.title, ENTRY_MAX.title),
          text: wordsOf(
            one.content?.value ? one.content : (one.summary ?? one.media?.groups?.[0]?.description),
            ENTRY_MAX.text,
          ),
          author: one.authors?.[0]?.name,
          said: [one.published, one.updated, one.dc?.dates?.[0]],
        })),
      }
    }
    case 'json': {
      const { title, home_page_url, feed_url: self = '', hubs = [], items = [] } = it.feed
      return {
        title,
        home: home_page_url,
        links: { self, hubs: hubs.flatMap(({ type = '', url }) => (/^websub$/i.test(type) && url ? [url] : [])) },
        entries: items.map((one) => ({
          guid: one.id,
          link: one.url ?? one.external_url,
          title: one.title ?? '',
          text:
            one.content_html === undefined
              ? (one.content_text ?? one.summary ?? '')
              : textOfHtml(one.content_html, ENTRY_MAX.text),
          author: one.authors?.[0]?.name,
          said: [one.date_published, one.date_modified],
        })),
      }
    }
  }
}

type Link = {
  readonly href?: string | undefined
  readonly rel?: string | undefined
  readonly type?: string | undefined
}

/** The page among the links of an Atom entry: an alternate, a page of HTML before anything else (RFC 4287, 4.2.7.2). */
function pageOf(links: readonly Link[]): string | undefined {
  const alternates = links.filter(({ rel = 'alternate' }) => rel === 'alternate')
  return (alternates.find(({ type = 'text/html' }) => type.includes('html')) ?? alternates[0])?.href
}

/** A feed of RSS says it by the links of Atom (WebSub 4). */
function hubLinksOf(links: readonly Link[] = []): HubLinks {
  const hrefs = (wanted: string) => links.flatMap(({ rel, href }) => (rel === wanted && href ? [href] : []))
  return { hubs: hrefs('hub').slice(0, HUBS_MAX), self: hrefs('self')[0] ?? '' }
}
const HUBS_MAX = 10

type Words = { readonly value?: string | undefined; readonly type?: string | undefined }

/** A text of Atom is plain where it does not say otherwise (RFC 4287, 3.1.1). */
function wordsOf(it: Words | undefined, max: number): string {
  const { value = '', type = 'text' } = it ?? {}
  return /^(?:text|text\/plain|plain)$/.test(type) && !/<\/?[a-z][^<>]*>/i.test(value) ? value : textOfHtml(value, max)
}

function entryFrom(it: Raw, home: string): Entry | null {
  const said = it.said.map((one) => (one === undefined ? null : parseMoment(one))).find((one) => one !== null)
  return entryOf({
    guid: it.guid ?? '',
    url: resolved(it.link, home),
    title: it.title,
    text: it.text,
    author: textOfHtml(it.author ?? '', ENTRY_MAX.author),
    publishedAt: said ?? null,
  })
}

const resolved = (link: string | undefined, from: string): string =>
  link ? (URL.parse(link.trim(), from)?.href ?? '') : ''

const PERSON = /<((?:[\w-]+:)?(?:author|managingEditor|webMaster))(?:\s[^<>]{0,500})?>/gi
const PERSON_MAX = 500 // a name, an address and what is said of both; what is longer names nobody

/**
 * The document without what calls itself a person and goes on for long: feedsmith looks for the end of each bracket in a
 * name anew, for seconds in one of 40 kB that opens thousands.
 */
function withoutLongPeople(text: string): string {
  const kept: string[] = []
  let from = 0
  let looked = 0
  for (const { 0: tag, 1: name = '', index } of text.matchAll(PERSON)) {
    const begin = index + tag.length
    if (begin < from) continue
    const { end, seen } = endOfPerson(text, begin, name)
    looked += seen - begin
    if (looked > text.length) break // it is made to be looked through again and again
    if (end === null || end - begin <= PERSON_MAX) continue
    kept.push(text.slice(from, begin))
    from = end
  }
  return from === 0 ? text : [...kept, text.slice(from)].join('')
}

/** Where an element ends that begins there; null where it is none but words of a text. And how far was looked. */
function endOfPerson(
  text: string,
  begin: number,
  name: string,
): { readonly end: number | null; readonly seen: number } {
  for (let at = begin; ;) {
    const mark = text.indexOf('<', at)
    if (mark < 0) return { end: null, seen: text.length }
    if (text.slice(at, mark).includes(']]>')) return { end: null, seen: mark }
    if (text.startsWith('</', mark) && text.startsWith(name, mark + 2)) return { end: mark, seen: mark }
    if (/^<\/?(?:item|entry|channel|feed|rss)\b/i.test(text.slice(mark, mark + 9))) return { end: null, seen: mark }
    const close = text.startsWith('<![CDATA[', mark) ? ']]>' : '>'
    const next = text.indexOf(close, mark)
    if (next < 0) return { end: null, seen: text.length }
    at = next + close.length
  }
}

const CLOSED = /<\/(?:[\w-]+:)?(?:item|entry)\s*>/gi
const OPENED = /<(?:[\w-]+:)?(?:item|entry)[\s>]/i
const SAID = /<(?:[\w-]+:)?(?:pubDate|published|updated|date)\b[^>]{0,100}>([^<]{1,100})/i

/**
 * The document with its newest entries alone, where it has more than are taken: of a hundred thousand only these are
 * parsed. Where entries stand is found by their marks, which is exact for what is well-formed, and no harm for the rest.
 */
function thinned(text: string): { readonly text: string; readonly dropped: number } {
  const ends = [...text.matchAll(CLOSED)].map((it) => it.index + it[0].length)
  const whole = { text, dropped: 0 }
  const begin = OPENED.exec(text)?.index
  if (ends.length <= ENTRIES_MAX || begin === undefined || begin > (ends[0] ?? 0)) return whole
  const pieces = ends.map((end, at) => text.slice(at === 0 ? begin : ends[at - 1], end))
  const kept = newestOf(pieces.map((piece) => ({ piece, publishedAt: parseMoment(SAID.exec(piece)?.[1] ?? '') })))
  const tail = text.slice(ends.at(-1))
  return {
    text: `${text.slice(0, begin)}${kept.map(({ piece }) => piece).join('')}${tail}`,
    dropped: pieces.length - kept.length,
  }
}

/** Up to its last entry that is whole; null where it has none. */
function upToLastEntry(text: string): string | null {
  const last = [...text.matchAll(CLOSED)].at(-1)
  return last ? text.slice(0, last.index + last[0].length) : null
}
