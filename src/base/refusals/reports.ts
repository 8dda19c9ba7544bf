/** Clippings, the daily media sheet, the issue map. */
import { refusal } from './refusal.ts'

export const reportRefusals = {
  'clippings-too-long': refusal<{ field: string; days: number }>(422, {
    id: ({ days }) => `Satu buku memuat paling lama ${days} hari. Ambil masa yang lebih pendek.`,
    en: ({ days }) => `One book holds ${days} days at most. Take a shorter span.`,
  }),
  'clippings-none': refusal(422, {
    id: () => 'Tidak ada kliping pada tanggal dan saringan ini, jadi tidak ada yang dicetak.',
    en: () => 'There is no clipping on these days under these filters, so there is nothing to print.',
  }),
  'clippings-too-many': refusal<{ count: number; max: number }>(422, {
    id: ({ count, max }) => `Ada ${count.toLocaleString('id-ID')} kliping; satu buku memuat paling banyak ${max.toLocaleString('id-ID')}. Persempit tanggalnya, atau pilih isu, program, atau media.`, // prettier-ignore
    en: ({ count, max }) => `There are ${count.toLocaleString('en-GB')} clippings; one book holds ${max.toLocaleString('en-GB')} at most. Narrow the days, or choose an issue, a programme or an outlet.`, // prettier-ignore
  }),
  'clippings-limited': refusal<{ field: string }>(422, {
    id: () => 'Isu ini menjadi berkas terbatas, jadi bukunya tidak dicetak di sini. Pilih isu lain, atau semua isu.',
    en: () => 'This issue became a limited dossier, so no book is printed of it here. Choose another, or all issues.',
  }),
  'media-sheet-future': refusal<{ field: string }>(422, {
    id: () => 'Hari itu belum tiba. Pilih hari ini atau yang sudah lewat.',
    en: () => 'That day has not come. Choose today or a day that is over.',
  }),
  'media-sheet-full': refusal<{ field: string; max: number }>(409, {
    id: ({ max }) => `Tanggal ini sudah mempunyai ${max} lembar. Baca yang terakhir.`,
    en: ({ max }) => `This day has ${max} sheets already. Read the last one.`,
  }),
  'media-sheet-setting-changed': refusal<{ seen: number; current: number }>(409, {
    id: () => 'Setelan ini sudah diubah orang lain. Muat ulang, lalu ubah lagi.',
    en: () => 'Somebody else changed this setting. Load the page anew and change it again.',
  }),
} as const
