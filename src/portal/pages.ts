/** The pages of the portal. They need no JavaScript and link relatively, so that any web server can serve the folder. */
import { bodyHtml, creditLine, pictureHtml } from '../base/content-html.ts'
import { immediateOf } from '../base/immediate.ts'
import { disclosureNames, disclosureWords, immediateNames } from '../base/words/disclosure.ts'
import { imagesOf, plainTextOf } from '../base/content.ts'
import { sizeName } from '../base/picture-sizes.ts'
import { dayWords, instantText, instantWords, monthWords } from './dates.ts'
import { html, rawHtml } from './html.ts'
import { archivedAbove, historyBelow, noteAbove } from './changes.ts'
import { frame, linkFrom, linkFromRoot, list, topicLink, trail, type Link } from './frame.ts'
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
import { pictureOf } from './pictures.ts'
import { answeredIn, hoaxStamp, shelfNames } from './shelves.ts'
import { claimReview, newsArticle, website } from './structured.ts'

/** The front page: what the office pinned, then the newest; the first in full width, the rest as a list. */
export function homePage(
  site: PortalSite,
  { pinned, latest, topics }: { pinned: readonly WholeItem[]; latest: readonly WholeItem[]; topics: readonly Topic[] },
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
      list(rest, link, (it) => [
        cover(it, link, { shown: '160px', widest: 480 }),
        pinned.includes(it) && html`<p class="pinned">Penting</p>`,
        it.hoax && html`<p class="found">${hoaxStamp(it)}</p>`,
      ]),
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

/** One item: exactly the approved text, its date, its files, and the place where corrections are told. */
export function itemPage(site: PortalSite, item: WholeItem): string {
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
    data: [newsArticle(site, item, description), claimReview(site, item)].filter((it) => it !== null),
    social,
  }
  const [opening] = item.content.body.content
  const picture = (hash: string) =>
    pictureOf(hash, paths.get(hash), item.pictures.get(hash), link, {
      soon: opening?.type === 'image' && opening.attrs.src === hash,
    })
  return frame(site, head, link, [
    trail(link, item),
    html`
<article class="item">
<header>
<h1>${item.title}</h1>
<p class="when"><time datetime="${instantText(item.publishedAt)}">${instantWords(item.publishedAt)}</time></p>
${item.summary && html`<p class="lead">${item.summary}</p>`}
</header>
${noteAbove(item)}
${archivedAbove(item)}
${claim(item)}
${immediate(item)}
<div class="text">
${rawHtml(bodyHtml(item.content.body, picture))}
</div>
${attached.length > 0 && attachments(attached, (hash) => link(paths.get(hash) as string))}
${belongs(item, link)}
${pressKit(item, link)}
${historyBelow(site, item)}
<footer class="proof">
<p>Naskah resmi, disetujui pimpinan sebelum terbit. Sidik jari naskah (SHA-256):<br><code>${item.versionHash}</code></p>
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
function pressKit(item: WholeItem, link: Link) {
  const files = new Map(item.files.map((it) => [it.hash, it]))
  const seen = new Set<string>()
  const rows = imagesOf(item.content.body).flatMap(({ src, alt, caption, credit }) => {
    const file = files.get(src)
    const sizes = item.pictures.get(src)
    if (!file || !sizes || sizes === 'faulty' || seen.has(src)) return []
    seen.add(src)
    const sized = sizes.widths.map(
      (width) =>
        html`<li><a href="${link(madeAddress(sizeName(src, width, 'jpg')))}" download>JPEG, lebar ${width} piksel</a></li>`,
    )
    return html`<li>
<p><bdi>${caption || alt}</bdi>${credit && html` <span class="credit">${creditLine(credit)}</span>`}</p>
<ul>${sized}<li><a href="${link(file.path)}" download>Asli, ${sizes.width} × ${sizes.height} piksel</a> <span class="note">${sizeWords(file.sizeBytes)}</span></li></ul>
</li>
`
  })
  if (rows.length === 0) return null
  return html`<section class="kit" aria-labelledby="untuk-media">
<h2 id="untuk-media">Untuk media</h2>
<p class="note">Gambar boleh dimuat dengan menyebut sumbernya.</p>
<ol>${rows}</ol>
</section>`
}

/** Of a clarification: what is said, and what was found of it. */
function claim(item: WholeItem) {
  if (!item.hoax) return null
  const { kabar, bukti } = item.content.fields ?? {}
  const spread = item.content.fields?.['beredar-di']
  return html`<section class="claim" aria-label="Hasil pemeriksaan">
<p>${hoaxStamp(item)} <span class="note">Dijawab ${answeredIn(item)} sejak kabar ini dicatat.</span></p>
<dl>
${kabar && html`<dt>Kabar yang beredar</dt><dd>${kabar}</dd>`}
${spread && html`<dt>Beredar di</dt><dd>${spread}</dd>`}
${bukti && html`<dt>Bukti dan sumber</dt><dd>${bukti}</dd>`}
</dl>
</section>`
}

/** Whose the text is, of which programme, and its class of public information. */
function belongs(item: WholeItem, link: Link) {
  const rows = [
    item.agencySlug && html`<dt>Perangkat daerah</dt><dd><a href="${link(shelfPath('agency', item.agencySlug))}"><bdi>${item.agency}</bdi></a></dd>`, // prettier-ignore
    item.programmeSlug && html`<dt>Program</dt><dd><a href="${link(shelfPath('programme', item.programmeSlug))}"><bdi>${item.programme}</bdi></a></dd>`, // prettier-ignore
    item.class && html`<dt>Kelas informasi</dt><dd><a href="${link(classPath(item.class))}">${disclosureNames[item.class].id}</a></dd>`, // prettier-ignore
  ].filter((it) => it !== null && it !== '')
  return rows.length > 0 && html`<dl class="belongs">${rows}</dl>`
}

/** What people in danger need first, of a text that goes out at once. */
function immediate({ content }: WholeItem) {
  const parts = immediateOf(content)
  if (parts.length === 0) return null
  const rows = parts.map(({ part, text }) => html`<dt>${immediateNames[part].id}</dt><dd>${text}</dd>`)
  return html`<section class="immediate" aria-labelledby="yang-perlu-diketahui">
<h2 id="yang-perlu-diketahui">${disclosureWords.shown.id}</h2>
<dl>${rows}</dl>
</section>`
}

function attachments(files: WholeItem['content']['attachments'], address: (hash: string) => string) {
  const row = (it: (typeof files)[number]) =>
    html`<li><a href="${address(it.hash)}"><bdi>${it.name}</bdi></a> <span class="note">${kindWords(it.mediaType)}, ${sizeWords(it.sizeBytes)}</span></li>`
  return html`<section class="files" aria-labelledby="lampiran">
<h2 id="lampiran">Lampiran</h2>
<ul>${files.map(row)}</ul>
</section>`
}

/** What stands in the place of an item that was taken back. */
export function withdrawnPage(site: PortalSite, item: WholeItem): string {
  const link = linkFrom(item.path)
  const head = {
    title: `Ditarik: ${item.title}`,
    path: item.path,
    description: 'Berita ini telah ditarik.',
    hidden: true,
  }
  return frame(site, head, link, [
    trail(link, item),
    html`
<article class="item withdrawn">
<header>
<p class="stamp">Ditarik</p>
<h1>${item.title}</h1>
<p class="when">Terbit <time datetime="${instantText(item.publishedAt)}">${instantWords(item.publishedAt)}</time></p>
</header>
<div class="text">
<p>${site.name} menarik berita ini pada <time datetime="${instantText(item.updatedAt)}">${instantWords(item.updatedAt)}</time>. Isinya tidak lagi menjadi keterangan resmi.</p>
${item.notice && html`<p><strong>Alasan:</strong> <bdi>${item.notice}</bdi></p>`}
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
  'text/plain': 'teks',
}
const kindWords = (mediaType: string) => KINDS[mediaType] ?? (mediaType.startsWith('image/') ? 'gambar' : 'berkas')
const sizeWords = (bytes: number) =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1_000)).toLocaleString('id')} kB`
    : `${(bytes / 1_000_000).toLocaleString('id', { maximumFractionDigits: 1 })} MB`
