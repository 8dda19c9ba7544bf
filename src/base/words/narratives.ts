/** Words of the library of narratives, in both languages. */
export const narrativeWords = {
  title: { id: 'Pustaka narasi', en: 'Narratives' },
  about: {
    id: 'Apa yang dikatakan kantor tentang satu isu atau program: disetujui, bersumber, dan berlaku sampai hari tertentu.',
    en: 'What the office says of an issue or a programme: approved, with its sources, and good until a day.',
  },
  write: { id: 'Tulis narasi', en: 'Write a narrative' },
  find: { id: 'Cari kata dalam narasi', en: 'Find words of a narrative' },
  states: { id: 'Keadaan', en: 'State' },
  state: {
    valid: { id: 'Berlaku', en: 'In use' },
    waiting: { id: 'Menunggu keputusan', en: 'Waiting for a decision' },
    coming: { id: 'Belum mulai', en: 'Not begun' },
    expired: { id: 'Kedaluwarsa', en: 'Expired' },
    returned: { id: 'Tidak disetujui', en: 'Not approved' },
    withdrawn: { id: 'Dicabut', en: 'Withdrawn' },
  },
  waits: { id: 'versi baru menunggu', en: 'a new version waits' },
  none: {
    id: 'Belum ada narasi di sini. Narasi yang ditulis dan disetujui tampil di samping naskah isunya.',
    en: 'There is no narrative here. One that is written and approved is shown beside the texts of its issue.',
  },
  noneFound: { id: 'Tidak ada narasi seperti itu.', en: 'There is no narrative like that.' },
  ofNone: { id: 'Umum', en: 'General' },
  days: {
    id: (from: string, until: string) => `${from} – ${until}`,
    en: (from: string, until: string) => `${from} – ${until}`,
  },
  lastDay: { id: 'hari terakhir', en: 'the last day' },
  daysLeft: { id: (n: number) => `tinggal ${n} hari`, en: (n: number) => (n === 1 ? '1 day left' : `${n} days left`) },
  keeper: { id: (name: string) => `Penanggung jawab: ${name}`, en: (name: string) => `Kept by ${name}` },

  item: { id: 'Isu atau program', en: 'Issue or programme' },
  itemFind: { id: 'Cari isu atau program', en: 'Find an issue or a programme' },
  itemNone: { id: 'Tidak satu pun (umum)', en: 'None (general)' },
  titleField: { id: 'Judul narasi', en: 'Title of the narrative' },
  textField: { id: 'Pesan kunci', en: 'Key message' },
  textHelp: {
    id: 'Kata-kata yang boleh dipakai apa adanya dalam naskah. Baris kosong memisahkan paragraf.',
    en: 'Words that may go into a text as they are. An empty line parts paragraphs.',
  },
  basis: { id: 'Dasar', en: 'What it rests on' },
  basisHelp: {
    id: 'Surat, aturan, data, atau siapa yang mengatakannya.',
    en: 'A letter, a rule, data, or who said it.',
  },
  facts: { id: 'Fakta dan sumbernya', en: 'Facts and their sources' },
  inUse: { id: 'Berlaku', en: 'In use' },
  from: { id: 'Berlaku mulai', en: 'In use from' },
  until: { id: 'Sampai', en: 'Until' },
  untilHelp: {
    id: 'Hari itu masih berlaku. Anda diberi tahu tujuh hari sebelumnya dan pada harinya.',
    en: 'That day still counts. You are told seven days before and on the day.',
  },
  submit: { id: 'Ajukan untuk diputuskan', en: 'Hand in for decision' },
  submitAbout: {
    id: 'Versi yang diajukan tidak dapat diubah lagi; kata yang lain menjadi versi berikutnya.',
    en: 'What is handed in cannot be changed any more; other words become the next version.',
  },
  rewrite: { id: 'Tulis versi baru', en: 'Write a new version' },
  rewriteAbout: {
    id: 'Yang sudah disetujui tetap berlaku sampai versi ini disetujui dan hari pertamanya tiba.',
    en: 'What is approved counts on until this version is approved and its first day comes.',
  },

  version: { id: (n: number) => `Versi ${n}`, en: (n: number) => `Version ${n}` },
  versions: { id: 'Semua versi', en: 'All versions' },
  fingerprint: { id: 'sidik jari', en: 'fingerprint' },
  writtenBy: {
    id: (name: string, at: string) => `Ditulis ${name}, ${at}`,
    en: (name: string, at: string) => `Written by ${name}, ${at}`,
  },
  approvedBy: {
    id: (name: string, post: string, at: string) => `Disetujui ${name} (${post}), ${at}`,
    en: (name: string, post: string, at: string) => `Approved by ${name} (${post}), ${at}`,
  },
  refusedBy: {
    id: (name: string, post: string, at: string) => `Tidak disetujui ${name} (${post}), ${at}`,
    en: (name: string, post: string, at: string) => `Not approved by ${name} (${post}), ${at}`,
  },
  compared: {
    id: (n: number) => `Yang berbeda dari versi ${n}, yang disetujui terakhir, ditandai.`,
    en: (n: number) => `What differs from version ${n}, the last that was approved, stands out.`,
  },
  undecided: { id: 'Menunggu keputusan', en: 'Waits for its decision' },
  toDecide: {
    id: (n: number) => `Versi ${n} menunggu keputusan`,
    en: (n: number) => `Version ${n} waits for its decision`,
  },
  yes: { id: 'YA, setujui', en: 'YES, approve' },
  yesTitle: { id: 'Menyetujui narasi', en: 'Approve the narrative' },
  yesAbout: {
    id: (n: number, hash: string, from: string, until: string) =>
      `Menyetujui versi ${n} (${hash}…) persis seperti tertulis, berlaku ${from} sampai ${until}. Ini tidak dapat diubah; yang berlaku dapat dicabut.`,
    en: (n: number, hash: string, from: string, until: string) =>
      `Approves version ${n} (${hash}…) exactly as it is written, in use from ${from} to ${until}. This cannot be changed; what is in use can be withdrawn.`,
  },
  no: { id: 'TIDAK', en: 'NO' },
  noTitle: { id: 'Tidak menyetujui narasi', en: 'Do not approve the narrative' },
  reason: { id: 'Alasan', en: 'Reason' },
  withdraw: { id: 'Cabut…', en: 'Withdraw…' },
  withdrawTitle: { id: 'Cabut narasi', en: 'Withdraw the narrative' },
  withdrawAbout: {
    id: 'Narasi yang dicabut tidak ditawarkan lagi, untuk seterusnya. Naskah yang sudah mengambilnya tidak berubah.',
    en: 'A narrative that is withdrawn is not offered again, for good. Texts that took it over do not change.',
  },
  withdrawDo: { id: 'Cabut', en: 'Withdraw' },
  withdrawnBy: {
    id: (name: string, at: string) => `Dicabut ${name}, ${at}:`,
    en: (name: string, at: string) => `Withdrawn by ${name}, ${at}:`,
  },
  uses: { id: 'Diambil ke naskah', en: 'Taken over into texts' },
  usedBy: {
    id: (n: number, name: string, at: string) => `versi ${n}, ${name}, ${at}`,
    en: (n: number, name: string, at: string) => `version ${n}, ${name}, ${at}`,
  },

  panel: { id: 'Narasi', en: 'Narratives' },
  panelNone: {
    id: 'Belum ada narasi yang berlaku untuk isu atau program berkas ini.',
    en: 'No narrative is in use for the issue or programme of this dossier.',
  },
  panelWrite: { id: 'Tulis narasi untuk isu ini', en: 'Write a narrative for this issue' },
  panelFind: { id: 'Cari narasi lain yang berlaku', en: 'Find another that is in use' },
  take: {
    id: (title: string) => `Ambil ke naskah: ${title}`,
    en: (title: string) => `Take over into the text: ${title}`,
  },
  takeShort: { id: 'Ambil ke naskah', en: 'Take over into the text' },
  tookFacts: {
    id: (n: number) => `Pakai ${n} faktanya`,
    en: (n: number) => (n === 1 ? 'Take up its fact' : `Take up its ${n} facts`),
  },
  took: {
    id: (title: string) => `“${title}” sudah masuk di tempat kursor. Urungkan dengan Ctrl+Z.`,
    en: (title: string) => `“${title}” was put in at the cursor. Undo with Ctrl+Z.`,
  },
  taken: { id: 'Sudah diambil ke naskah ini', en: 'Taken over into this text' },
  newer: {
    id: (n: number) => `Yang berlaku sekarang versi ${n}; periksa lagi katanya.`,
    en: (n: number) => `Version ${n} is in use now; look at the words again.`,
  },
  over: { id: 'Tidak berlaku lagi; periksa lagi katanya.', en: 'Not in use any more; look at the words again.' },
} as const
