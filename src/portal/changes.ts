/** What is said of a text that was put right: above it, below it word by word, and on the list of all such texts. */
import { dayWords, instantText, instantWords } from './dates.ts'
import { html, type Html } from './html.ts'
import { frame, linkFrom } from './frame.ts'
import { CHANGES_PATH, type Amendment, type ChangedLine, type PortalSite, type WholeItem } from './portal.ts'

const names = { correction: 'Koreksi', clarification: 'Klarifikasi', withdrawal: 'Ditarik' } as const

/** The newest note, above the text: what was wrong is said before what is right. */
export function noteAbove({ changes: [newest] }: WholeItem): Html | null {
  if (!newest) return null
  return html`<aside class="told" aria-label="${names[newest.form]}">
<p><strong>${said(newest)}</strong> <bdi>${newest.note}</bdi> <a href="#koreksi">Lihat yang berubah</a></p>
</aside>`
}

/** Of what counts no more: said before it is read, and never by taking it away. */
export function archivedAbove({ isArchived, expiresAt }: WholeItem): Html | null {
  if (!isArchived || !expiresAt) return null
  const last = new Date(expiresAt.getTime() - 1)
  return html`<aside class="told" aria-label="Arsip">
<p><strong>Arsip:</strong> informasi ini berlaku sampai <time datetime="${instantText(last).slice(0, 10)}">${dayWords(last)}</time>.</p>
</aside>`
}

/** The newest note in a feed, where no page is around it. */
export function noteInFeed({ changes: [newest] }: WholeItem): string {
  return newest ? html`<p><strong>${said(newest)}</strong> ${newest.note}</p>`.text : ''
}

const said = (it: { form: keyof typeof names; at: Date }) =>
  html`${names[it.form]}, <time datetime="${instantText(it.at)}">${dayWords(it.at)}</time>:`

/** Every public change of an item, and whom to tell of another. */
export function historyBelow(site: PortalSite, item: WholeItem): Html {
  const rows = item.changes.map(
    (it) => html`<li>
<p><strong>${names[it.form]}</strong>, <time datetime="${instantText(it.at)}">${instantWords(it.at)}</time></p>
<p><bdi>${it.note}</bdi></p>
${it.lines.length > 0 && html`<details><summary>Yang berubah dalam naskah</summary><div class="difference">${it.lines.map(drawn)}</div>${it.cut && html`<p class="note">Perubahan selebihnya terlalu panjang untuk halaman ini.</p>`}</details>`}
</li>
`,
  )
  return html`<section class="corrections" id="koreksi" aria-labelledby="judul-koreksi">
<h2 id="judul-koreksi">Koreksi</h2>
${
  rows.length > 0
    ? html`<ol class="changes">
${rows}<li><p>Terbit pertama kali <time datetime="${instantText(item.publishedAt)}">${instantWords(item.publishedAt)}</time></p></li>
</ol>`
    : item.updatedAt > item.publishedAt
      ? html`<p>Diperbarui <time datetime="${instantText(item.updatedAt)}">${instantWords(item.updatedAt)}</time>.</p>`
      : html`<p>Belum ada koreksi atas berita ini.</p>`
}
<p class="note">Menemukan kekeliruan? Sampaikan kepada ${site.name}${site.address && html`, ${site.address}`}.</p>
</section>`
}

const drawn = (line: ChangedLine) =>
  html`<p>${line.map(({ kind, text }) => (kind === 'added' ? html`<ins>${text}</ins>` : kind === 'removed' ? html`<del>${text}</del>` : text))}</p>`

/** What was corrected, explained or taken back: nothing that was ever public changes without a word. */
export function changesPage(site: PortalSite, items: readonly Amendment[]): string {
  const link = linkFrom(CHANGES_PATH)
  const row = (it: Amendment) => html`<li>
<p class="when"><span class="${it.form === 'withdrawal' ? 'stamp' : 'stamp misinformasi'}">${names[it.form]}</span> <time datetime="${instantText(it.at)}">${dayWords(it.at)}</time></p>
<h2><a href="${link(it.item.path)}"><bdi>${it.item.title}</bdi></a></h2>
<p>${it.form === 'withdrawal' ? html`Terbit ${dayWords(it.item.publishedAt)}. Alasannya ada di halamannya.` : html`<bdi>${it.note}</bdi>`}</p>
</li>
`
  const head = {
    title: 'Koreksi dan penarikan',
    path: CHANGES_PATH,
    description: `Berita ${site.name} yang diperbaiki, diperjelas, atau ditarik.`,
  }
  return frame(site, head, link, [
    html`<h1>Koreksi dan penarikan</h1>
<p class="lead">Berita yang pernah terbit tidak dihapus. Yang diperbaiki, diperjelas, atau ditarik tercatat di sini, yang terbaru di atas.</p>`,
    items.length > 0
      ? html`<ol class="list">${items.map(row)}</ol>`
      : html`<p class="empty">Belum ada berita yang diperbaiki atau ditarik.</p>`,
  ])
}
