/** The pages that list items: by topic, agency and programme, clarifications, public information by class, events, changes. */
import { dayText, dayWords, instantText, monthWords } from './dates.ts'
import { html, type Html } from './html.ts'
import { frame, linkFrom, list, type Link } from './frame.ts'
import {
  classPath,
  EVENTS_PATH,
  HOAX_PATH,
  hoaxLabels,
  INFORMATION_PATH,
  openClasses,
  shelfPath,
  SUBSCRIBE_PATH,
  topicFeedPath,
  type Item,
  type NamedShelf,
  type OpenClass,
  type PortalSite,
  type Topic,
  type WholeItem,
} from './portal.ts'

const names = {
  topic: { one: 'Topik', all: 'Topik', about: 'Berita resmi tentang', empty: 'Belum ada topik.' },
  agency: { one: 'Perangkat daerah', all: 'Perangkat daerah', about: 'Berita resmi dari', empty: 'Belum ada perangkat daerah yang disebut.' }, // prettier-ignore
  programme: { one: 'Program', all: 'Program', about: 'Berita resmi tentang program', empty: 'Belum ada program yang disebut.' }, // prettier-ignore
} as const

/** The newest of a topic, an agency or a programme. */
export function shelfPage(site: PortalSite, kind: NamedShelf, shelf: Topic, items: readonly Item[]): string {
  const path = shelfPath(kind, shelf.slug)
  const link = linkFrom(path)
  const head = {
    title: `${names[kind].one}: ${shelf.name}`,
    path,
    description: `${names[kind].about} ${shelf.name}.`,
    feed: kind === 'topic' ? { path: topicFeedPath(shelf.slug), title: `RSS: ${shelf.name}` } : undefined,
  }
  return frame(site, head, link, [
    html`<h1><span class="kind">${names[kind].one}</span> <bdi>${shelf.name}</bdi></h1>`,
    items.length > 0 ? list(items, link) : html`<p class="empty">Saat ini tidak ada berita di sini.</p>`,
    head.feed &&
      html`<p class="note">Ikuti topik ini: ${site.follow.email && html`<a href="${link(SUBSCRIBE_PATH)}">surel</a>, `}<a href="${link(head.feed.path)}">RSS</a></p>`,
    html`<p class="more"><a href="${link('/arsip/')}">Yang lebih lama ada di arsip menurut bulan</a></p>`,
  ])
}

/** All topics, agencies or programmes. */
export function shelvesPage(site: PortalSite, kind: NamedShelf, shelves: readonly Topic[]): string {
  const path = shelfPath(kind)
  const link = linkFrom(path)
  const { all, empty } = names[kind]
  return frame(site, { title: all, path, description: `${all} dalam berita ${site.name}.` }, link, [
    html`<h1>${all}</h1>`,
    shelves.length > 0
      ? html`<div class="columns">${shelfNames(kind, shelves, link)}</div>`
      : html`<p class="empty">${empty}</p>`,
  ])
}

export const shelfNames = (kind: NamedShelf, shelves: readonly Topic[], link: Link): Html =>
  html`<ul>${shelves.map((it) => html`<li><a href="${link(shelfPath(kind, it.slug))}"><bdi>${it.name}</bdi></a></li>`)}</ul>`

const DAY_MS = 24 * 60 * 60_000

/** What a clarification found, in word and colour. */
export const hoaxStamp = (item: Item): Html | null =>
  item.hoax && html`<span class="stamp ${item.hoax.label}">${hoaxLabels[item.hoax.label]}</span>`

/** How long an answer took, from when the claim was noted: `5 jam`. */
export function answeredIn({ hoax, publishedAt }: Item): string {
  const minutes = hoax ? Math.max(1, Math.round((publishedAt.getTime() - hoax.notedAt.getTime()) / 60_000)) : 0
  if (minutes < 60) return `${minutes} menit`
  const hours = Math.round(minutes / 60)
  return hours < 48 ? `${hours} jam` : `${Math.round(hours / 24)} hari`
}

/** The clarification desk: what is said, what was found of it, and whether the promise of a day was kept. */
export function hoaxPage(site: PortalSite, items: readonly Item[]): string {
  const link = linkFrom(HOAX_PATH)
  const head = {
    title: 'Klarifikasi hoaks',
    path: HOAX_PATH,
    description: `Kabar yang beredar dan hasil pemeriksaannya oleh ${site.name}.`,
  }
  const inTime = items.filter((it) => it.hoax && it.publishedAt.getTime() - it.hoax.notedAt.getTime() <= DAY_MS).length
  return frame(site, head, link, [
    html`<h1>Klarifikasi hoaks</h1>
<p class="lead">Kabar yang diragukan kami periksa dan jawab paling lambat 24 jam sejak kami catat.${items.length > 0 && html` Dari ${items.length} jawaban terakhir, ${inTime} tepat waktu.`}</p>
<dl class="labels">
<dt>Hoaks</dt><dd>Kabar bohong yang dibuat-buat.</dd>
<dt>Disinformasi</dt><dd>Keliru dan sengaja disebarkan untuk menyesatkan.</dd>
<dt>Misinformasi</dt><dd>Keliru, disebarkan tanpa maksud menyesatkan.</dd>
<dt>Fakta</dt><dd>Kabar yang ternyata benar.</dd>
</dl>`,
    items.length > 0
      ? list(items, link, { beside: (it) => html`<p class="found">${hoaxStamp(it)} <span class="note">dijawab dalam ${answeredIn(it)}</span></p>` }) // prettier-ignore
      : html`<p class="empty">Belum ada klarifikasi.</p>`,
    html`<p class="more"><a href="${link('/arsip/')}">Yang lebih lama ada di arsip menurut bulan</a></p>
<p class="note">Menerima kabar yang meragukan? Sampaikan kepada ${site.name}${site.address && html`, ${site.address}`}.</p>`,
  ])
}

const classes: Record<OpenClass, { readonly name: string; readonly about: string }> = {
  periodic: {
    name: 'Informasi berkala',
    about: 'Diumumkan rutin: program, kegiatan, kinerja, dan keuangan (UU 14/2008 pasal 9).',
  },
  immediate: {
    name: 'Informasi serta-merta',
    about: 'Mengancam hajat hidup orang banyak atau ketertiban umum, diumumkan seketika (pasal 10).',
  },
  'on-request': {
    name: 'Informasi setiap saat',
    about: 'Wajib tersedia setiap saat: daftar, putusan, perjanjian, dan laporan layanan (pasal 11).',
  },
}
const everyClass = Object.keys(openClasses) as OpenClass[]

/** The list of public information (daftar informasi publik): its three open classes. */
export function informationPage(site: PortalSite): string {
  const link = linkFrom(INFORMATION_PATH)
  const head = {
    title: 'Daftar informasi publik',
    path: INFORMATION_PATH,
    description: `Daftar informasi publik ${site.name} menurut kelasnya.`,
  }
  const row = (it: OpenClass) =>
    html`<li><h2><a href="${link(classPath(it))}">${classes[it].name}</a></h2><p>${classes[it].about}</p></li>`
  return frame(site, head, link, [
    html`<h1>Daftar informasi publik</h1>
<p class="lead">Informasi ${site.name} yang terbuka, menurut kelasnya dalam UU 14/2008 tentang Keterbukaan Informasi Publik.</p>
<ol class="list">${everyClass.map(row)}</ol>
<p class="note">Informasi yang dikecualikan (pasal 17) tidak dimuat di sini. Permohonan informasi lain disampaikan kepada ${site.name}${site.address && html`, ${site.address}`}.</p>`,
  ])
}

/** One class: the newest, and a page for each month; or one of those months, whole. */
export function classPage(
  site: PortalSite,
  it: {
    readonly of: OpenClass
    readonly month: string | null
    readonly items: readonly Item[]
    readonly months: readonly string[]
  },
): string {
  const path = classPath(it.of, it.month ?? undefined)
  const link = linkFrom(path)
  const { name, about } = classes[it.of]
  const title = it.month ? `${name}, ${monthWords(it.month)}` : name
  const row = (item: Item) => html`<tr>
<td><a href="${link(item.path)}"><bdi>${item.title}</bdi></a>${item.summary && html`<br>${item.summary}`}</td>
<td>${item.agency || site.name}</td>
<td><time datetime="${instantText(item.publishedAt)}">${dayWords(item.publishedAt)}</time></td>
</tr>
`
  return frame(site, { title, path, description: `${title}. ${about}` }, link, [
    html`<nav class="crumbs" aria-label="Letak halaman"><a href="${link(INFORMATION_PATH)}">Daftar informasi publik</a>${it.month && html`<a href="${link(classPath(it.of))}">${name}</a>`}</nav>
<h1>${title}</h1>
<p class="lead">${about}</p>`,
    it.items.length > 0
      ? html`<div class="rows" tabindex="0"><table>
<thead><tr><th scope="col">Informasi</th><th scope="col">Penanggung jawab</th><th scope="col">Terbit</th></tr></thead>
<tbody>${it.items.map(row)}</tbody>
</table></div>`
      : html`<p class="empty">${it.month ? 'Saat ini tidak ada' : 'Belum ada'} informasi dalam kelas ini.</p>`,
    it.months.length > 0 &&
      html`<section class="columns" aria-labelledby="bulan"><h2 id="bulan">Menurut bulan</h2><ul>${it.months.map((month) => html`<li><a href="${link(classPath(it.of, month))}">${monthWords(month)}</a></li>`)}</ul></section>`,
  ])
}

/** Events that were announced, the latest day first: the page stays right as days pass. */
export function eventsPage(site: PortalSite, items: readonly WholeItem[]): string {
  const link = linkFrom(EVENTS_PATH)
  const row = (it: WholeItem) => {
    const { acara, waktu, tempat } = it.content.fields ?? {}
    return html`<li>
<p class="when"><time datetime="${it.eventOn}">${dayText(it.eventOn ?? '')}</time>${waktu && html`, <bdi>${waktu}</bdi>`}</p>
<h2><a href="${link(it.path)}"><bdi>${acara || it.title}</bdi></a></h2>
${tempat && html`<p><bdi>${tempat}</bdi></p>`}
</li>
`
  }
  const head = { title: 'Agenda', path: EVENTS_PATH, description: `Acara yang diumumkan ${site.name}.` }
  return frame(site, head, link, [
    html`<h1>Agenda</h1>`,
    items.length > 0
      ? html`<ol class="list">${items.map(row)}</ol>`
      : html`<p class="empty">Belum ada acara yang diumumkan.</p>`,
  ])
}
