/** Words of facts as fields, in the editor, on the dossier and on the decision sheet. */
export const factWords = {
  help: {
    id: 'Tulis nama, angka, tanggal, dan tempat sekali di sini, lalu mintakan kebenarannya kepada OPD.',
    en: 'Write names, figures, dates and places once here, then have the agency confirm them.',
  },
  kind: {
    id: (kind: 'name' | 'figure' | 'date' | 'place') =>
      ({ name: 'Nama', figure: 'Angka', date: 'Tanggal', place: 'Tempat' })[kind],
    en: (kind: 'name' | 'figure' | 'date' | 'place') =>
      ({ name: 'Name', figure: 'Figure', date: 'Date', place: 'Place' })[kind],
  },
  add: {
    id: (kind: 'name' | 'figure' | 'date' | 'place') =>
      ({ name: 'Tambah nama', figure: 'Tambah angka', date: 'Tambah tanggal', place: 'Tambah tempat' })[kind],
    en: (kind: 'name' | 'figure' | 'date' | 'place') =>
      ({ name: 'Add a name', figure: 'Add a figure', date: 'Add a date', place: 'Add a place' })[kind],
  },
  full: { id: 'Satu naskah memuat paling banyak 50 fakta.', en: 'A text holds 50 facts at most.' },
  earlier: { id: 'Keterangan', en: 'Statement' },
  label: { id: 'Tentang apa', en: 'What it is' },
  labelHelp: {
    id: (kind: 'name' | 'figure' | 'date' | 'place') =>
      ({
        name: 'Misalnya: pejabat yang membuka acara',
        figure: 'Misalnya: jumlah rumah rusak',
        date: 'Misalnya: hari pembukaan pendaftaran',
        place: 'Misalnya: lokasi acara',
      })[kind],
    en: (kind: 'name' | 'figure' | 'date' | 'place') =>
      ({
        name: 'For example: the official who opens the event',
        figure: 'For example: number of houses damaged',
        date: 'For example: the day registration opens',
        place: 'For example: where the event is held',
      })[kind],
  },
  name: { id: 'Nama lengkap', en: 'Full name' },
  title: { id: 'Jabatan', en: 'Title' },
  figure: { id: 'Angka', en: 'Figure' },
  figureHelp: { id: 'Titik untuk ribuan, koma untuk pecahan', en: 'A point for thousands, a comma for decimals' },
  figureWrong: {
    id: 'Tulis seperti 1.250 atau 3,5: titik untuk ribuan, koma untuk pecahan.',
    en: 'Write it as 1.250 or 3,5: a point for thousands, a comma for decimals.',
  },
  unit: { id: 'Satuan', en: 'Unit' },
  unitHelp: { id: 'orang, rumah, Rp, %, ton', en: 'people, houses, Rp, %, tons' },
  date: { id: 'Tanggal', en: 'Date' },
  time: { id: 'Pukul (bila perlu)', en: 'Time (if needed)' },
  place: { id: 'Nama tempat', en: 'Name of the place' },
  village: { id: 'Desa atau kelurahan', en: 'Village' },
  district: { id: 'Kecamatan', en: 'District' },
  source: { id: 'Sumber', en: 'Source' },
  reads: { id: 'Dalam naskah', en: 'In the text' },
  fact: { id: 'Fakta', en: 'Fact' },
  remove: { id: (name: string) => `Hapus ${name}`, en: (name: string) => `Remove ${name}` },
  unnamed: { id: 'fakta ini', en: 'this fact' },
  // What agencies say of a fact
  confirmation: { id: 'Konfirmasi', en: 'Confirmation' },
  open: { id: 'Belum dikonfirmasi', en: 'Not confirmed yet' },
  confirmedBy: {
    id: (name: string, post: string) => `Dibenarkan ${name}, ${post}`,
    en: (name: string, post: string) => `Confirmed by ${name}, ${post}`,
  },
  disputedBy: {
    id: (name: string, post: string) => `Dinyatakan salah oleh ${name}, ${post}`,
    en: (name: string, post: string) => `Said to be wrong by ${name}, ${post}`,
  },
  unsureBy: {
    id: (name: string, post: string) => `Tidak diketahui ${name}, ${post}`,
    en: (name: string, post: string) => `Not known to ${name}, ${post}`,
  },
  byLink: { id: (at: string) => `${at}, lewat tautan`, en: (at: string) => `${at}, through the link` },
  byPhone: {
    id: (at: string, officer: string) => `${at}, secara lisan, dicatat ${officer}`,
    en: (at: string, officer: string) => `${at}, by word of mouth, noted by ${officer}`,
  },
  shouldBe: { id: (text: string) => `Seharusnya: ${text}`, en: (text: string) => `It should be: ${text}` },
  takeOver: { id: (text: string) => `Pakai ${text}`, en: (text: string) => `Use ${text}` },
  insert: { id: 'Sisipkan ke naskah', en: 'Insert into the text' },

  // Asking
  ask: { id: 'Minta konfirmasi…', en: 'Ask for confirmation…' },
  askTitle: { id: 'Minta konfirmasi fakta', en: 'Ask for confirmation of facts' },
  askSays: {
    id: 'Yang ditanya membuka tautan di ponselnya tanpa akun, sekali saja. Ia hanya melihat fakta yang dipilih, bukan naskahnya.',
    en: 'Who is asked opens a link on their phone without an account, once. They see the chosen facts only, not the text.',
  },
  whichFacts: { id: 'Fakta yang ditanyakan', en: 'Facts to ask about' },
  addressee: { id: 'Kepada siapa', en: 'Who is asked' },
  addresseeHelp: { id: 'Misalnya: BPBD, Kepala Pelaksana', en: 'For example: BPBD, head of operations' },
  purpose: { id: 'Untuk apa (tampil di halaman konfirmasi)', en: 'What for (shown on the page)' },
  hours: { id: 'Tautan berlaku', en: 'The link stays open' },
  hoursN: { id: (n: number) => `${n} jam`, en: (n: number) => `${n} hours` },
  makeLink: { id: 'Buat tautan', en: 'Make the link' },
  linkMade: {
    id: 'Tautan siap. Kirim sekarang: sesudah ini ditutup, tautan tidak dapat ditampilkan lagi.',
    en: 'The link is ready. Send it now: once this is closed, it cannot be shown again.',
  },
  linkLost: {
    id: 'Pertanyaan sudah tercatat, tetapi tautannya tidak sampai. Buat ulang tautan dari daftar di bawah.',
    en: 'The question is kept, but its link did not arrive. Make the link anew from the list below.',
  },
  message: {
    id: (office: string, link: string) =>
      `Mohon bantuan memastikan beberapa fakta sebelum diumumkan. Tanpa akun, sekali jawab: ${link} – ${office}`,
    en: (office: string, link: string) =>
      `Mohon bantuan memastikan beberapa fakta sebelum diumumkan. Tanpa akun, sekali jawab: ${link} – ${office}`,
  },
  nothingToAsk: {
    id: 'Semua fakta yang lengkap sudah dikonfirmasi, atau belum ada yang lengkap.',
    en: 'Every complete fact is confirmed already, or none is complete yet.',
  },
  tooManyAsked: { id: 'Satu tautan memuat paling banyak 30 fakta.', en: 'One link holds 30 facts at most.' },

  // Calls
  call: { id: 'Catat konfirmasi lisan…', en: 'Note a spoken confirmation…' },
  callTitle: { id: 'Catat konfirmasi lisan', en: 'Note a spoken confirmation' },
  callSays: {
    id: 'Tercatat atas nama Anda sebagai konfirmasi lisan, dengan siapa, kapan, dan bagaimana.',
    en: 'Kept under your name as a spoken confirmation, with who said it, when and how.',
  },
  callName: { id: 'Siapa yang menyatakan', en: 'Who said it' },
  callPost: { id: 'Jabatan dan kantor', en: 'Title and office' },
  callAt: { id: 'Kapan', en: 'When' },
  callHow: { id: 'Bagaimana', en: 'How' },
  callHowHelp: { id: 'Misalnya: telepon ke 0355-791234', en: 'For example: call to 0355-791234' },
  right: { id: 'Benar', en: 'Right' },
  wrong: { id: 'Salah', en: 'Wrong' },
  unknown: { id: 'Tidak tahu', en: 'Does not know' },
  notAsked: { id: 'Tidak dibicarakan', en: 'Not spoken of' },
  correction: { id: 'Seharusnya', en: 'It should be' },
  noteLabel: { id: 'Catatan', en: 'Note' },
  keepCall: { id: 'Catat', en: 'Keep it' },

  // Questions that were sent
  requests: { id: 'Permintaan konfirmasi', en: 'Questions sent' },
  factsN: { id: (n: number) => `${n} fakta`, en: (n: number) => (n === 1 ? '1 fact' : `${n} facts`) },
  requestState: {
    id: (state: 'open' | 'answered' | 'expired' | 'withdrawn') =>
      ({ open: 'Menunggu jawaban', answered: 'Dijawab', expired: 'Lewat waktu', withdrawn: 'Ditarik' })[state],
    en: (state: 'open' | 'answered' | 'expired' | 'withdrawn') =>
      ({ open: 'Waiting for an answer', answered: 'Answered', expired: 'Over its time', withdrawn: 'Taken back' })[
        state
      ],
  },
  until: { id: (at: string) => `sampai ${at}`, en: (at: string) => `until ${at}` },
  askedBy: { id: (name: string, at: string) => `${name}, ${at}`, en: (name: string, at: string) => `${name}, ${at}` },
  renew: { id: 'Buat ulang tautan', en: 'Make the link anew' },
  withdraw: { id: 'Tarik', en: 'Take back' },
} as const
