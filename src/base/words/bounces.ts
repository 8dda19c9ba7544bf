/** Words of letters that come back, and of the mailbox they come back to. */
import type { Phrase } from './phrase.ts'

type Fault = 'address-refused' | 'no-connection' | 'too-slow' | 'no-tls' | 'login' | 'no-folder' | 'no-answer'
const faults = {
  'address-refused': { id: 'Alamat server kotak surat itu tidak boleh dihubungi', en: 'The address of that mailbox’s server may not be reached' }, // prettier-ignore
  'no-connection': { id: 'Server kotak surat tidak dapat dihubungi', en: 'The mailbox’s server cannot be reached' },
  'too-slow': { id: 'Server kotak surat tidak menjawab pada waktunya', en: 'The mailbox’s server did not answer in time' },
  'no-tls': { id: 'Sambungan terenkripsi ke kotak surat gagal', en: 'The encrypted line to the mailbox failed' },
  login: { id: 'Nama atau sandi kotak surat ditolak', en: 'The mailbox’s name or password was refused' },
  'no-folder': { id: 'Folder itu tidak dapat dibuka', en: 'That folder cannot be opened' },
  'no-answer': { id: 'Server kotak surat berhenti menjawab', en: 'The mailbox’s server stopped answering' },
} as const satisfies Record<Fault, Phrase> // prettier-ignore

export const bounceWords = {
  mailbox: { id: 'Kotak surat kembalian', en: 'Mailbox for returned letters' },
  about: {
    id: 'Surel yang tidak sampai dikembalikan ke kotak surat ini. Siar membacanya tiap lima menit, mencatat alamat mana yang tidak sampai, dan tidak menghapus apa pun di sana.',
    en: 'Letters that do not arrive come back to this mailbox. Siar reads it every five minutes, notes which addresses are not reached, and deletes nothing there.',
  },
  host: { id: 'Server IMAP', en: 'IMAP server' },
  port: { id: 'Port', en: 'Port' },
  security: { id: 'Pengamanan sambungan', en: 'How the line is secured' },
  securityOf: {
    tls: { id: 'TLS (biasanya 993)', en: 'TLS (usually 993)' },
    starttls: { id: 'STARTTLS (biasanya 143)', en: 'STARTTLS (usually 143)' },
    none: { id: 'Tanpa pengamanan, hanya di jaringan kantor', en: 'Not secured, inside the office alone' },
  },
  username: { id: 'Nama pengguna', en: 'User name' },
  password: { id: 'Sandi', en: 'Password' },
  passwordKept: {
    id: 'Sudah tersimpan, tersegel. Kosongkan untuk tetap memakainya.',
    en: 'Kept already, sealed. Leave it empty to go on using it.',
  },
  passwordHelp: {
    id: 'Banyak layanan meminta sandi aplikasi, bukan sandi biasa.',
    en: 'Many services ask for an app password, not the usual one.',
  },
  folder: { id: 'Folder', en: 'Folder' },
  returnTo: { id: 'Alamat kembalian', en: 'Return address' },
  returnToHelp: {
    id: 'Alamat kotak surat ini, sedomain dengan pengirim surel kantor. Kosong: surel kembali ke pengirimnya.',
    en: 'This mailbox’s address, in the same domain as the sender of the office’s mail. Empty: letters come back to their sender.',
  },
  save: { id: 'Simpan', en: 'Save' },
  try: { id: 'Coba', en: 'Try it' },
  remove: { id: 'Berhenti membaca', en: 'Read it no more' },
  never: { id: 'Belum pernah dibaca', en: 'Not read yet' },
  lookedAt: { id: (time: string) => `Terakhir dibaca ${time}`, en: (time: string) => `Last read ${time}` },
  found: {
    id: (it: { messages: number; looked: number; reports: number; ours: number }) =>
      `Kotak surat terbuka: ${it.messages} surel. Dari ${it.looked} yang terbaru, ${it.reports} laporan tidak sampai, ${it.ours} di antaranya atas siaran pers kantor ini.`,
    en: (it: { messages: number; looked: number; reports: number; ours: number }) =>
      `The mailbox opens: ${it.messages} letters. Of the newest ${it.looked}, ${it.reports} are reports of what did not arrive, ${it.ours} of them about releases of this office.`,
  },
  trouble: (fault: Fault, said: string): Phrase => {
    const tail = said === '' ? '' : ` (${said})`
    return { id: `${faults[fault].id}${tail}`, en: `${faults[fault].en}${tail}` }
  },
  sealedElsewhere: {
    id: 'sandinya disegel oleh rahasia kantor yang lain; isi lagi',
    en: 'its password was sealed under another secret of the office; type it again',
  },

  // What is kept of a letter
  unsaid: { id: 'Server surel tidak menyebut alasannya.', en: 'The mail server gave no reason.' },
  delayed: {
    id: (reason: string) => `Masih dicoba: ${reason}`,
    en: (reason: string) => `Still being tried: ${reason}`,
  },
  inARow: {
    id: (reason: string) => `Tiga siaran berturut-turut kembali. Terakhir: ${reason}`,
    en: (reason: string) => `Three releases in a row came back. The last: ${reason}`,
  },
} as const
