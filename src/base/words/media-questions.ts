/** Words of the log of what the media ask. */
import type { AnswerKind, QuestionState, QuestionVia } from '../press.ts'

type Phrase = { readonly id: string; readonly en: string }

const vias = {
  phone: { id: 'Telepon', en: 'Phone' },
  whatsapp: { id: 'WhatsApp', en: 'WhatsApp' },
  email: { id: 'Surel', en: 'E-mail' },
  'in-person': { id: 'Tatap muka', en: 'In person' },
  'press-room': { id: 'Ruang pers', en: 'Press room' },
  other: { id: 'Lainnya', en: 'Other' },
} as const satisfies Record<QuestionVia, Phrase>

const states = {
  open: { id: 'Menunggu jawaban', en: 'Waits for an answer' },
  answered: { id: 'Dijawab', en: 'Answered' },
  declined: { id: 'Tidak dijawab, dengan alasan', en: 'Declined with a reason' },
} as const satisfies Record<QuestionState, Phrase>

const answers = {
  interim: { id: 'Jawaban sementara', en: 'Something for now' },
  answer: { id: 'Jawaban', en: 'Answer' },
  declined: { id: 'Tidak dijawab', en: 'Declined' },
} as const satisfies Record<AnswerKind, Phrase>

const pick = <Key extends string>(table: Record<Key, Phrase>) => ({
  id: (key: Key): string => table[key].id,
  en: (key: Key): string => table[key].en,
})

export const mediaQuestionWords = {
  questions: { id: 'Pertanyaan media', en: 'Questions of the media' },
  tab: { id: 'Pertanyaan', en: 'Questions' },
  about: {
    id: 'Tidak ada wartawan yang dibiarkan tanpa jawaban. Waktunya dihitung menurut jam kerja kantor; tenggat wartawan berlaku bila lebih dulu.',
    en: 'No journalist is left without an answer. The time is counted by the office’s working hours; the journalist’s deadline counts where it is earlier.',
  },
  via: pick(vias),
  state: pick(states),
  answer: pick(answers),
  waiting: { id: 'Menunggu', en: 'Waiting' },
  mine: { id: 'Tugas saya', en: 'Mine' },
  nobody: { id: 'Belum ditugaskan', en: 'Nobody’s yet' },
  done: { id: 'Selesai', en: 'Done' },
  search: { id: 'Cari kata dalam topik atau pertanyaan', en: 'Search words of the topic or the question' },
  none: {
    id: 'Tidak ada pertanyaan yang menunggu. Catat begitu ada yang bertanya: lewat telepon, WhatsApp, surel, atau bertemu.',
    en: 'No question waits. Register one as soon as somebody asks: by phone, WhatsApp, e-mail or in person.',
  },
  nothingFound: { id: 'Tidak ada pertanyaan yang cocok.', en: 'No question fits.' },
  register: { id: 'Catat pertanyaan', en: 'Register a question' },
  registerAbout: {
    id: 'Waktu menjawab berjalan sejak pertanyaan diterima.',
    en: 'The time to answer runs from when the question came.',
  },
  registered: { id: 'Pertanyaan tercatat.', en: 'The question is registered.' },
  registerNext: { id: 'Catat berikutnya', en: 'Register the next' },
  open: { id: 'Buka', en: 'Open' },
  keyRegister: { id: 'catat pertanyaan', en: 'register a question' },
  late: { id: (count: number) => `${count} lewat waktu`, en: (count: number) => `${count} late` },
  waitingCount: {
    id: (count: number) => `${count} pertanyaan media menunggu jawaban Anda`,
    en: (count: number) =>
      count === 1 ? '1 question of the media waits for you' : `${count} questions of the media wait for you`,
  },

  from: { id: 'Dari', en: 'From' },
  fromList: { id: 'Wartawan dari daftar', en: 'A journalist on the list' },
  notOnList: { id: 'Bukan dari daftar', en: 'Not on the list' },
  fromName: { id: 'Nama penanya', en: 'Who asks' },
  fromOutlet: { id: 'Media', en: 'Outlet' },
  contact: { id: 'Kontak', en: 'Contact' },
  how: { id: 'Lewat', en: 'By' },
  receivedAt: { id: 'Diterima', en: 'Received' },
  question: { id: 'Pertanyaan', en: 'Question' },
  topic: { id: 'Topik', en: 'Topic' },
  deadline: { id: 'Tenggat wartawan', en: 'The journalist’s deadline' },
  deadlineHelp: { id: 'Kosongkan bila tidak disebut.', en: 'Leave empty where none was named.' },
  assignedTo: { id: 'Dijawab oleh', en: 'To be answered by' },
  notAssigned: { id: 'Belum ditugaskan', en: 'Nobody yet' },
  dossier: { id: 'Berkas terkait', en: 'Dossier it belongs to' },
  dossierSearch: { id: 'Cari berkas', en: 'Search dossiers' },
  noDossier: { id: 'Tidak terkait berkas', en: 'None' },
  dossierWithheld: { id: 'Terkait berkas terbatas.', en: 'Belongs to a limited dossier.' },
  due: { id: 'Standar kantor', en: 'The office’s standard' },
  byDeadline: {
    id: (time: string) => `tenggat wartawan ${time}`,
    en: (time: string) => `the journalist’s deadline ${time}`,
  },
  doneLate: { id: (text: string) => `terlambat ${text}`, en: (text: string) => `${text} late` },
  doneInTime: { id: 'tepat waktu', en: 'in time' },
  registeredBy: {
    id: (person: string, time: string) => `dicatat ${person}, ${time}`,
    en: (person: string, time: string) => `registered by ${person}, ${time}`,
  },
  asked: { id: 'ditanyakan sendiri di ruang pers', en: 'asked in the press room' },
  change: { id: 'Ubah', en: 'Change' },
  changeTitle: { id: 'Ubah keterangan', en: 'Change what is known of it' },
  changeAbout: {
    id: 'Yang ditanyakan dan waktu diterimanya tetap seperti dicatat.',
    en: 'What was asked and when it came stay as they were registered.',
  },

  said: { id: 'Yang sudah disampaikan', en: 'What was said' },
  nothingSaid: { id: 'Belum ada yang disampaikan.', en: 'Nothing was said yet.' },
  recordAnswer: { id: 'Catat jawaban', en: 'Record the answer' },
  recordInterim: { id: 'Catat jawaban sementara', en: 'Record something for now' },
  decline: { id: 'Tidak akan dijawab…', en: 'Decline…' },
  declineTitle: { id: 'Tidak akan dijawab', en: 'Decline to answer' },
  answerText: { id: 'Yang disampaikan', en: 'What was said' },
  interimHelp: {
    id: 'Misalnya apa yang sedang diperiksa dan kapan ada kabar. Pertanyaannya tetap menunggu.',
    en: 'Such as what is being looked into and when there is news. The question still waits.',
  },
  declineReason: { id: 'Alasan', en: 'Why' },
  declineHelp: {
    id: 'Alasan yang dapat dipertanggungjawabkan, misalnya bukan kewenangan kantor ini atau dikecualikan UU 14/2008.',
    en: 'One that can be answered for, such as that it is not this office’s to say, or excepted by UU 14/2008.',
  },
  saidBy: { id: 'Disampaikan oleh', en: 'Said by' },
  saidAt: { id: 'Waktu disampaikan', en: 'When' },
  answerAbout: {
    id: 'Jawaban tidak dapat diubah sesudah dicatat.',
    en: 'An answer cannot be changed once it is recorded.',
  },
  recordedBy: {
    id: (person: string, time: string) => `dicatat ${person}, ${time}`,
    en: (person: string, time: string) => `recorded by ${person}, ${time}`,
  },

  ofDossier: { id: 'Pertanyaan media', en: 'Questions of the media' },
  standard: { id: 'Standar waktu menjawab', en: 'The standard for an answer' },
  standardMinutes: { id: 'Menit kerja', en: 'Working minutes' },
  standardHelp: {
    id: 'Berlaku untuk pertanyaan yang dicatat sesudahnya. 120 berarti dua jam kerja.',
    en: 'For questions that are registered from now on. 120 is two working hours.',
  },
} as const
