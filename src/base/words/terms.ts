/** Words of the house dictionary, where it is kept and where a table of it is read. */
type Kind = 'official' | 'place' | 'agency' | 'programme' | 'term'
type Column = 'kind' | 'preferred' | 'title' | 'also' | 'avoid' | 'validFrom' | 'validUntil' | 'source' | 'note'
type Problem = 'kind' | 'day' | 'title' | 'reversed' | 'itself' | 'unclear' | 'field'

const columns = {
  kind: { id: 'Jenis', en: 'Kind' },
  preferred: { id: 'Bentuk baku', en: 'Preferred form' },
  title: { id: 'Jabatan', en: 'Title' },
  also: { id: 'Juga ditulis', en: 'Also written' },
  avoid: { id: 'Hindari', en: 'Avoid' },
  validFrom: { id: 'Berlaku sejak', en: 'Valid from' },
  validUntil: { id: 'Berlaku sampai', en: 'Valid until' },
  source: { id: 'Sumber', en: 'Source' },
  note: { id: 'Catatan', en: 'Note' },
} as const satisfies Record<Column, { id: string; en: string }>

const problems = {
  kind: {
    id: 'Jenis harus pejabat, tempat, instansi, program, atau istilah.',
    en: 'The kind must be official, place, agency, programme or term.',
  },
  day: { id: 'Tanggal tidak terbaca.', en: 'The day cannot be read.' },
  title: { id: 'Seorang pejabat perlu jabatan.', en: 'An official needs a title.' },
  reversed: { id: 'Hari terakhir mendahului hari pertama.', en: 'The last day comes before the first.' },
  itself: { id: 'Bentuk baku tidak mungkin juga dihindari.', en: 'The preferred form cannot be one to avoid.' },
  unclear: {
    id: 'Ada beberapa entri dengan bentuk ini; isi kolom ini.',
    en: 'Several entries have this form; fill in this column.',
  },
  field: { id: 'Isi kolom ini kosong, terlalu panjang, atau rusak.', en: 'This cell is empty, too long or broken.' },
} as const satisfies Record<Problem, { id: string; en: string }>

const kinds = {
  official: { id: 'Pejabat', en: 'Official' },
  place: { id: 'Tempat', en: 'Place' },
  agency: { id: 'Instansi', en: 'Agency' },
  programme: { id: 'Program', en: 'Programme' },
  term: { id: 'Istilah', en: 'Term' },
} as const satisfies Record<Kind, { id: string; en: string }>

export const termWords = {
  dictionary: { id: 'Kamus kantor', en: 'House dictionary' },
  about: {
    id: 'Cara kantor ini menulis nama pejabat, tempat, instansi, program, dan istilah. Naskah diperiksa terhadapnya saat ditulis, dan nama-nama ini dikenali dalam kabar yang masuk.',
    en: 'How this office writes officials, places, agencies, programmes and words. Texts are held against it as they are written, and these names are known in what comes in.',
  },
  kind: { id: (kind: Kind): string => kinds[kind].id, en: (kind: Kind): string => kinds[kind].en },
  column: { id: (column: Column): string => columns[column].id, en: (column: Column): string => columns[column].en },
  problem: {
    id: (problem: Problem): string => problems[problem].id,
    en: (problem: Problem): string => problems[problem].en,
  },
  search: { id: 'Cari di kamus', en: 'Search the dictionary' },
  none: { id: 'Tidak ada entri yang cocok.', en: 'No entry fits.' },
  add: { id: 'Tambah entri', en: 'Add an entry' },
  change: { id: (name: string) => `Ubah ${name}`, en: (name: string) => `Change ${name}` },
  edit: { id: 'Ubah', en: 'Change' },
  preferredHelp: {
    id: 'Seperti ditulis kantor, untuk pejabat lengkap dengan gelar.',
    en: 'As the office writes it, for an official with degrees.',
  },
  alsoHelp: {
    id: 'Singkatan dan sebutan lain yang benar, satu tiap baris: BPBD, Watulimo. Dikenali juga dalam huruf kecil; singkatan sampai tiga huruf hanya dalam huruf besar.',
    en: 'Abbreviations and other right names, one a line: BPBD, Watulimo. Known in small letters too; of up to three letters in capitals only.',
  },
  avoidHelp: { id: 'Satu bentuk tiap baris.', en: 'One form a line.' },
  validHelp: { id: 'Kosongkan bila tidak dibatasi.', en: 'Leave empty for no bound.' },
  alsoShown: { id: (forms: string) => `juga: ${forms}`, en: (forms: string) => `also: ${forms}` },
  avoidShown: { id: (forms: string) => `bukan: ${forms}`, en: (forms: string) => `not: ${forms}` },
  from: { id: (day: string) => `sejak ${day}`, en: (day: string) => `from ${day}` },
  until: { id: (day: string) => `sampai ${day}`, en: (day: string) => `until ${day}` },
  ended: { id: 'sudah berakhir', en: 'ended' },
  history: { id: 'Riwayat', en: 'History' },
  broughtBySiar: { id: 'bawaan Siar', en: 'came with Siar' },
  table: { id: 'Tabel', en: 'Table' },
  fileHelp: {
    id: 'Kolom: Jenis, Bentuk baku, Jabatan, Juga ditulis dan Hindari (dipisah titik koma), Berlaku sejak, Berlaku sampai, Sumber, Catatan. Entri dan kolom yang tidak ada di tabel tidak diubah.',
    en: 'Columns: Kind, Preferred form, Title, Also written and Avoid (parted by semicolons), Valid from, Valid until, Source, Note. Entries and columns that the table lacks are left as they are.',
  },
  wouldDo: {
    id: (added: number, changed: number, same: number) => `${added} baru, ${changed} berubah, ${same} sudah sama.`,
    en: (added: number, changed: number, same: number) => `${added} new, ${changed} changed, ${same} the same already.`,
  },
  apply: { id: 'Masukkan ke kamus', en: 'Take into the dictionary' },
  applied: { id: 'Kamus sudah diperbarui.', en: 'The dictionary is updated.' },
} as const
