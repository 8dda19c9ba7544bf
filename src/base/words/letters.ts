/** Words of incoming letters and their dispositions. */
export const letterWords = {
  letters: { id: 'Surat masuk', en: 'Incoming letters' },
  lettersAbout: {
    id: 'Surat yang sampai di jabatan Anda. Sebelum diteruskan ke jabatan Anda, sebuah surat tidak terlihat di mana pun.',
    en: 'Letters that came to a post of yours. Until a letter is passed on to you, you see it nowhere.',
  },
  parts: { id: 'Bagian', en: 'Parts' },
  waitingPart: { id: 'Menunggu saya', en: 'Waiting for me' },
  allPart: { id: 'Semua', en: 'All' },
  waitingCount: {
    id: (count: number) => `${count >= 1_000 ? '1.000 lebih' : count} surat menunggu Anda`,
    en: (count: number) =>
      count === 1 ? '1 letter waits for you' : `${count >= 1_000 ? 'over 1,000' : count} letters wait for you`,
  },
  noneWaiting: {
    id: 'Tidak ada surat yang menunggu Anda. Surat muncul di sini saat diteruskan ke jabatan Anda.',
    en: 'No letter waits for you. Letters appear here when they are passed on to a post of yours.',
  },
  none: { id: 'Belum ada surat.', en: 'There are no letters yet.' },
  nothingFound: { id: 'Tidak ada surat yang cocok.', en: 'No letter fits.' },
  search: { id: 'Cari nomor agenda, nomor surat, atau kata', en: 'Search by agenda number, letter number or words' },
  register: { id: 'Catat surat masuk', en: 'Register a letter' },
  registerAbout: {
    id: 'Surat mendapat nomor agenda saat disimpan, lalu menunggu disposisi pada jabatan Anda.',
    en: 'The letter gets its agenda number when it is saved, and then waits at your post to be passed on.',
  },
  registered: {
    id: (number: string) => `Tercatat dengan nomor agenda ${number}.`,
    en: (number: string) => `Registered as agenda number ${number}.`,
  },
  openLetter: { id: 'Buka dan disposisikan', en: 'Open and pass on' },
  registerNext: { id: 'Catat surat berikutnya', en: 'Register the next letter' },
  scans: { id: 'Pindaian surat', en: 'Scans of the letter' },
  scansHelp: {
    id: 'PDF atau gambar, paling banyak 10 berkas, masing-masing 20 MB.',
    en: 'PDF or pictures, at most 10 files of 20 MB each.',
  },
  uploading: { id: 'Mengunggah…', en: 'Uploading…' },
  removeScan: { id: (name: string) => `Hapus ${name}`, en: (name: string) => `Remove ${name}` },
  remove: { id: 'Hapus', en: 'Remove' },
  noScan: { id: 'Tanpa pindaian', en: 'No scan' },

  urgency: { id: 'Sifat', en: 'Urgency' },
  urgencies: {
    ordinary: { id: 'Biasa', en: 'Ordinary' },
    urgent: { id: 'Segera', en: 'Urgent' },
    'very-urgent': { id: 'Sangat segera', en: 'Very urgent' },
    secret: { id: 'Rahasia', en: 'Secret' },
  },
  boxes: {
    respond: { id: 'Tanggapan dan saran', en: 'Response and advice' },
    process: { id: 'Proses lebih lanjut', en: 'Further processing' },
    coordinate: { id: 'Koordinasi/konfirmasi', en: 'Coordination or confirmation' },
  },

  void: { id: 'Batal', en: 'Void' },

  // One letter
  from: { id: 'Dari', en: 'From' },
  to: { id: 'Kepada', en: 'To' },
  letterNumber: { id: 'Nomor surat', en: 'Number' },
  letterDate: { id: 'Tanggal surat', en: 'Date' },
  received: { id: 'Diterima', en: 'Received' },
  agendaNumber: { id: 'No. agenda', en: 'Agenda no.' },
  attachments: { id: 'Lampiran', en: 'Attachments' },
  remarks: { id: 'Keterangan', en: 'Remarks' },
  registeredBy: {
    id: (person: string, time: string) => `Dicatat ${person}, ${time}`,
    en: (person: string, time: string) => `Registered by ${person}, ${time}`,
  },
  cascade: { id: 'Disposisi', en: 'Dispositions' },
  toAgenda: { id: 'Lihat di buku agenda', en: 'See in the agenda book' },
  voided: {
    id: (reason: string) => `Nomor surat ini dibatalkan: ${reason}`,
    en: (reason: string) => `The number of this letter is void: ${reason}`,
  },
  passedBy: {
    id: (person: string, time: string) => `diteruskan ${person}, ${time}`,
    en: (person: string, time: string) => `passed on by ${person}, ${time}`,
  },
  states: {
    waiting: { id: 'Menunggu', en: 'Waiting' },
    'passed-on': { id: 'Diteruskan', en: 'Passed on' },
    reported: { id: 'Dilaporkan', en: 'Reported' },
    'none-needed': { id: 'Tidak perlu disposisi', en: 'No disposition needed' },
  },
  settled: { id: 'Selesai', en: 'Settled' },
  stillOpen: { id: 'Berjalan', en: 'Under way' },
  due: { id: (day: string) => `paling lambat ${day}`, en: (day: string) => `by ${day}` },
  overdue: { id: (day: string) => `lewat batas ${day}`, en: (day: string) => `overdue since ${day}` },
  endedBy: {
    id: (person: string, time: string) => `${person}, ${time}`,
    en: (person: string, time: string) => `${person}, ${time}`,
  },
  withPost: { id: (post: string) => `pada ${post}`, en: (post: string) => `with ${post}` },

  // Acts
  pass: { id: 'Disposisikan', en: 'Pass on' },
  passMore: { id: 'Teruskan ke jabatan lain', en: 'Pass on to others' },
  passTitle: { id: 'Disposisi', en: 'Disposition' },
  passTo: { id: 'Diteruskan kepada Sdr.', en: 'Passed on to' },
  asked: { id: 'Dengan hormat harap', en: 'You are kindly asked for' },
  instruction: { id: 'Catatan', en: 'Instruction' },
  dueOn: { id: 'Batas waktu', en: 'To be answered by' },
  dueHelp: { id: 'Kosongkan bila tidak dibatasi.', en: 'Leave empty for no limit.' },
  passAbout: {
    id: 'Pemegang jabatan yang dipilih dapat membaca surat ini sejak saat ini, dan disposisinya tidak dapat ditarik.',
    en: 'Those who hold the posts chosen read the letter from now on; a disposition cannot be taken back.',
  },
  report: { id: 'Laporkan tindak lanjut', en: 'Report what was done' },
  reportWords: { id: 'Apa yang sudah dilakukan', en: 'What was done' },
  reportAbout: {
    id: 'Laporan menutup bagian Anda dan tidak dapat diubah.',
    en: 'The report ends your branch and cannot be changed.',
  },
  noneNeeded: { id: 'Tidak perlu disposisi', en: 'No disposition needed' },
  noneWords: { id: 'Alasan (boleh kosong)', en: 'Why (may be left empty)' },
} as const
