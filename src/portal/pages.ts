/** The pages of the portal. They need no JavaScript and link relatively, so that any web server can serve the folder. */
import { bodyHtml } from '../base/content-html.ts'
import { plainTextOf } from '../base/content.ts'
import { dayWords, instantText, instantWords, monthWords } from './dates.ts'
import { html, jsonInHtml, rawHtml, type Html, type HtmlValue } from './html.ts'
import {
  archivePath,
  excerptOf,
  topicPath,
  type Item,
  type Month,
  type PortalSite,
  type Topic,
  type WholeItem,
} from './portal.ts'
import { newsArticle, website } from './structured.ts'

type Head = {
  readonly title: string
  /** From the portal's root, with a slash at both ends. */
  readonly path: string
  readonly description: string
  readonly data?: object
  readonly social?: Html
  readonly hidden?: boolean
  readonly script?: string
}

/** How a page names another one: from where it stands up to the root, then down. */
type Link = (path: string) => string
const linkFrom = (path: string): Link => {
  const up = '../'.repeat(path.split('/').length - 2) || './'
  return (to) => up + to.slice(1)
}

/** The front page: the newest in full width, the rest as a list. */
export function homePage(site: PortalSite, items: readonly Item[], topics: readonly Topic[]): string {
  const link = linkFrom('/')
  const [first, ...rest] = items
  return page(
    site,
    { title: '', path: '/', description: `Informasi resmi ${site.name}, ${site.regency}.`, data: website(site) },
    link,
    [
      html`<h1 class="unseen">Berita terbaru ${site.name}</h1>`,
      first
        ? html`<article class="first">
            <p class="when">${dated(first)}${topicLink(first, link)}</p>
            <h2>
              <a href="${link(first.path)}"><bdi>${first.title}</bdi></a>
            </h2>
            ${first.summary && html`<p class="lead">${first.summary}</p>`}
          </article>`
        : html`<p class="empty">Belum ada berita yang terbit. Berita resmi akan muncul di halaman ini.</p>`,
      rest.length > 0 && list(rest, link),
      items.length > 0 && html`<p class="more"><a href="${link('/arsip/')}">Semua berita menurut bulan</a></p>`,
      topics.length > 0 &&
        html`<nav class="topics" aria-labelledby="topik">
          <h2 id="topik">Topik</h2>
          <ul>
            ${topics.slice(0, 30).map(
              (it) =>
                html`<li>
                  <a href="${link(topicPath(it.slug))}"><bdi>${it.name}</bdi></a>
                </li>`,
            )}
          </ul>
        </nav>`,
    ],
  )
}

/** One item: exactly the approved text, its date, its files, and the place where corrections are told. */
export function itemPage(site: PortalSite, item: WholeItem): string {
  const link = linkFrom(item.path)
  const paths = new Map(item.files.map((it) => [it.hash, it.path]))
  const images = item.files.filter(
    (it) => it.mediaType.startsWith('image/') && item.content.attachments.every((a) => a.hash !== it.hash),
  )
  const description = excerptOf(item, plainTextOf(item.content.body), 200)
  const corrected = item.updatedAt > item.publishedAt
  const attached = item.content.attachments.filter((it) => paths.has(it.hash))
  return page(
    site,
    {
      title: item.title,
      path: item.path,
      description,
      data: newsArticle(site, item, description, images),
      social: html`<meta property="og:type" content="article" />
        <meta property="article:published_time" content="${instantText(item.publishedAt)}" />
        <meta property="article:modified_time" content="${instantText(item.updatedAt)}" />
        ${item.topic && html`<meta property="article:section" content="${item.topic}" />`}
        ${images.slice(0, 1).map((it) => html`<meta property="og:image" content="${site.url + it.path}" />`)}
        <meta name="twitter:card" content="${images.length > 0 ? 'summary_large_image' : 'summary'}" />`,
    },
    link,
    [
      trail(link, item),
      html`<article class="item">
        <header>
          <h1>${item.title}</h1>
          <p class="when"><time datetime="${instantText(item.publishedAt)}">${instantWords(item.publishedAt)}</time></p>
          ${item.summary && html`<p class="lead">${item.summary}</p>`}
        </header>
        <div class="text">
          ${rawHtml(bodyHtml(item.content.body, (hash) => link(paths.get(hash) ?? '/berkas-publik/tidak-ada')))}
        </div>
        ${
          attached.length > 0 &&
          html`<section class="files" aria-labelledby="lampiran">
            <h2 id="lampiran">Lampiran</h2>
            <ul>
              ${attached.map(
                (it) =>
                  html`<li>
                    <a href="${link(paths.get(it.hash) as string)}"><bdi>${it.name}</bdi></a>
                    <span class="note">${kindWords(it.mediaType)}, ${sizeWords(it.sizeBytes)}</span>
                  </li>`,
              )}
            </ul>
          </section>`
        }
        <section class="corrections" id="koreksi" aria-labelledby="judul-koreksi">
          <h2 id="judul-koreksi">Koreksi</h2>
          ${
            corrected
              ? html`<p>
                  Diperbarui <time datetime="${instantText(item.updatedAt)}">${instantWords(item.updatedAt)}</time>.
                </p>`
              : html`<p>Belum ada koreksi atas berita ini.</p>`
          }
          <p class="note">
            Menemukan kekeliruan? Sampaikan kepada ${site.name}${site.address && html`, ${site.address}`}.
          </p>
        </section>
        <footer class="proof">
          <p>
            Naskah resmi, disetujui pimpinan sebelum terbit. Sidik jari naskah (SHA-256):<br /><code
              >${item.versionHash}</code
            >
          </p>
        </footer>
      </article>`,
    ],
  )
}

/** What stands in the place of an item that was taken back. */
export function withdrawnPage(site: PortalSite, item: WholeItem): string {
  const link = linkFrom(item.path)
  return page(
    site,
    { title: `Ditarik: ${item.title}`, path: item.path, description: 'Berita ini telah ditarik.', hidden: true },
    link,
    [
      trail(link, item),
      html`<article class="item withdrawn">
        <header>
          <p class="stamp">Ditarik</p>
          <h1>${item.title}</h1>
          <p class="when">
            Terbit <time datetime="${instantText(item.publishedAt)}">${instantWords(item.publishedAt)}</time>
          </p>
        </header>
        <div class="text">
          <p>
            ${site.name} menarik berita ini pada
            <time datetime="${instantText(item.updatedAt)}">${instantWords(item.updatedAt)}</time>. Isinya tidak lagi
            menjadi keterangan resmi.
          </p>
          ${item.notice && html`<p><strong>Alasan:</strong> <bdi>${item.notice}</bdi></p>`}
        </div>
      </article>`,
    ],
  )
}

export function topicPage(site: PortalSite, topic: Topic, items: readonly Item[]): string {
  const path = topicPath(topic.slug)
  const link = linkFrom(path)
  return page(site, { title: `Topik: ${topic.name}`, path, description: `Berita resmi tentang ${topic.name}.` }, link, [
    html`<h1><span class="kind">Topik</span> <bdi>${topic.name}</bdi></h1>`,
    items.length > 0 ? list(items, link) : html`<p class="empty">Belum ada berita dalam topik ini.</p>`,
    html`<p class="more"><a href="${link('/arsip/')}">Yang lebih lama ada di arsip menurut bulan</a></p>`,
  ])
}

export function topicsPage(site: PortalSite, topics: readonly Topic[]): string {
  const link = linkFrom('/topik/')
  return page(site, { title: 'Topik', path: '/topik/', description: `Topik berita ${site.name}.` }, link, [
    html`<h1>Topik</h1>`,
    topics.length > 0
      ? html`<ul class="columns">
          ${topics.map(
            (it) =>
              html`<li>
                <a href="${link(topicPath(it.slug))}"><bdi>${it.name}</bdi></a>
              </li>`,
          )}
        </ul>`
      : html`<p class="empty">Belum ada topik.</p>`,
  ])
}

/** All months, by year. */
export function archivePage(site: PortalSite, months: readonly Month[]): string {
  const link = linkFrom('/arsip/')
  const years = [...new Set(months.map((it) => it.month.slice(0, 4)))]
  return page(
    site,
    { title: 'Arsip', path: '/arsip/', description: `Semua berita ${site.name} menurut bulan.` },
    link,
    [
      html`<h1>Arsip</h1>`,
      years.map(
        (year) =>
          html`<section>
            <h2>${year}</h2>
            <ul class="columns">
              ${months
                .filter((it) => it.month.startsWith(year))
                .map((it) => html`<li><a href="${link(archivePath(it.month))}">${monthWords(it.month)}</a></li>`)}
            </ul>
          </section>`,
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
  return page(site, { title: `Arsip ${title}`, path, description: `Berita ${site.name}, ${title}.` }, link, [
    html`<nav class="crumbs" aria-label="Letak halaman"><a href="${link('/arsip/')}">Arsip</a></nav>`,
    html`<h1>${title}</h1>`,
    it.items.length > 0
      ? list(it.items.toReversed(), link)
      : html`<p class="empty">Tidak ada berita di halaman ini.</p>`,
    html`<nav class="pager" aria-label="Halaman">
      ${at < it.pages && html`<a rel="prev" href="${link(archivePath(month, at + 1))}">Lebih baru</a>`}${
        at > 1 && html`<a rel="next" href="${link(archivePath(month, at - 1))}">Lebih lama</a>`
      }
    </nav>`,
  ])
}

/** The only page with a script, of our own origin; without it, the archive is one link away. */
export function searchPage(site: PortalSite): string {
  const link = linkFrom('/cari/')
  return page(
    site,
    { title: 'Cari', path: '/cari/', description: `Cari berita ${site.name}.`, script: 'cari.js' },
    link,
    [
      html`<h1>Cari berita</h1>
        <form id="cari" class="search" role="search" action="./" method="get">
          <label for="q">Kata yang dicari</label>
          <div>
            <input id="q" name="q" type="search" maxlength="200" autocomplete="off" required /><button type="submit">
              Cari
            </button>
          </div>
        </form>
        <noscript
          ><p class="empty">
            Pencarian memerlukan JavaScript. Semua berita juga ada di
            <a href="${link('/arsip/')}">arsip menurut bulan</a>.
          </p></noscript
        >
        <p id="keadaan" class="note" role="status"></p>
        <ol id="hasil" class="list"></ol>
        <button id="lagi" type="button" hidden>Cari di berita yang lebih lama</button>`,
    ],
  )
}

/** Served for any address that holds nothing, so it links from the root, wherever that is. */
export function absentPage(site: PortalSite): string {
  const root = new URL(site.url).pathname.replace(/\/$/, '')
  const link: Link = (to) => root + to
  return page(
    site,
    { title: 'Halaman tidak ada', path: '/404.html', description: 'Halaman tidak ada.', hidden: true },
    link,
    [
      html`<h1>Halaman ini tidak ada</h1>
        <p>
          Alamatnya mungkin salah ketik. Berita yang pernah terbit tidak dihapus; coba
          <a href="${link('/cari/')}">cari</a> atau lihat <a href="${link('/arsip/')}">arsip</a>.
        </p>`,
    ],
  )
}

function page(site: PortalSite, head: Head, link: Link, body: HtmlValue): string {
  const title = head.title ? `${head.title} – ${site.name}` : `${site.name}, ${site.regency}`
  const here = site.url + head.path
  const places = [
    ['/', 'Beranda'],
    ['/topik/', 'Topik'],
    ['/arsip/', 'Arsip'],
    ['/cari/', 'Cari'],
  ] as const
  return html`<!doctype html>
    <html lang="id">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <meta name="description" content="${head.description}" />
        <meta name="color-scheme" content="light dark" />
        ${head.hidden ? html`<meta name="robots" content="noindex" />` : html`<link rel="canonical" href="${here}" />`}
        <link rel="preload" href="${link('/aset/source-serif-4.woff2')}" as="font" type="font/woff2" crossorigin />
        <link rel="stylesheet" href="${link('/aset/portal.css')}" />
        <link rel="icon" href="${site.logo ? link(site.logo.path) : link('/aset/ikon.svg')}" />
        <link rel="alternate" type="application/rss+xml" title="RSS" href="${link('/feed.xml')}" />
        <link rel="alternate" type="application/atom+xml" title="Atom" href="${link('/atom.xml')}" />
        <link rel="alternate" type="application/feed+json" title="JSON Feed" href="${link('/feed.json')}" />
        <meta property="og:site_name" content="${site.name}" />
        <meta property="og:locale" content="id_ID" />
        <meta property="og:title" content="${head.title || site.name}" />
        <meta property="og:description" content="${head.description}" />
        <meta property="og:url" content="${here}" />
        ${
          head.social ??
          html`<meta property="og:type" content="website" /> <meta name="twitter:card" content="summary" />`
        }
        ${
          head.data &&
          html`<script type="application/ld+json">
            ${jsonInHtml(head.data)}
          </script>`
        }
        ${head.script && html`<script src="${head.script}" defer></script>`}
      </head>
      <body>
        <a class="skip" href="#isi">Langsung ke isi</a>
        <header class="letterhead">
          <a class="office" href="${link('/')}"
            >${site.logo && html`<img src="${link(site.logo.path)}" alt="" width="56" height="56" />`}<span
              ><span class="regency">${site.regency}</span> <b>${site.name}</b></span
            ></a
          >
          <nav aria-label="Utama">
            <ul>
              ${places.map(
                ([path, name]) =>
                  html`<li>
                    <a href="${link(path)}" ${head.path === path && rawHtml(' aria-current="page"')}>${name}</a>
                  </li>`,
              )}
            </ul>
          </nav>
        </header>
        <main id="isi">${body}</main>
        <footer class="foot">
          <p><b>${site.name}</b><br />${site.regency}${site.address && html`<br />${site.address}`}</p>
          <p>
            Ikuti: <a href="${link('/feed.xml')}">RSS</a> <a href="${link('/atom.xml')}">Atom</a>
            <a href="${link('/feed.json')}">JSON Feed</a>
          </p>
        </footer>
      </body>
    </html> `.text
}

function list(items: readonly Item[], link: Link): Html {
  return html`<ol class="list">
    ${items.map(
      (it) =>
        html`<li>
          <p class="when">${dated(it)}${topicLink(it, link)}</p>
          <h2>
            <a href="${link(it.path)}"><bdi>${it.title}</bdi></a>
          </h2>
          ${it.summary && html`<p>${excerptOf(it, '', 220)}</p>`}
        </li>`,
    )}
  </ol>`
}

function trail(link: Link, item: Item): Html {
  return html`<nav class="crumbs" aria-label="Letak halaman">
    <a href="${link('/')}">Beranda</a>${
      item.topicSlug && html`<a href="${link(topicPath(item.topicSlug))}"><bdi>${item.topic}</bdi></a>`
    }<a href="${link(archivePath(item.month))}">${monthWords(item.month)}</a>
  </nav>`
}

const dated = (item: Item) =>
  html`<time datetime="${instantText(item.publishedAt)}">${dayWords(item.publishedAt)}</time>`
const topicLink = (item: Item, link: Link) =>
  item.topicSlug && html`<a class="topic" href="${link(topicPath(item.topicSlug))}"><bdi>${item.topic}</bdi></a>`

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
