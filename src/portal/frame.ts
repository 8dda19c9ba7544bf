/** What every page of the portal has around it: head, letterhead, foot; and the pieces that several pages share. */
import { dayWords, instantText, monthWords } from './dates.ts'
import { html, jsonInHtml, rawHtml, type Html, type HtmlValue } from './html.ts'
import { portalWords as w } from '../base/words/portal.ts'
import { languagePath } from '../base/language-path.ts'
import { framedIn, sayOn, type Alternate, type PageLanguage } from './languages.ts'
import {
  archivePath,
  CHANGES_PATH,
  EVENTS_PATH,
  excerptOf,
  HOAX_PATH,
  INFORMATION_PATH,
  shelfPath,
  SUBSCRIBE_PATH,
  topicPath,
  type Item,
  type PortalSite,
} from './portal.ts'

export type Head = {
  /** '' on the front page. */
  readonly title: string
  /** From the portal's root. */
  readonly path: string
  readonly description: string
  /** schema.org data. */
  readonly data?: readonly object[]
  /** Social tags of this kind of page, instead of a website's. */
  readonly social?: Html
  /** Not for search engines. */
  readonly hidden?: boolean
  /** A feed of this page alone. */
  readonly feed?: { readonly path: string; readonly title: string } | undefined
  /** Indonesian unless said. */
  readonly language?: PageLanguage
  /** The same in every language, this page too; the Indonesian one first. */
  readonly alternates?: readonly Alternate[]
  /** A script of our own, beside the page. */
  readonly script?: string
}

/** How a page names another one. */
export type Link = (path: string) => string

/** From where the page stands up to the root, then down: so the folder can be mounted anywhere. */
export function linkFrom(path: string): Link {
  const up = '../'.repeat(path.split('/').length - 2) || './'
  return (to) => up + to.slice(1)
}

export function linkFromRoot(site: PortalSite): Link {
  const root = new URL(site.url).pathname.replace(/\/$/, '')
  return (to) => root + to
}

const PLACES = [
  ['/', w.home],
  ['/topik/', w.topics],
  [HOAX_PATH, w.hoaxes],
  [INFORMATION_PATH, w.information],
  ['/arsip/', w.archive],
  ['/cari/', w.search],
] as const

/** Further places, at the foot of every page. */
const FURTHER = [
  [shelfPath('agency'), w.agencies],
  [shelfPath('programme'), w.programmes],
  [EVENTS_PATH, w.events],
  [CHANGES_PATH, w.corrections],
  [SUBSCRIBE_PATH, w.subscribe],
] as const
const LOCALES: Record<PageLanguage, string> = { id: 'id_ID', en: 'en_GB', jv: 'jv_ID' }

export function frame(site: PortalSite, head: Head, link: Link, body: HtmlValue): string {
  const here = site.url + head.path
  const { language = 'id', alternates = [] } = head
  const say = sayOn(language)
  // The front page of a language stands for the front page; all others are in Indonesian, which is said.
  const place = ([path, name]: readonly [path: string, name: { readonly id: string; readonly en: string }]) => {
    const to = path === '/' ? languagePath(language) : path
    const other = language === 'en' && to === path && rawHtml(' hreflang="id"')
    return html`<li><a href="${link(to)}"${other}${head.path === to && rawHtml(' aria-current="page"')}>${say(name)}</a></li>`
  }
  const elsewhere = ({ label, to }: PortalSite['theme']['menu'][number]) =>
    html`<li><a href="${to.startsWith('/') ? link(to) : to}"${head.path === to && rawHtml(' aria-current="page"')}><bdi>${label}</bdi></a></li>`
  return html`<!doctype html>
<html lang="${framedIn(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${head.title ? `${head.title} – ${site.name}` : [site.name, site.regency].filter(Boolean).join(', ')}</title>
<meta name="description" content="${head.description}">
<meta name="color-scheme" content="light dark">
${head.hidden ? html`<meta name="robots" content="noindex">` : html`<link rel="canonical" href="${here}">`}
${alternates.map((it) => html`<link rel="alternate" hreflang="${it.language}" href="${site.url}${it.path}">\n`)}
${alternates[0] && html`<link rel="alternate" hreflang="x-default" href="${site.url}${alternates[0].path}">`}
<link rel="preload" href="${link('/aset/source-serif-4.woff2')}" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="${link('/aset/portal.css')}">
<link rel="icon" href="${link(site.logo?.path ?? '/aset/ikon.svg')}">
${head.feed && html`<link rel="alternate" type="application/rss+xml" title="${head.feed.title}" href="${link(head.feed.path)}">`}
<link rel="alternate" type="application/rss+xml" title="RSS" href="${link('/feed.xml')}">
<link rel="alternate" type="application/atom+xml" title="Atom" href="${link('/atom.xml')}">
<link rel="alternate" type="application/feed+json" title="JSON Feed" href="${link('/feed.json')}">
<meta property="og:site_name" content="${site.name}">
<meta property="og:locale" content="${LOCALES[language]}">
<meta property="og:title" content="${head.title || site.name}">
<meta property="og:description" content="${head.description}">
<meta property="og:url" content="${here}">
${
  head.social ??
  html`<meta property="og:type" content="website">
<meta name="twitter:card" content="summary">`
}
${(head.data ?? []).map((it) => html`<script type="application/ld+json">${jsonInHtml(it)}</script>`)}
${head.script && html`<script src="${head.script}" type="module"></script>`}
</head>
<body>
<a class="skip" href="#isi">${say(w.skip)}</a>
<header class="letterhead">
<a class="office" href="${link('/')}">${site.logo && html`<img src="${link(site.logo.path)}" alt="" width="56" height="56">`}<span><span class="regency">${site.regency}</span> <b>${site.name}</b></span></a>
<nav aria-label="${say(w.mainNav)}"><ul>${PLACES.map(place)}${site.theme.menu.map(elsewhere)}</ul></nav>
</header>
<main id="isi">
${body}
</main>
<footer class="foot">
<nav aria-label="${say(w.furtherNav)}"><ul>${FURTHER.map(place)}</ul></nav>
<p><b>${site.name}</b><br>${site.regency}${site.address && html`<br>${site.address}`}</p>
${site.theme.footer && html`<p>${lines(site.theme.footer)}</p>`}
<p class="follow">${say(w.follow)}: <a href="${link('/feed.xml')}">RSS</a> <a href="${link('/atom.xml')}">Atom</a> <a href="${link('/feed.json')}">JSON Feed</a>${site.theme.social.map((it) => html` <a href="${it.to}" rel="me noopener"><bdi>${it.label}</bdi></a>`)}</p>
</footer>
</body>
</html>
`.text
}

const lines = (text: string): HtmlValue => text.split('\n').map((it, at) => [at > 0 && html`<br>`, it])

/** Items as a list: date and topic, title, summary, and beside them what `beside` draws. */
export function list<Listed extends Item>(
  items: readonly Listed[],
  link: Link,
  { beside = () => null, language = 'id' }: { beside?: (item: Listed) => HtmlValue; language?: PageLanguage } = {},
): Html {
  const row = (it: Listed) => html`<li>
${beside(it)}
<p class="when"><time datetime="${instantText(it.publishedAt)}">${dayWords(it.publishedAt, language)}</time>${topicLink(it, link, language)}</p>
<h2><a href="${link(it.path)}"><bdi>${it.title}</bdi></a></h2>
${it.summary && html`<p>${excerptOf(it, '', 220)}</p>`}
</li>
`
  return html`<ol class="list">${items.map(row)}</ol>`
}

/** @param here the language of what is around it: a topic is named in Indonesian */
export function topicLink(item: Item, link: Link, here: PageLanguage = 'id'): HtmlValue {
  return (
    item.topicSlug !== '' &&
    html`<a class="topic"${here !== 'id' && rawHtml(' lang="id" hreflang="id"')} href="${link(topicPath(item.topicSlug))}"><bdi>${item.topic}</bdi></a>`
  )
}

/** Where an item belongs: home, topic, month. */
export function trail(link: Link, item: Item, language: PageLanguage = 'id'): Html {
  const say = sayOn(language)
  const id = language === 'en' && rawHtml(' lang="id" hreflang="id"')
  const topic =
    item.topicSlug !== '' && html`<a${id} href="${link(topicPath(item.topicSlug))}"><bdi>${item.topic}</bdi></a>`
  return html`<nav class="crumbs" aria-label="${say(w.place)}"><a href="${link(languagePath(language))}">${say(w.home)}</a>${topic}<a${id} href="${link(archivePath(item.month))}">${monthWords(item.month)}</a></nav>`
}

/** How large a file is: `120 kB`, `1,4 MB`. */
export function sizeWords(bytes: number, language: PageLanguage): string {
  const locale = language === 'en' ? 'en' : 'id'
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1_000)).toLocaleString(locale)} kB`
    : `${(bytes / 1_000_000).toLocaleString(locale, { maximumFractionDigits: 1 })} MB`
}
