/**
 * Sitemaps of sites without a feed: news sitemaps give titles and times; of a plain one the address says what it is about
 * (`/2026/11/jalan-rusak-di-karangan`), which is how nearly all news sites write theirs.
 */
import { decodeText } from '../../base/charset.ts'
import { walkXml } from '../../base/html-text.ts'
import { parseMoment } from '../../base/moment.ts'
import { entryOf, newestOf } from '../rules/entries.ts'
import type { ReadSource } from './source.ts'

const WORDS_MIN = 3 // an address of fewer is a section of the site, not an article

type Place = { loc: string; lastmod: string; title: string; publishedOn: string }

export const readSitemap: ReadSource<'sitemap'> = ({ bytes, mediaType, address }) => {
  const text = decodeText(bytes, mediaType)
  if (!/<urlset[\s>]/.test(text.slice(0, 20_000))) return null
  const places: Place[] = []
  let place: Place | null = null
  let part: keyof Place | null = null
  walkXml(text, {
    open: (name) => {
      if (name === 'url') place = { loc: '', lastmod: '', title: '', publishedOn: '' }
      part = place ? (PARTS[name] ?? null) : null
    },
    close: (name) => {
      part = null
      if (name === 'url' && place) places.push(place)
      if (name === 'url') place = null
    },
    text: (said) => {
      if (place && part) place[part] += said
    },
  })
  const said = places
    .map((it) => ({ ...it, loc: it.loc.trim(), publishedAt: parseMoment(it.publishedOn) ?? parseMoment(it.lastmod) }))
    // What has no time cannot be told from what always stood there.
    .filter((it) => it.publishedAt !== null && (it.title.trim() !== '' || titleOf(it.loc) !== ''))
  const newest = newestOf(said)
  const entries = newest.flatMap(
    ({ loc, title, publishedAt }) =>
      entryOf({ guid: loc, url: loc, title: title.trim() || titleOf(loc), text: '', author: '', publishedAt }) ?? [],
  )
  return { title: URL.parse(address)?.host ?? '', entries, dropped: said.length - newest.length }
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
