/** Files that a person brings: how their columns are read, and what comes in of them. */

const id = (n: number) => n.toLocaleString('id')
const en = (n: number) => n.toLocaleString('en')

export const uploadWords = {
  columns: { id: 'Cara membaca kolom', en: 'How the columns are read' },
  columnsRead: {
    id: (read: number, all: number) => `${id(read)} dari ${id(all)} kolom dibaca`,
    en: (read: number, all: number) => `${en(read)} of ${en(all)} columns are read`,
  },
  columnsHelp: {
    id: 'Periksa isi pertama tiap kolom. Setelah diubah, semua baris dinilai ulang; belum ada yang masuk.',
    en: 'Look at the first values of each column. After a change all rows are judged anew; nothing comes in yet.',
  },
  readBy: {
    id: (name: string) => `Dibaca seperti “${name}”, cara yang disimpan untuk tabel semacam ini.`,
    en: (name: string) => `Read as “${name}”, the way kept for tables of this make.`,
  },
  doubled: {
    id: (header: string) => `Ada dua kolom bernama “${header}”. Tunjuk mana yang dibaca.`,
    en: (header: string) => `Two columns are named “${header}”. Say which one is read.`,
  },
  noTitle: {
    id: 'Kolom judul tidak dikenali. Tunjuk satu kolom sebagai judul.',
    en: 'No column was recognised as the title. Say which one it is.',
  },
  header: { id: 'Kolom di tabel', en: 'Column of the table' },
  samples: { id: 'Isi pertama', en: 'First values' },
  readAs: { id: 'Dibaca sebagai', en: 'Read as' },
  columnAs: {
    id: (header: string) => `Kolom “${header}” dibaca sebagai`,
    en: (header: string) => `Column “${header}” is read as`,
  },
  notRead: { id: 'Tidak dibaca', en: 'Not read' },
  unnamed: { id: (at: number) => `Kolom ke-${id(at)}`, en: (at: number) => `Column ${en(at)}` },
  mappingName: { id: 'Nama untuk tabel semacam ini', en: 'Name for tables of this make' },
  mappingNameHelp: {
    id: 'Tabel berikutnya dengan kepala kolom yang sama langsung dibaca begini.',
    en: 'The next table with the same headers is read this way by itself.',
  },
  readAnew: { id: 'Baca ulang dan simpan caranya', en: 'Read anew and keep the way' },
  twice: {
    id: 'Satu hal hanya dibaca dari satu kolom. Ubah salah satunya.',
    en: 'One thing is read from one column only. Change one of them.',
  },
  mappings: { id: 'Cara membaca yang disimpan', en: 'Ways of reading that are kept' },
  mappingsNone: {
    id: 'Belum ada. Cara membaca disimpan saat Anda mengubah kolom sesudah mengunggah tabel.',
    en: 'None yet. A way of reading is kept when you change the columns after uploading a table.',
  },
  savedBy: {
    id: (who: string) => `disimpan ${who}, terakhir dipakai`,
    en: (who: string) => `kept by ${who}, last used`,
  },
  removeMapping: { id: 'Hapus', en: 'Remove' },
  removeNamed: {
    id: (name: string) => `Hapus cara membaca ${name}`,
    en: (name: string) => `Remove the way of reading ${name}`,
  },
  agencyAbove: {
    id: (name: string) => `Perangkat daerah dari kepala tabel: ${name}.`,
    en: (name: string) => `The agency from above the table: ${name}.`,
  },
  leftOut: { id: 'Tidak dihitung', en: 'Left out' },
  whyLeftOut: {
    heading: {
      id: (n: number) => `${id(n)} baris urusan atau bidang`,
      en: (n: number) => `${en(n)} rows of affairs or fields`,
    },
    account: { id: (n: number) => `${id(n)} baris rekening belanja`, en: (n: number) => `${en(n)} rows of accounts` },
    total: { id: (n: number) => `${id(n)} baris jumlah`, en: (n: number) => `${en(n)} rows of totals` },
    uncoded: { id: (n: number) => `${id(n)} baris tanpa kode`, en: (n: number) => `${en(n)} rows without a code` },
  },
  alsoProgrammes: {
    id: (n: number) => `Catat juga ${id(n)} program yang disebut tabel ini dan belum ada`,
    en: (n: number) => `Also note ${en(n)} programmes that this table names and that are not there yet`,
  },
  code: { id: 'Kode', en: 'Code' },
  itemFields: {
    title: { id: 'Judul', en: 'Title' },
    code: { id: 'Kode program atau kegiatan', en: 'Code of programme or activity' },
    kind: { id: 'Jenis', en: 'Kind' },
    summary: { id: 'Uraian', en: 'Summary' },
    agency: { id: 'Perangkat daerah', en: 'Agency' },
    source: { id: 'Sumber', en: 'Source' },
    sourceUrl: { id: 'Tautan', en: 'Link' },
    notedOn: { id: 'Tanggal', en: 'Date' },
    level: { id: 'Tingkat krisis', en: 'Crisis level' },
    programme: { id: 'Program induknya', en: 'Its programme' },
    activity: { id: 'Kegiatan induknya', en: 'Its activity' },
    indicator: { id: 'Indikator', en: 'Indicator' },
    target: { id: 'Target', en: 'Target' },
    place: { id: 'Lokasi', en: 'Place' },
    budget: { id: 'Pagu', en: 'Budget' },
  },
} as const
