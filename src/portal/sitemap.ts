/** The sitemap (sitemaps.org): an index, one file for the standing pages, and numbered files a month. */
import type { OtherLanguage } from '../base/content.ts'
import { instantText } from './dates.ts'
import { languagePath } from '../base/language-path.ts'
import { alternatesOf, type Alternate } from './languages.ts'
import {
  archivePath,
  ARCHIVE_ITEMS,
  CHANGES_PATH,
  EVENTS_PATH,
  HOAX_PATH,
  INFORMATION_PATH,
  pageOf,
  SITEMAP_ITEMS,
  SUBSCRIBE_PATH,
  topicPath,
  type Item,
  type Month,
  type PortalSite,
  type Topic,
} from './portal.ts'
import { element, xmlDocument, type Xml } from '../base/xml.ts'

const XHTML = 'http://www.w3.org/1999/xhtml'
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9'

export const sitemapPath = (month: string, chunk: number) => `/sitemap/${month}-${chunk}.xml`

export function sitemapIndex(site: PortalSite, months: readonly Month[]): string {
  const entry = (path: string, at?: Date): Xml =>
    element('sitemap', {}, element('loc', {}, site.url + path), at ? element('lastmod', {}, instantText(at)) : null)
  return xmlDocument(
    element(
      'sitemapindex',
      { xmlns: NAMESPACE },
      entry('/sitemap/halaman.xml'),
      months.flatMap((it) =>
        Array.from({ length: pageOf(it.lastNumber, SITEMAP_ITEMS) }, (_, at) =>
          entry(sitemapPath(it.month, at + 1), it.updatedAt),
        ),
      ),
    ),
  )
}

export function standingSitemap(
  site: PortalSite,
  topics: readonly Topic[],
  languages: readonly OtherLanguage[],
): string {
  return urlset(site, [
    { path: '/' },
    { path: '/arsip/' },
    { path: '/topik/' },
    { path: HOAX_PATH },
    { path: INFORMATION_PATH },
    { path: EVENTS_PATH },
    { path: CHANGES_PATH },
    { path: SUBSCRIBE_PATH },
    ...languages.map((it) => ({ path: languagePath(it) })),
    ...topics.map((it) => ({ path: topicPath(it.slug) })),
  ])
}

/** One chunk of a month: its numbered archive pages, so that it never is empty, and its items. */
export function monthSitemap(
  site: PortalSite,
  month: string,
  chunk: number,
  last: number,
  items: readonly Item[],
): string {
  const first = pageOf((chunk - 1) * SITEMAP_ITEMS + 1, ARCHIVE_ITEMS)
  const pages = pageOf(Math.min(last, chunk * SITEMAP_ITEMS), ARCHIVE_ITEMS) - first + 1
  return urlset(site, [
    ...Array.from({ length: pages }, (_, at) => ({ path: archivePath(month, first + at) })),
    ...items.flatMap((it) => {
      const alternates = alternatesOf(
        it.path,
        it.languages.map(({ language }) => language),
      )
      const entry = { path: it.path, at: it.updatedAt, alternates }
      return alternates.length > 0 ? alternates.map(({ path }) => ({ ...entry, path })) : [entry]
    }),
  ])
}

export function robotsText(site: PortalSite): string {
  return `User-agent: *\nDisallow: /app/\nDisallow: /api/\nDisallow: /l/\nDisallow: /langganan/\n\nSitemap: ${site.url}/sitemap.xml\n`
}

type Entry = { path: string; at?: Date; alternates?: readonly Alternate[] }
function urlset(site: PortalSite, pages: readonly Entry[]): string {
  const alternate = (hreflang: string, path: string) =>
    element('xhtml:link', { rel: 'alternate', hreflang, href: site.url + path })
  const url = (it: Entry) =>
    element(
      'url',
      {},
      element('loc', {}, site.url + it.path),
      it.at ? element('lastmod', {}, instantText(it.at)) : null,
      (it.alternates ?? []).map(({ language, path }) => alternate(language, path)),
      it.alternates?.[0] ? alternate('x-default', it.alternates[0].path) : null,
    )
  return xmlDocument(element('urlset', { xmlns: NAMESPACE, 'xmlns:xhtml': XHTML }, pages.map(url)))
}
