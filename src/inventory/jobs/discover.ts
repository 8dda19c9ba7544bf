import { decodeText } from '../../base/charset.ts'
import { headOfHtml } from '../../base/html-text.ts'
import type { GuardedGet } from '../../outgoing/guarded.ts'
import type { Entry } from '../rules/entries.ts'
import { isCalendar } from '../rules/agenda.ts'
import { headingsOf } from '../rules/page.ts'
import { troubleOf, type Trouble } from '../rules/sources.ts'
import { readApart } from '../sources/reading.ts'
import type { Came, ReadKind } from '../sources/source.ts'
import type { AskRobots } from './robots.ts'
import { readSitemaps } from './sitemaps.ts'
import { asked as headers, SOURCE_MAX_BYTES } from './sources.ts'

/** What may be a source, read once. */
export type FoundSource = {
  readonly kind: ReadKind
  readonly address: string
  readonly title: string
  /** The newest; of a page what stands on it. */
  readonly shown: readonly Pick<Entry, 'title' | 'url' | 'publishedAt'>[]
  /** Of a page, to choose a part by. */
  readonly headings: readonly string[]
}
export type Discovery = { readonly found: readonly FoundSource[]; readonly trouble: Trouble | null }

const FEED_TYPE = /^(?:application\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json|json)|text\/xml|application\/xml)$/
/** What the systems behind news sites write, where their pages do not say so: WordPress, Blogger, Hugo, Joomla and others. */
const WELL_KNOWN = ['feed/', 'rss', 'rss.xml', 'feed.xml', 'atom.xml', 'index.xml', 'feeds/posts/default', 'feed.json']
const FEEDS_MAX = 4
const SHOWN_MAX = 5
/** Where a site has no feed: of news before those of everything. */
const SITEMAPS = ['news-sitemap.xml', 'sitemap-news.xml', 'sitemap_news.xml', 'sitemap_index.xml', 'sitemap.xml']
const ASKED_MAX = 16
const SITEMAP = /<(?:urlset|sitemapindex)[\s>]/
const LOOKED_AT = 4_096
const IN_ALL_MS = 40_000
/** Of comments under articles: seldom what is meant, and told apart by their address alone. */
const OF_COMMENTS = /comments?\b|komentar/i

/**
 * Finds what may be a source by an address of a site: the feed at the address itself, those that the page's head links to,
 * and else those at the usual places; last the page, to be watched for change. One request at a time; none of it is kept.
 */
export async function discoverSources(
  { get, robots }: { readonly get: GuardedGet; readonly robots: AskRobots },
  typed: string,
  now: Date,
): Promise<Discovery> {
  const until = performance.now() + IN_ALL_MS
  const seen = new Set<string>()
  const feeds: FoundSource[] = []
  const ask = async (address: string) => {
    const asked = new URL(address).href
    if (seen.has(asked) || seen.size >= ASKED_MAX || performance.now() > until) return null
    seen.add(asked)
    const answer = await get(asked, { maxBytes: SOURCE_MAX_BYTES, packed: true, headers })
    if ('failed' in answer) return { trouble: answer.failed }
    const trouble = troubleOf(answer.status)
    if (trouble) return { trouble }
    const { body: bytes, mediaType } = answer
    const head = bytes.subarray(0, LOOKED_AT).toString('latin1')
    const kind = SITEMAP.test(head) ? 'sitemap' : 'feed'
    const came = { bytes, mediaType, address: answer.address }
    if (isCalendar(head) || /^text\/calendar\b/i.test(mediaType)) {
      const agenda = await readApart('agenda', { ...came, now })
      if ('failed' in agenda) return { trouble: agenda.failed }
      const shown = agenda.events.filter((it) => !it.cancelled).slice(0, SHOWN_MAX)
      feeds.push({
        kind: 'agenda',
        address: asked, // what was typed: where it leads from there is the secret of whoever keeps the calendar
        title: agenda.title,
        shown: shown.map(({ title, from }) => ({ title, url: '', publishedAt: from })),
        headings: [],
      })
      return { trouble: null }
    }
    const ask = { maxBytes: SOURCE_MAX_BYTES, headers }
    const reading = kind === 'sitemap' ? await readSitemaps(get, came, ask) : await readApart(kind, came)
    if ('failed' in reading) return { trouble: reading.failed, page: came }
    // Where it moved for good it is asked from now on; a passing redirect is the site's own affair.
    const settled = answer.movedTo ?? asked
    if (!feeds.some((it) => it.address === settled))
      feeds.push({
        kind,
        address: settled,
        title: reading.title,
        shown: reading.entries.slice(0, SHOWN_MAX),
        headings: [],
      })
    return { trouble: null }
  }

  const first = await ask(typed)
  if (!first?.trouble) return { found: feeds, trouble: null }
  if (!first.page) return { found: feeds, trouble: first.trouble }
  const { bytes, mediaType, address } = first.page
  const { title, alternates } = headOfHtml(decodeText(bytes, mediaType), address)
  const named = alternates.filter((it) => FEED_TYPE.test(it.type)).map((it) => it.href)
  for (const href of named.toSorted((one, other) => Number(OF_COMMENTS.test(one)) - Number(OF_COMMENTS.test(other))))
    if (feeds.length < FEEDS_MAX) await ask(href)
  for (const path of [...WELL_KNOWN, ...SITEMAPS]) if (feeds.length === 0) await ask(new URL(`/${path}`, address).href)
  const refused = await robots(typed, now)
  const page = refused ?? (await pageOf(first.page, new URL(typed).href))
  const found = [
    ...feeds.map((it) => ({ ...it, title: it.title || title })),
    ...(typeof page === 'string' ? [] : [page]),
  ]
  return { found, trouble: found.length > 0 || typeof page !== 'string' ? null : page }
}

/** The page that was asked, as a source of its own; or why it is none. */
async function pageOf(came: Came, address: string): Promise<FoundSource | Trouble> {
  const page = await readApart('page', came)
  if ('failed' in page) return page.failed
  if (page.pieces.length === 0) return 'no-text'
  const shown = page.pieces.filter((it) => it.url !== '' && it.text.length >= WORTH_SHOWING).slice(0, SHOWN_MAX)
  return {
    kind: 'page',
    address,
    title: page.title,
    shown: shown.map(({ text, url }) => ({ title: text.slice(0, 200), url, publishedAt: null })),
    headings: headingsOf(page.pieces),
  }
}
const WORTH_SHOWING = 20 // shorter links are those of a menu
