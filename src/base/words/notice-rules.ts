import type { Audience, NoticeKind, Weight } from '../notices.ts'
import type { Phrase } from './phrase.ts'

const kinds: Readonly<Record<NoticeKind, Phrase>> = {
  returned: { id: 'Dikembalikan dengan alasan', en: 'Sent back with its reason' },
  'to-ratify': { id: 'Persetujuan lisan menunggu pengesahan', en: 'An oral approval waits to be ratified' },
  'ratify-late': { id: 'Pengesahan lewat batas', en: 'Ratification overdue' },
  approved: { id: 'Disetujui', en: 'Approved' },
  'delivery-failed': { id: 'Tidak sampai ke kanal', en: 'Did not reach its channel' },
  'embargo-leak': { id: 'Naskah terbaca sebelum waktunya', en: 'A text readable before its time' },
  'release-missed': { id: 'Tidak terbit pada waktunya', en: 'Did not go out in time' },
  'promise-missed': { id: 'Janji kabar lewat waktu', en: 'Promised update overdue' },
  'promise-soon': { id: 'Janji kabar hampir tiba', en: 'Promised update nearly due' },
  'crisis-step-late': { id: 'Langkah Siaga lewat menitnya', en: 'Step of the crisis checklist overdue' },
  'claim-missed': { id: 'Laporan hoaks lewat 1×24 jam', en: 'Reported hoax overdue' },
  'facts-late': { id: 'Fakta isu belum diminta kepada OPD', en: 'No agency asked for an issue’s facts' },
  'claim-soon': { id: 'Laporan hoaks hampir lewat waktu', en: 'Reported hoax nearly overdue' },
  'media-sheet': { id: 'Lembar media pagi siap', en: 'The morning’s media sheet is ready' },
  'review-due': { id: 'Terbitan waktunya ditinjau', en: 'A publication is due for review' },
  'destination-stopped': { id: 'Tujuan terbitan berhenti', en: 'A destination stopped' },
  'mailbox-stopped': {
    id: 'Kotak surat kembalian tidak terbaca',
    en: 'The mailbox for returned letters cannot be read',
  },
  'source-trouble': { id: 'Sumber inventaris diam atau gagal', en: 'A source of the inventory is silent or fails' },
  'narrative-waits': { id: 'Narasi menunggu keputusan', en: 'A narrative waits for a decision' },
  'narrative-returned': { id: 'Narasi tidak disetujui', en: 'A narrative was not approved' },
  'narrative-approved': { id: 'Narasi disetujui', en: 'A narrative was approved' },
  'narrative-running-out': { id: 'Narasi hampir habis masa berlakunya', en: 'A narrative runs out' },
  'paper-running-out': { id: 'Surat media hampir atau sudah habis', en: 'A paper of an outlet runs out' },
  'ukw-running-out': { id: 'UKW wartawan hampir atau sudah habis', en: 'A journalist’s competence test runs out' },
  'late-above': { id: 'Masih lewat waktu', en: 'Still late' },
  late: { id: 'Lewat waktu', en: 'Late' },
  'issue-raised': { id: 'Isu yang masuk terindikasi krisis', en: 'What comes in shows signs of a crisis' },
  'item-assigned': {
    id: 'Butir inventaris diserahkan kepada seseorang',
    en: 'An item of the inventory is given to somebody',
  },
  'intake-added': { id: 'OPD menambah kirimannya', en: 'An agency adds to what it handed in' },
  'level-raised': { id: 'Tingkat krisis dinaikkan', en: 'Crisis level raised' },
  'crisis-ended': { id: 'Siaga diakhiri', en: 'Siaga ended' },
  mention: { id: 'Dipanggil dalam percakapan', en: 'Called in a comment' },
  'to-sign': { id: 'Naskah menunggu tanda tangan', en: 'A paper waits for a signature' },
  'due-soon': { id: 'Waktu hampir habis', en: 'Time nearly over' },
  arrived: { id: 'Berkas tiba', en: 'A dossier arrives' },
  'half-time': { id: 'Separuh waktu lewat', en: 'Half the time is over' },
  published: { id: 'Terbit', en: 'Published' },
  reminder: { id: 'Diingatkan rekan', en: 'Reminded by a colleague' },
  trial: { id: 'Uji', en: 'Trial' },
}
const audiences: Readonly<Record<Audience, Phrase>> = {
  holder: {
    id: 'pemegang berkas, atau semua pemegang jabatan langkah itu',
    en: 'who has it, or all in the step’s post',
  },
  authors: { id: 'penulis naskah', en: 'who wrote the text' },
  coordinators: { id: 'koordinator', en: 'who coordinates' },
  above: { id: 'jabatan berikutnya di atasnya', en: 'the next post up' },
  named: { id: 'yang disebut dalam tindakan itu sendiri', en: 'whom the act itself names' },
  posts: { id: 'semua jabatan dalam SOP', en: 'every post of the SOP' },
  'on-duty': {
    id: 'yang sedang piket, bila berkasnya Siaga atau Krisis',
    en: 'who is on duty then, at alert and crisis level',
  },
}
const weights: Readonly<Record<Weight, Phrase>> = {
  quiet: { id: 'Tenang: di dalam Siar saja', en: 'Quiet: in Siar alone' },
  normal: {
    id: 'Biasa: juga lewat saluran lain, menurut jam tenang',
    en: 'Usual: by other channels too, outside quiet hours',
  },
  urgent: { id: 'Mendesak: segera, juga pada jam tenang', en: 'Urgent: at once, in quiet hours too' },
}

/** What is said of the rules that decide who is told of what. */
export const ruleWords = {
  title: { id: 'Aturan: siapa diberi tahu apa', en: 'Rules: who is told of what' },
  about: {
    id: 'Berlaku untuk yang terjadi sesudah disimpan. Pada tingkat Siaga dan Krisis yang biasa menjadi mendesak. Siapa pun yang tidak boleh membaca sebuah berkas tidak diberi tahu tentangnya.',
    en: 'They hold for what happens after they are saved. At alert and crisis level what is usual becomes urgent. Nobody is told of a dossier that they may not read.',
  },
  kinds: { id: (kind: NoticeKind) => kinds[kind].id, en: (kind: NoticeKind) => kinds[kind].en },
  audiences: { id: (it: Audience) => audiences[it].id, en: (it: Audience) => audiences[it].en },
  weights: { id: (it: Weight) => weights[it].id, en: (it: Weight) => weights[it].en },
  off: { id: 'dimatikan', en: 'off' },
  changed: { id: 'diubah', en: 'changed' },
  on: { id: 'Beri tahu', en: 'Tell of it' },
  to: { id: 'Kepada', en: 'To' },
  weight: { id: 'Bobot', en: 'Weight' },
  percent: { id: 'Sesudah berapa persen waktu langkah', en: 'After what percentage of the step’s time' },
  minutes: { id: 'Berapa menit kerja sesudah batas waktu', en: 'How many working minutes after the due time' },
  preview: { id: 'Lihat siapa', en: 'See who' },
  previewAt: { id: (label: string) => `Di langkah ${label}`, en: (label: string) => `At step ${label}` },
  nobody: { id: 'tidak ada orang', en: 'nobody' },
  besides: { id: 'Ditambah, menurut berkasnya:', en: 'And, by the case:' },
} as const
