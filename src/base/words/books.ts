/** Words of the agenda books as the office keeps them: entering by hand, what comes after a line, and their settings. */
export const bookWords = {
  // Looking
  book: { id: 'Buku', en: 'Book' },
  month: { id: 'Bulan', en: 'Month' },
  allMonths: { id: 'Setahun penuh', en: 'The whole year' },
  monthName: {
    id: (month: number) =>
      new Date(Date.UTC(2026, month - 1)).toLocaleDateString('id', { month: 'long', timeZone: 'UTC' }),
    en: (month: number) =>
      new Date(Date.UTC(2026, month - 1)).toLocaleDateString('en', { month: 'long', timeZone: 'UTC' }),
  },
  agendaView: { id: 'Agenda', en: 'Agenda' },
  expeditionView: { id: 'Ekspedisi', en: 'Hand-overs' },
  views: { id: 'Bagian buku', en: 'Parts of the book' },
  expeditionOf: { id: (book: string) => `Buku ekspedisi – ${book}`, en: (book: string) => `Expedition book – ${book}` },
  expeditionEmpty: {
    id: 'Belum ada serah terima tercatat. Buka sebuah nomor di buku agenda, lalu catat siapa yang menerimanya.',
    en: 'No hand-over is noted yet. Open a number in the agenda book and note who received it.',
  },
  closed: { id: 'ditutup', en: 'closed' },
  letterWithheld: { id: 'Surat belum sampai di jabatan Anda', en: 'Letter not passed on to you' },
  voidedBecause: {
    id: (reason: string) => `Batal: ${reason}`,
    en: (reason: string) => `Void: ${reason}`,
  },
  srikandiIs: { id: (number: string) => `SRIKANDI ${number}`, en: (number: string) => `SRIKANDI ${number}` },
  letterIs: { id: (number: string) => `surat ${number}`, en: (number: string) => `letter ${number}` },
  attachmentsAre: {
    id: (count: number) => `${count} lampiran`,
    en: (count: number) => (count === 1 ? '1 attachment' : `${count} attachments`),
  },
  openCard: { id: (number: string) => `Kartu kendali ${number}`, en: (number: string) => `Control card ${number}` },

  // Kinds of line
  kinds: {
    review: { id: 'Untuk ditelaah', en: 'For review' },
    decision: { id: 'Untuk diputuskan', en: 'For decision' },
    disposition: { id: 'Lembar disposisi', en: 'Disposition sheet' },
    publication: { id: 'Terbit', en: 'Published' },
    memo: { id: 'Nota dinas', en: 'Memorandum' },
    release: { id: 'Siaran pers', en: 'Press release' },
    letter: { id: 'Dicatat tangan', en: 'Entered by hand' },
  },

  // Entering
  enter: { id: 'Catat surat', en: 'Enter a letter' },
  enterAbout: {
    id: 'Untuk surat yang dibuat atau diterima di luar Siar. Nomor diberikan saat disimpan dan tidak dapat diubah.',
    en: 'For letters made or received outside Siar. The number is given when it is saved and cannot be changed.',
  },
  datedOn: { id: 'Tanggal agenda', en: 'Agenda date' },
  datedOnHelp: {
    id: 'Hari ini mendapat nomor berikutnya. Tanggal lampau mendapat nomor terakhir hari itu dengan tambahan huruf, misalnya 12.a.',
    en: 'Today takes the next number. An earlier day takes the last number of that day with a letter, such as 12.a.',
  },
  from: { id: 'Dari', en: 'From' },
  to: { id: 'Kepada', en: 'To' },
  subject: { id: 'Isi ringkas', en: 'Subject' },
  letteredOn: { id: 'Tanggal surat', en: 'Date of the letter' },
  letterNumber: { id: 'Nomor surat', en: 'Number of the letter' },
  letterNumberHelp: {
    id: 'Seperti tertulis di suratnya. Untuk surat keluar: nomor konsep (verbal), bila ada.',
    en: 'As written on the letter itself. For an outgoing one: the number of its draft, if any.',
  },
  attachments: { id: 'Jumlah lampiran', en: 'Attachments' },
  code: { id: 'Kode klasifikasi', en: 'Classification code' },
  codeHelp: { id: 'Kosongkan untuk kode bawaan buku.', en: 'Leave empty for the book’s own.' },
  indexTerm: { id: 'Indeks', en: 'Index term' },
  indexHelp: { id: 'Kata tangkap untuk kartu kendali.', en: 'The catchword of the control card.' },
  processor: { id: 'Pengolah', en: 'Handled by' },
  remarks: { id: 'Keterangan', en: 'Remarks' },
  srikandi: { id: 'Nomor SRIKANDI', en: 'SRIKANDI number' },
  srikandiHelp: { id: 'Bila sudah ada; dapat diisi kemudian.', en: 'If there is one yet; it can be set later.' },
  moreFields: { id: 'Kartu kendali dan keterangan', en: 'Control card and remarks' },
  given: {
    id: (number: string, book: string) => `Tercatat dengan nomor ${number} di ${book}.`,
    en: (number: string, book: string) => `Entered as number ${number} in ${book}.`,
  },
  enterNext: { id: 'Catat surat berikutnya', en: 'Enter the next letter' },
  toBook: { id: 'Buka bukunya', en: 'Open the book' },
  noBookToKeep: {
    id: 'Tidak ada buku yang Anda pegang hari ini. Buku dicatat oleh jabatan yang memegangnya.',
    en: 'You keep no book today. Lines are entered by the post that keeps a book.',
  },

  // The control card
  card: { id: 'Kartu kendali', en: 'Control card' },
  cardBook: { id: 'Buku', en: 'Book' },
  sequence: { id: 'No. urut', en: 'Running no.' },
  inOrOut: { id: 'M/K', en: 'In/Out' },
  inShort: { id: 'M (masuk)', en: 'In' },
  outShort: { id: 'K (keluar)', en: 'Out' },
  dateAndNumber: { id: 'Tgl./No. surat', en: 'Date and number of the letter' },
  passedOn: { id: 'Tgl. diteruskan', en: 'Passed on' },
  receipt: { id: 'Tanda terima', en: 'Receipt' },
  enteredBy: { id: 'Dicatat oleh', en: 'Entered by' },
  keptBy: { id: (post: string) => `Buku ini dipegang ${post}.`, en: (post: string) => `This book is kept by ${post}.` },
  srikandiWas: {
    id: (number: string, by: string, time: string) => `${number} – ${by}, ${time}`,
    en: (number: string, by: string, time: string) => `${number} – ${by}, ${time}`,
  },
  setSrikandi: { id: 'Isi nomor SRIKANDI', en: 'Set the SRIKANDI number' },
  correctSrikandi: { id: 'Koreksi nomor SRIKANDI', en: 'Correct the SRIKANDI number' },
  correctionReason: { id: 'Alasan koreksi', en: 'Why it is corrected' },
  noteHandover: { id: 'Catat serah terima', en: 'Note the hand-over' },
  recipient: { id: 'Diserahkan kepada', en: 'Handed to' },
  recipientHelp: { id: 'Kantor atau pihak yang dituju.', en: 'The office or party it was for.' },
  receivedBy: { id: 'Diterima oleh', en: 'Received by' },
  receivedByHelp: { id: 'Nama orang yang menerima.', en: 'The name of the person who received it.' },
  handedAt: { id: 'Waktu diterima', en: 'Received at' },
  handoverOnce: {
    id: 'Serah terima dicatat sekali dan tidak dapat diubah.',
    en: 'A hand-over is noted once and cannot be changed.',
  },
  handedText: {
    id: (who: string, recipient: string, time: string) => `${who} (${recipient}), ${time}`,
    en: (who: string, recipient: string, time: string) => `${who} (${recipient}), ${time}`,
  },
  void: { id: 'Batalkan nomor', en: 'Void the number' },
  voidReason: { id: 'Alasan pembatalan', en: 'Why it is void' },
  voidAbout: {
    id: 'Nomor ini tetap ada di buku, dicoret dengan alasannya, dan tidak dipakai lagi. Ini tidak dapat ditarik kembali.',
    en: 'The number stays in the book, struck out with its reason, and is not used again. This cannot be undone.',
  },

  // Settings
  settings: { id: 'Buku agenda dan nomor', en: 'Agenda books and numbers' },
  settingsAbout: {
    id: 'Tiap buku punya urutan sendiri yang dimulai dari 1 tiap tahun. Nomor yang sudah diberikan tetap seperti tertulis.',
    en: 'Each book has a sequence of its own that begins at 1 each year. Numbers that were given stay as they were written.',
  },
  add: { id: 'Tambah buku', en: 'Add a book' },
  change: { id: (name: string) => `Ubah ${name}`, en: (name: string) => `Change ${name}` },
  edit: { id: 'Ubah', en: 'Change' },
  name: { id: 'Nama buku', en: 'Name of the book' },
  direction: { id: 'Jenis', en: 'Kind' },
  incoming: { id: 'Naskah masuk', en: 'Incoming papers' },
  outgoing: { id: 'Naskah keluar', en: 'Outgoing papers' },
  pattern: { id: 'Pola nomor', en: 'Number pattern' },
  patternHelp: {
    id: 'Rangkai dari {kode}, {nomor} atau {nomor:3}, {unit}, {bulan} atau {bulan:romawi}, dan {tahun}; kata lain ditulis apa adanya.',
    en: 'Made of {kode} (classification), {nomor} or {nomor:3} (number), {unit}, {bulan} or {bulan:romawi} (month) and {tahun} (year); other words stand as they are.',
  },
  nextNumber: {
    id: (number: string) => `Nomor berikutnya: ${number}`,
    en: (number: string) => `Next number: ${number}`,
  },
  backNumber: {
    id: (number: string) => `bertanggal mundur: ${number}`,
    en: (number: string) => `dated back: ${number}`,
  },
  unit: { id: 'Kode unit', en: 'Unit code' },
  defaultCode: { id: 'Kode klasifikasi bawaan', en: 'Default classification code' },
  defaultCodeHelp: {
    id: 'Dipakai bila naskah tidak punya kode sendiri.',
    en: 'Used where a paper has no code of its own.',
  },
  keeper: { id: 'Pemegang buku', en: 'Kept by' },
  keeperOfSop: {
    id: 'Sesuai SOP: jabatan sebelum keputusan',
    en: 'As the SOP says: the post before the decision',
  },
  ordinal: { id: 'Urutan tampil', en: 'Place in the list' },
  close: { id: 'Tutup buku ini', en: 'Close this book' },
  closeHelp: {
    id: 'Buku yang ditutup tetap dapat dibaca, tetapi tidak menerima nomor lagi.',
    en: 'A closed book can still be read but takes no more numbers.',
  },
  uses: { id: 'Ke buku mana naskah dicatat', en: 'Which book papers are entered in' },
  usesAbout: {
    id: 'Berlaku untuk nomor berikutnya; yang sudah tercatat tidak pindah.',
    en: 'Holds for the next number; what is entered already does not move.',
  },
  useOf: { id: (kind: string) => `Buku untuk: ${kind}`, en: (kind: string) => `Book for: ${kind}` },
} as const
