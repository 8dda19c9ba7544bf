/** The press: outlets, journalists, lists. */
import { refusal } from './refusal.ts'

export const pressRefusals = {
  'press-changed': refusal<{ seen: number; current: number }>(409, {
    id: () => 'Orang lain sudah mengubah ini. Tutup lalu buka lagi untuk melihat yang terbaru.',
    en: () => 'Someone else changed this. Close and open it again to see the newest.',
  }),
  'outlet-twice': refusal<{ field: string }>(409, {
    id: () => 'Media dengan nama dan jenis ini sudah ada. Ubah yang ada, atau tulis nama yang membedakannya.',
    en: () =>
      'An outlet of this name and kind is there already. Change that one, or write a name that tells them apart.',
  }),
  'outlet-unknown': refusal<{ field: string }>(422, {
    id: () => 'Media itu tidak ada dalam daftar. Muat ulang, lalu pilih lagi.',
    en: () => 'That outlet is not on the list. Load the page anew and choose again.',
  }),
  'outlet-papers-full': refusal<{ max: number }>(409, {
    id: ({ max }) => `Satu media memuat paling banyak ${max} surat, termasuk yang sudah tidak berlaku.`,
    en: ({ max }) => `An outlet holds ${max} papers at most, those that ended among them.`,
  }),
  'outlet-scan-unknown': refusal<{ field: string }>(422, {
    id: () => 'Pindaian itu belum tersimpan. Unggah lagi.',
    en: () => 'That scan is not kept yet. Upload it again.',
  }),
  'kbli-wrong': refusal<{ field: string }>(422, {
    id: () => 'Kode KBLI terdiri atas lima angka, misalnya 63122.',
    en: () => 'A KBLI code has five digits, such as 63122.',
  }),
  'journalist-twice': refusal<{ field: string }>(409, {
    id: () => 'Alamat surel ini sudah dipakai wartawan lain dalam daftar. Cari alamat itu, lalu ubah orangnya.',
    en: () => 'Another journalist on the list has this e-mail address. Search for it and change that person.',
  }),
  'journalist-erased': refusal(409, {
    id: () =>
      'Data orang ini sudah dihapus atas permintaannya, jadi tidak dapat diubah lagi. Catat sebagai orang baru.',
    en: () =>
      'What was kept of this person was erased at their request and cannot be changed. Add them as a new person.',
  }),
  'consent-how-missing': refusal<{ field: string }>(422, {
    id: () => 'Tulis bagaimana persetujuan itu diberikan, misalnya “formulir jumpa pers 3 November”.',
    en: () => 'Write how the consent was given, such as “form at the press conference of 3 November”.',
  }),
  'press-day-ahead': refusal<{ field: string }>(422, {
    id: () => 'Hari itu belum tiba. Pakai hari ini atau sebelumnya.',
    en: () => 'That day has not come yet. Use today or an earlier one.',
  }),
  'press-list-twice': refusal<{ field: string }>(409, {
    id: () => 'Daftar dengan nama ini sudah ada, mungkin di antara yang tidak dipakai. Pilih nama lain.',
    en: () => 'A list of this name is there already, perhaps among those not in use. Choose another name.',
  }),
  'press-lists-full': refusal<{ max: number }>(409, {
    id: ({ max }) => `Paling banyak ${max} daftar. Pakai lagi salah satu yang tidak dipakai.`,
    en: ({ max }) => `At most ${max} lists. Use one again that is not in use.`,
  }),
  'press-no-header': refusal(422, {
    id: () => 'Baris pertama tabel harus memuat judul kolom, sedikitnya “Nama”.',
    en: () => 'The first row of the table must name its columns, at least “Name”.',
  }),
  'press-table-full': refusal<{ max: number }>(422, {
    id: ({ max }) => `Paling banyak ${max} baris sekaligus. Bagi menjadi beberapa tabel.`,
    en: ({ max }) => `At most ${max} rows at once. Split the table.`,
  }),
  'press-full': refusal<{ max: number }>(409, {
    id: ({ max }) => `Daftar wartawan memuat paling banyak ${max} orang.`,
    en: ({ max }) => `The list of journalists holds ${max} people at most.`,
  }),
  'press-bad-rows': refusal<{ count: number }>(422, {
    id: ({ count }) => `${count} baris belum benar, jadi tabel ini belum dimasukkan. Perbaiki dulu.`,
    en: ({ count }) => `${count} rows are not right, so the table was not taken in. Mend them first.`,
  }),
  // Questions of the media
  'question-from-missing': refusal<{ field: string }>(422, {
    id: () => 'Pilih wartawan dari daftar, atau tulis siapa yang bertanya.',
    en: () => 'Choose a journalist from the list, or write who asks.',
  }),
  'question-ahead': refusal<{ field: string }>(422, {
    id: () => 'Waktu itu belum tiba. Pakai waktu sekarang atau sebelumnya.',
    en: () => 'That time has not come yet. Use the time now or an earlier one.',
  }),
  'question-old': refusal<{ field: string; days: number }>(422, {
    id: ({ days }) => `Pertanyaan yang lebih tua dari ${days} hari tidak dicatat di sini. Periksa tanggalnya.`,
    en: ({ days }) => `A question older than ${days} days is not registered here. Check the day.`,
  }),
  'question-deadline': refusal<{ field: string }>(422, {
    id: () => 'Tenggat wartawan harus sesudah pertanyaannya diterima, dan dalam setahun.',
    en: () => 'The journalist’s deadline comes after the question, and within a year.',
  }),
  'question-done': refusal(409, {
    id: () => 'Pertanyaan ini sudah selesai. Bila ia bertanya lagi, catat sebagai pertanyaan baru.',
    en: () => 'This question is done. If they ask again, register another.',
  }),
  'answer-before-question': refusal<{ field: string }>(422, {
    id: () => 'Jawaban tidak mungkin mendahului pertanyaannya. Periksa waktunya.',
    en: () => 'An answer cannot come before its question. Check the time.',
  }),
  'journalist-unknown': refusal<{ field: string }>(422, {
    id: () => 'Wartawan itu tidak ada dalam daftar. Cari lagi, atau tulis namanya.',
    en: () => 'That journalist is not on the list. Search again, or write the name.',
  }),
  'assigned-unknown': refusal<{ field: string }>(422, {
    id: () => 'Orang itu tidak dapat ditugasi. Pilih pegawai yang masih bekerja di sini.',
    en: () => 'That person cannot be asked to answer. Choose somebody who works here.',
  }),
  // Releases by e-mail
  'mailing-too-many': refusal<{ max: number }>(422, {
    id: ({ max }) => `Daftar kirim ini memuat lebih dari ${max} orang. Bagi menjadi beberapa daftar.`,
    en: ({ max }) => `This list holds more than ${max} people. Split it.`,
  }),
  'mailing-nobody': refusal(422, {
    id: () => 'Tidak seorang pun di daftar kirim ini dapat dikirimi. Lihat alasannya di Pers, Daftar kirim.',
    en: () => 'Nobody on this list may be written to. See why at Press, Mailing lists.',
  }),
  'bounce-password-missing': refusal<{ field: string }>(422, {
    id: () => 'Isi sandi kotak surat itu.',
    en: () => 'Type that mailbox’s password.',
  }),
  'bounce-mailbox-none': refusal(409, {
    id: () => 'Kotak surat kembalian belum disetel. Simpan dulu setelannya.',
    en: () => 'The mailbox for returned letters is not set. Save its settings first.',
  }),
  'recipient-settled': refusal(409, {
    id: () => 'Surel ini sudah jelas keadaannya. Muat ulang halaman untuk melihatnya.',
    en: () => 'How this letter ended is known already. Load the page anew to see it.',
  }),
} as const
