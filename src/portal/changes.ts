/** What is said of a text that was put right: above it, below it word by word, and on the list of all such texts. */
import { dayWords, instantText, instantWords } from './dates.ts'
import { html, rawHtml, type Html } from './html.ts'
import { portalWords as w } from '../base/words/portal.ts'
import { langIn, sayOn, type PageLanguage } from './languages.ts'
import { frame, linkFrom } from './frame.ts'
import { CHANGES_PATH, type Amendment, type ChangedLine, type PortalSite, type WholeItem } from './portal.ts'

const names = { correction: 'Koreksi', clarification: 'Klarifikasi', withdrawal: 'Ditarik' } as const

/** The newest note, above the text: what was wrong is said before what is right. */
export function noteAbove({ changes: [newest] }: WholeItem, language: PageLanguage): Html | null {
  if (!newest) return null
  const say = sayOn(language)
  return html`<aside class="told" aria-label="${say(w[newest.form])}">
<p><strong>${said(newest, language)}</strong> <bdi${langIn('id', language)}>${newest.note}</bdi> <a href="#koreksi">${say(w.seeChanges)}</a></p>
</aside>`
}

/** Of what counts no more: said before it is read, and never by taking it away. */
export function archivedAbove({ isArchived, expiresAt }: WholeItem, language: PageLanguage): Html | null {
  if (!isArchived || !expiresAt) return null
  const last = new Date(expiresAt.getTime() - 1)
  const say = sayOn(language)
  return html`<aside class="told" aria-label="${say(w.inArchive)}">
<p><strong>${say(w.inArchive)}:</strong> ${say(w.validUntil)} <time datetime="${instantText(last).slice(0, 10)}">${dayWords(last, language)}</time>.</p>
</aside>`
}

/** The newest note in a feed, where no page is around it. */
export function noteInFeed({ changes: [newest] }: WholeItem, language: PageLanguage): string {
  if (!newest) return ''
  const framed = language === 'jv' && rawHtml(' lang="id"') // a feed in Javanese has no frame in Indonesian
  return html`<p${framed}><strong>${said(newest, language)}</strong> <bdi${langIn('id', language)}>${newest.note}</bdi></p>`
    .text
}

const said = (it: { form: keyof typeof names; at: Date }, language: PageLanguage) =>
  html`${sayOn(language)(w[it.form])}, <time datetime="${instantText(it.at)}">${dayWords(it.at, language)}</time>:`

/** Every public change of an item, and whom to tell of another. */
export function historyBelow(site: PortalSite, item: WholeItem, language: PageLanguage): Html {
  const say = sayOn(language)
  const when = (at: Date) => html`<time datetime="${instantText(at)}">${instantWords(at, language)}</time>`
  const text = langIn(language, language)
  const rows = item.changes.map(
    (it) => html`<li>
<p><strong>${say(w[it.form])}</strong>, ${when(it.at)}</p>
<p><bdi${langIn('id', language)}>${it.note}</bdi></p>
${it.lines.length > 0 && html`<details><summary>${say(w.whatChanged)}</summary><div class="difference"${text}>${it.lines.map(drawn)}</div>${it.cut && html`<p class="note">${say(w.moreChanged)}</p>`}</details>`}
</li>
`,
  )
  return html`<section class="corrections" id="koreksi" aria-labelledby="judul-koreksi">
<h2 id="judul-koreksi">${say(w.corrections)}</h2>
${
  rows.length > 0
    ? html`<ol class="changes">
${rows}<li><p>${say(w.firstPublished)} ${when(item.publishedAt)}</p></li>
</ol>`
    : item.updatedAt > item.publishedAt
      ? html`<p>${say(w.updated)} ${when(item.updatedAt)}.</p>`
      : html`<p>${say(w.notCorrected)}</p>`
}
<p class="note">${say(w.report)} ${site.name}${site.address && html`, ${site.address}`}.</p>
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
