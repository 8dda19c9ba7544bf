import { ZONE } from '../../../base/calendar.ts'
import { bodyHtml, escapeHtml } from '../../../base/content-html.ts'
import { captionsOf, translationsOf, type Content } from '../../../base/content.ts'
import { ownNames } from '../../../base/words/translations.ts'
import { factText } from '../../../base/facts.ts'
import { crisisWords } from '../../../base/words/crisis.ts'
import { bundleActs } from '../../../base/words/bundle.ts'
import { destinationWords } from '../../../base/words/destinations.ts'
import type { BundleData } from './data.ts'

const STYLE =
  'body{font:16px/1.5 Georgia,serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}h1,h2,th{font-family:Arial,Helvetica,sans-serif}h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem;border-bottom:1px solid #777}table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}code{font-size:.8rem;overflow-wrap:anywhere}img{max-width:100%}@media print{body{margin:0;max-width:none}h2{break-after:avoid}tr{break-inside:avoid}}'

/** A page of the bundle: no script, nothing from outside, readable in any browser and on paper. */
function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body>
${body}
</body></html>
`
}

const states = { running: 'berjalan', held: 'ditahan', published: 'terbit', withdrawn: 'ditarik' } as const
const answers = { yes: 'YA', 'yes-with-notes': 'YA dengan catatan', no: 'TIDAK' } as const
const proofs = {
  passkey: 'ditandatangani dengan kunci sandi (tanda tangan internal, bukan TTE tersertifikasi)',
  password: 'disahkan dengan sandi, tanpa tanda tangan',
  'password-and-code': 'disahkan dengan sandi dan kode, tanpa tanda tangan',
  none: 'tanpa bukti kehadiran',
} as const

const outcomes: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(destinationWords.outcome).map(([outcome, { id }]) => [outcome, id]),
)

/** The bundle as a person reads it who has neither Siar nor a network. */
export function indexPage(it: BundleData): string {
  const person = (id: string) => it.people.get(id) ?? id
  const post = (id: string | null) => (id === null ? '' : (it.posts.get(id) ?? id))
  const version = (hash: string | null) => {
    const found = it.versions.find((other) => other.hash === hash)
    return found ? raw(`<a href="versions/${found.number}-${found.hash}.html">versi ${found.number}</a>`) : ''
  }
  const head = table(
    ['', ''],
    [
      ['Nomor berkas', it.number],
      ['Kantor', it.office ? `${it.office.name}, ${it.office.regency}, ${it.office.address}` : ''],
      ['Keadaan', states[it.state] + (it.limited ? '; pembaca dibatasi' : '')],
      ['Klasifikasi', it.classification ?? 'belum ditetapkan'],
      ['Ditutup', it.closedOn ?? 'belum'],
      ['Bendel dibuat', instant(it.madeAt)],
      ['Buku catatan', `${it.checkpoint.origin}, ${it.checkpoint.size} catatan`],
      ['Akar (SHA-256)', it.checkpoint.root],
      ['Kunci pemeriksa', it.key],
    ],
  )
  const parts: [title: string, content: string][] = [
    ['Versi naskah', table(['No', 'Judul', 'Nama versi', 'Oleh', 'Waktu', 'Sidik'], it.versions.map((row) => [raw(`<a href="versions/${row.number}-${row.hash}.html">${row.number}</a>`), row.title, row.name, person(row.personId), instant(row.at), row.hash]))],
    ['Keputusan', table(['Waktu', 'Jawaban', 'Atas', 'Oleh', 'Alasan atau catatan', 'Bukti', 'Pernyataan'], it.decisions.map((row) => [instant(row.at), answers[row.answer], version(row.version), `${person(row.personId)}, ${post(row.postId)}`, row.reason, proofs[row.proof], raw(`<a href="decisions/${row.statementHash}.json">teks</a>`)]))],
    ['Jejak', table(['Waktu', 'Langkah', 'Tindakan', 'Oleh', 'Keterangan', 'Versi', 'Catatan'], it.acts.map((row) => [instant(row.at), String(row.step), bundleActs[row.kind] ?? row.kind, [person(row.personId), post(row.postId)].filter(Boolean).join(', '), row.note, version(row.version), raw(`<a href="ledger/entries/${row.ledgerIndex}.json">${row.ledgerIndex}</a>`)]))],
    ['Percakapan', table(['Waktu', 'Oleh', 'Isi', 'Keadaan'], it.comments.map((row) => [instant(row.at), person(row.personId), row.text, row.state]))],
    ['Konfirmasi fakta', table(['Waktu', 'Oleh', 'Jabatan'], it.answers.map((row) => [instant(row.at), row.name, row.post]))],
    ...(it.crisis ? crisisParts(it.crisis, { person, version }) : []),
    ['Agenda', table(['Buku', 'Nomor', 'Perihal', 'Waktu'], it.agenda.map((row) => [row.book, row.number, row.subject, instant(row.at)]))],
    ['Disposisi', table(['Waktu', 'Kepada', 'Isi'], it.dispositions.map((row) => [instant(row.at), post(row.to), row.instruction]))],
    ['Penyiaran', table(['Kanal', 'Tujuan', 'Keadaan', 'Terkirim'], it.deliveries.map((row) => [row.channel, row.destination, row.state, row.at ? instant(row.at) : '']))],
    ['Yang terlihat publik', table(['Waktu', 'Alamat', 'HTTP', 'Hasil', 'Isi', 'Catatan'], it.captures.map((row) => [instant(row.at), row.url, row.status === null ? '' : String(row.status), outcomes[row.outcome] ?? row.outcome, row.body === null ? '' : raw(`<a href="${row.body}">isi</a>`), raw(`<a href="ledger/entries/${row.ledgerIndex}.json">${row.ledgerIndex}</a>`)]))],
    ['Gambar halaman (ilustrasi, bukan bukti)', table(['Berkas', 'Jenis', 'Bita', 'Sidik'], it.objects.filter((row) => /^captures\/.*\.(?:png|mhtml)$/.test(row.path)).map((row) => [raw(`<a href="${row.path}">${escapeHtml(row.about)}</a>`), row.mediaType, String(row.sizeBytes), row.hash]))],
    ['Lampiran, gambar, dan naskah dinas', table(['Berkas', 'Jenis', 'Bita', 'Sidik'], it.objects.filter((row) => /^(?:files|papers)\//.test(row.path)).map((row) => [raw(`<a href="${row.path}">${escapeHtml(row.about)}</a>`), row.mediaType, String(row.sizeBytes), row.hash]))],
    ['Data lengkap', table(['Berkas', 'Banyak'], it.lists.map((row) => [raw(`<a href="${row.path}">${row.path}</a>`), String(row.count)]))],
  ] // prettier-ignore
  return page(
    `Berkas ${it.number}: ${it.title}`,
    `<h1>Berkas ${escapeHtml(it.number)}: ${escapeHtml(it.title)}</h1>
<p>Bendel arsip (BagIt, RFC 8493). Cara memeriksanya ada di <a href="../VERIFY.txt">VERIFY.txt</a>.</p>
${head}
${parts.map(([title, content]) => `<h2>${title}</h2>\n${content}`).join('\n')}`,
  )
}

/** The first hour: what was done against the plan, what was known, promised and said, and who was reached. */
function crisisParts(
  it: NonNullable<BundleData['crisis']>,
  { person, version }: { person: (id: string) => string; version: (hash: string | null) => Cell },
): [title: string, content: string][] {
  const end = it.endedAt === null ? 'belum diakhiri' : `diakhiri ${instant(it.endedAt)}: ${it.endReason}`
  const about = `${it.drill ? `LATIHAN, waktu ${it.speed} kali. ` : ''}Mulai ${instant(it.begunAt)}${it.pickedAt === null ? '' : `, ketika isunya naik; ditindaklanjuti ${instant(it.pickedAt)}, dan langkah dihitung sejak itu`}; ${end}. Daftar periksa versi ${it.checklist}.`
  const parts: [string, string][] = [
    ['Siaga: daftar periksa', `<p>${escapeHtml(about)}</p>${table(['Menit', 'Langkah', 'Dikerjakan', 'Oleh', 'Catatan'], it.steps.map((row) => [String(row.minute), row.text, row.at === null ? 'tidak dicentang' : instant(row.at), row.personId === null ? '' : person(row.personId), row.note]))}`],
    ['Siaga: juru bicara', table(['Sejak', 'Nama', 'Jabatan', 'Alasan'], it.speakers.map((row) => [instant(row.at), row.name, row.role, row.reason]))],
    ['Siaga: log fakta', table(['Waktu', 'Keadaan', 'Fakta', 'Sumber', 'Oleh'], it.facts.map((row) => [instant(row.at), crisisWords.fact.id(row.state), row.text, row.source, person(row.personId)]))],
    ['Siaga: janji kabar', table(['Dijanjikan pukul', 'Apa', 'Ditepati', 'Dengan', 'Versi'], it.promises.map((row) => [instant(row.dueAt), row.words, row.keptAt === null ? 'tidak ditepati' : instant(row.keptAt), row.note, version(row.version)]))],
    ['Siaga: siapa dihubungi', table(['Waktu', 'Siapa', 'Hasil', 'Catatan', 'Oleh'], it.calls.map((row) => [instant(row.at), [row.name || crisisWords.removed.id, row.role].filter(Boolean).join(', '), crisisWords[row.outcome === 'reached' ? 'reached' : 'noAnswer'].id, row.note, person(row.personId)]))],
    ['Siaga: pelajaran', table(['Waktu', 'Pelajaran', 'Oleh'], it.lessons.map((row) => [instant(row.at), row.text, person(row.personId)]))],
  ] // prettier-ignore
  return parts
}

/** One version as its readers saw it; its exact bytes are the JSON beside it. */
export function versionPage(
  content: Content,
  it: { number: number; hash: string; fileName: (hash: string) => string },
): string {
  const facts = content.facts.map((fact) => [fact.kind === undefined ? '' : fact.label, factText(fact), fact.source])
  return page(
    content.title,
    `<p>Versi ${it.number} · <code>${it.hash}</code> · <a href="../index.html">isi bendel</a></p>
<h1>${escapeHtml(content.title)}</h1>
${content.summary ? `<p><b>${escapeHtml(content.summary)}</b></p>` : ''}
${bodyHtml(content.body, (hash) => `../files/${it.fileName(hash)}`)}
${translationsOf(content)
  .map(
    ({
      language,
      translation,
    }) => `<section lang="${language}"><h2>${ownNames[language]}: ${escapeHtml(translation.title)}</h2>
${translation.summary ? `<p><b>${escapeHtml(translation.summary)}</b></p>` : ''}
${bodyHtml(translation.body, (hash) => `../files/${it.fileName(hash)}`, `${language}-`)}</section>`,
  )
  .join('\n')}
${(content.videos ?? [])
  .map((video) => {
    const files = [video.file, video.signFile].flatMap((hash) => (hash ? `<a href="../files/${it.fileName(hash)}">${it.fileName(hash)}</a>` : [])) // prettier-ignore
    const words = captionsOf(video).map(({ captions }) => `<pre>${escapeHtml(captions)}</pre>`)
    return `<h2>Video: ${escapeHtml(video.title)}</h2><p>${[...files, ...[video.address, video.signAddress].flatMap((address) => (address ? escapeHtml(address) : []))].join('<br>')}</p><p>${escapeHtml(video.transcript)}</p>${words.join('')}`
  })
  .join('\n')}
${facts.length > 0 ? `<h2>Fakta</h2>\n${table(['Perihal', 'Isi', 'Sumber'], facts)}` : ''}
${content.attachments.length > 0 ? `<h2>Lampiran</h2><ul>${content.attachments.map((file) => `<li><a href="../files/${it.fileName(file.hash)}">${escapeHtml(file.name)}</a></li>`).join('')}</ul>` : ''}`,
  )
}

type Cell = string | { readonly html: string }
/** HTML that was made here. */
const raw = (html: string): Cell => ({ html })

function table(heads: readonly string[], rows: readonly (readonly Cell[])[]): string {
  if (rows.length === 0) return '<p>Tidak ada.</p>'
  const cell = (it: Cell) => `<td>${typeof it === 'string' ? escapeHtml(it) : it.html}</td>`
  const head = heads.some(Boolean) ? `<tr>${heads.map((it) => `<th scope="col">${it}</th>`).join('')}</tr>\n` : ''
  return `<table>${head}${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n')}</table>`
}

/** `2026-11-24 10.42.07 WIB`. */
function instant(at: string): string {
  const { year, month, day, hour, minute, second } = Temporal.Instant.from(at).toZonedDateTimeISO(ZONE)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)} ${two(hour)}.${two(minute)}.${two(second)} WIB`
}
