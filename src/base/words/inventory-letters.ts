/** Words of letters as a source of the inventory: the mailbox, who wrote, and what came with a letter. */
import type { Phrase } from './phrase.ts'

const count = (it: number, of: 'id' | 'en') => it.toLocaleString(of)

const leftReasons = {
  automatic: { id: 'jawaban otomatis', en: 'an automatic answer' },
  report: { id: 'laporan sistem surel', en: 'a mail system’s report' },
  own: { id: 'surel kantor ini sendiri', en: 'a letter of this office' },
  empty: { id: 'tidak berisi apa pun', en: 'it says nothing' },
  'too-much': { id: 'tidak terbaca: terlalu banyak bagian atau isi', en: 'not read: too many parts or too much in it' },
  broken: { id: 'tidak terbaca: rusak', en: 'not read: broken' },
  'not-given': { id: 'tidak terbaca: ditahan server surel', en: 'not read: its mail server does not give it out' },
} as const satisfies Record<string, Phrase>

const refusals = {
  type: { id: 'tidak disimpan: jenis berkasnya tidak diterima', en: 'not kept: files of this kind are not taken' },
  'too-large': { id: 'tidak disimpan: terlalu besar', en: 'not kept: too large' },
  broken: { id: 'tidak disimpan: berkasnya rusak', en: 'not kept: it is broken' },
  'too-many': { id: 'dan berikutnya tidak disimpan: terlalu banyak', en: 'and those after it not kept: too many' },
} as const satisfies Record<string, Phrase>

export const letterWords = {
  leftReasons,
  refusals,
  add: { id: 'Tambah kotak surat', en: 'Add a mailbox' },
  about: {
    id: 'Surel yang masuk ke kotak surat ini menjadi penyebutan: berita dari dinas, keluhan warga, pertanyaan wartawan, buletin. Siar membacanya tiap lima menit, menandai yang diambil sebagai sudah dibaca, tidak menghapus dan tidak membalas apa pun.',
    en: 'Letters to this mailbox become mentions: news of agencies, complaints of citizens, questions of journalists, newsletters. Siar reads it every five minutes, marks what it took as read, deletes nothing and answers nothing.',
  },
  usualName: { id: 'Surat elektronik', en: 'E-mail' },
  checkedBy: { id: 'Nama server pemeriksa asal', en: 'Name of the server that checks senders' },
  checkedByHelp: {
    id: 'Seperti mx.contoh.go.id, kata pertama di kepala surel “Authentication-Results”; tombol Coba menyebutnya. Kosong: asal surel dianggap tidak diperiksa.',
    en: 'Such as mx.contoh.go.id, the first word of the field “Authentication-Results”; the button Try names it. Empty: nothing is taken for checked.',
  },
  found: {
    id: (it: { messages: number; looked: number; taken: number; proven: number; checkedBy: string }) =>
      `Kotak surat terbuka: ${count(it.messages, 'id')} surel. Dari ${it.looked} yang terbaru, ${it.taken} akan diambil, ${it.proven} terbukti asalnya.${it.checkedBy ? ` Yang memeriksa asal menyebut dirinya ${it.checkedBy}.` : ' Servernya tidak memeriksa asal surel.'}`,
    en: (it: { messages: number; looked: number; taken: number; proven: number; checkedBy: string }) =>
      `The mailbox opens: ${count(it.messages, 'en')} letters. Of the newest ${it.looked}, ${it.taken} would be taken in, ${it.proven} of them with a proven sender.${it.checkedBy ? ` Who checks senders calls itself ${it.checkedBy}.` : ' Its server does not check senders.'}`,
  },
  unread: {
    id: (it: number) =>
      `${count(it, 'id')} surel tidak terbaca dalam 7 hari. Lihat daftarnya, lalu buka di kotak surat itu.`,
    en: (it: number) =>
      `${it === 1 ? '1 letter was' : `${count(it, 'en')} letters were`} not read in 7 days. See the list, then open them in that mailbox.`,
  },
  left: { id: 'Yang tidak diambil', en: 'Not taken in' },
  leftAbout: {
    id: 'Surel terbaru yang tidak dijadikan penyebutan. Semuanya masih ada di kotak surat seperti waktu datang.',
    en: 'The newest letters that became no mention. All of them are still in the mailbox as they came.',
  },
  leftNone: { id: 'Semua surel diambil.', en: 'All letters were taken in.' },
  noAddress: { id: 'tanpa alamat pengirim', en: 'no sender’s address' },
  noSubject: { id: 'tanpa perihal', en: 'no subject' },

  senders: { id: 'Pengirim dikenal', en: 'Known senders' },
  sendersAbout: {
    id: 'Surel dari alamat ini tampil dengan nama yang Anda beri; dari alamat lain tampil sebagai pengirim belum dikenal. Siapa pun dapat memakai alamat orang lain, jadi asal yang tidak terbukti tetap disebut begitu.',
    en: 'Letters from these addresses show under the name you give; from any other, as a sender who is not known. Anybody can use another’s address, so that what is not proven is said to be so.',
  },
  sendersNone: { id: 'Belum ada pengirim yang dikenal.', en: 'No senders are known yet.' },
  senderAddress: { id: 'Alamat atau domain', en: 'Address or domain' },
  senderAddressHelp: {
    id: 'Satu alamat, atau domainnya saja untuk semua alamat di sana.',
    en: 'One address, or its domain alone for every address there.',
  },
  senderName: { id: 'Nama pengirim', en: 'Sender’s name' },
  senderAdd: { id: 'Kenali', en: 'Know it' },
  remove: { id: 'Hapus', en: 'Remove' },
  senderRemove: { id: (it: string) => `Hapus ${it}`, en: (it: string) => `Remove ${it}` },

  from: { id: 'Dari', en: 'From' },
  unknown: { id: 'pengirim belum dikenal', en: 'sender not known' },
  proven: { id: 'asal terbukti', en: 'sender proven' },
  unproven: { id: 'asal tidak terbukti', en: 'sender not proven' },
  files: { id: 'Lampiran', en: 'Attachments' },
  unnamed: { id: 'tanpa nama', en: 'unnamed' },
  letterHash: { id: 'Sidik surel (SHA-256)', en: 'Fingerprint of the letter (SHA-256)' },
} as const
