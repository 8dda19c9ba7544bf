/**
 * RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1 of the newest items. An item's id is its uuid, never its address; a
 * correction changes `updated` and nothing else, so no reader shows it twice.
 */
import { bodyHtml, escapeHtml } from '../base/content-html.ts'
import { plainTextOf, type OtherLanguage } from '../base/content.ts'
import { languageHome } from '../base/words/portal.ts'
import { ownNames } from '../base/words/translations.ts'
import { noteInFeed } from './changes.ts'
import { instantMail, instantText } from './dates.ts'
import { languagePath } from '../base/language-path.ts'
import { wholeIn, type PageLanguage } from './languages.ts'
import { excerptOf, topicPath, type PortalSite, type Topic, type WholeItem } from './portal.ts'
import { middlePicture } from './pictures.ts'
import { element, xmlDocument, type Xml } from '../base/xml.ts'

const HTML_MAX = 60_000 // characters of one item; a longer text is told by its summary, so that a feed stays light

/** @param of the topic or the language of which alone these items are; all where it is absent */
export function rssFeed(site: PortalSite, all: readonly WholeItem[], of?: Topic | { language: OtherLanguage }): string {
  const topic = of && 'slug' in of ? of : null
  const language = of && 'language' in of ? of.language : 'id'
  const items = all.map((it) => wholeIn(it, language))
  const name = topic
    ? `${site.name}: ${topic.name}`
    : language === 'id'
      ? site.name
      : `${site.name}: ${ownNames[language]}`
  const path = topic ? topicPath(topic.slug) : languagePath(language)
  const about = language === 'id' ? aboutOf(site) : languageHome[language].about(site.name)
  const entry = (it: WholeItem): Xml =>
    element(
      'item',
      {},
      element('title', {}, unmarked(it.title)),
      element('link', {}, site.url + it.path),
      element('guid', { isPermaLink: 'false' }, language === 'id' ? idOf(it) : `${idOf(it)}#${language}`),
      element('pubDate', {}, instantMail(it.publishedAt)),
      it.topic ? element('category', {}, unmarked(it.topic)) : null,
      element('description', {}, htmlOf(site, it, language)),
      element('atom:updated', {}, instantText(it.updatedAt)),
    )
  return xmlDocument(
    element(
      'rss',
      { version: '2.0', 'xmlns:atom': 'http://www.w3.org/2005/Atom' },
      element(
        'channel',
        {},
        element('title', {}, unmarked(name)),
        element('link', {}, `${site.url}${path}`),
        element('description', {}, escapeHtml(about)),
        element('language', {}, language),
        element('lastBuildDate', {}, instantMail(updatedOf(site, items))),
        element('atom:link', {
          rel: 'self',
          type: 'application/rss+xml',
          href: `${site.url}${path}feed.xml`,
        }),
        site.hub && !of ? element('atom:link', { rel: 'hub', href: site.hub }) : null,
        items.map(entry),
      ),
    ),
  )
}

export function atomFeed(site: PortalSite, items: readonly WholeItem[]): string {
  const entry = (it: WholeItem): Xml =>
    element(
      'entry',
      {},
      element('id', {}, idOf(it)),
      titled(it.title),
      element('link', { rel: 'alternate', type: 'text/html', href: site.url + it.path }),
      element('published', {}, instantText(it.publishedAt)),
      element('updated', {}, instantText(it.updatedAt)),
      it.topic ? element('category', { term: it.topic }) : null,
      it.summary ? element('summary', { type: 'html' }, escapeHtml(it.summary)) : null,
      element('content', { type: 'html' }, htmlOf(site, it, 'id')),
    )
  return xmlDocument(
    element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'id' },
      element('id', {}, `${site.url}/`),
      titled(site.name),
      element('link', { rel: 'self', type: 'application/atom+xml', href: `${site.url}/atom.xml` }),
      site.hub && element('link', { rel: 'hub', href: site.hub }),
      element('link', { rel: 'alternate', type: 'text/html', href: `${site.url}/` }),
      element('updated', {}, instantText(updatedOf(site, items))),
      element('author', {}, element('name', {}, unmarked(site.name)), element('uri', {}, `${site.url}/`)),
      items.map(entry),
    ),
  )
}

export function jsonFeed(site: PortalSite, items: readonly WholeItem[]): string {
  return `${JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title: site.name,
      description: aboutOf(site),
      home_page_url: `${site.url}/`,
      feed_url: `${site.url}/feed.json`,
      language: 'id',
      ...(site.hub && { hubs: [{ type: 'WebSub', url: site.hub }] }),
      authors: [{ name: site.name, url: `${site.url}/` }],
      items: items.map((it) => {
        const files = new Map(it.files.map((file) => [file.hash, file]))
        const attachments = it.content.attachments.flatMap((a) => {
          const file = files.get(a.hash)
          return file
            ? [{ url: site.url + file.path, mime_type: file.mediaType, title: a.name, size_in_bytes: file.sizeBytes }]
            : []
        })
        return {
          id: idOf(it),
          url: site.url + it.path,
          title: it.title,
          ...(it.summary && { summary: it.summary }),
          content_html: htmlOf(site, it, 'id'),
          date_published: instantText(it.publishedAt),
          date_modified: instantText(it.updatedAt),
          ...(it.topic && { tags: [it.topic] }),
          ...(attachments.length > 0 && { attachments }),
        }
      }),
    },
    null,
    1,
  )}\n`
}

const aboutOf = (site: PortalSite) => `Informasi resmi ${site.name}, ${site.regency}`
const idOf = (item: WholeItem) => `urn:uuid:${item.id}`
const updatedOf = (site: PortalSite, items: readonly WholeItem[]) =>
  new Date(Math.max(site.since.getTime(), ...items.map((it) => it.updatedAt.getTime())))

/** Atom can say that a title is escaped HTML, so that readers agree on what `<` in it means. */
const titled = (title: string) => element('title', { type: 'html' }, escapeHtml(title))

/**
 * RSS cannot say whether a title is text or HTML, and readers differ. What would read as markup in some of them is
 * written with the single quotation marks ‹ › and the full-width ＆, which are text in all.
 */
function unmarked(text: string): string {
  return text
    .replace(/<(?=[a-z/!?])/gi, '‹')
    .replace(/(?<=‹[^>]*)>/g, '›')
    .replace(/&(?=#?[a-z0-9]{1,10};)/gi, '＆')
}

function htmlOf(site: PortalSite, item: WholeItem, language: PageLanguage): string {
  const paths = new Map(item.files.map((it) => [it.hash, it.path]))
  const link = (path: string) => site.url + path
  const address = (hash: string) => middlePicture(hash, paths.get(hash), item.pictures.get(hash), link)
  const whole = bodyHtml(item.content.body, address, `${item.id}-`) // a reader shows many items on one page
  const told = noteInFeed(item, language)
  if (whole.length <= HTML_MAX) return told + whole || '<p></p>'
  return `${told}<p>${escapeHtml(excerptOf(item, plainTextOf(item.content.body), 1_000))}</p>`
}
