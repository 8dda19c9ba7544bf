/** Words of the channel forms of a text: their names, counters, looks and marks. */
import type { variantChannels } from '../content.ts'

type Channel = (typeof variantChannels)[number]

export const channelWords = {
  email: { id: 'Surel', en: 'E-mail' },
  chat: { id: 'WhatsApp dan Telegram', en: 'WhatsApp and Telegram' },
  'short-post': { id: 'X', en: 'X' },
  caption: { id: 'Instagram', en: 'Instagram' },
  radio: { id: 'Naskah radio', en: 'Radio script' },
  videotron: { id: 'Videotron', en: 'Videotron' },
} as const satisfies Record<Channel, { id: string; en: string }>

export const variantWords = {
  variants: { id: 'Varian kanal', en: 'Channel variants' },
  variantsHelp: {
    id: 'Disusun dari naskah dan ikut berubah bersamanya. Tanda {tautan} diganti alamat halaman saat terbit.',
    en: 'Made from the text and changing with it. {tautan} becomes the address of the page when it is published.',
  },
  none: {
    id: 'Versi ini tidak memuat varian kanal.',
    en: 'This version holds no channel variants.',
  },
  nothingYet: { id: 'Belum ada isi: tulis judul dan naskah dulu.', en: 'Nothing yet: write a title and a text first.' },
  length: {
    id: (unit: 'character' | 'weighted' | 'word', length: string, max: string) =>
      `${length}/${max} ${unit === 'word' ? 'kata' : unit === 'weighted' ? 'karakter hitungan X' : 'karakter'}`,
    en: (unit: 'character' | 'weighted' | 'word', length: string, max: string) =>
      `${length}/${max} ${unit === 'word' ? 'words' : unit === 'weighted' ? 'characters as X counts' : 'characters'}`,
  },
  over: { id: (by: string) => `lebih ${by}`, en: (by: string) => `${by} too many` },
  hashtags: { id: (n: number) => `${n} tagar`, en: (n: number) => `${n} hashtags` },
  reading: { id: (time: string) => `dibaca ± ${time}`, en: (time: string) => `read in ± ${time}` },
  seconds: {
    id: (minutes: number, seconds: number) => (minutes ? `${minutes} mnt ${seconds} dtk` : `${seconds} dtk`),
    en: (minutes: number, seconds: number) => (minutes ? `${minutes} min ${seconds} s` : `${seconds} s`),
  },
  longSentences: {
    id: (n: number) => `${n} kalimat panjang, digarisbawahi: lebih dari 25 kata sekali napas.`,
    en: (n: number) => `${n} long sentences, underlined: more than 25 words in one breath.`,
  },
  fold: {
    id: 'Bagian pudar baru terbaca setelah ketuk “selengkapnya”.',
    en: 'The faded part is read only after tapping “more”.',
  },
  picture: {
    id: 'Lebih dari 1.024 karakter: di Telegram tidak muat sebagai takarir satu gambar.',
    en: 'Over 1,024 characters: on Telegram it does not fit as the caption of one picture.',
  },
  own: { id: 'ditulis sendiri', en: 'own wording' },
  derived: { id: 'disusun dari naskah', en: 'made from the text' },
  stale: {
    id: 'Naskah berubah sejak varian ini ditulis',
    en: 'The text has changed since this variant was written',
  },
  staleTag: { id: 'naskah berubah', en: 'text changed' },
  factChanged: {
    id: (was: string, now: string) => `${was} → ${now}`,
    en: (was: string, now: string) => `${was} → ${now}`,
  },
  factGone: {
    id: (was: string) => `${was}: tidak lagi di antara fakta`,
    en: (was: string) => `${was}: no longer a fact`,
  },
  stillRight: { id: 'Sudah saya periksa, masih benar', en: 'I checked it, still right' },
  write: { id: 'Tulis sendiri', en: 'Write my own' },
  ownLabel: {
    id: (channel: string) => `Kata-kata sendiri untuk ${channel}`,
    en: (channel: string) => `Own wording for ${channel}`,
  },
  reset: { id: 'Kembali ke susunan naskah', en: 'Back to what the text gives' },
  undoReset: { id: 'Kembalikan tulisan sendiri', en: 'Bring my own wording back' },
  copy: { id: 'Salin', en: 'Copy' },
  copied: { id: 'Tersalin', en: 'Copied' },
  notCopied: {
    id: 'Peramban menolak menyalin. Tandai teksnya lalu salin.',
    en: 'The browser refused. Select the text and copy it.',
  },
  subject: { id: 'Subjek', en: 'Subject' },
  link: { id: 'tautan halaman', en: 'address of the page' },
  preview: { id: (channel: string) => `Tampilan di ${channel}`, en: (channel: string) => `As it looks: ${channel}` },
} as const
