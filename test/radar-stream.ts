/**
 * A made-up stream of news, complaints and releases of an invented regency, with what a radar should answer: which item
 * belongs to which story, which is a copy, which takes sentences from a release, which stories are crises. Wordings,
 * kinds of story, places, people and outlets are of this file alone, so that nothing can be fitted to the sets of others.
 *
 * `[a|b]` is chosen anew in each article, `{name}` is a fact of the event and the same in all of its articles.
 */

export type StreamItem = {
  readonly id: string
  readonly at: string
  readonly source: string
  readonly title: string
  readonly text: string
  readonly story: string | null
  readonly dup_of: string | null
  readonly crisis: boolean
  readonly reuse_of: string | null
}

type Facts = Readonly<Record<string, string>>
type Kind = {
  readonly titles: readonly string[]
  readonly lead: string
  readonly sentences: readonly string[]
  readonly released: boolean
}

const DAY_MS = 86_400_000
const BEGAN = Date.UTC(2027, 7, 2)

export function madeStream(seed: number, count: number, days = 117): StreamItem[] {
  const chance = randomFrom(seed)
  const items: (Omit<StreamItem, 'at'> & { atMs: number })[] = []
  const singles = Math.round(count * 0.4)
  let stories = 0
  const add = (it: (typeof items)[number]) => items.push(it) - 1
  const moment = () => BEGAN + chance() * days * DAY_MS
  while (items.length < count - singles) {
    const kind = pick(chance, KINDS)
    const atMs = moment()
    const facts = factsOf(chance, atMs)
    const story = `s${stories++}`
    const crisis = !kind.released && stories % 50 === 7
    const size = 3 + Math.floor(chance() ** 2 * 27) + (crisis ? 14 : 0)
    const halfDay = (0.2 + chance() * 2) * DAY_MS
    const release = kind.released && chance() < 0.75 ? articleOf(chance, kind, facts, RELEASES, false) : null
    const made: { id: string; item: Article; reuse: string | null; atMs: number }[] = []
    for (let nth = 0; nth < size; nth++) {
      const when = nth === 0 ? atMs : atMs - Math.log(1 - chance() * 0.98) * halfDay
      const id = `${story}-${nth}`
      const source = nth === 0 && release ? null : pick(chance, OUTLETS)
      const earlier = made.filter((it) => it.atMs < when)
      const root = source && earlier.length > 0 && chance() < 0.25 ? pick(chance, earlier) : null
      const reuses = source && !root && release && chance() < 0.35
      let item: Article = release ?? articleOf(chance, kind, facts, pick(chance, OUTLETS), crisis)
      if (source && root) item = copyOf(chance, root.item, source)
      else if (source && reuses) item = reuseOf(chance, release, articleOf(chance, kind, facts, source, crisis))
      else if (source) item = articleOf(chance, kind, facts, source, crisis)
      const first = made[0]
      const reuse = root ? root.reuse : reuses && first ? first.id : null
      if (!root) made.push({ id, item, reuse, atMs: when })
      add({ id, atMs: when, source: item.source, title: item.title, text: textOf(item), story, dup_of: root?.id ?? null, crisis, reuse_of: reuse }) // prettier-ignore
    }
  }
  for (let nth = 0; nth < singles; nth++) {
    const atMs = moment()
    const facts = factsOf(chance, atMs)
    const source = pick(chance, [...OUTLETS, ...CITIZENS])
    const id = `n${nth}`
    const alone = { id, atMs, source, story: null, dup_of: null, crisis: false, reuse_of: null }
    if (chance() < 0.35) {
      const item = articleOf(chance, pick(chance, KINDS), facts, source, false)
      add({ ...alone, title: item.title, text: textOf(item) })
    } else {
      const text = worded(chance, pick(chance, EVERYDAY), facts)
      add({ ...alone, title: text.split(/[.:]/)[0]?.split(' ').slice(0, 8).join(' ') ?? '', text })
    }
  }
  return items
    .toSorted((a, b) => a.atMs - b.atMs)
    .map(({ atMs, ...it }) => ({ ...it, at: new Date(Math.round(atMs)).toISOString() }))
}

type Article = {
  readonly source: string
  readonly title: string
  readonly head: string
  readonly sentences: readonly string[]
  readonly tail: string
}

const textOf = (it: Article): string => [it.head + it.sentences.join(' '), it.tail].filter(Boolean).join(' ')

function articleOf(chance: () => number, kind: Kind, facts: Facts, source: string, crisis: boolean): Article {
  const own = { ...facts, outlet: source, writer: personOf(chance) }
  const rest = shuffled(chance, kind.sentences).filter(() => chance() < 0.68)
  const at = chance() < 0.75 ? 0 : Math.min(1, rest.length)
  const chosen = [...rest.slice(0, at), kind.lead, ...rest.slice(at)]
  if (crisis) chosen.push(pick(chance, GRAVE))
  return {
    source,
    title: worded(chance, pick(chance, kind.titles), own),
    head: headOf(chance, own),
    sentences: chosen.map((it) => worded(chance, it, own)),
    tail: worded(chance, pick(chance, TAILS), own),
  }
}

const headOf = (chance: () => number, facts: Facts): string =>
  pick(chance, [
    `${facts['place']?.toUpperCase()} - `,
    `${facts['outlet']}, ${facts['place']} — `,
    `(${facts['outlet']}) `,
    '',
  ])

/** Another outlet’s head and credits, up to an eighth of the words dropped, added or exchanged. */
function copyOf(chance: () => number, root: Article, source: string): Article {
  const share = chance() * 0.13
  const sentences = root.sentences.map((sentence) =>
    sentence
      .split(' ')
      .flatMap((word) => {
        if (chance() >= share) return [word]
        const how = chance()
        return how < 0.4
          ? []
          : how < 0.7
            ? [word, pick(chance, FILLERS)]
            : how < 0.85
              ? [pick(chance, FILLERS)]
              : [word.toLowerCase()]
      })
      .join(' '),
  )
  const title = chance() < 0.7 ? root.title : `${pick(chance, ['Viral!', 'Update:', 'Simak,'])} ${root.title}`
  const facts = { place: 'Sukaraya', outlet: source, writer: personOf(chance) }
  return { source, title, head: headOf(chance, facts), sentences, tail: worded(chance, pick(chance, TAILS), facts) }
}

/** Two to three fifths of a release’s sentences, some lightly edited, among a few of its own. */
function reuseOf(chance: () => number, release: Article, own: Article): Article {
  const share = 0.4 + chance() * 0.3
  const taken = shuffled(chance, release.sentences)
    .slice(0, Math.max(2, Math.round(release.sentences.length * share)))
    .map((it) => (chance() < 0.25 ? dropWord(chance, it) : it))
  return { ...own, sentences: shuffled(chance, [...taken, ...own.sentences.slice(0, 1 + Math.floor(chance() * 3))]) }
}

function dropWord(chance: () => number, sentence: string): string {
  const words = sentence.split(' ')
  words.splice(1 + Math.floor(chance() * (words.length - 2)), 1)
  return words.join(' ')
}

function factsOf(chance: () => number, atMs: number): Facts {
  const number = (from: number, to: number) => String(from + Math.floor(chance() * (to - from)))
  const [place, district, other] = shuffled(chance, PLACES)
  return {
    place: place ?? '',
    district: district ?? '',
    other: other ?? '',
    day: dayOf(atMs),
    later: dayOf(atMs + (2 + Math.floor(chance() * 15)) * DAY_MS),
    person: personOf(chance),
    witness: personOf(chance),
    official: personOf(chance),
    few: number(2, 12),
    some: number(12, 96),
    many: `${number(10, 98)}0`,
    billion: number(2, 60),
    clock: `${number(0, 24).padStart(2, '0')}.${number(0, 60).padStart(2, '0')}`,
    school: `SDN ${number(1, 9)}`,
    firm: pick(chance, FIRMS),
    river: pick(chance, RIVERS),
    crop: pick(chance, CROPS),
    thing: pick(chance, THINGS),
  }
}

const WEEKDAYS = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu']
function dayOf(atMs: number): string {
  const day = new Date(atMs + 7 * 3_600_000)
  return `${WEEKDAYS[day.getUTCDay()]} (${day.getUTCDate()}/${day.getUTCMonth() + 1})`
}

function worded(chance: () => number, template: string, facts: Facts): string {
  let text = template
  while (/\[[^[\]]*\]/.test(text))
    text = text.replace(/\[([^[\]]*)\]/g, (_, inner: string) => pick(chance, inner.split('|')))
  text = text.replace(/[a-z]+/g, (word) => (SYNONYMS[word] ? pick(chance, [word, ...SYNONYMS[word]]) : word))
  text = text.replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? name)
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const personOf = (chance: () => number): string => `${pick(chance, FIRST)} ${pick(chance, LAST)}`
const pick = <T>(chance: () => number, from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T
const shuffled = <T>(chance: () => number, from: readonly T[]): T[] =>
  from
    .map((it) => ({ it, key: chance() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ it }) => it)

/** Mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296
  }
}

const words = (text: string): string[] => text.trim().split(/\s*,\s*/)

/** Exchanged one word at a time, in every sentence. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  dengan: ['memakai', 'lewat'],
  di: ['di', 'di sekitar'],
  dan: ['serta', 'juga'],
  dari: ['asal', 'dari'],
  kepada: ['untuk', 'bagi'],
  karena: ['lantaran', 'akibat'],
  untuk: ['guna', 'buat'],
  harus: ['wajib', 'mesti'],
  sejauh: ['sepanjang', 'sekitar'],
  dikenal: ['disebut', 'tercatat'],
  warga: ['masyarakat', 'penduduk'],
  anggaran: ['dana', 'biaya'],
  setiap: ['tiap', 'masing-masing'],
  baru: ['anyar', 'baru'],
  selama: ['sepanjang', 'dalam'],
  pada: ['saat', 'pada'],
  serupa: ['semacam', 'sejenis'],
}

const RELEASES = 'Humas Kabupaten Sukaraya'
const OUTLETS = words(
  'Gema Sukaraya, Harian Lembah, Kilas Timur, Detak Pesisir, SukarayaNews.com, Koran Bukit, Cahaya Kota, Nusa Warta, Lentera Pagi, Bidik Fakta',
)
const CITIZENS = words('Aduan Daring, Grup RT, Kotak Saran')
const PLACES = words(
  `Cempakasari, Lubuk Batu, Tanjungharjo, Ngadirejo, Pulosari, Margamulya, Wates Kidul, Sindangwangi, Kertajaya, Babakan, Sawahlega,
  Karangjati, Pagerwesi, Tegalombo, Muara Kelingi, Jatimulyo, Rancabungur, Gondang, Sumberwaras, Parakan, Bojongsari, Talunombo,
  Watukumpul, Kebonagung, Randublatung, Silirejo, Pekuncen, Ujungberung, Ciparay, Gombong, Adipala, Kroya, Maos, Sampang, Binangun,
  Nusawungu, Kesugihan, Jeruklegi, Bantarsari, Gandrungmangu`,
)
const FIRST = words(
  'Ahmad, Siti, Joko, Dewi, Yusuf, Ratna, Bayu, Laila, Hendra, Maya, Teguh, Indah, Rizal, Nia, Wahyu, Fitri, Galih, Tika, Iwan, Murni, Fajar, Eka, Doni, Sari',
)
const LAST = words(
  'Pranoto, Hasanah, Saputra, Lestari, Firmansyah, Utami, Gunadi, Permata, Wijaya, Handoko, Nuraini, Ramadhan, Siregar, Sukmana, Purwanto, Azhari, Darmawan, Yulianti',
)
const FIRMS = words('PT Graha Sentosa, CV Bumi Makmur, PT Samudra Jaya, CV Tunas Abadi, PT Mega Konstruksi')
const RIVERS = words('Kali Serang, Sungai Cisadea, Kali Bodri, Sungai Lamat, Kali Opak')
const CROPS = words('jagung, kedelai, tebu, padi, melon')
const THINGS = words('sepeda motor, kabel tembaga, ternak sapi, telepon genggam, mesin pompa')
const FILLERS = words('pun, tersebut, itu, lagi, kini, pula, memang, tadi')
const TAILS = words(
  ', , Editor: {writer}., Reporter: {writer}, Baca juga: Kabar terkini di {outlet}., (rid), Sumber: {outlet}., Ikuti berita lain di {outlet}., Pewarta: {writer}.',
)
const GRAVE = [
  '[Empat|Lima] [warga|orang] [tewas|meninggal] [dalam kejadian itu|di lokasi], [sejumlah|beberapa] lainnya [kritis|belum ditemukan].',
  '[Ratusan|Ribuan] [warga|orang] [mengamuk|melakukan unjuk rasa] dan [merusak|membakar] [kantor camat|balai desa].',
  '[Pemerintah daerah|Pemkab] [menyatakan|menetapkan] [keadaan darurat|status darurat|kejadian luar biasa].',
  '[Layanan rumah sakit|Pasokan air bersih] [lumpuh total|terhenti total] dan warga [panik|dievakuasi].',
]

const EVERYDAY = [
  'Air PDAM di {place} RT {few} tidak [mengalir|keluar] sejak {some} jam lalu. [Mohon|Tolong] segera [diperiksa|dicek], kami sudah lapor {few} kali. [Salam|Hormat saya], {person}.',
  'Jalan berlubang di depan {school} {place} [bikin|membuat] celaka. Lubangnya selebar {some} sentimeter. [Kapan|Bila] ditambal? {person}.',
  'Jadwal samsat keliling {day}: {place} pukul {clock}, {other} sampai sore. [Bawa|Siapkan] KTP asli dan STNK. Kuota {some} orang.',
  'Pemancing {place} bernama {person} [mendapat|memperoleh] ikan seberat {few} kilogram di {river}, {day}. Ikan itu [dijual|ditawar] Rp{many} ribu.',
  'Polsek {place} [membekuk|meringkus] {few} pelaku pencurian {thing} di {other}, {day}. Kerugian korban [ditaksir|mencapai] Rp{some} juta.',
  'Kolom: [kemacetan|parkir liar] di {place} butuh {few} langkah nyata. Menurut {person}, warga {district} sudah lama menunggu perubahan.',
  'Kesebelasan {place} menahan imbang {other} {few}-{few} pada laga {day}. Gol dicetak {person} di menit {some}. Penonton {many} orang.',
  'Khitanan massal di {place} diikuti {some} anak, {day}. Panitia {person} [berterima kasih|bersyukur] kepada donatur {firm}.',
  'Dicari {thing} hilang di {place} pada {day} sekitar pukul {clock}. Penemu harap hubungi {person}. Imbalan Rp{many} ribu.',
  'Pasar tani {place} menjual {crop} Rp{some} ribu per kilo, {day}. [Pembeli|Pengunjung] datang dari {other} dan {district}.',
]

const KINDS: readonly Kind[] = [
  {
    released: false,
    titles: [
      '{some} Siswa {school} {place} [Mual|Keracunan] Usai [Makan Siang|Santap Bekal]',
      '[Diduga Keracunan|Keracunan Makanan], Siswa di {place} Dilarikan ke Puskesmas',
      'Orang Tua Siswa {place} [Cemas|Khawatir] Usai Kasus Makanan',
    ],
    lead: '[Sebanyak|Sekitar] {some} [siswa|murid|pelajar] {school} {place} [mengalami|mengeluhkan] mual [usai|setelah] [menyantap|memakan] makan siang, {day}.',
    sentences: [
      '[Para siswa|Mereka] [dirawat|ditangani] di [puskesmas|klinik] {district} [sejak|mulai] pukul {clock}.',
      'Dinas kesehatan [mengambil|membawa] {few} [sampel|contoh] makanan untuk [diuji|diperiksa] di laboratorium.',
      '"Anak saya [pusing|muntah-muntah] sampai di rumah," [kata|ucap|tutur] {witness}, orang tua siswa.',
      '[Penyedia|Pemasok] makanan, {firm}, [diminta|disuruh] berhenti [memasok|beroperasi] sementara.',
      '[Kepala sekolah|Pimpinan sekolah], {official}, [menyebut|mengatakan] semua siswa [sudah membaik|berangsur pulih].',
      'Hasil uji [keluar|diumumkan] [paling lambat|selambatnya] {later}.',
      'Kasus [serupa|sejenis] [pernah|sempat] terjadi di [wilayah|daerah] lain tahun lalu.',
    ],
  },
  {
    released: false,
    titles: [
      'Jembatan {place} Ambruk, {many} Warga [Memutar|Terhambat]',
      '[Truk Kelebihan Muatan|Arus Deras] Robohkan Jembatan {place}',
      'Akses {place}–{district} Putus',
    ],
    lead: '[Jembatan|Jembatan gantung] penghubung {place}–{district} [ambruk|roboh|runtuh] pada {day} pukul {clock}.',
    sentences: [
      '[Akibatnya|Dampaknya], {many} [warga|kepala keluarga] harus [memutar|berputar] sejauh {some} kilometer.',
      '[Jembatan itu|Bangunan tersebut] membentang {few} meter di atas {river}.',
      '"[Bunyinya|Suaranya] keras [sekali|betul], saya kira petir," [ungkap|cerita|kata] {witness}, warga.',
      'Dinas pekerjaan umum [menaksir|memperkirakan] biaya [perbaikan|pembangunan kembali] Rp{billion} miliar.',
      '[Kepala dinas|Pejabat dinas], {official}, berjanji jembatan darurat [selesai|rampung] {later}.',
      '[Anak sekolah|Pelajar] [terpaksa|harus] menyeberang dengan [rakit|perahu] kecil.',
      '[Tak ada korban|Tidak ada korban luka] [dalam peristiwa itu|pada kejadian tersebut].',
    ],
  },
  {
    released: true,
    titles: [
      'Panen Raya {crop} {place} Capai {many} Ton',
      'Bupati [Hadiri|Buka] Panen Raya di {place}',
      'Petani {place} [Sumringah|Bersyukur], Panen {crop} [Naik|Melimpah]',
    ],
    lead: 'Bupati Sukaraya [menghadiri|membuka] panen raya {crop} di [hamparan|lahan] Desa {place}, Kecamatan {district}, {day}.',
    sentences: [
      '[Hasil panen|Produksi] [mencapai|menembus] {many} ton dari [lahan|areal] {some} hektare.',
      '"[Pupuk|Air] tahun ini [lancar|cukup] sehingga hasilnya [baik|bagus]," [ujar|kata] {witness}, ketua kelompok tani.',
      'Pemkab [menyerahkan|memberikan] {few} unit [traktor|alat tanam] kepada kelompok tani.',
      'Harga [beli|jual] di tingkat petani [dijaga|dipatok] Rp{few}.500 per kilogram.',
      'Kepala Dinas Pertanian, {official}, [menargetkan|mengharapkan] musim tanam berikut dimulai {later}.',
      '[Pengairan|Irigasi] dari {river} [diperbaiki|ditata] dengan anggaran Rp{billion} miliar.',
      '[Sektor pertanian|Pertanian] [menyumbang|menopang] sepertiga perekonomian daerah.',
    ],
  },
  {
    released: true,
    titles: [
      'Pemkab [Salurkan|Bagikan] Bantuan untuk {many} Warga {place}',
      '{many} [Keluarga|Warga] {place} Terima Bantuan Pangan',
      'Bantuan Pangan {place} [Mulai Dibagikan|Cair]',
    ],
    lead: 'Pemerintah Kabupaten Sukaraya [menyalurkan|membagikan] bantuan pangan kepada {many} [keluarga|warga] di {place}, {day}.',
    sentences: [
      'Setiap [keluarga|penerima] [mendapat|memperoleh] {few} kilogram beras dan minyak goreng.',
      'Kepala Dinas Sosial, {official}, [meminta|mengimbau] warga [membawa|menunjukkan] kartu keluarga asli.',
      '[Penyaluran|Pembagian] [dilakukan|berlangsung] di balai {district} [hingga|sampai] {later}.',
      '"[Lumayan|Alhamdulillah] untuk [sebulan|beberapa minggu]," [kata|ucap] {witness}, penerima.',
      '[Anggaran|Dana] kegiatan [sebesar|senilai] Rp{billion} miliar [berasal|bersumber] dari kas daerah.',
      'Petugas [memverifikasi|memeriksa ulang] data {some} [calon penerima|warga] yang [pindah|meninggal].',
      'Bantuan [serupa|sejenis] [disalurkan|dibagikan] tiap tiga bulan.',
    ],
  },
  {
    released: false,
    titles: [
      '[Bus|Truk] Terguling di {place}, {some} Penumpang Luka',
      'Kecelakaan di Turunan {place}, Sopir [Diperiksa|Diamankan]',
      'Rem Blong, [Bus|Kendaraan] Masuk Jurang di {place}',
    ],
    lead: '[Sebuah bus|Bus pariwisata] [terguling|terbalik] di [turunan|tikungan] {place}, {day} pukul {clock}.',
    sentences: [
      '[Sebanyak|Sekitar] {some} penumpang [mengalami luka|terluka] dan [dibawa|dirujuk] ke RSUD {district}.',
      'Bus [milik|punya] {firm} itu [melaju|berjalan] dari arah {other}.',
      'Sopir bernama {person} [diperiksa|dimintai keterangan] [polisi|penyidik].',
      '"Rem [terasa|seperti] tidak berfungsi," [tutur|ujar] {witness}, salah seorang penumpang.',
      'Kasat Lantas {official} [menyebut|mengatakan] [olah tempat kejadian|pemeriksaan lokasi] [selesai|rampung] {later}.',
      '[Lalu lintas|Arus kendaraan] [macet|tersendat] sepanjang {few} kilometer.',
      '[Titik itu|Lokasi tersebut] dikenal [rawan|sering terjadi] kecelakaan.',
    ],
  },
  {
    released: true,
    titles: [
      'Turnamen Voli {place} [Dibuka|Bergulir], {some} Tim Bertanding',
      'Pemkab Gelar Turnamen Voli di {place}',
      '{some} Tim [Ramaikan|Ikuti] Turnamen Voli {place}',
    ],
    lead: 'Turnamen bola voli piala bupati [resmi dibuka|bergulir] di [GOR|lapangan] {place}, {day}.',
    sentences: [
      '[Sebanyak|Ada] {some} tim dari {few} kecamatan [ambil bagian|bertanding].',
      'Juara pertama [berhak atas|membawa pulang] hadiah Rp{billion} juta.',
      'Ketua panitia {official} [menjamin|memastikan] wasit [netral|berlisensi].',
      '"Kami [berlatih|menyiapkan diri] [tiga bulan|sejak lama]," [ujar|kata] {witness}, kapten tim {other}.',
      'Partai final [dijadwalkan|dimainkan] pada {later}.',
      'Penonton [dipungut|membayar] [tiket|karcis] Rp{few} ribu untuk [kas desa|pembinaan].',
      '[Kejuaraan|Turnamen] ini [rutin|selalu] digelar menyambut hari jadi kabupaten.',
    ],
  },
  {
    released: false,
    titles: [
      'Kepala Desa {place} [Ditahan|Jadi Tersangka] Kasus Dana Desa',
      'Kejari [Tahan|Tetapkan] Kades {place}',
      'Dana Desa {place} Rp{billion} Miliar [Diduga|Disebut] Diselewengkan',
    ],
    lead: 'Kejaksaan negeri [menetapkan|mengumumkan] Kepala Desa {place}, {person}, sebagai tersangka [penyelewengan|korupsi] dana desa, {day}.',
    sentences: [
      '[Kerugian|Nilai kerugian] negara [ditaksir|mencapai] Rp{many} juta.',
      'Penyidik [memeriksa|meminta keterangan] {some} saksi [dalam|selama] perkara ini.',
      '"Kami [hormati|ikuti] proses hukum," [kata|ujar] {witness}, kuasa hukum.',
      'Kepala seksi pidana khusus {official} [menyebut|mengatakan] berkas [dilimpahkan|dikirim] {later}.',
      'Tersangka [ditahan|dititipkan] di lapas {district} selama {few} hari.',
      'Proyek [talut|jalan lingkungan] di {other} [diduga|disebut] [fiktif|tidak pernah dikerjakan].',
      'Warga [berharap|meminta] pelayanan desa [tetap berjalan|tidak terganggu].',
    ],
  },
  {
    released: true,
    titles: [
      'Pemadaman Listrik {place} [Terjadwal|Diumumkan]',
      'Air Bersih {place} [Terganggu|Dihentikan Sementara] karena Pipa',
      'Perbaikan Pipa {place}, {many} Pelanggan [Terdampak|Diminta Menampung Air]',
    ],
    lead: 'Perumda air minum [menghentikan|mengurangi] aliran ke {many} pelanggan di {place} [mulai|sejak] {day} karena perbaikan pipa.',
    sentences: [
      'Pipa [berukuran|berdiameter] {some} sentimeter [bocor|pecah] di [ruas|jalan] {other}.',
      '[Pengerjaan|Perbaikan] [dimulai|dikerjakan] pukul {clock} dan [rampung|selesai] {later}.',
      'Direktur {official} [meminta maaf|memohon maklum] kepada [pelanggan|warga].',
      '[Disediakan|Disiagakan] {few} mobil tangki di [kantor|halaman] kecamatan {district}.',
      '"[Semoga|Mudah-mudahan] tidak [lama|molor]," [kata|ucap] {witness}, pelanggan.',
      'Kontraktor {firm} [mengganti|memasang] pipa baru senilai Rp{billion} miliar.',
      'Jaringan [itu|tersebut] [berusia|sudah dipakai] lebih dari dua puluh tahun.',
    ],
  },
  {
    released: false,
    titles: [
      'Kasus Demam Berdarah {place} [Melonjak|Naik]',
      '{some} Warga {place} [Terjangkit|Terserang] DBD',
      'DBD Merebak di {place}, [Fogging|Pengasapan] Digencarkan',
    ],
    lead: '[Jumlah|Angka] kasus demam berdarah di {place} [melonjak|bertambah] menjadi {some} hingga {day}.',
    sentences: [
      '[Pasien|Penderita] [dirawat|ditangani] di {few} [fasilitas kesehatan|puskesmas] [sekitar|di] {district}.',
      'Petugas [mengasapi|melakukan fogging di] {many} rumah.',
      'Kepala puskesmas {official} [mengimbau|mengajak] warga [menguras|menutup] bak mandi.',
      '"[Panasnya|Demamnya] tidak turun [tiga hari|berhari-hari]," [ungkap|kata] {witness}, ibu pasien.',
      '[Pengasapan|Fogging] [berikutnya|lanjutan] [dilakukan|digelar] {later} di {other}.',
      'Genangan di [tepi|sekitar] {river} [diduga|disebut] jadi sarang nyamuk.',
      '[Musim pancaroba|Peralihan musim] [selalu|kerap] diikuti [kenaikan|lonjakan] kasus.',
    ],
  },
]
