/** What every channel says alike: why something did not go, and what the parts of a form are called. */
import type { Phrase } from './phrase.ts'

/** Why a request did not do what it was to do; the other side's own words follow in brackets. */
export const channelFaults = {
  address: {
    id: 'Alamat itu tidak boleh dihubungi dari sini. Periksa alamatnya di Tujuan terbitan.',
    en: 'That address may not be reached from here. Check the address at Destinations.',
  },
  'no-name': { id: 'Nama alamatnya tidak ditemukan.', en: 'The name of the address was not found.' },
  'no-connection': { id: 'Tidak dapat dihubungi.', en: 'It could not be reached.' },
  'no-tls': {
    id: 'Sambungan amannya (TLS) tidak sah. Minta pengelolanya memeriksa sertifikatnya.',
    en: 'Its secure connection (TLS) is not valid. Ask its keeper to check the certificate.',
  },
  'too-slow': { id: 'Tidak menjawab pada waktunya.', en: 'It did not answer in time.' },
  redirect: {
    id: 'Alamat itu mengalihkan ke alamat lain. Isikan alamat akhirnya di Tujuan terbitan.',
    en: 'That address leads to another one. Set the final address at Destinations.',
  },
  'sign-in': {
    id: 'Nama, kata sandi, atau haknya tidak diterima. Isikan yang baru di Tujuan terbitan.',
    en: 'Its name, password or rights are not accepted. Set new ones at Destinations.',
  },
  clock: {
    id: 'Jam server Siar tidak cocok dengan jam layanan tujuan. Minta administrator server membetulkan jamnya.',
    en: 'The clock of the Siar server does not agree with that of the service. Ask the keeper of the server to set it right.',
  },
  trouble: { id: 'Layanan tujuan sedang bermasalah.', en: 'The service there is in trouble.' },
  'not-the-service': {
    id: 'Yang menjawab di alamat itu bukan layanan yang dimaksud.',
    en: 'What answers at that address is not the service that is meant.',
  },
  busy: { id: 'Tujuan meminta dicoba lagi nanti.', en: 'The destination asks to be tried again later.' },
  refused: { id: 'Tujuan menolak kiriman ini.', en: 'The destination refused this one.' },
  gone: { id: 'Yang dituju sudah tidak ada di sana.', en: 'What is meant is not there any more.' },
  'no-answer': {
    id: 'Sudah diserahkan, tetapi jawabannya tidak sampai.',
    en: 'It was handed over, but no answer came back.',
  },
} satisfies Record<string, Phrase>

export const channelWords = {
  title: { id: 'Judul', en: 'Title' },
  text: { id: 'Naskah', en: 'Text' },
  link: { id: 'Tautan', en: 'Link' },
  letters: { id: 'Huruf', en: 'Letters' },
  bytes: { id: 'Bita', en: 'Bytes' },
  asked: { id: 'Ditanyakan', en: 'Asked' },
  answered: { id: 'Dijawab', en: 'Answered' },
  account: { id: 'Akun', en: 'Account' },
  yes: { id: 'Ya', en: 'Yes' },
  no: { id: 'Tidak', en: 'No' },
  noTitle: {
    id: 'Naskah ini belum berjudul. Beri judul, lalu mintakan persetujuan.',
    en: 'The text has no title. Give it one and have it approved.',
  },
  noText: {
    id: 'Naskah untuk bentuk ini kosong. Tulis bentuknya di naskah, lalu mintakan persetujuan.',
    en: 'There is no text in this form. Write it beside the text and have it approved.',
  },
  unknownThere: {
    id: 'Tidak diketahui yang mana kiriman pertamanya di sana. Perbaiki langsung di tujuan, lalu tandai.',
    en: 'It is not known which one there is its first version. Mend it there by hand, then tick it off.',
  },
  goneThere: {
    id: 'Kiriman pertamanya sudah tidak ada di sana.',
    en: 'Its first version is not there any more.',
  },
  setWell: { id: 'Semua terpasang baik.', en: 'All is well set.' },
} satisfies Record<string, Phrase>

/** Before a corrected text, and before a notice of withdrawal. */
export const correctedWord = (it: { readonly clarifies?: true }) => (it.clarifies ? 'Klarifikasi' : 'Ralat')
export const withdrawnWord = 'Ditarik'
