/** The pages of the portal. They need no JavaScript and link relatively, so that any web server can serve the folder. */
import { bodyHtml, creditLine, pictureHtml } from '../base/content-html.ts'
import { immediateOf } from '../base/immediate.ts'
import { disclosureNames, disclosureWords, immediateNames } from '../base/words/disclosure.ts'
import { imagesOf, plainTextOf, translationsOf, type OtherLanguage } from '../base/content.ts'
import { portalWords as w } from '../base/words/portal.ts'
import { sizeName } from '../base/picture-sizes.ts'
import { dayWords, instantText, instantWords, monthWords } from './dates.ts'
import { html, rawHtml } from './html.ts'
import { archivedAbove, historyBelow, noteAbove } from './changes.ts'
import { frame, linkFrom, linkFromRoot, list, sizeWords, topicLink, trail, type Link } from './frame.ts'
import {
  archivePath,
  excerptOf,
  classPath,
  madeAddress,
  shelfPath,
  type Item,
  type Month,
  type PortalSite,
  type Topic,
  type WholeItem,
} from './portal.ts'
import { languageSwitch } from './language-pages.ts'
import { languagePath } from '../base/language-path.ts'
import { alternatesOf, langIn, sayOn, wholeIn, type PageLanguage } from './languages.ts'
import { pictureOf } from './pictures.ts'
import { answeredIn, hoaxStamp, shelfNames } from './shelves.ts'
import { claimReview, newsArticle, website } from './structured.ts'
import { videosOf } from './videos.ts'

/** The front page: what the office pinned, then the newest; the first in full width, the rest as a list. */
export function homePage(
  site: PortalSite,
  {
    pinned,
    latest,
    topics,
    languages = [],
  }: {
    pinned: readonly WholeItem[]
    latest: readonly WholeItem[]
    topics: readonly Topic[]
    /** Those that something can be read in. */
    languages?: readonly OtherLanguage[]
  },
): string {
  const link = linkFrom('/')
  const items = [...pinned, ...latest.filter((it) => !pinned.some((above) => above.id === it.id))]
  const [first, ...rest] = items
  const head = {
    title: '',
    path: '/',
    description: `Informasi resmi ${[site.name, site.regency].filter(Boolean).join(', ')}.`,
    data: [website(site)],
  }
  return frame(site, head, link, [
    html`<h1 class="unseen">Berita terbaru ${site.name}</h1>`,
    languages.length > 0 && languageSwitch(alternatesOf('/', languages), 'id', link),
    first
      ? html`
<article class="first">
${cover(first, link, { soon: true })}
<p class="when">${pinned.length > 0 && html`<span class="pinned">Penting</span> `}<time datetime="${instantText(first.publishedAt)}">${dayWords(first.publishedAt)}</time>${topicLink(first, link)}</p>
<h2><a href="${link(first.path)}"><bdi>${first.title}</bdi></a></h2>
${first.summary && html`<p class="lead">${first.summary}</p>`}
</article>`
      : html`<p class="empty">Belum ada berita yang terbit. Berita resmi akan muncul di halaman ini.</p>`,
    rest.length > 0 &&
      list(rest, link, {
        beside: (it) => [
          cover(it, link, { shown: '160px', widest: 480 }),
          pinned.includes(it) && html`<p class="pinned">Penting</p>`,
          it.hoax && html`<p class="found">${hoaxStamp(it)}</p>`,
        ],
      }),
    items.length > 0 && html`<p class="more"><a href="${link('/arsip/')}">Semua berita menurut bulan</a></p>`,
    topics.length > 0 &&
      html`<nav class="topics" aria-labelledby="topik"><h2 id="topik">Topik</h2>${shelfNames('topic', topics.slice(0, 30), link)}</nav>`,
  ])
}

/** The first picture of an item, beside its title: that says what there is, so the picture is silent. */
function cover(item: WholeItem, link: Link, shown: { soon?: boolean; shown?: string; widest?: number }) {
  const [image] = imagesOf(item.content.body)
  const sizes = image && item.pictures.get(image.src)
  const path = item.files.find((it) => it.hash === image?.src)?.path
  if (!image || !path || !sizes || sizes === 'faulty') return null
  return html`<div class="cover">${rawHtml(pictureHtml(pictureOf(image.src, path, sizes, link, shown), ''))}</div>`
}

/** One item in one language: exactly the approved text, its date, its files, and the place where corrections are told. */
export function itemPage(site: PortalSite, whole: WholeItem, language: PageLanguage = 'id'): string {
  const item = wholeIn(whole, language)
  const say = sayOn(language)
  const alternates = alternatesOf(
    whole.path,
    translationsOf(whole.content).map((it) => it.language),
  )
  const link = linkFrom(item.path)
  const paths = new Map(item.files.map((it) => [it.hash, it.path]))
  const attached = item.content.attachments.filter((it) => paths.has(it.hash))
  const description = excerptOf(item, plainTextOf(item.content.body), 200)
  const share = item.shareImage && site.url + madeAddress(item.shareImage)
  const social = html`<meta property="og:type" content="article">
<meta property="article:published_time" content="${instantText(item.publishedAt)}">
<meta property="article:modified_time" content="${instantText(item.updatedAt)}">
${item.topic && html`<meta property="article:section" content="${item.topic}">`}
${share && shareTags(share, item.title)}
<meta name="twitter:card" content="${share ? 'summary_large_image' : 'summary'}">`
  const head = {
    title: item.title,
    path: item.path,
    description,
    language,
    alternates,
    // Of a claim one review is counted, whatever it can be read in.
    data: [newsArticle(site, item, description, { language, alternates }), language === 'id' && claimReview(site, item)].filter((it) => it !== null && it !== false), // prettier-ignore
    social,
  }
  const [opening] = item.content.body.content
  const picture = (hash: string) =>
    pictureOf(hash, paths.get(hash), item.pictures.get(hash), link, {
      soon: opening?.type === 'image' && opening.attrs.src === hash,
    })
  const lang = langIn(language, language)
  return frame(site, head, link, [
    trail(link, item, language),
    html`
<article class="item">
<header>
${languageSwitch(alternates, language, link)}
<h1${lang}>${item.title}</h1>
<p class="when"><time datetime="${instantText(item.publishedAt)}">${instantWords(item.publishedAt, language)}</time></p>
${item.summary && html`<p class="lead"${lang}>${item.summary}</p>`}
</header>
${noteAbove(item, language)}
${archivedAbove(item, language)}
${claim(item, language)}
${immediate(item, language)}
<div class="text"${lang}>
${rawHtml(bodyHtml(item.content.body, picture))}
</div>
${videosOf(item, link, language)}
${attached.length > 0 && attachments(attached, (hash) => link(paths.get(hash) as string), language)}
${belongs(item, link, language)}
${pressKit(item, link, language)}
${historyBelow(site, item, language)}
<footer class="proof">
<p>${say(w.official)}<br><code>${item.versionHash}</code></p>
</footer>
</article>`,
  ])
}

const shareTags = (address: string, title: string) => html`<meta property="og:image" content="${address}">
<meta property="og:image:type" content="image/png">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta property="og:image:alt" content="${title}">`

/** What a newspaper takes: every picture in sizes, with its caption and who made it. */
function pressKit(item: WholeItem, link: Link, language: PageLanguage) {
  const say = sayOn(language)
  const files = new Map(item.files.map((it) => [it.hash, it]))
  const seen = new Set<string>()
  const rows = imagesOf(item.content.body).flatMap(({ src, alt, caption, credit }) => {
    const file = files.get(src)
    const sizes = item.pictures.get(src)
    if (!file || !sizes || sizes === 'faulty' || seen.has(src)) return []
    seen.add(src)
    const sized = sizes.widths.map(
      (width) =>
        html`<li><a href="${link(madeAddress(sizeName(src, width, 'jpg')))}" download>${say(w.jpeg)(width)}</a></li>`,
    )
    return html`<li>
<p${langIn(language, language)}><bdi>${caption || alt}</bdi>${credit && html` <span class="credit">${creditLine(credit)}</span>`}</p>
<ul>${sized}<li><a href="${link(file.path)}" download>${say(w.original)(sizes.width, sizes.height)}</a> <span class="note">${sizeWords(file.sizeBytes, language)}</span></li></ul>
</li>
`
  })
  if (rows.length === 0) return null
  return html`<section class="kit" aria-labelledby="untuk-media">
<h2 id="untuk-media">${say(w.forMedia)}</h2>
<p class="note">${say(w.mayUse)}</p>
<ol>${rows}</ol>
</section>`
}

/** Of a clarification: what is said, and what was found of it. */
function claim(item: WholeItem, language: PageLanguage) {
  if (!item.hoax) return null
  const say = sayOn(language)
  const { kabar, bukti } = item.content.fields ?? {}
  const spread = item.content.fields?.['beredar-di']
  const id = langIn('id', language)
  return html`<section class="claim" aria-label="${say(w.verdict)}">
<p${id}>${hoaxStamp(item)} <span class="note">Dijawab ${answeredIn(item)} sejak kabar ini dicatat.</span></p>
<dl>
${kabar && html`<dt>${say(w.claim)}</dt><dd${id}>${kabar}</dd>`}
${spread && html`<dt>${say(w.spreadAt)}</dt><dd${id}>${spread}</dd>`}
${bukti && html`<dt>${say(w.evidence)}</dt><dd${id}>${bukti}</dd>`}
</dl>
</section>`
}

/** Whose the text is, of which programme, and its class of public information. */
function belongs(item: WholeItem, link: Link, language: PageLanguage) {
  const say = sayOn(language)
  const id = language === 'en' && rawHtml(' lang="id" hreflang="id"')
  const rows = [
    item.agencySlug && html`<dt>${say(w.agency)}</dt><dd><a${id} href="${link(shelfPath('agency', item.agencySlug))}"><bdi>${item.agency}</bdi></a></dd>`, // prettier-ignore
    item.programmeSlug && html`<dt>${say(w.programme)}</dt><dd><a${id} href="${link(shelfPath('programme', item.programmeSlug))}"><bdi>${item.programme}</bdi></a></dd>`, // prettier-ignore
    item.class && html`<dt>${say(w.informationClass)}</dt><dd><a href="${link(classPath(item.class))}">${say(disclosureNames[item.class])}</a></dd>`, // prettier-ignore
  ].filter((it) => it !== null && it !== '')
  return rows.length > 0 && html`<dl class="belongs">${rows}</dl>`
}

/** What people in danger need first, of a text that goes out at once. */
function immediate({ content }: WholeItem, language: PageLanguage) {
  const say = sayOn(language)
  const id = langIn('id', language)
  const parts = immediateOf(content)
  if (parts.length === 0) return null
  const rows = parts.map(({ part, text }) => html`<dt>${say(immediateNames[part])}</dt><dd${id}>${text}</dd>`)
  return html`<section class="immediate" aria-labelledby="yang-perlu-diketahui">
<h2 id="yang-perlu-diketahui">${say(disclosureWords.shown)}</h2>
<dl>${rows}</dl>
</section>`
}

function attachments(
  files: WholeItem['content']['attachments'],
  address: (hash: string) => string,
  language: PageLanguage,
) {
  const say = sayOn(language)
  const id = langIn('id', language)
  const row = (it: (typeof files)[number]) =>
    html`<li><a${id} href="${address(it.hash)}"><bdi>${it.name}</bdi></a> <span class="note">${kindWords(it.mediaType, language)}, ${sizeWords(it.sizeBytes, language)}</span></li>`
  return html`<section class="files" aria-labelledby="lampiran">
<h2 id="lampiran">${say(w.attachments)}</h2>
<ul>${files.map(row)}</ul>
</section>`
}

/** What stands in the place of an item that was taken back. */
export function withdrawnPage(site: PortalSite, whole: WholeItem, language: PageLanguage = 'id'): string {
  const path = languagePath(language, whole.path)
  const item = wholeIn(whole, language)
  const titled = item === whole ? 'id' : language // a language that was given up before has no title
  const say = sayOn(language)
  const link = linkFrom(path)
  const head = {
    title: `${say(w.withdrawal)}: ${item.title}`,
    path,
    description: say(w.withdrawnItem),
    language,
    hidden: true,
  }
  const id = langIn('id', language)
  return frame(site, head, link, [
    trail(link, item, language),
    html`
<article class="item withdrawn">
<header>
<p class="stamp">${say(w.withdrawal)}</p>
<h1${langIn(titled, language)}>${item.title}</h1>
<p class="when">${say(w.published)} <time datetime="${instantText(item.publishedAt)}">${instantWords(item.publishedAt, language)}</time></p>
</header>
<div class="text">
<p>${site.name} ${say(w.withdrew)} <time datetime="${instantText(item.updatedAt)}">${instantWords(item.updatedAt, language)}</time>. ${say(w.noLonger)}</p>
${item.notice && html`<p><strong>${say(w.reason)}:</strong> <bdi${id}>${item.notice}</bdi></p>`}
</div>
</article>`,
  ])
}

/** Where an item could be read in a language before it was put right: its address holds, and leads to the text. */
export function retiredPage(site: PortalSite, item: WholeItem, language: OtherLanguage): string {
  const path = languagePath(language, item.path)
  const say = sayOn(language)
  const link = linkFrom(path)
  const head = { title: item.title, path, description: say(w.gone), language, hidden: true }
  return frame(site, head, link, [
    trail(link, item, language),
    html`
<article class="item withdrawn">
<header><h1${langIn('id', language)}>${item.title}</h1></header>
<div class="text">
<p>${say(w.gone)} <a href="${link(item.path)}" hreflang="id">${say(w.readMain)}</a></p>
</div>
</article>`,
  ])
}

/** All months, by year. */
export function archivePage(site: PortalSite, months: readonly Month[]): string {
  const link = linkFrom('/arsip/')
  const years = [...new Set(months.map((it) => it.month.slice(0, 4)))]
  const month = (it: Month) => html`<li><a href="${link(archivePath(it.month))}">${monthWords(it.month)}</a></li>`
  return frame(
    site,
    { title: 'Arsip', path: '/arsip/', description: `Semua berita ${site.name} menurut bulan.` },
    link,
    [
      html`<h1>Arsip</h1>`,
      years.map(
        (year) => html`
<section class="columns"><h2>${year}</h2><ul>${months.filter((it) => it.month.startsWith(year)).map(month)}</ul></section>`,
      ),
      years.length === 0 && html`<p class="empty">Belum ada berita yang terbit.</p>`,
    ],
  )
}

/**
 * A page of a month. `number` is its fixed number, or null for the month's own address, which shows its newest page.
 * Nothing on a numbered page depends on how many come after the next one, so it seldom changes.
 */
export function monthPage(
  site: PortalSite,
  month: string,
  it: { number: number | null; pages: number; items: readonly Item[] },
): string {
  const path = archivePath(month, it.number ?? undefined)
  const link = linkFrom(path)
  const at = it.number ?? it.pages
  const title = it.number ? `${monthWords(month)}, halaman ${it.number}` : monthWords(month)
  return frame(site, { title: `Arsip ${title}`, path, description: `Berita ${site.name}, ${title}.` }, link, [
    html`<nav class="crumbs" aria-label="Letak halaman"><a href="${link('/arsip/')}">Arsip</a></nav>
<h1>${title}</h1>`,
    it.items.length > 0
      ? list(it.items.toReversed(), link)
      : html`<p class="empty">Tidak ada berita di halaman ini.</p>`,
    it.pages > 1 &&
      html`<nav class="pager" aria-label="Halaman">
${at < it.pages && html`<a rel="prev" href="${link(archivePath(month, at + 1))}">Lebih baru</a>`}
${at > 1 && html`<a rel="next" href="${link(archivePath(month, at - 1))}">Lebih lama</a>`}
</nav>`,
  ])
}

/** The only page with a script, of our own origin; without it, the archive is one link away. */
export function searchPage(site: PortalSite): string {
  const link = linkFrom('/cari/')
  const head = { title: 'Cari', path: '/cari/', description: `Cari berita ${site.name}.`, script: 'cari.js' }
  return frame(site, head, link, [
    html`<h1>Cari berita</h1>
<form id="cari" class="search" role="search" action="./" method="get">
<label for="q">Kata yang dicari</label>
<div><input id="q" name="q" type="search" maxlength="200" autocomplete="off" required><button type="submit">Cari</button></div>
</form>
<noscript><p class="empty">Pencarian memerlukan JavaScript. Semua berita juga ada di <a href="${link('/arsip/')}">arsip menurut bulan</a>.</p></noscript>
<p id="keadaan" class="note" role="status"></p>
<ol id="hasil" class="list"></ol>
<button id="lagi" type="button" hidden>Cari di berita yang lebih lama</button>`,
  ])
}

/** Served for any address that holds nothing, so it links from the root, wherever that is. */
export function absentPage(site: PortalSite): string {
  const link = linkFromRoot(site)
  const head = { title: 'Halaman tidak ada', path: '/404.html', description: 'Halaman tidak ada.', hidden: true }
  return frame(site, head, link, [
    html`<h1>Halaman ini tidak ada</h1>
<p class="lead">Alamatnya mungkin salah ketik. Berita yang pernah terbit tidak dihapus; coba <a href="${link('/cari/')}">cari</a> atau lihat <a href="${link('/arsip/')}">arsip</a>.</p>`,
  ])
}

/** For a proxy to show while the server behind it is away; like every page it needs nothing but the folder. */
export function troublePage(site: PortalSite): string {
  const link = linkFromRoot(site)
  const head = { title: 'Gangguan', path: '/500.html', description: 'Layanan sedang terganggu.', hidden: true }
  return frame(site, head, link, [
    html`<h1>Layanan sedang terganggu</h1>
<p class="lead">Kami sedang memperbaikinya. Berita yang sudah terbit tetap dapat dibaca di <a href="${link('/')}">beranda</a>; coba lagi beberapa menit lagi.</p>`,
  ])
}

const KINDS: Record<string, string> = {
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel',
  'text/csv': 'CSV',
}
function kindWords(mediaType: string, language: PageLanguage): string {
  const [picture, text, file] = language === 'en' ? ['picture', 'text', 'file'] : ['gambar', 'teks', 'berkas']
  if (mediaType === 'text/plain') return text as string
  return KINDS[mediaType] ?? ((mediaType.startsWith('image/') ? picture : file) as string)
}
