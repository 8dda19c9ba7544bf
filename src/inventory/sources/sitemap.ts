/**
 * Sitemaps of sites without a feed: news sitemaps give titles and times; of a plain one the address says what it is about
 * (`/2026/11/jalan-rusak-di-karangan`), which is how nearly all news sites write theirs.
 */
import { gunzipSync } from 'node:zlib'
import { decodeText } from '../../base/charset.ts'
import { walkXml } from '../../base/html-text.ts'
import { parseMoment } from '../../base/moment.ts'
import { entryOf, newestOf } from '../rules/entries.ts'
import type { ReadSource } from './source.ts'

const PLACES_MAX = 200_000 // a map has fifty thousand at most
const MAPS_MAX = 50_000 // so has an index (sitemaps.org)
const WORDS_MIN = 3 // an address of fewer is a section of the site, not an article

type Place = { loc: string; lastmod: string; title: string; publishedOn: string }

export const readSitemap: ReadSource<'sitemap'> = ({ bytes, mediaType, address }) => {
  const plain = unpacked(bytes)
  if (!plain) return null
  const text = decodeText(plain, mediaType)
  const top = /<(urlset|sitemapindex)[\s>]/.exec(text.slice(0, 20_000))?.[1]
  if (!top) return null
  const title = URL.parse(address)?.host ?? ''
  const each = top === 'urlset' ? 'url' : 'sitemap'
  const places: Place[] = []
  let place: Place | null = null
  let part: keyof Place | null = null
  walkXml(text, {
    open: (name) => {
      if (name === each) place = { loc: '', lastmod: '', title: '', publishedOn: '' }
      part = place ? (PARTS[name] ?? null) : null
    },
    close: (name) => {
      part = null
      if (name === each && place && places.length < PLACES_MAX) places.push(place)
      if (name === each) place = null
    },
    text: (said) => {
      if (place && part) place[part] += said
    },
  })
  if (top === 'sitemapindex') return { title, entries: [], dropped: 0, maps: newestMaps(places) }
  const said = places
    .map((it) => ({ ...it, loc: it.loc.trim(), publishedAt: parseMoment(it.publishedOn) ?? parseMoment(it.lastmod) }))
    // What has no time cannot be told from what always stood there.
    .filter((it) => it.publishedAt !== null && (it.title.trim() !== '' || titleOf(it.loc) !== ''))
  const newest = newestOf(said)
  const entries = newest.flatMap(
    ({ loc, title, publishedAt }) =>
      entryOf({ guid: loc, url: loc, title: title.trim() || titleOf(loc), text: '', author: '', publishedAt }) ?? [],
  )
  return { title, entries, dropped: said.length - newest.length, maps: [] }
}

const PLAIN_MAX = 50 * 1024 * 1024 // of one map (sitemaps.org)

/** Maps are often kept packed (`sitemap.xml.gz`) and sent as such; null when one is torn or would fill the memory. */
function unpacked(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: PLAIN_MAX })
  } catch {
    return null
  }
}

/** By their times; of those without, the first and the last: what is newest is written at one end. */
function newestMaps(places: readonly Place[]): string[] {
  const maps = places
    .slice(0, MAPS_MAX)
    .map((it) => ({ loc: it.loc.trim(), at: parseMoment(it.lastmod)?.getTime() ?? 0 }))
    .filter((it) => URL.canParse(it.loc))
  const timed = maps.filter((it) => it.at > 0).toSorted((one, other) => other.at - one.at)
  const others = maps.filter((it) => it.at === 0)
  const ends = others.flatMap((it, at) => [it, others.at(-1 - at)].flatMap((one) => one?.loc ?? []))
  return [...new Set([...timed.map((it) => it.loc), ...ends])].slice(0, 20)
}

/** By the names that publishers use; a picture's own place and title are not the page's. */
const PARTS: Readonly<Record<string, keyof Place | undefined>> = {
  loc: 'loc',
  lastmod: 'lastmod',
  'news:title': 'title',
  'n:title': 'title',
  'news:publication_date': 'publishedOn',
  'n:publication_date': 'publishedOn',
}

/** The words of an address's last part, or '' where it is no article's. */
function titleOf(loc: string): string {
  const last = URL.parse(loc)?.pathname.split('/').filter(Boolean).at(-1) ?? ''
  const words = last
    .replace(/\.\w{2,5}$/, '')
    .split(/[-_]/)
    .filter((word) => /^[a-z\d]+$/i.test(word) && !/^\d{5,}$/.test(word)) // a running number is no word
  const line = words.join(' ').toLowerCase()
  return words.length < WORDS_MIN ? '' : line.charAt(0).toUpperCase() + line.slice(1)
}
