/** What goes out, and the files that go with it. */
import { refusal } from './refusal.ts'

export const publicationRefusals = {
  // What goes out, and files
  'publication-withdrawn': refusal(409, {
    id: () => 'Terbitan ini sudah ditarik.',
    en: () => 'This publication has been withdrawn.',
  }),
  'delivery-not-failed': refusal<{ state: string }>(409, {
    id: () => 'Hanya pengiriman yang gagal yang dapat diulang. Muat ulang untuk melihat keadaannya sekarang.',
    en: () => 'Only a failed delivery can be tried again. Reload to see how it stands now.',
  }),
  'delivery-not-unsure': refusal<{ state: string }>(409, {
    id: () => 'Pengiriman ini sudah pasti, tidak perlu dinyatakan.',
    en: () => 'This delivery is certain already; there is nothing to say about it.',
  }),
  'colour-pale': refusal<{ field: string; ratio: number }>(422, {
    id: ({ ratio }) =>
      `Warna ini tidak cukup terbaca di atas putih: kontrasnya ${ratio.toLocaleString('id', { maximumFractionDigits: 1 })} banding 1, paling sedikit 4,5. Pilih warna yang lebih tua.`,
    en: ({ ratio }) =>
      `This colour cannot be read well on white: its contrast is ${ratio.toLocaleString('en', { maximumFractionDigits: 1 })} to 1, and 4.5 is the least. Choose a darker one.`,
  }),
  'file-missing': refusal<{ field: string }>(422, {
    id: () => 'Pilih satu berkas yang tidak kosong.',
    en: () => 'Choose one file that is not empty.',
  }),
  'file-too-large': refusal<{ field: string; max: number }>(413, {
    id: ({ max }) => `Berkas paling besar ${max} MB. Perkecil lalu unggah lagi.`,
    en: ({ max }) => `A file holds ${max} MB at most. Make it smaller and upload again.`,
  }),
  'file-unknown': refusal<{ field: string }>(422, {
    id: () => 'Ada gambar atau lampiran yang belum diunggah, atau isinya bukan seperti yang disebut. Unggah lagi.',
    en: () => 'A picture or attachment was not uploaded, or is not what it is said to be. Upload it again.',
  }),
  'file-type-refused': refusal<{ field: string }>(422, {
    id: () => 'Jenis berkas ini tidak diterima. Yang diterima: JPEG, PNG, WebP, GIF, PDF, DOCX, XLSX, CSV, dan teks.',
    en: () => 'This kind of file is not accepted. Accepted: JPEG, PNG, WebP, GIF, PDF, DOCX, XLSX, CSV and text.',
  }),
  'svg-refused': refusal<{ field: string }>(422, {
    id: () => 'SVG dapat membawa skrip, jadi tidak diterima. Simpan sebagai PNG atau JPEG, lalu unggah lagi.',
    en: () => 'An SVG can carry a script, so it is not accepted. Save it as PNG or JPEG and upload it again.',
  }),
  'picture-broken': refusal<{ field: string }>(422, {
    id: () => 'Gambar ini rusak atau terpotong. Buka dan simpan ulang di aplikasi gambar, lalu unggah lagi.',
    en: () =>
      'This picture is damaged or cut off. Open and save it anew in a picture application, then upload it again.',
  }),
  'picture-too-large': refusal<{ field: string; width: number; height: number; max: number }>(422, {
    id: ({ width, height, max }) =>
      `Gambar ini ${width} × ${height} piksel; paling besar ${max} megapiksel. Perkecil lalu unggah lagi.`,
    en: ({ width, height, max }) =>
      `This picture has ${width} × ${height} pixels; ${max} megapixels is the most. Make it smaller and upload again.`,
  }),
  'picture-frames': refusal<{ field: string; frames: number; max: number }>(422, {
    id: ({ frames, max }) =>
      `Animasi ini terlalu panjang atau terlalu besar (${frames} bingkai, paling banyak ${max}). Pakai gambar diam.`,
    en: ({ frames, max }) =>
      `This animation is too long or too large (${frames} frames, ${max} at most). Use a still picture.`,
  }),
  'picture-expands': refusal<{ field: string }>(422, {
    id: () => 'Gambar ini mengembang jauh melebihi ukuran berkasnya, jadi ditolak. Simpan ulang lebih kecil.',
    en: () => 'This picture unpacks to far more than its file, so it is refused. Save it anew, smaller.',
  }),
  'not-a-picture': refusal<{ field: string }>(422, {
    id: () => 'Berkas ini bukan gambar, jadi tidak dapat dipotong.',
    en: () => 'This file is no picture, so it cannot be cropped.',
  }),
  'crop-outside': refusal<{ field: string; width: number; height: number }>(422, {
    id: ({ width, height }) => `Potongan keluar dari gambar, yang berukuran ${width} × ${height} piksel.`,
    en: ({ width, height }) => `The part lies outside the picture, which has ${width} × ${height} pixels.`,
  }),
} as const
