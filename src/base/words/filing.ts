/** Words of classification, retention and disposal (klasifikasi, JRA, penyusutan). */
type Fate = 'destroy' | 'review' | 'permanent'
type Due = 'transfer' | Fate
type Column = 'code' | 'title' | 'series' | 'activeYears' | 'inactiveYears' | 'fate' | 'countedFrom' | 'basis'

const columns = {
  code: { id: 'Kode', en: 'Code' },
  title: { id: 'Uraian', en: 'Heading' },
  series: { id: 'Jenis arsip', en: 'Record series' },
  activeYears: { id: 'Aktif (tahun)', en: 'Active (years)' },
  inactiveYears: { id: 'Inaktif (tahun)', en: 'Inactive (years)' },
  fate: { id: 'Nasib akhir', en: 'Final action' },
  countedFrom: { id: 'Dihitung dari', en: 'Counted from' },
  basis: { id: 'Dasar hukum', en: 'Legal basis' },
} as const satisfies Record<Column, { id: string; en: string }>

const fates = {
  destroy: { id: 'Musnah', en: 'Destroy' },
  review: { id: 'Dinilai kembali', en: 'Review' },
  permanent: { id: 'Permanen', en: 'Permanent' },
} as const satisfies Record<Fate, { id: string; en: string }>

const dues = {
  transfer: { id: 'Dipindahkan', en: 'To transfer' },
  review: { id: 'Dinilai kembali', en: 'To review' },
  destroy: { id: 'Dimusnahkan', en: 'To destroy' },
  permanent: { id: 'Diserahkan (permanen)', en: 'To hand over (permanent)' },
} as const satisfies Record<Due, { id: string; en: string }>

const problems = {
  missing: { id: () => 'Kosong; kolom ini wajib diisi.', en: () => 'Empty; this column must be filled in.' },
  'too-long': {
    id: (max) => `Terlalu panjang; paling banyak ${max} huruf.`,
    en: (max) => `Too long; ${max} letters at most.`,
  },
  broken: { id: () => 'Berisi huruf rusak. Ketik ulang.', en: () => 'Holds broken letters. Type it anew.' },
  code: {
    id: () => 'Bukan kode: hanya huruf dan angka, bagian-bagiannya dipisah titik, misalnya 400.14.5.',
    en: () => 'No code: letters and figures only, its parts divided by full stops, as 400.14.5.',
  },
  twice: {
    id: (row) => `Sama dengan baris ${row}. Hapus salah satunya.`,
    en: (row) => `The same as row ${row}. Take one out.`,
  },
  'twice-code': {
    id: (row) =>
      `Sama dengan baris ${row}. Bila mestinya 500.10, jadikan kolomnya teks: lembar kerja membuatnya 500.1.`,
    en: (row) =>
      `The same as row ${row}. If 500.10 was meant, make the column text: a spreadsheet turns it into 500.1.`,
  },
  'no-parent': {
    id: (parent) => `Kode induknya, ${parent}, tidak ada di tabel ini. Tambahkan barisnya.`,
    en: (parent) => `The code above it, ${parent}, is not in this table. Add its row.`,
  },
  'unknown-code': {
    id: (code) => `Kode ${code} tidak ada di klasifikasi yang berlaku.`,
    en: (code) => `The code ${code} is not in the classification in force.`,
  },
  years: {
    id: (max) =>
      `Bukan tahun bulat 0 sampai ${max}. Tulis angkanya saja; “setelah …” masuk ke kolom Dihitung dari atau Dasar hukum.`,
    en: (max) =>
      `Not whole years from 0 to ${max}. Write the figure alone; “after …” goes into Counted from or Legal basis.`,
  },
  fate: {
    id: () => 'Nasib akhir harus Musnah, Dinilai kembali, atau Permanen.',
    en: () => 'The final action must be Destroy, Review or Permanent.',
  },
  'counted-from': {
    id: () => 'Harus Akhir tahun atau Penutupan; kosong berarti Akhir tahun.',
    en: () => 'Must be End of the year or Closing day; empty means End of the year.',
  },
} as const satisfies Record<string, { id: (about: string) => string; en: (about: string) => string }>
/** What may be wrong in a row of a table of codes or of retention. */
export type RowProblemCode = keyof typeof problems

const tables = {
  classification: { id: 'Klasifikasi arsip', en: 'Classification' },
  retention: { id: 'Jadwal retensi arsip (JRA)', en: 'Retention schedule (JRA)' },
} as const

const starts = {
  'year-end': { id: 'Akhir tahun', en: 'End of the year' },
  closing: { id: 'Penutupan', en: 'Closing day' },
} as const

const disposals = {
  transfer: { id: 'Pemindahan', en: 'Transfer' },
  destruction: { id: 'Pemusnahan', en: 'Destruction' },
  handover: { id: 'Penyerahan', en: 'Hand-over' },
} as const

const disposed = {
  transfer: { id: 'Dipindahkan', en: 'Transferred' },
  destruction: { id: 'Dimusnahkan', en: 'Destroyed' },
  handover: { id: 'Diserahkan', en: 'Handed over' },
} as const

export const filingWords = {
  column: columns,
  fate: fates,
  due: dues,
  problem: problems,
  table: tables,
  countedFrom: starts,
  disposal: disposals,

  // A dossier's page
  filing: { id: 'Pemberkasan', en: 'Filing' },
  example: { id: 'contoh, belum diverifikasi', en: 'example, not verified' },
  noSeries: {
    id: 'Jenis naskah ini menunjuk jenis arsip yang tidak ada di JRA yang berlaku. Minta administrator memetakannya.',
    en: 'This kind of text names a record series that the schedule in force lacks. Ask the administrator to set it.',
  },
  followsType: { id: 'mengikuti jenis naskah sampai ditutup', en: 'follows the kind of text until it is closed' },
  waitsForSchedule: {
    id: 'Menunggu JRA kantor: belum ada masa simpan yang mengikat.',
    en: 'Waits for the office’s own schedule: no period binds yet.',
  },
  chosen: { id: 'ditetapkan orang', en: 'set by a person' },
  closed: { id: 'Ditutup', en: 'Closed' },
  activeUntil: { id: 'Aktif sampai', en: 'Active until' },
  inactiveUntil: { id: 'Inaktif sampai', en: 'Inactive until' },
  years: {
    id: (active: number, inactive: number) => `${active} tahun aktif, ${inactive} tahun inaktif`,
    en: (active: number, inactive: number) => `${active} years active, ${inactive} years inactive`,
  },
  decree: { id: 'Menurut', en: 'Under' },
  since: { id: (day: string) => `sejak ${day}`, en: (day: string) => `since ${day}` },
  held: { id: 'Ditangguhkan', en: 'On hold' },
  heldAbout: {
    id: 'Tidak dapat masuk berita acara pemindahan, pemusnahan, atau penyerahan.',
    en: 'Cannot stand in minutes of transfer, destruction or hand-over.',
  },
  byMinutes: {
    id: (kind: keyof typeof disposed, number: string, day: string) =>
      `${disposed[kind].id} menurut berita acara ${number}, ${day}`,
    en: (kind: keyof typeof disposed, number: string, day: string) =>
      `${disposed[kind].en} by minutes ${number}, ${day}`,
  },
  dueNow: {
    id: (due: Due) => `Saatnya: ${dues[due].id.toLowerCase()}`,
    en: (due: Due) => `Due: ${dues[due].en.toLowerCase()}`,
  },
  history: { id: 'Riwayat pemberkasan', en: 'History of the filing' },
  event: {
    closed: { id: 'Ditutup', en: 'Closed' },
    fixed: { id: 'Masuk JRA kantor', en: 'Filed under the office’s schedule' },
    series: { id: 'Jenis arsip ditetapkan', en: 'Series set' },
    hold: { id: 'Pemusnahan ditangguhkan', en: 'Put on hold' },
    release: { id: 'Penangguhan dicabut', en: 'Hold lifted' },
    disposal: { id: 'Berita acara', en: 'Minutes' },
  },
  setSeries: { id: 'Ubah jenis arsip…', en: 'Set another series…' },
  setSeriesTitle: { id: 'Ubah jenis arsip', en: 'Set another series' },
  setSeriesDo: { id: 'Tetapkan', en: 'Set' },
  hold: { id: 'Tangguhkan pemusnahan…', en: 'Put on hold…' },
  holdTitle: { id: 'Tangguhkan pemusnahan', en: 'Put on hold' },
  holdDo: { id: 'Tangguhkan', en: 'Put on hold' },
  holdAbout: {
    id: 'Misalnya karena perkara hukum, pemeriksaan, atau sengketa informasi. Berlaku sampai dicabut.',
    en: 'For a lawsuit, an audit or a dispute on information, for example. It holds until it is lifted.',
  },
  release: { id: 'Cabut penangguhan…', en: 'Lift the hold…' },
  releaseTitle: { id: 'Cabut penangguhan', en: 'Lift the hold' },
  releaseDo: { id: 'Cabut', en: 'Lift' },
  reason: { id: 'Alasan', en: 'Reason' },
  reasonHelp: { id: 'Tersimpan di riwayat.', en: 'Kept in the history.' },

  // Arsip
  archiveAbout: {
    id: 'Yang sampai akhir tahun itu perlu dipindahkan, dinilai, dimusnahkan, atau diserahkan menurut JRA. Siar tidak menghapus apa pun; yang dilakukan orang dicatat dengan berita acaranya.',
    en: 'What is to be transferred, reviewed, destroyed or handed over by the end of that year under the schedule. Siar deletes nothing; what people do is recorded with its minutes.',
  },
  year: { id: 'Tahun', en: 'Year' },
  yearly: { id: 'Daftar tahunan', en: 'Yearly list' },
  minutes: { id: 'Berita acara', en: 'Minutes' },
  moreThan: { id: (n: string) => `lebih dari ${n}`, en: (n: string) => `more than ${n}` },
  unfixed: {
    id: (n: string) =>
      `${n} berkas sudah ditutup tetapi belum punya jenis arsip dalam JRA kantor, jadi belum ada di daftar ini.`,
    en: (n: string) =>
      `${n} closed dossiers have no series in the office’s own schedule yet, so they are not in this list.`,
  },
  unfixedDo: { id: 'Atur JRA dan pemetaannya', en: 'Set the schedule and its series' },
  codeFilter: { id: 'Kode dan turunannya', en: 'Code and all below it' },
  heldFilter: { id: 'Penangguhan', en: 'Hold' },
  heldOnly: { id: 'Hanya yang ditangguhkan', en: 'On hold only' },
  freeOnly: { id: 'Tanpa yang ditangguhkan', en: 'Not on hold' },
  filter: { id: 'Saring', en: 'Filter' },
  nothingDue: {
    id: 'Tidak ada berkas untuk ini sampai akhir tahun.',
    en: 'No dossier for this by the end of the year.',
  },
  dossier: { id: 'Berkas', en: 'Dossier' },
  number: { id: 'Nomor', en: 'Number' },
  subject: { id: 'Judul', en: 'Title' },
  withheld: { id: 'Berkas terbatas', en: 'Limited dossier' },
  overdue: { id: 'tunggakan', en: 'overdue' },
  until: { id: 'Disimpan sampai', en: 'Kept until' },
  downloadCsv: { id: 'Unduh CSV', en: 'Download CSV' },
  downloadXlsx: { id: 'Unduh XLSX', en: 'Download XLSX' },
  choose: { id: (number: string) => `Pilih ${number}`, en: (number: string) => `Choose ${number}` },
  chooseAll: { id: 'Pilih semua yang tampil', en: 'Choose all shown' },
  chosenCount: { id: (n: number) => `${n} dipilih`, en: (n: number) => `${n} chosen` },
  record: { id: 'Catat berita acara…', en: 'Record minutes…' },
  chooseFirst: { id: 'Pilih berkasnya dulu.', en: 'Choose the dossiers first.' },
  tooMany: {
    id: (max: number) => `Paling banyak ${max} berkas dalam satu berita acara.`,
    en: (max: number) => `${max} dossiers at most in one set of minutes.`,
  },

  // Minutes
  recordTitle: { id: 'Catat berita acara', en: 'Record minutes' },
  recordAbout: {
    id: (n: number) =>
      `Mencatat bahwa ${n} berkas sudah diproses menurut berita acara yang ditandatangani. Tidak dapat diubah lagi; tidak ada yang dihapus dari Siar.`,
    en: (n: number) =>
      `Records that ${n} dossiers were dealt with by signed minutes. It cannot be changed; nothing is deleted from Siar.`,
  },
  kind: { id: 'Tindakan', en: 'Act' },
  minutesNumber: { id: 'Nomor berita acara', en: 'Number of the minutes' },
  minutesOn: { id: 'Tanggal berita acara', en: 'Day of the minutes' },
  signers: { id: 'Penanda tangan', en: 'Signed by' },
  signersHelp: {
    id: 'Nama dan jabatan, satu tiap baris; juga saksi.',
    en: 'Name and post, one a line; witnesses too.',
  },
  approval: { id: 'Surat persetujuan', en: 'Letter of approval' },
  approvalRegent: {
    id: 'Retensi di bawah 10 tahun: persetujuan kepala daerah.',
    en: 'Retention below 10 years: approval of the head of the region.',
  },
  approvalNational: {
    id: 'Ada berkas dengan retensi 10 tahun atau lebih: pemusnahannya perlu persetujuan Kepala ANRI.',
    en: 'Some have a retention of 10 years or more: destroying them needs the approval of the head of ANRI.',
  },
  approvalArchive: {
    id: 'Persetujuan kepala lembaga kearsipan daerah yang menerima.',
    en: 'Approval of the head of the regional archive that receives them.',
  },
  approvalNumber: { id: 'Nomor surat persetujuan', en: 'Number of the letter' },
  approvalOn: { id: 'Tanggal surat persetujuan', en: 'Day of the letter' },
  approvalBy: { id: 'Pejabat yang menyetujui', en: 'Official who approved' },
  scan: { id: 'Pindaian berita acara bertanda tangan', en: 'Scan of the signed minutes' },
  scanHelp: {
    id: 'PDF atau gambar. Untuk berkas terbatas tulis nomornya saja di berita acara.',
    en: 'PDF or picture. For limited dossiers write only their numbers in the minutes.',
  },
  scanMissing: { id: 'Unggah pindaian berita acara dulu.', en: 'Upload the scan of the minutes first.' },
  scanKept: { id: (name: string) => `Terunggah: ${name}`, en: (name: string) => `Uploaded: ${name}` },
  note: { id: 'Catatan', en: 'Note' },
  recordDo: { id: 'Catat, tidak dapat diubah', en: 'Record, for good' },
  noMinutes: {
    id: 'Belum ada berita acara. Pilih berkas di daftar tahunan, lalu catat.',
    en: 'No minutes yet. Choose dossiers in the yearly list, then record them.',
  },
  recorded: { id: 'Dicatat oleh', en: 'Recorded by' },
  openScan: { id: 'Buka pindaian', en: 'Open the scan' },
  count: { id: (n: number) => `${n} berkas`, en: (n: number) => `${n} dossiers` },
  minutesOf: {
    id: (kind: keyof typeof disposals, number: string) => `Berita acara ${disposals[kind].id.toLowerCase()} ${number}`,
    en: (kind: keyof typeof disposals, number: string) => `Minutes of ${disposals[kind].en.toLowerCase()} ${number}`,
  },

  // Settings
  settings: { id: 'Klasifikasi dan JRA', en: 'Classification and retention' },
  settingsAbout: {
    id: 'Tabel kode klasifikasi dan jadwal retensi arsip menurut peraturan daerah. Tiap impor menjadi edisi yang tidak berubah; yang sudah diberkaskan tetap pada edisinya.',
    en: 'The tables of classification codes and the retention schedule under the region’s regulations. Each import is an edition that never changes; what is filed stays under its own.',
  },
  counts: { id: 'berlaku', en: 'in force' },
  coming: { id: (day: string) => `mulai ${day}`, en: (day: string) => `from ${day}` },
  rows: { id: (n: string) => `${n} baris`, en: (n: string) => `${n} rows` },
  byFile: {
    id: (name: string, by: string) => `${name}, oleh ${by}`,
    en: (name: string, by: string) => `${name}, by ${by}`,
  },
  cameWithSiar: { id: 'bawaan Siar', en: 'came with Siar' },
  template: { id: 'Unduh templat CSV', en: 'Download the template as CSV' },
  apart: {
    id: 'JRA yang berlaku diperiksa terhadap klasifikasi yang lebih lama. Impor JRA lagi agar kodenya mengikuti yang baru.',
    en: 'The schedule in force was held against an older classification. Take the schedule in again so that its codes follow the new one.',
  },
  onlyExample: {
    id: 'Masih contoh bawaan yang belum diverifikasi: kode dapat dipakai, tetapi belum ada masa simpan yang mengikat. Impor klasifikasi kantor dulu, lalu JRA.',
    en: 'Still the example, which is not verified: codes can be used, but no period binds. Take in the office’s classification first, then its schedule.',
  },
  import: { id: 'Impor edisi baru', en: 'Take in a new edition' },
  file: { id: 'Berkas CSV atau XLSX', en: 'CSV or XLSX file' },
  fileHelp: {
    classification: {
      id: 'Kolom: Kode, Uraian. Jadikan kolom Kode teks agar 500.10 tidak menjadi 500.1.',
      en: 'Columns: Code, Heading. Make the Code column text so that 500.10 does not become 500.1.',
    },
    retention: {
      id: 'Kolom: Jenis arsip, Kode, Aktif (tahun), Inaktif (tahun), Nasib akhir; bila perlu Dihitung dari (Akhir tahun atau Penutupan) dan Dasar hukum.',
      en: 'Columns: Record series, Code, Active (years), Inactive (years), Final action; where needed Counted from (End of the year or Closing day) and Legal basis.',
    },
  },
  decreeField: { id: 'Peraturan atau keputusan yang menetapkan', en: 'Regulation that sets it' },
  decreeHelp: { id: 'Dengan nomor dan tahun, misalnya Perbup Nomor 12 Tahun 2025.', en: 'With its number and year.' },
  fromOn: { id: 'Berlaku sejak', en: 'In force from' },
  check: { id: 'Baca dan periksa', en: 'Read and check' },
  wouldDo: {
    id: (rows: string, added: number, changed: number, gone: number) =>
      `${rows} baris benar: ${added} baru, ${changed} berubah, ${gone} tidak ada lagi dibanding yang berlaku.`,
    en: (rows: string, added: number, changed: number, gone: number) =>
      `${rows} rows are right: ${added} new, ${changed} changed, ${gone} no longer there, against the edition in force.`,
  },
  badCells: {
    id: (n: number) => `${n} isian belum benar, jadi belum ada yang dimasukkan. Perbaiki tabelnya lalu periksa lagi.`,
    en: (n: number) => `${n} cells are not right, so nothing is taken in. Mend the table and check it again.`,
  },
  row: { id: (n: number) => `Baris ${n}`, en: (n: number) => `Row ${n}` },
  missing: {
    id: (series: string) =>
      `Jenis naskah menunjuk jenis arsip yang tidak ada di sini: ${series}. Sesudah impor, petakan lagi di bawah.`,
    en: (series: string) =>
      `Kinds of text belong to series that are not here: ${series}. Set them anew below after taking it in.`,
  },
  importDo: { id: 'Berlakukan edisi ini', en: 'Put this edition in force' },
  imported: {
    id: (rows: number, filed: number) =>
      `Masuk: ${rows} baris.${filed > 0 ? ` ${filed} berkas yang sudah ditutup kini punya masa simpan.` : ''}`,
    en: (rows: number, filed: number) =>
      `Taken in: ${rows} rows.${filed > 0 ? ` ${filed} closed dossiers have their periods now.` : ''}`,
  },
  mapping: { id: 'Jenis arsip tiap jenis naskah', en: 'The series of each kind of text' },
  mappingAbout: {
    id: 'Berkas mengikuti jenis naskahnya selama berjalan dan menetap saat terbit atau ditarik.',
    en: 'A dossier follows its kind of text while it is on its way, and stays once it is published or withdrawn.',
  },
  fallback: { id: 'Naskah tanpa jenis, dan jenis lainnya', en: 'Texts without a kind, and other kinds' },
  asOthers: { id: 'seperti jenis lainnya', en: 'as other kinds' },
  gone: {
    id: (series: string) => `${series} (tidak ada di JRA)`,
    en: (series: string) => `${series} (not in the schedule)`,
  },
  mappingDo: { id: 'Simpan pemetaan', en: 'Save the series' },
} as const
