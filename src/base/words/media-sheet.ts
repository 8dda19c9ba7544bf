/** Words of the daily media sheet. */
const id = (n: number) => n.toLocaleString('id-ID')
const en = (n: number) => n.toLocaleString('en-GB')

export const mediaSheetWords = {
  title: { id: 'Lembar media harian', en: 'Daily media sheet' },
  about: {
    id: 'Satu lembar untuk pagi pimpinan: apa yang penting, nadanya, apa yang belum dijawab, dan apa yang akan datang.',
    en: 'One sheet for the leader’s morning: what matters, in which tone, what has no answer yet and what is to come.',
  },
  ofDay: { id: (day: string) => `Lembar media, ${day}`, en: (day: string) => `Media sheet, ${day}` },
  version: { id: (n: number) => `versi ${n}`, en: (n: number) => `version ${n}` },
  spanOf: {
    id: (from: string, to: string) => `Yang masuk ${from} sampai ${to}`,
    en: (from: string, to: string) => `What came in from ${from} to ${to}`,
  },
  made: {
    id: (time: string, by: string | null) => (by ? `Dibuat ${time} oleh ${by}` : `Dibuat otomatis ${time}`),
    en: (time: string, by: string | null) => (by ? `Made ${time} by ${by}` : `Made automatically ${time}`),
  },
  hash: { id: 'SHA-256 isi lembar', en: 'SHA-256 of what it says' },
  none: {
    id: 'Belum ada lembar. Lembar pertama dibuat otomatis pada pagi hari kerja, atau buat sekarang.',
    en: 'There is no sheet yet. The first one makes itself on the morning of a working day, or make it now.',
  },
  makeNow: { id: 'Buat lembar hari ini', en: 'Make today’s sheet' },
  makeAgain: { id: 'Perbarui lembar hari ini', en: 'Bring today’s sheet up to date' },
  makeOf: { id: 'Buat untuk tanggal lain', en: 'Make one of another day' },
  day: { id: 'Tanggal', en: 'Day' },
  make: { id: 'Buat', en: 'Make' },
  makeAbout: {
    id: 'Lembar lama tetap ada; yang baru menjadi versi berikutnya dari tanggal itu.',
    en: 'The earlier one stays; the new one is the next version of that day.',
  },
  pdf: { id: 'Unduh PDF', en: 'Download PDF' },
  newer: { id: 'Ada versi yang lebih baru', en: 'There is a newer version' },
  earlier: { id: 'Lembar sebelumnya', en: 'Earlier sheets' },
  // Parts
  came: { id: 'Yang masuk', en: 'What came in' },
  cameOf: {
    id: (mentions: number, outlets: number) => `${id(mentions)} kabar dari ${id(outlets)} sumber`,
    en: (mentions: number, outlets: number) => `${en(mentions)} reports from ${en(outlets)} sources`,
  },
  messagesOf: {
    id: (n: number) => `Selain itu ${id(n)} aduan, pesan, surat, dan laporan OPD.`,
    en: (n: number) => `Besides, ${en(n)} complaints, messages, letters and agency reports.`,
  },
  messages: {
    id: (n: number) => `${id(n)} aduan, pesan, atau surat`,
    en: (n: number) => `${en(n)} complaints, messages or letters`,
  },
  running: { id: 'Sedang Siaga', en: 'Siaga under way' },
  since: { id: (at: string) => `sejak ${at}`, en: (at: string) => `since ${at}` },
  over: { id: 'Siaganya sudah diakhiri', en: 'its Siaga was ended' },
  tone: { id: 'Nada', en: 'Tone' },
  toneOf: {
    id: (tone: string, count: number, percent: number) => `${tone} ${id(count)} (${id(percent)}%)`,
    en: (tone: string, count: number, percent: number) => `${tone} ${en(count)} (${en(percent)}%)`,
  },
  toneUnsure: {
    id: (n: number) => `${id(n)} tidak yakin atau bahasa lain`,
    en: (n: number) => `${en(n)} not sure or in another language`,
  },
  percentsOf: {
    id: (toned: number, all: number) =>
      toned === all
        ? `Persen dihitung dari semua ${id(all)} kabar.`
        : `Persen dihitung dari ${id(toned)} kabar yang nadanya terbaca, bukan dari semua ${id(all)}.`,
    en: (toned: number, all: number) =>
      toned === all
        ? `The percentages are of all ${en(all)} reports.`
        : `The percentages are of the ${en(toned)} reports whose tone was read, not of all ${en(all)}.`,
  },
  nothingCame: { id: 'Tidak ada kabar yang masuk.', en: 'Nothing came in.' },
  first: { id: 'Yang terpenting', en: 'What matters most' },
  firstNone: { id: 'Tidak ada isu baru.', en: 'No new issue.' },
  byHand: { id: 'dicatat petugas', en: 'noted by an officer' },
  newHere: { id: 'baru', en: 'new' },
  limited: {
    id: (n: number) => `${id(n)} isu menjadi berkas terbatas dan tidak disebut di sini.`,
    en: (n: number) => `${en(n)} issues became limited dossiers and are not named here.`,
  },
  byIssue: { id: 'Menurut isu', en: 'By issue' },
  byOutlet: { id: 'Menurut sumber', en: 'By source' },
  all: { id: 'Semua', en: 'All' },
  andMore: { id: (n: number) => `dan ${id(n)} lainnya`, en: (n: number) => `and ${en(n)} more` },
  unanswered: { id: 'Belum ada jawaban', en: 'No answer yet' },
  unansweredAbout: {
    id: 'Isu setingkat Perhatian ke atas yang belum diterbitkan jawabannya.',
    en: 'Issues at attention level or above of which nothing was published yet.',
  },
  unansweredNone: {
    id: 'Semua isu yang perlu dijawab sudah dijawab.',
    en: 'Every issue that asks for an answer has one.',
  },
  waits: { id: (time: string) => `menunggu ${time}`, en: (time: string) => `waits ${time}` },
  wallHours: {
    id: (n: number) => `${id(n)} jam menurut jam dinding`,
    en: (n: number) => `${en(n)} h by the wall clock`,
  },
  wallDays: { id: (n: number) => `${id(n)} hari kalender`, en: (n: number) => `${en(n)} calendar days` },
  inDossier: { id: (number: string) => `berkas ${number}`, en: (number: string) => `dossier ${number}` },
  perhapsIn: {
    id: (number: string) => `mungkin berkas ${number}`,
    en: (number: string) => `perhaps dossier ${number}`,
  },
  noDossier: { id: 'belum ada berkas', en: 'no dossier yet' },
  published: { id: 'Terbitan kita', en: 'Published by us' },
  publishedNone: { id: 'Tidak ada yang terbit.', en: 'Nothing was published.' },
  today: { id: 'Hari ini', en: 'Today' },
  todayNone: { id: 'Tidak ada agenda yang tercatat.', en: 'No event is noted.' },
  wholeDay: { id: 'Sehari penuh', en: 'All day' },
  fromAgenda: { id: (names: string) => `dari ${names}`, en: (names: string) => `from ${names}` },
  plan: { id: 'rencana terbit', en: 'planned release' },
  // Who is told, and when it is made
  toldOn: { id: 'Beri tahu saya bila lembar pagi siap', en: 'Tell me when the morning’s sheet is ready' },
  settings: { id: 'Pembuatan otomatis', en: 'Made by itself' },
  settingOf: {
    id: (time: string) => `Setiap hari kerja pukul ${time} WIB`,
    en: (time: string) => `Every working day at ${time} WIB`,
  },
  settingOff: { id: 'Tidak dibuat otomatis', en: 'Not made by itself' },
  settingOn: { id: 'Buat otomatis setiap hari kerja', en: 'Make it by itself every working day' },
  at: { id: 'Pukul (WIB)', en: 'At (WIB)' },
} as const
