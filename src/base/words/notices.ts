import type { NoticeKind } from '../notices.ts'
import type { Phrase } from './phrase.ts'

/** What a notice's sentence may name. */
export type NoticeSaid = { readonly label: string; readonly by: string; readonly level: Phrase | null }

type Sentence = { readonly id: (it: NoticeSaid) => string; readonly en: (it: NoticeSaid) => string }
const at = (label: string, form: string) => (label ? form.replace('%', label) : '')
const from = (by: string, form: string) => (by ? form.replace('%', by) : '')

/** One sentence for each kind: what happened, and so what is to be done. */
const sentences: Readonly<Record<NoticeKind, Sentence>> = {
  arrived: {
    id: ({ label, by }) => `Menunggu Anda${at(label, ' di langkah %')}${from(by, ', dikirim oleh %')}`,
    en: ({ label, by }) => `Waits for you${at(label, ' at step %')}${from(by, ', sent by %')}`,
  },
  returned: {
    id: ({ label, by }) => `Dikembalikan${from(by, ' oleh %')}${at(label, ' ke langkah %')}`,
    en: ({ label, by }) => `Sent back${from(by, ' by %')}${at(label, ' to step %')}`,
  },
  approved: {
    id: ({ by }) => `Disetujui${from(by, ' oleh %')}`,
    en: ({ by }) => `Approved${from(by, ' by %')}`,
  },
  published: {
    id: ({ by }) => `Terbit${from(by, ', diterbitkan oleh %')}`,
    en: ({ by }) => `Published${from(by, ' by %')}`,
  },
  'half-time': {
    id: ({ label }) => `Separuh waktu${at(label, ' langkah %')} sudah lewat`,
    en: ({ label }) => `Half the time${at(label, ' of step %')} is over`,
  },
  'due-soon': {
    id: ({ label }) => `Waktu${at(label, ' langkah %')} hampir habis`,
    en: ({ label }) => `The time${at(label, ' of step %')} is nearly over`,
  },
  late: {
    id: ({ label }) => `Lewat waktu${at(label, ' di langkah %')}`,
    en: ({ label }) => `Late${at(label, ' at step %')}`,
  },
  'late-above': {
    id: ({ label }) => `Masih tertahan lewat waktu${at(label, ' di langkah %')}; mohon ditindaklanjuti`,
    en: ({ label }) => `Still late${at(label, ' at step %')}; please see to it`,
  },
  'delivery-failed': {
    id: () => 'Tidak sampai ke kanal; periksa di Terbitan',
    en: () => 'Did not reach its channel; look at Publications',
  },
  'embargo-leak': {
    id: () => 'Naskah yang belum boleh dibaca publik dapat dibuka orang luar; periksa sekarang',
    en: () => 'A text that the public may not read yet can be opened from outside; look at once',
  },
  'release-missed': {
    id: () => 'Tidak terbit pada waktunya; lihat di Terbitan',
    en: () => 'Did not go out in time; look at Publications',
  },
  'promise-missed': {
    id: () => 'Janji kabar lewat waktunya; sampaikan sekarang atau katakan kapan',
    en: () => 'A promised update is overdue; give it now or say when',
  },
  'promise-soon': {
    id: () => 'Janji kabar hampir tiba waktunya',
    en: () => 'A promised update is nearly due',
  },
  'crisis-step-late': {
    id: () => 'Langkah Siaga lewat menitnya dan belum dicentang',
    en: () => 'A step of the crisis checklist is past its minute and not ticked off',
  },
  'claim-missed': {
    id: () => 'Laporan hoaks lewat 1×24 jam dan belum dijawab; terbitkan klarifikasinya atau singkirkan dengan alasan',
    en: () => 'A reported hoax is past its 24 hours without an answer; publish the clarification or dismiss it',
  },
  'claim-soon': {
    id: () => 'Batas 1×24 jam sebuah laporan hoaks hampir tiba dan klarifikasinya belum terbit',
    en: () => 'The 24 hours of a reported hoax are nearly over and its clarification is not out',
  },
  'facts-late': {
    id: () => 'Sebuah isu melewati waktu minta fakta dan belum ada OPD yang ditanya; tanyakan, lalu catat di butirnya',
    en: () => 'An issue is past the time to ask for its facts and no agency was asked; ask, and note it at the item',
  },
  'review-due': {
    id: () => 'Waktunya ditinjau: masih benarkah? Lihat di Terbitan',
    en: () => 'Due for review: is it still right? Look at Publications',
  },
  'destination-stopped': {
    id: () => 'Sebuah tujuan terbitan tidak menerima kiriman; periksa setelannya',
    en: () => 'A destination takes nothing; look at its settings',
  },
  'mailbox-stopped': {
    id: () => 'Kotak surat kembalian tidak dapat dibaca; periksa setelannya',
    en: () => 'The mailbox for returned letters cannot be read; look at its settings',
  },
  'source-trouble': {
    id: () => 'Sebuah sumber inventaris diam atau tidak terbaca; lihat di Inventaris, Sumber',
    en: () => 'A source of the inventory is silent or cannot be read; look at Inventory, Sources',
  },
  'media-sheet': {
    id: () => 'Lembar media pagi ini siap dibaca',
    en: () => 'This morning’s media sheet is ready to read',
  },
  'narrative-waits': {
    id: ({ by }) => `Narasi${from(by, ' dari %')} menunggu keputusan Anda`,
    en: ({ by }) => `A narrative${from(by, ' by %')} waits for your decision`,
  },
  'narrative-returned': {
    id: ({ by }) => `Narasi Anda tidak disetujui${from(by, ' oleh %')}; baca alasannya`,
    en: ({ by }) => `Your narrative was not approved${from(by, ' by %')}; read why`,
  },
  'narrative-approved': {
    id: ({ by }) => `Narasi Anda disetujui${from(by, ' oleh %')}`,
    en: ({ by }) => `Your narrative was approved${from(by, ' by %')}`,
  },
  'narrative-running-out': {
    id: () => 'Narasi habis masa berlakunya; perbarui atau biarkan berakhir',
    en: () => 'A narrative runs out; renew it or let it end',
  },
  'paper-running-out': {
    id: () => 'Surat media habis masa berlakunya; mintalah yang baru',
    en: () => 'A paper of an outlet runs out; ask for the new one',
  },
  'ukw-running-out': {
    id: () => 'UKW seorang wartawan habis masa berlakunya; perbarui catatannya',
    en: () => 'A journalist’s competence test runs out; bring the record up to date',
  },
  mention: {
    id: ({ by }) => `${by || 'Seseorang'} memanggil Anda dalam percakapan`,
    en: ({ by }) => `${by || 'Somebody'} calls you in a comment`,
  },
  'issue-raised': {
    id: ({ level }) => `Yang masuk terindikasi ${level?.id ?? 'krisis'}; lihat dan pilah di Inventaris`,
    en: ({ level }) => `What comes in shows signs of ${level?.en ?? 'a crisis'}; look and sort it in the inventory`,
  },
  'item-assigned': {
    id: ({ by }) => `Sebuah butir inventaris diserahkan kepada Anda${from(by, ' oleh %')}; lihat dan pilah`,
    en: ({ by }) => `An item of the inventory was given to you${from(by, ' by %')}; look and sort it`,
  },
  'intake-added': {
    id: () => 'OPD menambah kiriman yang sudah diolah; lihat di Inventaris',
    en: () => 'An agency adds to what is in work; look at the inventory',
  },
  'level-raised': {
    id: ({ by, level }) => `Tingkat dinaikkan menjadi ${level?.id ?? ''}${from(by, ' oleh %')}`,
    en: ({ by, level }) => `Raised to ${level?.en ?? ''}${from(by, ' by %')}`,
  },
  'crisis-ended': {
    id: ({ by }) => `Siaga diakhiri${from(by, ' oleh %')}; baca alasannya, dan mulai lagi bila belum selesai`,
    en: ({ by }) => `Siaga was ended${from(by, ' by %')}; read why, and begin it again if it is not over`,
  },
  'to-ratify': {
    id: ({ by }) => `Persetujuan lisan Anda dicatat${from(by, ' oleh %')} dan menunggu pengesahan tertulis`,
    en: ({ by }) => `Your word of approval was noted${from(by, ' by %')} and waits to be ratified in writing`,
  },
  'ratify-late': {
    id: () => 'Persetujuan lisan belum disahkan sampai batas waktunya',
    en: () => 'An oral approval was not ratified in time',
  },
  'to-sign': { id: () => 'Naskah menunggu tanda tangan Anda', en: () => 'A paper waits for your signature' },
  reminder: {
    id: ({ label, by }) => `${by || 'Rekan'} mengingatkan: menunggu Anda${at(label, ' di langkah %')}`,
    en: ({ label, by }) => `${by || 'A colleague'} reminds you: waits for you${at(label, ' at step %')}`,
  },
  trial: {
    id: () => 'Pemberitahuan uji: pesan ini tidak meminta apa pun',
    en: () => 'A trial notice: it asks for nothing',
  },
}

/** Nobody counts further than this. */
const shown = (count: number) => (count >= 100 ? '99+' : String(count))

export const noticeWords = {
  title: { id: 'Pemberitahuan', en: 'Notices' },
  about: {
    id: 'Apa yang perlu Anda ketahui, sekali untuk tiap keperluan. Membukanya menandainya sudah dibaca.',
    en: 'What you need to know, once for each need. Opening one marks it as read.',
  },
  unread: { id: 'Belum dibaca', en: 'Unread' },
  unreadFigure: { id: shown, en: shown },
  unreadWord: { id: 'belum dibaca', en: 'unread' },
  markAll: { id: 'Tandai semua sudah dibaca', en: 'Mark all as read' },
  markOne: { id: 'Tandai sudah dibaca', en: 'Mark as read' },
  nothing: { id: 'Belum ada pemberitahuan untuk Anda.', en: 'There are no notices for you yet.' },
  nothingUnread: { id: 'Semua sudah Anda baca.', en: 'You have read everything.' },
  new: { id: 'Baru', en: 'New' },
  urgent: { id: 'Mendesak', en: 'Urgent' },
  sentence: {
    id: (kind: NoticeKind) => sentences[kind].id,
    en: (kind: NoticeKind) => sentences[kind].en,
  },
} as const
