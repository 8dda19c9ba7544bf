/** Where the demo office hears from, and what came in from there this week. Invented media and invented news. */
import { canonical } from '../base/canonical.ts'
import { sha256 } from '../base/hash.ts'
import type { Db, Tx } from '../db/connect.ts'
import { entryOf, textHashOf } from '../inventory/rules/entries.ts'
import { takeEntries } from '../inventory/stores/mentions.ts'
import { setLeave } from '../inventory/stores/full-texts.ts'
import { insertTerm } from '../office/stores/terms.ts'
import { termSchema } from '../base/terms.ts'
import { insertSource } from '../inventory/stores/sources.ts'
import { append } from '../ledger/append.ts'

const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS

type DemoSource = {
  readonly name: string
  /** Of a page that is watched. */
  readonly partFrom?: string
  /** A name that leads nowhere (RFC 2606). */
  readonly address: string
  readonly weight: number
  readonly everyMinutes: number
  /** Who writes for it, where its feed says so. */
  readonly author?: string
  readonly state?: object
  /** On whose word the whole texts of its articles are kept. */
  readonly leave?: string
  /** Hours ago, title, and text; from the newest on. */
  readonly news: readonly (readonly [hoursAgo: number, title: string, text: string])[]
}

const sources: readonly DemoSource[] = [
  {
    name: 'Harian Prigi Pos',
    address: 'https://prigipos.example/feed/',
    weight: 3,
    everyMinutes: 30,
    author: 'Rini Wulandari',
    leave: 'izin redaksi 12 November 2026, surat 480/112/2026',
    news: [
      [0.1, 'Air PDAM di Pogalan Mulai Jernih, Warga Dapat Minta Tangki', 'Air keruh di sebagian Kecamatan Pogalan terjadi karena pembilasan pipa induk sesudah perbaikan pada Senin malam. Sekitar 800 pelanggan di Desa Ngadirenggo dan Bendorejo terdampak. Air kembali jernih pada Selasa pukul 14.00 WIB. Seorang warga mengaku airnya masih berbau.'],
      [1, 'Longsor di Km 16 Ditangani, Jalur Trenggalek–Ponorogo Buka Tutup', 'Material longsor yang menutup ruas Trenggalek–Ponorogo di kilometer 16 mulai dibersihkan dua alat berat. Polisi memberlakukan sistem buka tutup dan meminta pengendara menunda perjalanan pada malam hari.\nKepala pelaksana BPBD menyebut tidak ada korban jiwa. Curah hujan di lereng masih tinggi hingga dua hari ke depan.'],
      [6, 'Warga Karangan Pasang Tanda di Jalan Berlubang', 'Warga Desa Karangan menanam pohon pisang di lubang jalan kabupaten setelah seorang pengendara motor jatuh. Dinas PU menjanjikan penambalan pekan ini.'],
      [27, 'Harga Cabai di Pasar Pon Tembus Rp90 Ribu', 'Pedagang Pasar Pon menyebut pasokan dari lereng Wilis berkurang karena hujan. Dinas perdagangan menyiapkan operasi pasar.'],
      [50, 'Pemkab Siapkan Operasi Pasar Jelang Akhir Tahun', 'Operasi pasar digelar di empat kecamatan dengan beras, minyak, dan cabai. Jadwalnya diumumkan Senin.'],
      [74, 'Festival Prigi Digelar Tiga Hari, Jalan Pesisir Ditutup Sebagian', 'Panitia menyiapkan kantong parkir di dua tempat dan bus antar-jemput dari terminal.'],
    ],
  },
  {
    name: 'Kabar Selatan',
    address: 'https://kabarselatan.example/rss',
    weight: 3,
    everyMinutes: 15,
    author: 'Bagus Prakoso',
    news: [
      [2, 'Longsor Tutup Jalan Trenggalek–Ponorogo, Kendaraan Mengular Dua Kilometer', 'Longsor menutup separuh badan jalan di kilometer 16 sejak subuh. Antrean kendaraan mencapai dua kilometer. Petugas BPBD dan warga membersihkan material dengan alat seadanya sebelum alat berat datang.'],
      [5, 'Air PDAM Keruh Tiga Hari, Warga Pogalan Beli Air Galon', 'Warga Kecamatan Pogalan mengeluhkan air PDAM yang keruh dan berbau sejak Selasa. Perusahaan daerah menyebut pipa induk rusak oleh banjir dan mengirim dua truk tangki.'],
      [22, 'Antrean KTP-el di Kantor Kecamatan Sampai Dua Pekan', 'Blangko menipis dan alat cetak rusak membuat warga menunggu. Dispendukcapil membuka layanan Sabtu.'],
      [30, 'Sapi Mati Mendadak di Ngares, Peternak Minta Kepastian', 'Enam ekor sapi di Desa Ngares mati mendadak dalam sepekan; warga khawatir PMK kembali. Dinas peternakan mengambil contoh darah; hasilnya tiga hari lagi. Vaksinasi ternak berikutnya dimulai Desember.'],
      [55, 'Sampah Menumpuk di Pantai Prigi Usai Libur Panjang', 'Dua belas truk sampah diangkut dari pantai. Pedagang meminta tambahan tempat sampah.'],
    ],
  },
  {
    name: 'Antara Jatim: Trenggalek',
    address: 'https://jatim.antara.example/rss/trenggalek.xml',
    weight: 5,
    everyMinutes: 30,
    news: [
      [3, 'BPBD: longsor Trenggalek tidak menimbulkan korban jiwa', 'Badan Penanggulangan Bencana Daerah memastikan longsor di kilometer 16 ruas Trenggalek–Ponorogo tidak menimbulkan korban jiwa. Satu dari kedua lajur masih tertutup material; jalur alternatif lewat Tulungagung. Ruas itu ditargetkan pulih malam ini.'],
      [46, 'Gempa magnitudo 4,6 dirasakan di pesisir selatan Jawa Timur', 'Gempa tidak berpotensi tsunami. Warga Watulimo sempat keluar rumah.'],
    ],
  },
  {
    name: 'Suara Teluk FM',
    address: 'https://suarateluk.example/feed.json',
    weight: 2,
    everyMinutes: 60,
    state: { failures: 4, trouble: 'no-connection' },
    news: [[80, 'Dialog Pagi: Nelayan Prigi Soal Solar Bersubsidi', 'Nelayan menyebut antrean solar di SPBU Durenan sampai empat jam. Pertamina menjanjikan tambahan pasokan.']],
  },
  {
    name: 'Blog Warga Dongko',
    address: 'https://wargadongko.example/feeds/posts/default',
    weight: 1,
    everyMinutes: 180,
    news: [[9 * 24, 'Asap Pembakaran Lahan Masuk ke Sekolah', 'Sudah tiga pagi anak-anak batuk. Kami berharap desa menegur pembakar lahan.']],
  },
  {
    name: 'Buletin Kecamatan Tugu',
    address: 'https://tugu.example/atom.xml',
    weight: 2,
    everyMinutes: 180,
    state: { state: 'paused' },
    news: [[12 * 24, 'Vaksinasi Anjing Liar di Sekitar SMPN 1 Tugu', 'Petugas memvaksin dua puluh ekor anjing dan memasang papan peringatan.']],
  },
  {
    name: 'BPBD: halaman pengumuman',
    address: 'https://bpbd.example/pengumuman',
    partFrom: 'Pengumuman terbaru',
    weight: 3,
    everyMinutes: 60,
    news: [[30, 'Pendaftaran Relawan Kampung Siaga Bencana Dibuka', 'Relawan dari sepuluh desa dilatih pertolongan pertama dan evakuasi; pendaftaran sampai akhir bulan. Pelatihan ini bagian dari program Desa Tangguh Bencana.']],
  },
] // prettier-ignore

/** Whole texts of Harian Prigi Pos by the beginning of their titles; of one other its page is for subscribers. */
const wholeTexts = [
  ['Air PDAM di Pogalan Mulai Jernih', `Air keruh di sebagian Kecamatan Pogalan terjadi karena pembilasan pipa induk sesudah perbaikan pada Senin malam. Sekitar 800 pelanggan di Desa Ngadirenggo dan Bendorejo terdampak. Air kembali jernih pada Selasa pukul 14.00 WIB. Seorang warga mengaku airnya masih berbau.
“Pembilasan memang membuat endapan di pipa ikut terbawa. Itu hanya beberapa jam,” kata Kepala Bagian Teknik PDAM, Selasa siang, di sela pemeriksaan di tandon Ngadirenggo.
Tiga truk tangki disiapkan di halaman kantor Desa Bendorejo sampai Rabu pagi. Warga cukup membawa wadah sendiri dan tidak dipungut biaya. Sampai Selasa sore baru satu truk yang terpakai.
Suyono, warga RT 4 Ngadirenggo, menampung air sejak Senin malam. “Tadi pagi masih kuning, siang sudah bening, tapi baunya masih ada,” ujarnya.
PDAM mengambil contoh air di empat titik dan mengirimkannya ke laboratorium kabupaten. Hasilnya dijanjikan Kamis.`],
  ['Longsor di Km 16 Ditangani', `Material longsor yang menutup ruas Trenggalek–Ponorogo di kilometer 16 mulai dibersihkan dua alat berat. Polisi memberlakukan sistem buka tutup dan meminta pengendara menunda perjalanan pada malam hari.
Kepala pelaksana BPBD menyebut tidak ada korban jiwa. Curah hujan di lereng masih tinggi hingga dua hari ke depan.
Longsoran sepanjang 30 meter itu turun Selasa menjelang subuh, bersama dua pohon pinus. Sebuah mobil bak terbuka sempat terjebak, dan pengemudinya keluar sendiri sebelum petugas tiba.
Bus antarkota dialihkan lewat Tulungagung. Penumpang menuju Ponorogo diminta menghitung tambahan waktu dua jam.
Dinas PU memasang bronjong sementara di dua titik mulai Kamis, sambil menunggu tebing mengering.`],
] as const // prettier-ignore
const FOR_SUBSCRIBERS = 'Harga Cabai di Pasar Pon'

async function keepWholeTexts(tx: Tx, it: { sourceId: string; address: string }, ago: (hours: number) => Date) {
  const mentions = await tx.selectFrom('mention').select(['id', 'url', 'title', 'taken_at']).where('source_id', '=', it.sourceId).execute() // prettier-ignore
  const { host } = new URL(it.address)
  for (const { id, url, title, taken_at: at } of mentions) {
    const noted = { mention_id: id, source_id: it.sourceId, host, owed_at: at, next_at: at, tries: 1, settled_at: at }
    const text = wholeTexts.find(([begin]) => title.startsWith(begin))?.[1]
    if (text)
      await tx
        .insertInto('full_text')
        .values({ ...noted, state: 'kept', address: url, way: 'marked', page_hash: sha256(`${url}\n${text}`), page_bytes: 61_440, text, text_hash: textHashOf({ title, text }) }) // prettier-ignore
        .execute()
    else if (title.startsWith(FOR_SUBSCRIBERS))
      await tx.insertInto('full_text').values({ ...noted, state: 'left', reason: 'paywall', settled_at: ago(27) }).execute() // prettier-ignore
  }
}

/** Names of the demo's own, beside those that Siar brings. */
const names = [
  { kind: 'place', preferred: 'Pantai Prigi', also: ['Prigi'] },
  { kind: 'place', preferred: 'Pasar Pon', also: [] },
  { kind: 'place', preferred: 'Desa Ngares', also: ['Ngares'] },
  { kind: 'programme', preferred: 'Festival Prigi', also: [] },
  { kind: 'programme', preferred: 'Operasi Pasar', also: ['pasar murah'] },
]

/**
 * Keeps the sources and what came from them. Their names lead nowhere, and none is due in the demo's time: by itself the
 * demo asks nobody outside.
 */
export async function hearFromDemoSources(db: Db, { personId }: { personId: string }, now: Date): Promise<void> {
  const ago = (hours: number) => new Date(now.getTime() - hours * HOUR_MS)
  await db.transaction().execute(async (tx) => {
    for (const name of names) {
      const blank = { title: '', avoid: [], note: '', source: '', validFrom: null, validUntil: null }
      const change = await insertTerm(tx, termSchema.parse({ ...blank, ...name }), personId, ago(20 * 24))
      await append(tx, { kind: 'term-changed', ...change, personId }, ago(20 * 24))
    }
    for (const { name, partFrom = '', address, weight, everyMinutes, author = '', state, leave, news } of sources) {
      const fields = { name, address, weight, everyMinutes, silentDays: 7, keepDays: 365, partFrom, partUntil: '' }
      const kind = partFrom === '' ? 'feed' : 'page'
      const sourceId = await insertSource(tx, { kind, fields, personId }, ago(20 * 24))
      await append(tx, { kind: 'source-added', sourceId, sourceKind: kind, settingHash: sha256(canonical(fields)), personId }, ago(20 * 24)) // prettier-ignore
      for (const [hoursAgo, title, text] of news.toReversed()) {
        const url = new URL(`/${title.toLowerCase().replaceAll(/[^a-z\d]+/g, '-')}`, address).href
        const entry = entryOf({ guid: url, url, title, text, author, publishedAt: ago(hoursAgo) })
        if (entry) await takeEntries(tx, { sourceId, entries: [entry] }, ago(Math.max(0, hoursAgo - 0.3)))
      }
      if (leave) {
        await keepWholeTexts(tx, { sourceId, address }, ago)
        await setLeave(tx, { sourceId, leave: { note: leave, hosts: [] }, personId }, ago(14 * 24))
      }
      const paused = state && 'state' in state
      await tx
        .updateTable('source')
        .set({
          looked_at: ago(0.2),
          answered_at: ago(paused || state ? 30 : 0.2),
          new_at: ago(news[0]?.[0] ?? 0),
          next_look_at: new Date(now.getTime() + 3653 * DAY_MS + 2 * HOUR_MS),
          ...state,
          ...(paused && { paused_at: ago(40), paused_by: personId }),
        })
        .where('id', '=', sourceId)
        .execute()
    }
  })
}
