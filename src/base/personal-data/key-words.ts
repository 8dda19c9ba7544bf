/** The words of Indonesian texts that say what the number beside them is. */

/** A kind of number, and `other` for every number that is no personal datum of these kinds. */
export type KeyKind = 'nik' | 'kk' | 'npwp' | 'phone' | 'bank_account' | 'plate' | 'other'

export type KeyWord = {
  readonly kind: KeyKind
  /** A weak word (a bank's bare “bank”, “surat”, “kode”) gives way to any plain one of its clause. */
  readonly weak: boolean
  /** It is a key only behind one of these. */
  readonly after?: readonly string[]
  /** It is none behind one of these. */
  readonly notAfter?: readonly string[]
}

const NUMBER_WORDS = ['no', 'nomor', 'nomer', 'nmr', 'num', 'id']

const plain: Readonly<Record<KeyKind, string>> = {
  nik: 'nik noktp ktp ektp nonik nikktp niknya ktpnya',
  kk: 'nokk nkk kknya',
  npwp: 'npwp nonpwp',
  phone:
    'hp nohp telp tlp telpon telepon telefon handphone ponsel seluler whatsapp whatsap wa nowa wa.me sms cp kontak ' +
    'narahubung hubungi notelp notelepon notlp gsm phone mobile hpnya wanya',
  bank_account:
    'rekening rek norek norekening bca bri bni btn bsi bjb bpd cimb danamon permata ocbc maybank btpn jenius muamalat ' +
    'seabank bukopin panin bankaltimtara',
  plate: 'nopol plat pelat nopolisi bernopol berplat berpelat tnkb',
  other:
    'transaksi pesanan order resi referensi invoice faktur billing token otp pin tiket kontrak isbn issn batang barcode ' +
    'sha md5 hash checksum imei iccid nip nipppk nrp nuptk nisn nis nim nidn npsn nib nop sppt npwpd npwrd rup sp2d ' +
    'ntpn ntb nitku bpjs jkn polis paspor passport sim idpel voucher va briva rangka koordinat kredit debit atm ' +
    'virtual idpelanggan sertifikat akta ijazah antrean antrian imb pbg haki stnk bpkb kuitansi kwitansi tagihan ' +
    'rp idr sebesar senilai sejumlah seharga',
}
const weak: Readonly<Partial<Record<KeyKind, string>>> = {
  bank_account: 'bank transfer norekening',
  other:
    'kode id surat laporan aduan pengaduan dokumen registrasi pendaftaran seri serial meteran listrik pln pdam ' +
    'peraturan keputusan perda paket anggaran pagu akun ref arsip inventaris aset',
}
const behind: readonly (readonly [word: string, kind: KeyKind, after: readonly string[]])[] = [
  ['keluarga', 'kk', ['kartu']],
  ['kependudukan', 'nik', ['induk']],
  ['penduduk', 'nik', ['tanda', 'induk', 'identitas']],
  ['pajak', 'npwp', ['wajib']],
  ['polisi', 'plate', [...NUMBER_WORDS, 'bernomor']],
  ['pol', 'plate', NUMBER_WORDS],
  ['kendaraan', 'plate', [...NUMBER_WORDS, 'bernomor']],
  ['pelanggan', 'other', NUMBER_WORDS],
  ['barang', 'other', [...NUMBER_WORDS, 'identitas', 'kode']],
  ['peserta', 'other', NUMBER_WORDS],
  ['anggota', 'other', NUMBER_WORDS],
  ['mesin', 'other', NUMBER_WORDS],
  ['medis', 'other', ['rekam']],
  ['pos', 'other', ['kode']],
]

export const keyWords: ReadonlyMap<string, KeyWord> = new Map<string, KeyWord>([
  ...kindsOf(plain).map(([word, kind]) => [word, { kind, weak: false }] as const),
  ...kindsOf(weak).map(([word, kind]) => [word, { kind, weak: true }] as const),
  ...behind.map(([word, kind, after]) => [word, { kind, weak: false, after }] as const),
  // “kode rekening” is an account of the budget, not of a person
  ['rekening', { kind: 'bank_account', weak: false, notAfter: ['kode'] }],
  ['kk', { kind: 'kk', weak: false }],
])

/** Words that make the account named before them one of the budget or of a service: “rekening listrik”. */
const notOfABank = new Set(['listrik', 'air', 'pdam', 'pln', 'belanja', 'anggaran', 'koran', 'telepon'])

/** A service of an office, not a person, whatever its number looks like. */
const hotlineWords = new Set(['hotline', 'callcenter', 'center', 'centre'])

/** A clause does not end behind these and a full stop. */
export const abbreviations = new Set(
  (
    'no nomor nmr sdr sdri sdra bpk ibu an n a jl jln kec kab kel ds dsn h hj dr drs dra ir prof st tgl gg blk rt rw pt ' +
    'cv ud dll dsb ttd up pol rek telp tlp'
  ).split(' '),
)

export const vehicleWords = new Set(
  (
    'truk truck mobil motor sepeda kendaraan bus bis angkot pikap pickup pick minibus taksi ambulans ambulance travel avanza ' +
    'xenia innova brio ertiga jazz calya sigra fortuner pajero xpander livina carry vario beat scoopy supra nmax aerox ' +
    'mio vixion ninja satria revo jupiter honda yamaha suzuki toyota daihatsu mitsubishi isuzu hino becak tronton ' +
    'trailer tangki pengendara pengemudi sopir supir pemotor roda r2 r4 stnk bpkb tilang samsat elf colt bak boks'
  ).split(' '),
)

/** What is numbered like a plate but is a place, a paragraph or a size: “Blok D 12 A”, “Pasal 5 B”. */
export const placeWords = new Set(
  (
    'blok block gedung ruang ruangan kelas lantai loket kamar jalur kav kavling gang jalan jl jln tribun kursi zona pintu ' +
    'gate rute trayek seri tipe type model paket lampiran formulir form lot vitamin golongan gol pasal huruf ukuran kertas ' +
    'soal nilai kategori grup group hepatitis aula lab laboratorium menara tower wing sayap rak lemari bangsal poli kios ' +
    'los stan stand booth lapak petak rumah perumahan perum asrama unit bidang seksi sektor area titik pos tenda baris ' +
    'deret kolom kode nomor no peron gerbang dermaga hanggar gudang parkir lapangan kompleks komplek cluster klaster ' +
    'apartemen kantor toko ruko mes barak sel halaman bagian bab butir ayat indeks grade level tingkat stasiun halte ' +
    'koridor persil nib apotek toko varian edisi jilid lot'
  ).split(' '),
)

/** Every word that says something of the numbers near it, in one look. */
export const tellingWords: ReadonlyMap<string, TellingWord> = new Map(
  [...keyWords.keys(), ...vehicleWords, ...hotlineWords, ...notOfABank, 'at'].map((word) => [
    word,
    {
      key: keyWords.get(word) ?? null,
      vehicle: vehicleWords.has(word),
      hotline: hotlineWords.has(word),
      service: notOfABank.has(word),
      at: word === 'at',
    },
  ]),
)
type TellingWord = {
  readonly key: KeyWord | null
  readonly vehicle: boolean
  readonly hotline: boolean
  /** It makes the account named before it one of a service. */
  readonly service: boolean
  readonly at: boolean
}

/** Lengths at which a word of these first two letters can be a key, as bits: most words need no look into the maps. */
const lengthsByLetters: Uint32Array = (() => {
  const lengths = new Uint32Array(32 * 32)
  for (const word of tellingWords.keys())
    if (/^[a-z]{2}/.test(word)) lengths[letters(word, 0)] = (lengths[letters(word, 0)] ?? 0) | (1 << word.length)
  return lengths
})()

/** Whether a word of ASCII letters may be in one of the lists, by its first two letters and its length; often wrong, never no. */
export function mayBeKey(text: string, from: number, size: number): boolean {
  return size <= KEY_WORD_MAX && ((lengthsByLetters[letters(text, from)] ?? 0) & (1 << size)) !== 0
}

const KEY_WORD_MAX = 16

function letters(text: string, at: number): number {
  return ((text.charCodeAt(at) & 31) << 5) | (text.charCodeAt(at + 1) & 31)
}

function kindsOf(lists: Readonly<Partial<Record<KeyKind, string>>>): (readonly [string, KeyKind])[] {
  return (Object.entries(lists) as [KeyKind, string][]).flatMap(([kind, words]) =>
    words.split(' ').map((word) => [word, kind] as const),
  )
}
