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
  daysRead: { id: 'Dibaca:', en: 'Read as:' },
  daysUnread: {
    id: 'Dengan urutan ini tanggalnya tidak dapat dibaca.',
    en: 'In this order the dates cannot be read.',
  },
  dayOrder: { id: 'Tanggal di tabel ini ditulis', en: 'Dates of this table are written' },
  dayOrders: {
    'day-first': { id: 'tanggal/bulan/tahun (17/08/2026)', en: 'day/month/year (17/08/2026)' },
    'month-first': { id: 'bulan/tanggal/tahun (08/17/2026)', en: 'month/day/year (08/17/2026)' },
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

  // Complaints and chats
  receive: { id: 'Unggah aduan', en: 'Upload complaints' },
  receiveTitle: { id: 'Unggah aduan dan percakapan', en: 'Upload complaints and chats' },
  receiveHelp: {
    id: 'Ekspor LAPOR!, aduan lain, atau percakapan WhatsApp menjadi penyebutan, lalu terhimpun sendiri seperti yang masuk dari sumber lain. Mengunggah ekspor yang sama atau bertumpuk tidak memasukkan apa pun dua kali. Paling banyak 100.000 baris atau 64 MB.',
    en: 'Exports of LAPOR!, other complaints or WhatsApp chats become mentions, and gather by themselves as what comes from other sources. Uploading the same or an overlapping export brings in nothing twice. At most 100,000 rows or 64 MB.',
  },
  noPersons: {
    id: 'Nama, nomor, dan alamat pelapor tidak pernah disimpan: kolomnya dibuang sebelum tabel disimpan, dan nomor telepon, NIK, surel, serta nama pelapor di dalam teks ditutup bintang.',
    en: 'Names, numbers and addresses of who complained are never kept: their columns are dropped before the table is, and telephone numbers, NIK, e-mail addresses and their name within the text are hidden behind stars.',
  },
  noSenders: {
    id: 'Nama dan nomor pengirim tidak pernah disimpan; tiap orang hanya menjadi nomor urut di ekspor ini. Naskahnya dihapus sesudah 90 hari. Salam, ucapan terima kasih, jawaban pendek (kurang dari empat kata, kecuali memuat kata bahaya), media, dan pesan sistem ditinggalkan dan hanya dihitung; pesan beruntun seorang dalam dua menit menjadi satu.',
    en: 'Names and numbers of senders are never kept; each person is only a number within this export. The texts are deleted after 90 days. Greetings, thanks, short answers (fewer than four words, unless they hold a word of danger), media and notices of the system are left out and only counted; messages of one person within two minutes become one.',
  },
  chatHow: {
    id: 'Di WhatsApp: buka percakapan → Lainnya → Ekspor chat → Tanpa media. Unggah berkas .txt atau .zip-nya.',
    en: 'In WhatsApp: open the chat → More → Export chat → Without media. Upload its .txt or .zip.',
  },
  right: {
    id: 'Kantor berhak membaca percakapan ini: kanal aduan milik kantor, atau grup yang anggotanya tahu bahwa isinya dibaca untuk menindaklanjuti aduan.',
    en: 'The office may read this chat: a channel of the office for complaints, or a group whose members know that it is read to follow complaints up.',
  },
  rightMissing: { id: 'Nyatakan dulu haknya.', en: 'First say that the office may.' },
  purpose: { id: 'Isi berkas', en: 'What the file holds' },
  purposes: {
    lapor: { id: 'Ekspor SP4N-LAPOR!', en: 'Export of SP4N-LAPOR!' },
    complaints: { id: 'Aduan dari kanal lain', en: 'Complaints of another channel' },
    whatsapp: { id: 'Percakapan WhatsApp', en: 'WhatsApp chat' },
  },
  sources: {
    lapor: { id: 'LAPOR! (unggahan)' },
    complaints: { id: 'Aduan kanal lain (unggahan)' },
    whatsapp: { id: 'Pesan warga di WhatsApp (unggahan)' },
  },
  receiveFile: { id: 'Berkas', en: 'File' },
  receiveAnother: { id: 'Unggah berkas lain', en: 'Upload another file' },
  personal: { id: 'Data pelapor, tidak disimpan', en: 'Who complained, not kept' },
  noText: {
    id: 'Kolom isi aduan atau waktunya tidak dikenali. Tunjuk kolomnya.',
    en: 'The column of the text or of the time was not recognised. Say which they are.',
  },
  chatRead: {
    id: (messages: number, people: number) => `${id(messages)} pesan dari ${id(people)} orang`,
    en: (messages: number, people: number) => `${en(messages)} messages of ${en(people)} people`,
  },
  whyChatLeftOut: {
    notice: { id: (n: number) => `${id(n)} pesan sistem`, en: (n: number) => `${en(n)} notices` },
    media: {
      id: (n: number) => `${id(n)} media tanpa keterangan`,
      en: (n: number) => `${en(n)} media without a caption`,
    },
    removed: {
      id: (n: number) => `${id(n)} pesan terhapus atau rusak`,
      en: (n: number) => `${en(n)} deleted or broken messages`,
    },
    chatter: {
      id: (n: number) => `${id(n)} salam dan jawaban pendek`,
      en: (n: number) => `${en(n)} greetings and short answers`,
    },
  },
  good: { id: (n: number) => `${id(n)} baru`, en: (n: number) => `${en(n)} new` },
  span: {
    id: (first: string, last: string) => `Yang baru: ${first} sampai ${last}`,
    en: (first: string, last: string) => `The new ones: ${first} to ${last}`,
  },
  since: { id: 'Yang dimasukkan', en: 'What is taken in' },
  sinceAll: { id: (n: number) => `Semua yang baru (${id(n)})`, en: (n: number) => `All that is new (${en(n)})` },
  sinceDays: {
    id: (days: number, n: number) => `${id(days)} hari terakhir (${id(n)})`,
    en: (days: number, n: number) => `The last ${en(days)} days (${en(n)})`,
  },
  badStay: {
    id: (n: number) => `${id(n)} baris yang belum benar ditinggal; unduh daftarnya untuk diperbaiki.`,
    en: (n: number) => `${en(n)} rows that are not right stay out; download their list to mend them.`,
  },
  take: { id: (n: number) => `Masukkan ${id(n)} penyebutan`, en: (n: number) => `Take in ${en(n)} mentions` },
  nothing: { id: 'Tidak ada yang baru untuk dimasukkan.', en: 'There is nothing new to take in.' },
  renew: { id: 'Perbarui status yang sudah ada', en: 'Bring the standing of those there up to date' },
  taken: {
    id: (n: number) => `${id(n)} penyebutan masuk dan segera terhimpun menjadi butir.`,
    en: (n: number) => `${en(n)} mentions came in and gather into items shortly.`,
  },
  toMentions: { id: 'Lihat penyebutan', en: 'See the mentions' },
  complaint: { id: 'Aduan', en: 'Complaint' },
  row: { id: 'Baris', en: 'Row' },
  complaintFields: {
    text: { id: 'Isi aduan', en: 'Text' },
    title: { id: 'Judul', en: 'Title' },
    at: { id: 'Waktu', en: 'Time' },
    number: { id: 'Nomor aduan', en: 'Number' },
    category: { id: 'Kategori', en: 'Category' },
    agency: { id: 'Didisposisikan ke', en: 'Passed on to' },
    status: { id: 'Status', en: 'Status' },
    place: { id: 'Lokasi', en: 'Place' },
  },
  sender: { id: (n: string) => `Orang ke-${n} di ekspornya`, en: (n: string) => `Person ${n} of its export` },
} as const

type About = { readonly value: string; readonly max?: number | undefined }

/** One sentence for each reason a complaint stays out, and for each note on one. */
export const mentionFindingWords = {
  'text-missing': { id: () => 'Isi aduan kosong.', en: () => 'The text is empty.' },
  'time-missing': { id: () => 'Waktu aduan kosong.', en: () => 'The time is empty.' },
  'bad-time': {
    id: () => 'Waktu tidak terbaca. Tulis misalnya 17/08/2026 07.15.',
    en: () => 'The time cannot be read. Write for example 17/08/2026 07:15.',
  },
  'time-ahead': { id: () => 'Waktunya belum tiba.', en: () => 'Its time has not come yet.' },
  'too-long': {
    id: ({ max = 0 }: About) => `Terlalu panjang; paling banyak ${id(max)} huruf.`,
    en: ({ max = 0 }: About) => `Too long; at most ${en(max)} characters.`,
  },
  'broken-text': {
    id: () => 'Ada huruf rusak di sel ini. Simpan tabel sebagai CSV UTF-8.',
    en: () => 'There are broken characters in this cell. Save the table as CSV UTF-8.',
  },
  'extra-cells': {
    id: () => 'Ada isi di luar kolom. Beri tanda kutip pada sel yang memuat pemisah kolom.',
    en: () => 'There is text beyond the columns. Put quotation marks around cells that hold the delimiter.',
  },
  'twin-in-file': {
    id: ({ value }: About) => `Sama dengan baris ${value} berkas ini.`,
    en: ({ value }: About) => `The same as row ${value} of this file.`,
  },
  'twin-in-inventory': { id: () => 'Sudah masuk sebelumnya.', en: () => 'It came in before.' },
} as const
