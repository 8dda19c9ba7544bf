import { randomBytes } from 'node:crypto'
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import sharp from 'sharp'
import type { Content } from '../../../base/content.ts'
import type { Paper } from '../../../base/paper.ts'
import { statementOf } from '../../../base/words/signing.ts'
import { plainLetterhead, titleOf, type Letterhead } from '../../../office/rules/letterhead.ts'
import { layOut } from '../../../papers/lay-out.ts'
import { makePdf } from '../../../papers/make.ts'
import { FILE_MAX_BYTES } from '../../../files/store.ts'
import { defaultEdition } from '../../../sop/rules/default-edition.ts'
import { crisisReportPaper, type CrisisReportData } from './crisis-report.ts'
import { drawPaper, picturesOf, type Said } from '../papers.ts'
import { initialsOf } from './review-sheet.ts'

// Pictures of the papers, to be looked at beside the description of each; git ignores them.
const folder = join(import.meta.dirname, '../../../../.screens/papers')
mkdirSync(folder, { recursive: true })
const poppler = spawnSync('pdftotext', ['-v']).error === undefined ? false : 'poppler-utils is not installed'

const letterhead: Letterhead = {
  ...plainLetterhead({
    name: 'Dinas Komunikasi dan Informatika',
    regency: 'Pemerintah Kabupaten Contoh',
    address:
      'Jalan Merdeka Nomor 17 Contoh 66311, Telepon (0355) 123456\nLaman kominfo.contoh.go.id, Pos-el kominfo@contoh.go.id',
    logo: 'logo',
  }),
  signatory: { title: 'KEPALA DINAS KOMUNIKASI DAN INFORMATIKA KABUPATEN CONTOH', rank: true, nip: true },
  release: { boilerplate: 'Dinas Kominfo melaksanakan urusan komunikasi dan informatika.', contact: 'Ratna Dewi, 0812-0000-0000' }, // prettier-ignore
}
const madeAt = '2026-11-26T03:00:00.000Z'
const common = { letterhead, office: 'Dinas Komunikasi dan Informatika', check: 'https://siar.contoh.go.id/cek/7K3M9QX2TABC', madeAt, signature: { method: 'local' as const, statement: statementOf('local').id } } // prettier-ignore
const signer = { name: 'Drs. Bambang Sutrisno, M.Si', rank: 'Pembina Utama Muda', nip: '19680412 199403 1 005', post: 'Kepala Dinas', head: true, acting: null } as const // prettier-ignore
const hash = '7f3a'.repeat(16)
const words = (text: string) => [{ type: 'text' as const, text }]
const paragraph = (text: string) => ({ type: 'paragraph' as const, content: words(text) })
const body: Content['body'] = {
  type: 'doc',
  content: [
    { type: 'paragraph', content: [...words('Air dari jaringan PDAM di Kecamatan Panggul memenuhi baku mutu air minum setelah uji di lima titik.'), { type: 'footnote', attrs: { text: 'Laporan hasil uji 400.7/512/2026' } }] }, // prettier-ignore
    { type: 'heading', attrs: { level: 2 }, content: words('Posko layanan') },
    { type: 'orderedList', attrs: { start: 3 }, content: [{ type: 'listItem', content: [paragraph('Desa Wonocoyo'), paragraph('Buka 08.00 sampai 15.00.')] }] }, // prettier-ignore
    { type: 'blockquote', attrs: { speaker: 'dr. Saeroni', title: 'Kepala Dinas Kesehatan' }, content: [paragraph('Kami mengambil contoh air setiap pagi.')] }, // prettier-ignore
    { type: 'image', attrs: { src: 'foto', alt: 'Petugas mengambil contoh air', caption: 'Petugas mengambil contoh air.', credit: 'Kominfo' } }, // prettier-ignore
    {
      type: 'table',
      attrs: { caption: 'Hasil uji' },
      content: [
        { type: 'tableRow', content: ['Titik', 'pH'].map((it) => ({ type: 'tableHeader', attrs: { colspan: 1, rowspan: 1 }, content: [paragraph(it)] })) }, // prettier-ignore
        { type: 'tableRow', content: [{ type: 'tableCell', attrs: { colspan: 1, rowspan: 2 }, content: [paragraph('Wonocoyo')] }, { type: 'tableCell', attrs: { colspan: 1, rowspan: 1 }, content: [paragraph('7,1')] }] }, // prettier-ignore
        { type: 'tableRow', content: [{ type: 'tableCell', attrs: { colspan: 1, rowspan: 1 }, content: [paragraph('7,2')] }] }, // prettier-ignore
      ],
    },
  ],
}
const line = { datedOn: '2026-11-26', letteredOn: '2026-11-24', letterNumber: '400.14.1.1/9328', from: 'Sekretariat Daerah', to: 'Kepala Bidang', subject: 'Undangan rapat koordinasi', attachments: 1, remarks: '', srikandi: 'S-12/2026', voided: null } // prettier-ignore

const spread = { median: 12, p90: 45, longest: 1_810, sum: 2_000 }
const figures = { count: 24, distinct: 20, processedWithin: 18, doneWithin: 9, waiting: spread, processing: spread }

const clip = { publishedAt: '2026-11-24T01:00:00Z', takenAt: '2026-11-24T02:00:00Z', source: 'Prigi Pos', title: 'Longsor Tutup Jalan', url: 'https://prigipos.example/longsor', tone: 'negative' as const, isToneSaid: true, issue: 'Longsor di Km 16', journalist: 'Rini', copy: false, hash, text: 'Material longsor menutup jalan.\nDua alat berat diturunkan.', isCut: false, full: { at: '2026-11-24T03:12:00Z', address: 'https://prigipos.example/longsor-lengkap' } } // prettier-ignore
const at = (minute: number) => new Date(Date.parse(madeAt) - (120 - minute) * 60_000).toISOString()
const fact = { state: 'known' as const, text: 'Dua warga luka ringan', source: 'Puskesmas', at: at(20), by: 'Dewi' }
const crisis: Omit<CrisisReportData, keyof typeof common> = {
  number: '2026/0419',
  title: 'LATIHAN: Longsor menutup jalan',
  level: 'alert',
  drill: true,
  checklist: 3,
  record: {
    begunAt: at(0),
    speed: 1,
    ended: { at: at(100), by: 'Retno', reason: 'Jalan dibuka' },
    levels: [{ level: 'alert', reason: 'Warga terluka', at: at(0), by: 'Retno' }],
    speakers: [{ name: 'Hadi, Kepala Dinas', reason: '', at: at(4), by: 'Retno' }],
    steps: [
      { text: 'Telepon Kepala Dinas', dueAt: at(3), done: { at: at(5), by: 'Retno', note: 'Diangkat' } },
      { text: 'Isi log fakta', dueAt: at(10), done: null },
    ],
    facts: [{ ...fact, state: 'checking', text: 'Ada yang luka?', at: at(6) }, fact],
    promises: [
      { kind: 'statement', words: '', dueAt: at(60), madeAt: at(0), madeBy: null, kept: { at: at(47), by: null, note: '' } }, // prettier-ignore
      { kind: 'update', words: 'di portal', dueAt: at(90), madeAt: at(50), madeBy: 'Retno', kept: null },
    ],
    contacts: [
      {
        name: 'dr. Sri, Puskesmas',
        calls: [{ name: 'dr. Sri, Puskesmas', outcome: 'no-answer', note: 'Dicoba dua kali', at: at(7), by: 'Dewi' }],
      },
    ],
    acts: [{ act: { kind: 'yes', targetStep: 5 }, at: at(45), by: 'Hadi', note: '' }],
  },
  posts: ['Kepala Bidang', ''],
  facts: [fact],
  statements: [{ number: 1, hash, by: 'Dewi', at: at(40), publicAt: at(47) }],
  keptBy: [1, null],
  questions: [{ at: at(30), outlet: 'Antara', topic: 'Jumlah korban', saidAt: null }],
  lessons: [{ text: 'Nomor posko disebar lebih awal.', by: 'Retno', at: at(119) }],
  sums: { steps: { all: 2, inTime: 0, late: 1, never: 1 }, promises: { all: 2, inTime: 1, late: 0, never: 1 }, contacts: { all: 1, reached: 0 } }, // prettier-ignore
  signer,
  post: 'Kepala Dinas',
}

const said: readonly Said[] = [
  {
    kind: 'disposition',
    data: { ...common, from: 'Sekretaris', number: '2026/0412', date: '2026-11-24T03:00:00Z', receivedAt: '2026-11-25T03:00:00Z', agendaIn: '105/2026', agendaOut: '88/2026', level: 'alert', subject: 'Klarifikasi isu air PDAM tercemar di Kecamatan Panggul', to: 'Kepala Bidang', answer: 'yes-with-notes', instruction: 'Disetujui dengan catatan: sebut jam layanan posko.', overrides: ['Kalimat panjang dibiarkan: kutipan langsung.'], signer, decidedAt: '2026-11-26T02:42:00Z', proof: 'passkey', versionHash: hash, statementHash: hash, ledgerIndex: 1042, checkpoint: { size: 1050, root: 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=' } }, // prettier-ignore
  },
  {
    kind: 'nota-dinas',
    data: { ...common, to: 'Kepala Dinas', from: 'Sekretaris', number: '500.12.2/105/436.7.14/2026', sentAt: madeAt, level: 'crisis', subject: 'Klarifikasi isu air PDAM', purpose: 'decision', summary: 'Hasil uji menunjukkan air memenuhi baku mutu.', dossierNumber: '2026/0412', attachments: 2, facts: 5, signer: { ...signer, post: 'Sekretaris', head: false, acting: 'plh' }, versionHash: hash, versionNumber: 4 }, // prettier-ignore
  },
  {
    kind: 'review-sheet',
    data: { ...common, dossierNumber: '2026/0412', subject: 'Klarifikasi isu air PDAM', versionHash: hash, publishedAt: madeAt, visits: [{ step: 4, activity: 'Menelaah bahan informasi dan publikasi', post: 'Kepala Dinas', person: signer.name, outcome: 'approved-with-notes', doneAt: madeAt, waitingMinutes: 12, processingMinutes: 9, standardMinutes: 15, note: 'Sebut jam layanan.' }] }, // prettier-ignore
  },
  { kind: 'press-release', data: { ...common, number: '480/12/35.03/2026', publishedAt: madeAt, content: { title: 'Air PDAM di Panggul Aman', summary: 'Hasil uji diumumkan.', body }, address: 'https://siar.contoh.go.id/berita/2026-11/air', versionHash: hash } }, // prettier-ignore
  {
    kind: 'agenda-book',
    data: { ...common, book: 'Buku agenda masuk', year: 2026, month: 11, direction: 'incoming', lines: [{ ...line, number: '12/2026' }, { ...line, number: '12.a/2026', voided: 'salah ketik' }] }, // prettier-ignore
  },
  { kind: 'expedition-book', data: { ...common, book: 'Buku agenda keluar', year: 2026, month: null, lines: [{ number: '88/2026', subject: 'Undangan', recipient: 'Camat Panggul', receivedBy: 'Sugeng', handedAt: madeAt, remarks: '' }] } }, // prettier-ignore
  {
    kind: 'control-card',
    data: { ...common, index: 'Rapat', code: '400.14', number: '12/2026', direction: 'incoming', subject: line.subject, from: line.from, to: line.to, letteredOn: line.letteredOn, letterNumber: line.letterNumber, attachments: 1, processor: 'Bidang IKP', passedOn: '2026-11-26', handover: null, remarks: '', srikandi: '', voided: null }, // prettier-ignore
  },
  {
    kind: 'round-register',
    data: {
      ...common,
      round: { number: 48, title: 'Minggu 48, November 2026', openedAt: madeAt, closedAt: madeAt, closedBy: 'Dewi Anggraini', hash },
      volume: 1,
      volumes: 1,
      counts: {
        entries: 3,
        kinds: { programme: 1, activity: 0, issue: 2 },
        levels: { watch: 1, attention: 1, alert: 1, crisis: 0 },
        states: { open: 0, watched: 0, planned: 0, picked: 1, dismissed: 1, merged: 1 },
        sources: [{ name: 'Kabar Selatan', count: 2 }],
        others: { name: '3 sumber lain', count: 4 },
      },
      lines: [
        { number: 1, kind: 'issue', title: 'Air PDAM keruh tiga hari, warga Pogalan membeli air galon', agency: 'PDAM', source: 'Kabar Selatan', notedOn: '2026-11-20', level: 'alert', mentions: 12, sources: 4, state: 'picked', outcome: '2026/0031', limited: false },
        { number: 2, kind: 'issue', title: '', agency: '', source: '', notedOn: '2026-11-21', level: 'attention', mentions: 1, sources: 1, state: 'merged', outcome: 'no. 1', limited: true },
        { number: 3, kind: 'programme', title: 'Beasiswa Trenggalek Cerdas', agency: 'Dinas Pendidikan', source: 'Renja', notedOn: '2026-11-22', level: 'watch', mentions: 0, sources: 0, state: 'dismissed', outcome: 'Sudah dijawab', limited: false },
      ],
    },
  }, // prettier-ignore
  { kind: 'sop-sheet', data: { ...common, edition: defaultEdition } },
  { kind: 'crisis-report', data: { ...common, ...crisis } },
  {
    kind: 'compliance-sheet',
    data: { ...common, from: '2026-10', to: '2026-11', narrowed: ['Langkah: 2. Telaah'], all: figures, steps: [{ ...figures, id: '2', name: '2. Telaah' }], posts: [], months: [], levels: [], signer, post: 'Kepala Dinas' }, // prettier-ignore
  },
  {
    kind: 'clipping-book',
    data: { ...common, from: '2026-11-24', to: '2026-11-26', narrowed: ['Media: Prigi Pos'], lines: [clip, { ...clip, publishedAt: '2026-11-26T01:00:00Z', title: 'Jalur Dibuka', copy: true, text: '' }] }, // prettier-ignore
  },
  {
    kind: 'media-sheet',
    data: { ...common, day: '2026-11-26', number: 2, from: '2026-11-25T00:00:00Z', to: madeAt, counts: { all: 4, negative: 1, neutral: 2, positive: 0, unread: 1, outlets: 2 }, first: [{ itemId: 'i', title: 'Longsor di Km 16', level: 'alert', score: 61, reason: '3 kabar dalam sehari, lebih dari biasanya', isNew: true, mentions: 3, dossier: null }], firstMore: 2, limited: 1, issues: [{ itemId: 'i', title: 'Longsor di Km 16', all: 3, negative: 1, neutral: 2, positive: 0 }], issuesMore: 0, outlets: [{ sourceId: 's', name: 'Prigi Pos', all: 4, negative: 1, neutral: 2, positive: 0 }], outletsMore: 0, unanswered: [{ itemId: 'i', title: 'Longsor di Km 16', level: 'alert', since: '2026-11-25T02:00:00Z', workingMinutes: 420, dossier: null }, { itemId: 'j', title: 'Kabut asap', level: 'attention', since: '2026-11-25T02:00:00Z', dossier: null }], unansweredMore: 0, published: [], publishedMore: 0, today: [{ kind: 'event', at: '2026-11-26T02:00:00Z', title: 'Rapat koordinasi', place: 'Pendopo', dossierId: null }, { kind: 'event', at: '2026-11-25T17:00:00Z', title: 'Hari jadi', place: 'Alun-alun', dossierId: null, wholeDay: true, itemId: 'k', agendas: ['Agenda Bupati'] }], todayMore: 0 }, // prettier-ignore
  },
]
const of = (kind: Said['kind']) => drawPaper(said.find((it) => it.kind === kind) as Said)

let scratch = ''
const pictures: { name: string; path: string }[] = []
before(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'siar-forms-'))
  const draw = async (name: string, width: number, height: number, alpha: number) => {
    const path = join(scratch, name)
    await sharp({ create: { width, height, channels: 4, background: { r: 11, g: 93, b: 87, alpha } } })
      .png()
      .toFile(path)
    pictures.push({ name, path })
  }
  await draw('logo', 300, 360, 0.5)
  await draw('foto', 640, 400, 1)
  await draw('huge', 9_000, 9_000, 0.5)
})
after(() => rm(scratch, { recursive: true, force: true }))

async function textOf(name: string, paper: Paper): Promise<string> {
  const file = join(folder, `${name}.pdf`)
  writeFileSync(file, await makePdf(paper, pictures))
  if (spawnSync('pdftoppm', ['-v']).error === undefined) execFileSync('pdftoppm', ['-r', '70', '-png', file, join(folder, name)]) // prettier-ignore
  const read = (...how: string[]) => execFileSync('pdftotext', [...how, file, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ') // prettier-ignore
  return `${read('-layout')} ${read()}` // side by side, and cell by cell
}

const expected: Readonly<Record<Said['kind'], readonly string[]>> = {
  disposition: ['LEMBAR DISPOSISI', 'Surat dari', 'Sekretaris', 'Nomor surat', '2026/0412', 'Tanggal surat', '24 November 2026', 'Diterima tanggal', '25 November 2026', 'No. agenda', 'masuk 105/2026, keluar 88/2026', 'Sifat', 'Segera', 'Hal', 'Diteruskan kepada Sdr.', 'Dengan hormat harap', 'Tanggapan dan saran', 'Proses lebih lanjut', 'Koordinasi/konfirmasi', 'Catatan', 'KEPALA DINAS KOMUNIKASI', 'NIP. 19680412 199403 1 005', 'bukan TTE tersertifikasi'], // prettier-ignore
  'nota-dinas': ['NOTA DINAS', 'Yth.', 'Dari', 'Tembusan', 'Tanggal', 'Nomor', '500.12.2/105/436.7.14/2026', 'Sifat', 'Sangat segera', 'Lampiran', 'Hal', 'Plh. Sekretaris'], // prettier-ignore
  'review-sheet': ['LEMBAR PARAF', 'BS', 'Disetujui dengan catatan', 'menunggu 12 mnt, diproses 9 mnt (baku 15 mnt)'],
  'press-release': ['SIARAN PERS', '480/12/35.03/2026', 'CONTOH, 26 November 2026', 'Posko layanan', '3. Desa Wonocoyo', 'dr. Saeroni, Kepala Dinas Kesehatan', 'Foto: Kominfo', 'Hasil uji', 'Laporan hasil uji 400.7/512/2026', 'Narahubung', 'Ratna Dewi'], // prettier-ignore
  'agenda-book': ['BUKU AGENDA MASUK', 'NOVEMBER 2026', '12/2026', '12.a/2026', 'DIBATALKAN: salah ketik', 'SRIKANDI S-12/2026', '400.14.1.1/9328'], // prettier-ignore
  'expedition-book': ['BUKU EKSPEDISI', 'TAHUN 2026', 'Camat Panggul', 'Sugeng'],
  'control-card': ['KARTU KENDALI', 'Indeks', 'Kode klasifikasi', '12/2026 (M)', 'Isi ringkas', 'Pengolah', 'Tanggal diteruskan', 'Tanda terima', 'Catatan'], // prettier-ignore
  'round-register': ['REGISTER INVENTARIS', 'Putaran 48', '3 sumber lain', 'Air PDAM keruh', '2026/0031', 'no. 1'],
  'sop-sheet': ['STANDAR OPERASIONAL PROSEDUR', 'Nomor SOP', 'Disahkan oleh', 'MEDIA INFORMASI', 'Dasar Hukum', 'Kualifikasi Pelaksana', 'Mutu Baku', 'Keterangan', 'Halaman 2 dari 2'], // prettier-ignore
  'crisis-report': ['LAPORAN PASCAKRISIS', 'LATIHAN, BUKAN KEJADIAN SUNGGUHAN', 'LATIHAN: Laporan pascakrisis 2026/0419', 'Telepon Kepala Dinas', 'Catatan: Diangkat', '(terlambat)', 'tidak dicentang', 'terlewat', hash.slice(0, 12), 'Dua warga luka ringan', 'dr. Sri, Puskesmas', 'Tidak diangkat', 'Catatan: Dicoba dua kali', 'Antara', 'Urutan kejadian', 'Naskah: memutuskan YA', 'Siaga diakhiri', 'Nomor posko disebar lebih awal.', 'Retno', signer.name], // prettier-ignore
  'compliance-sheet': ['LEMBAR KEPATUHAN WAKTU BAKU', 'OKTOBER 2026 – NOVEMBER 2026', 'Langkah: 2. Telaah', 'Pengerjaan sesuai baku', '18 (75%)', '9 (38%)', '1,2', '1.810', 'Cara menghitung', 'peringkat terdekat', signer.name, 'Tidak memuat nama pelaksana'], // prettier-ignore
  'clipping-book': ['BUKU KLIPING', 'Daftar isi', 'Tanggal', 'Media', 'Judul', 'Halaman/URL', 'Nada', 'Isu', 'Jurnalis', 'Media: Prigi Pos', 'prigipos.example/longsor', '1. Longsor Tutup Jalan', 'Teks lengkap, diambil 24 Nov', 'prigipos.example/longsor-lengkap', 'Jurnalis: Rini', 'Nada: negatif', 'SHA-256', 'Dua alat berat', 'Teks tidak atau tidak lagi disimpan', 'Halaman 2 dari 2'], // prettier-ignore
  'media-sheet': ['LEMBAR MEDIA HARIAN', 'versi 2', '4 kabar dari 2 sumber', 'Negatif 1 (33%)', 'Netral 2 (67%)', '1 tidak yakin atau bahasa lain', 'dari 3 kabar yang nadanya terbaca, bukan dari semua 4', 'Tidak yakin', '4 1 2 0 1', 'menunggu 7 jam kerja', 'menunggu 25 jam menurut jam dinding', '10.00 WIB', 'Yang terpenting', 'Longsor di Km 16', 'lebih dari biasanya', 'Siaga', 'dan 2 lainnya', '1 isu menjadi berkas terbatas', 'Belum ada jawaban', 'menunggu', 'Tidak ada yang terbit', 'Rapat koordinasi', 'Pendopo', 'Menurut sumber', 'Rapat koordinasi, Pendopo', 'Sehari penuh: Hari jadi, Alun-alun, dari Agenda Bupati'], // prettier-ignore
}
for (const it of said)
  test(`the paper "${it.kind}" has all that its official form asks for, in words`, { skip: poppler }, async () => {
    const text = await textOf(it.kind, drawPaper(it))
    for (const words of [
      ...expected[it.kind],
      'DINAS KOMUNIKASI DAN INFORMATIKA',
      'Halaman 1 dari',
      'siar.contoh.go.id/cek/7K3M9QX2TABC',
    ])
      // prettier-ignore
      assert.ok(text.includes(words), `${words} in: ${text.slice(0, 3_000)}`)
  })

test('the report after a crisis tells no time without its zone', () => {
  const report = said.find((it) => it.kind === 'crisis-report') as Said
  const words = JSON.stringify(drawPaper(report))
  assert.match(words, /Dijanjikan untuk \d+ \w{3} \d\d\.\d\d WIB/)
  assert.deepEqual(words.match(/\w{3} \d\d\.\d\d(?! WIB)\b.{9}/g), null)
})

test('the report says for how long nobody had picked it and from when the steps count, and one of before says nothing of it', () => {
  const report = said.find((it) => it.kind === 'crisis-report') as Extract<Said, { kind: 'crisis-report' }>
  const drawn = (pickedAt: string | null | undefined) => JSON.stringify(drawPaper({ ...report, data: { ...report.data, record: { ...report.data.record, ...(pickedAt !== undefined && { pickedAt }) } } })) // prettier-ignore
  assert.match(drawn(at(95)), /"Ditindaklanjuti"/)
  assert.match(drawn(at(95)), /1 jam 35 mnt sesudah isu naik/)
  assert.match(drawn(at(95)), /Isu ditindaklanjuti; langkah daftar periksa dihitung sejak ini/)
  for (const none of [null, undefined]) assert.doesNotMatch(drawn(none), /itindaklanjuti/)
})

test('a step has one minute in the whole report, that since the issue rose, whenever somebody took it up', () => {
  const { data } = said.find((it) => it.kind === 'crisis-report') as Extract<Said, { kind: 'crisis-report' }>
  const { blocks } = crisisReportPaper({ ...data, record: { ...data.record, pickedAt: at(2) } })
  const rows = blocks.flatMap((it) => (it.kind === 'table' ? it.rows.map((row) => row.map(String)) : []))
  const [step, line] = rows.filter((row) => row.some((cell) => cell.startsWith('Telepon Kepala Dinas')))
  assert.deepEqual([step?.[0], step?.at(-1), line?.[1]], ['3', '5', '5'])
})

test('a clipping book says on which page each clipping stands, names them all as bookmarks, and is the same for the same rows', async () => {
  const book = said.find((it) => it.kind === 'clipping-book') as Extract<Said, { kind: 'clipping-book' }>
  const lines = Array.from({ length: 40 }, (_, at) => ({ ...book.data.lines[0], title: `Kabar ${at + 1}`, text: 'Isi kabar. '.repeat(120) })) as typeof book.data.lines // prettier-ignore
  const paper = drawPaper({ ...book, data: { ...book.data, lines } })
  const drawn = layOut(paper)
  const textsOn = (page: number) => drawn.pages[page]?.marks.flatMap((it) => (it.kind === 'text' ? [it.text.trim()] : [])) ?? [] // prettier-ignore
  const last = drawn.bookmarks.at(-1)
  assert.equal(last?.title, '40. Kabar 40')
  assert.equal(last?.level, 3)
  assert.ok(last && textsOn(last.page).join(' ').includes('40. Kabar 40'))
  assert.equal(drawn.bookmarks.length, 1 + 1 + 40) // the contents, the one day, each clipping
  const inContents = drawn.pages.slice(0, 2).flatMap((_, at) => textsOn(at))
  assert.ok(inContents.includes(String((last?.page ?? 0) + 1)))
  assert.ok(!inContents.includes('00000'))
  const [one, other] = [await makePdf(paper), await makePdf(paper)]
  assert.ok(one.equals(other))
  assert.ok(one.includes('/Outlines'))
})

test(
  'a paper that is to be signed says with what before it is; a release then also who signs it; a late decision both times',
  { skip: poppler },
  async () => {
    const signature = (method: 'pades' | 'bsre-v2') => ({ method, statement: statementOf(method).id })
    const disposition = said[0] as Extract<Said, { kind: 'disposition' }>
    const bsre = await textOf('ditandatangani-bsre', drawPaper({ ...disposition, data: { ...disposition.data, signature: signature('bsre-v2') } })) // prettier-ignore
    for (const words of ['yang diterbitkan oleh BSrE', 'UU ITE Pasal 5 ayat (1)', 'alat bukti hukum yang sah'])
      assert.ok(bsre.includes(words), words)
    assert.ok(!bsre.includes('bukan TTE tersertifikasi'))
    const release = said.find((it) => it.kind === 'press-release') as Extract<Said, { kind: 'press-release' }>
    const pades = await textOf('ditandatangani-siaran', drawPaper({ ...release, data: { ...release.data, signer, signature: signature('pades') } })) // prettier-ignore
    const late = await textOf('tanpa-saluran', drawPaper({ ...disposition, data: { ...disposition.data, saidAt: '2026-11-26T01:12:00Z' } })) // prettier-ignore
    assert.match(
      late,
      /Diputuskan[ :]+Kamis, 26 November 2026 08\.12 WIB tanpa saluran; diterima Kamis, 26 November 2026 09\.42/,
    )
    for (const words of [signer.name, 'KEPALA DINAS KOMUNIKASI', 'sertifikat yang dipasang kantor ini'])
      assert.ok(pades.includes(words), words)
  },
)

test(
  'without its coat of arms a letterhead stands without it; a picture of the text that is lost is said',
  { skip: poppler },
  async () => {
    const paper = of('press-release')
    const bare = layOut(paper)
    assert.ok(bare.pages.every((page) => page.marks.every((it) => it.kind !== 'image')))
    const kept = pictures.splice(0, pictures.length)
    const text = await textOf('tanpa-gambar', paper).finally(() => pictures.push(...kept))
    assert.match(text, /DINAS KOMUNIKASI DAN INFORMATIKA/)
    assert.match(text, /\[Gambar: Petugas mengambil contoh air\]/)
  },
)

test('a coat of arms of eighty million pixels is made as small as print needs', async () => {
  const disposition = said[0] as Extract<Said, { kind: 'disposition' }>
  const large = { ...disposition, data: { ...disposition.data, letterhead: { ...letterhead, logo: 'huge' } } }
  assert.deepEqual(picturesOf(large), ['huge'])
  const bytes = await makePdf(drawPaper(large), pictures)
  assert.ok(bytes.length < 500_000, `${bytes.length} bytes`)
})

test('a release with forty photographs, and one word longer than a page, are files that can be kept', async () => {
  const release = said.find((it) => it.kind === 'press-release') as Extract<Said, { kind: 'press-release' }>
  const { width, height } = { width: 1_600, height: 1_600 }
  const path = join(scratch, 'noise.jpg')
  const pixels = randomBytes(width * height * 3) // no photograph packs worse
  await sharp(pixels, { raw: { width, height, channels: 3 } }).jpeg({ quality: 95 }).toFile(path) // prettier-ignore
  const photos = Array.from({ length: 40 }, (_, at) => ({ name: `photo-${at}`, path }))
  const image = (src: string) => ({ type: 'image' as const, attrs: { src, alt: 'Foto', caption: '' } })
  const long = { type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'x'.repeat(50_000) }] }
  const content = { ...release.data.content, body: { type: 'doc' as const, content: [...photos.map((it) => image(it.name)), long] } } // prettier-ignore
  const paper = drawPaper({ ...release, data: { ...release.data, content } })
  const bytes = await makePdf(paper, photos)
  assert.ok(bytes.length < FILE_MAX_BYTES, `${bytes.length} bytes`)
  const marks = layOut(paper).pages.reduce((sum, it) => sum + it.marks.length, 0)
  assert.ok(marks < 3_000, `${marks} marks: a line is drawn in one go`)
})

test('who acts in a post is titled so, and only the head of the office as the letterhead says', () => {
  const title = (it: object) => titleOf({ ...signer, ...it }, letterhead)
  assert.equal(title({}), letterhead.signatory.title)
  assert.equal(title({ acting: 'plt' }), `Plt. ${letterhead.signatory.title}`)
  assert.equal(title({ acting: 'plh', head: false, post: 'Sekretaris' }), 'Plh. Sekretaris')
})

test('initials are of the name and not of its titles', () => {
  assert.equal(initialsOf('EDIF HAYUMAN SISWANTO, S.Sos, M.Si'), 'EHS')
  assert.equal(initialsOf('Dr. H. Siti Aminah'), 'SA')
  assert.equal(initialsOf(''), '')
})

/** Every text of some data replaced, so that hostile words stand wherever words can. */
function withWords(value: unknown, next: () => string, key = ''): unknown {
  if (typeof value === 'string')
    return /^\d{4}-\d\d-\d\d/.test(value) || /at$|on$|^(tone|level|answer|kind|state|proof|outcome|direction|purpose|acting|sheet|face|logo|type|src|check|madeAt|date|id|executor|shape|unit)$/i.test(key) ? value : next() // prettier-ignore
  if (Array.isArray(value)) return value.map((it) => withWords(it, next, key))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, it]) => [name, withWords(it, next, name)]))
}

test('whatever is written in its fields, every form is drawn and stays on its sheet', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc.constantFrom('', 'ꦲꦏ꧀ꦱꦫ', 'السلام عليكم', '🙂👩‍👩‍👧', '漢字', '<b>x</b>', 'x'.repeat(3_000), 'kata '.repeat(2_000)),
  )
  fc.assert(
    fc.property(fc.constantFrom(...said), fc.array(hostile, { minLength: 1, maxLength: 12 }), (it, texts) => {
      let at = 0
      const longest = it.kind === 'sop-sheet' ? 500 : Infinity // an edition's line, a post's name for one, has no more
      const next = () => (texts[at++ % texts.length] ?? '').slice(0, longest)
      const paper = drawPaper(withWords(it, next) as Said)
      for (const page of layOut(paper).pages)
        for (const mark of page.marks)
          if (mark.kind === 'text' && mark.text.trim() !== '') {
            assert.ok(mark.x >= 0 && mark.x + mark.width <= page.width, mark.text.slice(0, 80))
            assert.ok(mark.y > 0 && mark.y <= page.height, mark.text.slice(0, 80))
          }
    }),
    { numRuns: 60 },
  )
})
