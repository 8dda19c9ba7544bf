/** Words of Siaga mode: the first hour of a dossier at alert or crisis level. */
import type { FactState } from '../crisis.ts'

type Phrase = { readonly id: string; readonly en: string }

const states = {
  known: { id: 'Diketahui', en: 'Known' },
  checking: { id: 'Sedang dicek', en: 'Being checked' },
  unknown: { id: 'Belum diketahui', en: 'Unknown' },
} as const satisfies Record<FactState, Phrase>

const pick = <Key extends string>(table: Record<Key, Phrase>) => ({
  id: (key: Key): string => table[key].id,
  en: (key: Key): string => table[key].en,
})

export const crisisWords = {
  title: { id: 'Siaga', en: 'Siaga' },
  page: { id: 'Keadaan sekarang', en: 'The situation' },
  open: { id: 'Buka Siaga', en: 'Open Siaga' },
  toDossier: { id: 'Berkas', en: 'Dossier' },
  since: {
    id: (time: string) => `sejak ${time}`,
    en: (time: string) => `since ${time}`,
  },
  runs: { id: (text: string) => `berjalan ${text}`, en: (text: string) => `running ${text}` },
  over: {
    id: (by: string, time: string) => `Diakhiri ${by}, ${time}`,
    en: (by: string, time: string) => `Ended by ${by}, ${time}`,
  },

  /** Why the statement may be late while the steps are not. @param time how long nobody had picked it, or said its dossier's level */
  unpicked: {
    id: (rose: string, picked: string, time: string) =>
      `Isu ini naik ${rose} dan baru ditindaklanjuti ${picked}, ${time} kemudian. Pernyataan awal dihitung sejak isu naik; langkah daftar periksa sejak ditindaklanjuti.`,
    en: (rose: string, picked: string, time: string) =>
      `This rose at ${rose} and was taken up at ${picked}, ${time} later. The holding statement counts from when it rose, the steps of the checklist from when it was taken up.`,
  },

  next: { id: 'Berikutnya', en: 'Next' },
  nothingNext: {
    id: 'Semua langkah sudah dicentang dan semua janji ditepati. Janjikan kabar berikutnya, atau akhiri Siaga.',
    en: 'All steps are ticked off and all promises kept. Promise the next update, or end this.',
  },
  left: {
    id: (text: string) => `sisa ${text}`,
    en: (text: string) => `${text} left`,
  },
  late: {
    id: (text: string) => `lewat ${text}`,
    en: (text: string) => `${text} late`,
  },
  by: { id: (time: string) => `paling lambat ${time}`, en: (time: string) => `by ${time}` },

  speaker: { id: 'Juru bicara', en: 'Who speaks' },
  noSpeaker: { id: 'Belum ditetapkan. Satu orang saja yang bicara.', en: 'Nobody yet. One person alone speaks.' },
  setSpeaker: { id: 'Tetapkan juru bicara', en: 'Say who speaks' },
  changeSpeaker: { id: 'Ganti juru bicara…', en: 'Change who speaks…' },
  speakerName: { id: 'Nama', en: 'Name' },
  speakerRole: { id: 'Jabatan', en: 'Title' },
  speakerReason: { id: 'Mengapa diganti', en: 'Why it changes' },
  speakerBefore: {
    id: (name: string, time: string) => `Sebelumnya ${name}, sejak ${time}`,
    en: (name: string, time: string) => `Before: ${name}, from ${time}`,
  },
  setBy: { id: (by: string, time: string) => `${by}, ${time}`, en: (by: string, time: string) => `${by}, ${time}` },

  statement: { id: 'Pernyataan awal', en: 'Holding statement' },
  beginStatement: { id: 'Mulai pernyataan awal', en: 'Begin the holding statement' },
  writeOn: { id: 'Lanjutkan menulis', en: 'Go on writing' },
  openText: { id: 'Buka naskah', en: 'Open the text' },
  statements: { id: 'Pernyataan', en: 'Statements' },
  neverStated: { id: 'Tidak ada naskah yang dikirim.', en: 'No text was sent on.' },
  noStatements: {
    id: 'Belum ada naskah yang dikirim. Yang sudah diketahui ikut terbawa saat pernyataan awal dimulai.',
    en: 'No text was sent on yet. What is known is carried in when the holding statement is begun.',
  },
  version: { id: (number: number) => `Versi ${number}`, en: (number: number) => `Version ${number}` },
  publicSince: { id: (time: string) => `terbit ${time}`, en: (time: string) => `public since ${time}` },
  notPublic: { id: 'belum terbit', en: 'not public' },

  steps: { id: 'Daftar periksa', en: 'Checklist' },
  stepsDone: {
    id: (done: number, all: number) => `${done} dari ${all}`,
    en: (done: number, all: number) => `${done} of ${all}`,
  },
  onDuty: { id: 'siapa pun yang piket', en: 'whoever is on duty' },
  tick: { id: 'Centang', en: 'Tick off' },
  tickTitle: { id: 'Sudah dikerjakan', en: 'It is done' },
  tickAbout: {
    id: 'Sesudah disimpan, centang ini tetap: nama Anda dan jamnya tidak dapat diubah.',
    en: 'Once saved it stays: your name and the time cannot be changed.',
  },
  doneAt: { id: 'Pukul berapa', en: 'When' },
  note: { id: 'Catatan', en: 'Note' },
  tickedBy: {
    id: (by: string, time: string, minute: number) => `${by}, ${time}, menit ke-${minute}`,
    en: (by: string, time: string, minute: number) => `${by}, ${time}, minute ${minute}`,
  },
  tickedLate: { id: 'terlambat', en: 'late' },
  stepLate: { id: 'lewat menitnya', en: 'past its minute' },

  facts: { id: 'Log fakta', en: 'Fact log' },
  fact: pick(states),
  addFact: { id: 'Tambah fakta', en: 'Add a fact' },
  factsNever: { id: 'Tidak ada yang dicatat.', en: 'None was noted.' },
  noFacts: {
    id: 'Belum ada. Tulis juga apa yang belum diketahui: itulah yang akan ditanyakan.',
    en: 'None yet. Write what is unknown too: that is what will be asked.',
  },
  sayAnew: { id: 'Perbarui', en: 'Update' },
  sayAnewOf: { id: (text: string) => `Perbarui: ${text}`, en: (text: string) => `Update: ${text}` },
  factState: { id: 'Keadaannya', en: 'How it stands' },
  factText: { id: 'Fakta', en: 'Fact' },
  factTextHelp: {
    id: 'Satu fakta, satu kalimat. Yang lama tetap tersimpan dalam riwayat.',
    en: 'One fact, one sentence. What it said before stays in the history.',
  },
  source: { id: 'Sumber', en: 'Source' },
  sourceHelp: { id: 'Siapa yang memastikan, dari mana.', en: 'Who confirmed it, from where.' },
  history: {
    id: (count: number) => `Riwayat: ${count} catatan`,
    en: (count: number) => `History: ${count} entries`,
  },

  promises: { id: 'Janji kabar', en: 'Promised updates' },
  promise: { id: 'Janjikan kabar', en: 'Promise an update' },
  promiseAt: { id: 'Pukul berapa kabar berikutnya', en: 'When the next update comes' },
  promiseWords: { id: 'Apa dan di mana', en: 'What and where' },
  promiseWordsHelp: {
    id: 'Misalnya: jumlah pengungsi, di portal dan saluran WhatsApp.',
    en: 'For example: how many were evacuated, on the portal and by WhatsApp.',
  },
  promiseAbout: {
    id: 'Yang piket dan kepala bidang diingatkan sebelum waktunya, dan diberi tahu bila lewat.',
    en: 'Who is on duty and the head of division are reminded before, and told when it is missed.',
  },
  update: { id: 'Kabar berikutnya', en: 'Next update' },
  keep: { id: 'Tandai ditepati', en: 'Mark as kept' },
  keepTitle: { id: 'Janji ini ditepati', en: 'This promise was kept' },
  keptHow: { id: 'Dengan apa', en: 'By what' },
  keptByWords: { id: 'dengan cara lain, lihat catatan', en: 'otherwise, see the note' },
  keptNoteHelp: {
    id: 'Misalnya: disampaikan juru bicara di posko kepada lima wartawan.',
    en: 'For example: given by the speaker at the post to five journalists.',
  },
  kept: {
    id: (time: string) => `ditepati ${time}`,
    en: (time: string) => `kept ${time}`,
  },
  keptLate: {
    id: (time: string) => `ditepati terlambat, ${time}`,
    en: (time: string) => `kept late, ${time}`,
  },
  missed: { id: 'terlewat', en: 'missed' },
  overBefore: { id: 'berakhir sebelum jamnya', en: 'over before its time came' },
  missedPromise: { id: 'Janji yang terlewat', en: 'A promise that was missed' },
  missedCount: {
    id: (count: number) => `${count} janji terlewat`,
    en: (count: number) => `${count} ${count === 1 ? 'promise' : 'promises'} missed`,
  },
  endOwed: {
    id: (count: number) => `${count} janji belum ditepati. Setelah Siaga berakhir tidak ada lagi yang diingatkan.`,
    en: (count: number) => `${count} not kept yet. Once it is over nobody is reminded of them any more.`,
  },
  noPromises: {
    id: 'Belum ada jam kabar berikutnya. Orang menunggu lebih tenang bila tahu sampai kapan.',
    en: 'No next update is promised. People wait more calmly when they know until when.',
  },

  contacts: { id: 'Siapa dihubungi', en: 'Who is to be reached' },
  contactsDone: {
    id: (reached: number, all: number) => `${reached} dari ${all} terhubung`,
    en: (reached: number, all: number) => `${reached} of ${all} reached`,
  },
  noContacts: {
    id: 'Belum ada daftar kontak. Admin mengisinya di Pengaturan.',
    en: 'There is no list of contacts. The administrator keeps it in the settings.',
  },
  toContacts: { id: 'Kontak krisis', en: 'Crisis contacts' },
  contactsAbout: {
    id: 'Siapa yang harus diberi tahu saat Siaga dan Krisis, menurut urutan, dan siapa meneleponnya. Tandanya dicatat pada tiap berkas.',
    en: 'Who must be told at alert and crisis level, in order, and who calls them. What became of a call is kept with each dossier.',
  },
  addContact: { id: 'Tambah kontak', en: 'Add a contact' },
  changeContact: { id: 'Ubah', en: 'Change' },
  removeContact: { id: 'Hapus', en: 'Remove' },
  removeAbout: {
    id: 'Menghapus juga menghapus nama dan nomornya; tanda panggilan dan catatannya tetap ada tanpa nama. Laporan PDF yang sudah dibuat tetap seperti dibuat.',
    en: 'Removing takes the name and the number too; marks and notes of calls stay without a name. A report that was made as PDF stays as it was made.',
  },
  removed: { id: 'kontak yang sudah dihapus', en: 'a contact that was removed' },
  ordinal: { id: 'Urutan', en: 'Order' },
  post: { id: 'Jabatan di kantor', en: 'Post of the office' },
  noPost: { id: 'bukan; orang luar', en: 'none; somebody outside' },
  postHelp: {
    id: 'Nama pemegangnya diambil sendiri; isi nama hanya untuk orang luar.',
    en: 'Who holds it is named by itself; write a name for people outside only.',
  },
  phone: { id: 'Telepon', en: 'Telephone' },
  calledBy: { id: 'Ditelepon oleh', en: 'Called by' },
  calledByOf: { id: (name: string) => `ditelepon ${name}`, en: (name: string) => `called by ${name}` },
  call: { id: (name: string) => `Telepon ${name}`, en: (name: string) => `Call ${name}` },
  whatsapp: { id: (name: string) => `WhatsApp ke ${name}`, en: (name: string) => `WhatsApp to ${name}` },
  reached: { id: 'Terhubung', en: 'Reached' },
  noAnswer: { id: 'Tidak diangkat', en: 'No answer' },
  callNote: { id: 'Catatan (boleh kosong)', en: 'Note (may stay empty)' },
  callNoteHelp: {
    id: 'Apa yang disampaikan atau dijanjikan, misalnya: tim tiba di lokasi 10.30. Tetap tersimpan dan tampil di laporan, juga bila kontaknya dihapus; jangan menulis hal pribadi.',
    en: 'What was said or agreed, such as: team on site at 10.30. It stays and stands in the report, also when the contact is removed; write nothing private.',
  },
  markReached: { id: (name: string) => `Terhubung: ${name}`, en: (name: string) => `Reached: ${name}` },
  markNoAnswer: { id: (name: string) => `Tidak diangkat: ${name}`, en: (name: string) => `No answer: ${name}` },

  end: { id: 'Akhiri Siaga…', en: 'End this…' },
  endTitle: { id: 'Akhiri Siaga', en: 'End this' },
  endAbout: {
    id: 'Tidak ada lagi yang mengingatkan, dan catatan tidak dapat ditambah. Tingkat berkas tidak berubah.',
    en: 'Nothing rings any more and the record takes nothing more. The dossier’s level stays.',
  },
  reason: { id: 'Alasan', en: 'Reason' },
} as const
