/** Words of the crisis desk's shift roster. */
import type { Phrase } from './phrase.ts'

type Problem =
  | 'reversed'
  | 'too-long'
  | 'over'
  | 'too-far'
  | 'nobody'
  | 'too-many'
  | 'twice'
  | 'letter-late'
  | 'person-unfit'
  | 'overlaps'
  | 'from'
  | 'until'
  | 'person-unknown'
  | 'person-unclear'
  | 'letter'
  | 'lettered-on'
  | 'note'

/** What is wrong with one shift, said of the person or the text that it is about. */
export const dutyProblemWords = {
  reversed: { id: () => 'Selesainya tidak sesudah mulainya.', en: () => 'It does not end after it begins.' },
  'too-long': {
    id: () => 'Satu giliran paling lama 24 jam. Pecah menjadi beberapa giliran.',
    en: () => 'A shift lasts 24 hours at most. Split it into several.',
  },
  over: {
    id: () => 'Giliran ini sudah lewat; yang lewat tidak dicatat lagi.',
    en: () => 'This shift is over; what is over is not entered any more.',
  },
  'too-far': {
    id: () => 'Giliran ini mulai lebih dari 400 hari lagi. Periksa tahunnya.',
    en: () => 'This shift begins more than 400 days from now. Check the year.',
  },
  nobody: { id: () => 'Sebutkan siapa yang piket.', en: () => 'Say who is on duty.' },
  'too-many': {
    id: () => 'Paling banyak enam orang dalam satu giliran.',
    en: () => 'At most six people are on one shift.',
  },
  twice: {
    id: (who: string) => `${who} tercantum dua kali dalam giliran ini.`,
    en: (who: string) => `${who} is listed twice on this shift.`,
  },
  'letter-late': {
    id: (letter: string) => `Surat tugas ${letter} bertanggal sesudah giliran ini mulai.`,
    en: (letter: string) => `The letter ${letter} is dated after this shift begins.`,
  },
  'person-unfit': {
    id: (who: string) => `${who || 'Orang ini'} auditor atau tidak lagi bertugas pada hari itu. Pilih orang lain.`,
    en: (who: string) => `${who || 'This person'} is an auditor or has left by then. Choose someone else.`,
  },
  overlaps: {
    id: (who: string) => `${who} sudah piket pada sebagian waktu itu.`,
    en: (who: string) => `${who} is on duty for part of that time already.`,
  },
  from: {
    id: () => 'Mulai perlu tanggal dan jam, misalnya 2026-12-02 07:00.',
    en: () => 'From needs a day and a time, such as 2026-12-02 07:00.',
  },
  until: {
    id: () => 'Selesai perlu tanggal dan jam, misalnya 2026-12-02 14:00.',
    en: () => 'Until needs a day and a time, such as 2026-12-02 14:00.',
  },
  'person-unknown': {
    id: (who: string) => `Tidak ada orang bernama atau beralamat surel “${who}” di kantor ini.`,
    en: (who: string) => `Nobody of this office has the name or e-mail address “${who}”.`,
  },
  'person-unclear': {
    id: (who: string) => `Lebih dari satu orang bernama “${who}”. Tulis alamat surelnya.`,
    en: (who: string) => `More than one person is called “${who}”. Write the e-mail address.`,
  },
  letter: {
    id: () => 'Nomor surat tugas perlu diisi, paling panjang 100 huruf.',
    en: () => 'The number of the letter is needed, at most 100 signs.',
  },
  'lettered-on': {
    id: () => 'Tanggal surat tidak terbaca; tulis misalnya 2026-12-01.',
    en: () => 'The date of the letter cannot be read; write for example 2026-12-01.',
  },
  note: {
    id: () => 'Keterangan paling panjang 200 huruf, tanpa huruf yang rusak.',
    en: () => 'A note has at most 200 signs, none of them broken.',
  },
} as const satisfies Record<Problem, { id: (about: string) => string; en: (about: string) => string }>

const columns = {
  from: { id: 'Mulai', en: 'From' },
  until: { id: 'Selesai', en: 'Until' },
  people: { id: 'Petugas', en: 'On duty' },
  letter: { id: 'Surat', en: 'Letter' },
  letteredOn: { id: 'Tanggal surat', en: 'Date of letter' },
  note: { id: 'Keterangan', en: 'Note' },
} as const satisfies Record<string, Phrase>
type Column = keyof typeof columns

export const dutyWords = {
  title: { id: 'Jadwal piket', en: 'Duty roster' },
  about: {
    id: 'Siapa bertugas di meja krisis, menurut surat tugasnya. Selama ada berkas Siaga atau Krisis, waktu berjalan juga malam dan hari libur; yang sedang piket ikut diberi tahu.',
    en: 'Who is on duty at the crisis desk, by their letter. While a dossier is at alert or crisis level its time runs by night and on days off too; whoever is on duty is told as well.',
  },
  column: { id: (it: Column) => columns[it].id, en: (it: Column) => columns[it].en },
  problem: {
    id: (it: Problem, about: string) => dutyProblemWords[it].id(about),
    en: (it: Problem, about: string) => dutyProblemWords[it].en(about),
  },

  // Siapa sekarang
  now: {
    id: (who: string, until: string, note: string) => `${who}, sampai ${until}${note && ` (${note})`}`,
    en: (who: string, until: string, note: string) => `${who}, until ${until}${note && ` (${note})`}`,
  },
  nowIs: { id: 'Piket sekarang:', en: 'On duty now:' },
  nobodyNow: { id: 'tidak ada', en: 'nobody' },
  officeOpen: { id: 'kantor sedang buka', en: 'the office is open' },
  nextIs: {
    id: (who: string, when: string) => `berikutnya ${who}, ${when}`,
    en: (who: string, when: string) => `next ${who}, ${when}`,
  },
  noneAhead: { id: 'giliran berikutnya belum ada', en: 'no shift is entered after that' },
  yours: { id: (when: string) => `Piket Anda: ${when}`, en: (when: string) => `Your duty: ${when}` },
  youNow: {
    id: (until: string) => `Anda sedang piket, sampai ${until}`,
    en: (until: string) => `You are on duty, until ${until}`,
  },
  today: { id: 'hari ini', en: 'today' },
  tomorrow: { id: 'besok', en: 'tomorrow' },
  unattended: {
    id: 'Ada berkas Siaga atau Krisis, dan pada waktu ini tidak ada yang piket di luar jam kerja:',
    en: 'A dossier is at alert or crisis level, and at these times outside working hours nobody is on duty:',
  },
  feedShift: { id: 'Piket meja krisis', en: 'On duty at the crisis desk' },
  byLetter: {
    id: (letter: string) => `piket berdasarkan surat tugas ${letter}`,
    en: (letter: string) => `on duty by letter ${letter}`,
  },

  // Daftar sepekan
  week: {
    id: (from: string, to: string) => `${from} sampai ${to}`,
    en: (from: string, to: string) => `${from} to ${to}`,
  },
  weekBefore: { id: 'Pekan sebelumnya', en: 'Week before' },
  weekNow: { id: 'Pekan ini', en: 'This week' },
  weekAfter: { id: 'Pekan berikutnya', en: 'Week after' },
  weekEmpty: { id: 'Tidak ada giliran pada pekan ini.', en: 'No shift in this week.' },
  when: { id: 'Waktu', en: 'When' },
  leads: { id: 'memimpin', en: 'leads' },
  away: { id: 'tidak di tempat', en: 'away' },
  letterOf: {
    id: (number: string, day: string) => `${number}, ${day}`,
    en: (number: string, day: string) => `${number}, ${day}`,
  },
  runsNow: { id: 'sekarang', en: 'now' },
  withdrawn: {
    id: (by: string, reason: string) => `Ditarik oleh ${by}${reason && `: ${reason}`}`,
    en: (by: string, reason: string) => `Withdrawn by ${by}${reason && `: ${reason}`}`,
  },
  ended: {
    id: (at: string, by: string, reason: string) => `Diakhiri ${at} oleh ${by}${reason && `: ${reason}`}`,
    en: (at: string, by: string, reason: string) => `Ended ${at} by ${by}${reason && `: ${reason}`}`,
  },
  end: { id: 'Akhiri…', en: 'End…' },
  withdraw: { id: 'Tarik…', en: 'Withdraw…' },
  replace: { id: 'Ganti…', en: 'Replace…' },
  endTitle: { id: 'Akhiri giliran ini sekarang', en: 'End this shift now' },
  withdrawTitle: { id: 'Tarik giliran ini', en: 'Withdraw this shift' },
  replaceTitle: { id: 'Ganti petugas giliran ini', en: 'Give this shift to others' },
  replaceAbout: {
    id: 'Yang lama tercatat sampai sekarang, sisanya untuk petugas baru menurut surat ini.',
    en: 'Who had it stays on record until now; what is left is the others’ by this letter.',
  },
  endDo: { id: 'Akhiri', en: 'End it' },
  withdrawDo: { id: 'Tarik', en: 'Withdraw it' },
  replaceDo: { id: 'Ganti petugas', en: 'Give it to them' },
  reason: { id: 'Alasan', en: 'Reason' },
  reasonHelp: {
    id: 'Hanya dibaca administrator dan petugas giliran ini.',
    en: 'Read by the administrator and the people of this shift alone.',
  },

  // Menambah
  enter: { id: 'Tambah giliran', en: 'Enter shifts' },
  byPattern: { id: 'Dari pola yang berulang', en: 'From a repeated pattern' },
  byFile: { id: 'Dari tabel', en: 'From a table' },
  firstDay: { id: 'Hari pertama', en: 'First day' },
  lastDay: { id: 'Hari terakhir', en: 'Last day' },
  weekdays: { id: 'Giliran mulai pada hari', en: 'Shifts begin on' },
  turns: { id: 'Giliran dalam sehari', en: 'Shifts of a day' },
  turnsHelp: {
    id: 'Yang selesainya tidak sesudah mulainya berakhir keesokan harinya.',
    en: 'One that ends no later than it begins ends on the next day.',
  },
  turn: { id: (at: number) => `Giliran ${at}`, en: (at: number) => `Shift ${at}` },
  turnFrom: { id: 'mulai', en: 'from' },
  turnUntil: { id: 'selesai', en: 'until' },
  addTurn: { id: 'Tambah giliran sehari', en: 'Add a shift of the day' },
  dropTurn: { id: (at: number) => `Hapus giliran ${at}`, en: (at: number) => `Remove shift ${at}` },
  teams: { id: 'Petugas, bergantian tiap giliran', en: 'People, one team after the other' },
  teamsHelp: {
    id: 'Regu pertama mendapat giliran pertama, lalu berputar. Yang disebut pertama dalam regu memimpin.',
    en: 'The first team has the first shift, and so on around. The first of a team leads.',
  },
  team: { id: (at: number) => `Regu ${at}`, en: (at: number) => `Team ${at}` },
  addTeam: { id: 'Tambah regu', en: 'Add a team' },
  dropTeam: { id: (at: number) => `Hapus regu ${at}`, en: (at: number) => `Remove team ${at}` },
  people: { id: 'Petugas', en: 'On duty' },
  choose: { id: 'Pilih orang', en: 'Choose a person' },
  addPerson: { id: 'Tambahkan', en: 'Add' },
  dropPerson: { id: (name: string) => `Keluarkan ${name}`, en: (name: string) => `Take ${name} off` },
  nobodyYet: { id: 'Belum ada orang.', en: 'Nobody yet.' },
  teamMissing: { id: 'Isi setiap regu dengan paling sedikit satu orang.', en: 'Put at least one person in each team.' },
  letterNumber: { id: 'Nomor surat tugas', en: 'Number of the letter' },
  letteredOn: { id: 'Tanggal surat tugas', en: 'Date of the letter' },
  note: { id: 'Keterangan', en: 'Note' },
  noteHelp: {
    id: 'Ruang dan nomor telepon piket, bila ada. Terlihat oleh semua yang masuk ke Siar.',
    en: 'Room and telephone of the desk, if any. Everyone who signs in sees it.',
  },
  look: { id: 'Lihat dulu', en: 'Look first' },
  file: { id: 'Berkas CSV atau XLSX', en: 'CSV or XLSX file' },
  fileHelp: {
    id: 'Kolom Mulai, Selesai, Petugas (nama atau surel, dipisah titik koma), Surat, Tanggal surat, Keterangan.',
    en: 'Columns From, Until, On duty (names or e-mail addresses, divided by semicolons), Letter, Date of letter, Note.',
  },
  download: { id: 'Unduh yang akan datang (CSV)', en: 'Download what is to come (CSV)' },
  wouldBe: {
    id: (count: number) => `${count} giliran akan dicatat.`,
    en: (count: number) => (count === 1 ? '1 shift would be entered.' : `${count} shifts would be entered.`),
  },
  wereRead: {
    id: (count: number) => `${count} giliran terbaca.`,
    en: (count: number) => (count === 1 ? '1 shift was read.' : `${count} shifts were read.`),
  },
  wereOver: {
    id: (count: number) => `${count} giliran yang sudah lewat tidak disertakan.`,
    en: (count: number) => (count === 1 ? '1 shift is over and left out.' : `${count} shifts are over and left out.`),
  },
  areAway: {
    id: (names: string) => `Tercatat tidak di tempat pada sebagian harinya: ${names}.`,
    en: (names: string) => `Entered as away on some of these days: ${names}.`,
  },
  badRows: {
    id: (count: number) => `${count} giliran belum benar; tidak ada yang dapat disimpan sampai semuanya benar.`,
    en: (count: number) =>
      `${count === 1 ? '1 shift is' : `${count} shifts are`} not right; nothing can be saved until all are.`,
  },
  row: { id: (at: number) => `Giliran ${at}`, en: (at: number) => `Shift ${at}` },
  rowOfFile: { id: (at: number) => `Baris ${at}`, en: (at: number) => `Row ${at}` },
  andMore: {
    id: (count: number) => `dan ${count} lagi`,
    en: (count: number) => `and ${count} more`,
  },
  save: {
    id: (count: number) => `Catat ${count} giliran`,
    en: (count: number) => (count === 1 ? 'Enter 1 shift' : `Enter ${count} shifts`),
  },
  saved: {
    id: (count: number) => `${count} giliran tercatat.`,
    en: (count: number) => (count === 1 ? '1 shift is entered.' : `${count} shifts are entered.`),
  },
  nothing: { id: 'Tidak ada giliran yang dapat dicatat.', en: 'There is no shift to enter.' },
} as const
