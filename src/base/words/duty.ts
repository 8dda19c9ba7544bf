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
  column: { id: (it: Column) => columns[it].id, en: (it: Column) => columns[it].en },
  problem: {
    id: (it: Problem, about: string) => dutyProblemWords[it].id(about),
    en: (it: Problem, about: string) => dutyProblemWords[it].en(about),
  },
} as const
