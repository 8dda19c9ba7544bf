/** What goes out, and the files that go with it. */
import { refusal } from './refusal.ts'

export const publicationRefusals = {
  // What goes out, and files
  'publication-withdrawn': refusal(409, {
    id: () => 'Terbitan ini sudah ditarik.',
    en: () => 'This publication has been withdrawn.',
  }),
  'publication-corrected': refusal(409, {
    id: () => 'Naskah ini sudah diganti dengan naskah yang dikoreksi; yang dikirim hanya yang terbaru.',
    en: () => 'A corrected text stands in the place of this one; only the newest is sent.',
  }),
  'not-public': refusal(409, {
    id: () => 'Berkas ini belum terbit, jadi naskahnya diperbaiki di langkahnya sendiri.',
    en: () => 'This dossier is not published yet: mend its text at the step where it is.',
  }),
  'no-correction': refusal(409, {
    id: () => 'Tidak ada koreksi atau klarifikasi yang sedang berjalan.',
    en: () => 'No correction or clarification is under way.',
  }),
  'correction-sent-on': refusal<{ step: number }>(409, {
    id: ({ step }) => `Koreksi ini sudah dikirim ke langkah berikutnya. Catatannya dapat diubah setelah dikembalikan ke langkah ${step}.`, // prettier-ignore
    en: ({ step }) => `This correction was sent on. Its note can be changed once it is returned to step ${step}.`,
  }),
  'correction-unchanged': refusal(409, {
    id: () => 'Naskahnya masih sama dengan yang sudah terbit. Ubah dulu, atau batalkan koreksinya.',
    en: () => 'The text is still the one that is public. Change it first, or give the correction up.',
  }),
  'ratify-first': refusal(409, {
    id: () => 'Naskah yang sudah terbit disetujui secara lisan dan belum disahkan pimpinan secara tertulis. Mintakan dulu pengesahannya.', // prettier-ignore
    en: () =>
      'The text that is public was approved by word of mouth and is not ratified in writing yet. Ask for that first.',
  }),
  'term-past': refusal<{ field: string }>(422, {
    id: () => 'Hari itu sudah lewat. Pilih hari yang akan datang, atau kosongkan.',
    en: () => 'That day is over. Choose one that is to come, or leave it empty.',
  }),
  'term-before-release': refusal<{ field: string }>(422, {
    id: () => 'Hari itu mendahului waktu terbitnya. Pilih hari terbit atau sesudahnya, atau kosongkan.',
    en: () => 'That day is before the text goes out. Choose that day or a later one, or leave it empty.',
  }),
  'term-far': refusal<{ field: string; years: number }>(422, {
    id: ({ years }) => `Paling jauh ${years} tahun ke depan. Periksa tahunnya.`,
    en: ({ years }) => `${years} years ahead at most. Check the year.`,
  }),
  'under-embargo': refusal(409, {
    id: () => 'Terbitan ini masih di bawah embargo.',
    en: () => 'This publication is still under embargo.',
  }),
  'release-not-here': refusal(422, {
    id: () => 'Waktu terbit dan tujuan ditetapkan di langkah yang menerbitkan.',
    en: () => 'When and where it goes out is set at the step that publishes.',
  }),
  'release-past': refusal<{ field: string }>(422, {
    id: () => 'Waktu terbit itu sudah lewat. Pilih waktu yang akan datang, atau terbitkan sekarang.',
    en: () => 'That time is past. Choose one that is to come, or publish now.',
  }),
  'release-far': refusal<{ field: string; days: number }>(422, {
    id: ({ days }) => `Waktu terbit paling jauh ${days} hari ke depan. Periksa tahunnya.`,
    en: ({ days }) => `A release reaches ${days} days ahead at most. Check the year.`,
  }),
  'release-before-embargo': refusal<{ field: string }>(422, {
    id: () => 'Waktu terbit tidak boleh mendahului berakhirnya embargo. Samakan atau undurkan waktu terbitnya.',
    en: () => 'It cannot go out before its embargo ends. Set the same time or a later one.',
  }),
  'release-gone-out': refusal(409, {
    id: () => 'Terbitan ini sudah keluar, jadi waktunya tidak dapat diubah lagi.',
    en: () => 'This publication has gone out already, so its time cannot be changed any more.',
  }),
  'release-changed': refusal(409, {
    id: () => 'Waktu terbitnya sudah diubah orang lain. Muat ulang, lalu ulangi bila masih perlu.',
    en: () => 'Somebody else changed its time. Reload, and do it again if it is still needed.',
  }),
  'destination-once': refusal(409, {
    id: () => 'Tujuan untuk kanal ini sudah ada. Ubah yang ada; dua tujuan akan mengirim hal yang sama dua kali.',
    en: () => 'There is a destination of this channel already. Change that one; two would send the same thing twice.',
  }),
  'destinations-full': refusal<{ max: number }>(422, {
    id: ({ max }) => `Paling banyak ${max} tujuan. Hapus yang tidak dipakai lagi.`,
    en: ({ max }) => `${max} destinations at most. Remove those that are not used any more.`,
  }),
  'destination-changed': refusal<{ seen: number; current: number }>(409, {
    id: () => 'Tujuan ini sudah diubah orang lain. Muat ulang, lalu ulangi perubahan Anda.',
    en: () => 'Somebody else changed this destination. Reload, and make your change again.',
  }),
  'destination-as-it-is': refusal(409, {
    id: () => 'Tujuan ini sudah begitu keadaannya. Muat ulang untuk melihatnya.',
    en: () => 'This destination is like that already. Reload to see it.',
  }),
  'destination-address': refusal<{ field: string }>(422, {
    id: () => 'Tulis alamat layanan lengkap, mulai dengan https:// (http:// hanya untuk jaringan kantor), tanpa nama dan kata sandi di dalamnya.', // prettier-ignore
    en: () => 'Write the service’s whole address, beginning with https:// (http:// only on the office’s network), without a name or password in it.', // prettier-ignore
  }),
  'destination-setting': refusal<{ field: string }>(422, {
    id: () => 'Isian ini belum seperti yang diminta kanalnya. Perbaiki, lalu simpan lagi.',
    en: () => 'This is not yet what the channel asks for. Mend it and save again.',
  }),
  'destination-stale': refusal<{ name: string }>(409, {
    id: ({ name }) => `Setelan ${name} belum seperti yang diminta kanalnya sekarang. Buka tujuan ini di Pengaturan, Tujuan terbitan, periksa isiannya, lalu simpan lagi.`, // prettier-ignore
    en: ({ name }) => `The settings of ${name} are not what its channel asks for now. Open this destination at Settings, Destinations, look it over, and save it anew.`, // prettier-ignore
  }),
  'destination-secret': refusal<{ field: string }>(422, {
    id: () => 'Kata sandi atau tokennya perlu diisi, seperti diberikan layanannya.',
    en: () => 'The password or token is needed, as the service gave it.',
  }),
  'delivery-not-by-hand': refusal(409, {
    id: () => 'Pengiriman ini tidak menunggu dikerjakan orang. Muat ulang untuk melihat keadaannya sekarang.',
    en: () => 'This delivery does not wait for a person. Reload to see how it stands now.',
  }),
  'proof-not-sent': refusal(409, {
    id: () => 'Bukti hanya dapat ditambahkan pada yang sudah sampai.',
    en: () => 'Proof can be added only to what has arrived.',
  }),
  'delivery-not-failed': refusal<{ state: string }>(409, {
    id: () => 'Hanya pengiriman yang gagal yang dapat diulang. Muat ulang untuk melihat keadaannya sekarang.',
    en: () => 'Only a failed delivery can be tried again. Reload to see how it stands now.',
  }),
  'delivery-not-unsure': refusal<{ state: string }>(409, {
    id: () => 'Pengiriman ini sudah pasti, tidak perlu dinyatakan.',
    en: () => 'This delivery is certain already; there is nothing to say about it.',
  }),
  'not-public-yet': refusal(409, {
    id: () => 'Terbitan ini belum tampil di portal. Tunggu sampai terkirim, lalu sematkan.',
    en: () => 'This publication is not on the portal yet. Wait until it is sent, then pin it.',
  }),
  'too-many-pinned': refusal<{ max: number }>(409, {
    id: ({ max }) => `Sudah ${max} berita disematkan di beranda. Lepas salah satunya dahulu.`,
    en: ({ max }) => `${max} items are pinned on the front page already. Unpin one of them first.`,
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
  'video-type-refused': refusal<{ field: string }>(422, {
    id: () => 'Ini bukan video MP4 atau WebM. Ekspor sebagai MP4 (H.264), lalu unggah lagi.',
    en: () => 'This is no MP4 or WebM video. Export it as MP4 (H.264), then upload it again.',
  }),
  'video-broken': refusal<{ field: string }>(422, {
    id: () => 'Video ini rusak atau terpotong. Ekspor ulang sebagai MP4 (H.264), lalu unggah lagi.',
    en: () => 'This video is damaged or cut off. Export it anew as MP4 (H.264), then upload it again.',
  }),
  'video-codec': refusal<{ field: string }>(422, {
    id: () =>
      'Video ini tidak dapat diputar di banyak ponsel (misalnya HEVC dari iPhone). Ekspor sebagai MP4 (H.264), lalu unggah lagi.',
    en: () =>
      'Many phones cannot play this video (HEVC from an iPhone, say). Export it as MP4 (H.264), then upload it again.',
  }),
  'video-telemetry': refusal<{ field: string }>(422, {
    id: () =>
      'Video ini menyimpan data lain di samping gambar dan suara, misalnya letak dari kamera. Ekspor ulang tanpa telemetri, lalu unggah lagi.',
    en: () =>
      'Beside pictures and sound, this video holds other data, such as places from the camera. Export it anew without telemetry, then upload it again.',
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
  'picture-type-refused': refusal<{ field: string }>(422, {
    id: () => 'Ini bukan foto yang dapat diterima. Yang diterima: JPEG, PNG, WebP, dan GIF.',
    en: () => 'This is no photo that can be taken in. Accepted: JPEG, PNG, WebP and GIF.',
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
