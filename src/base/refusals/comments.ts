/** What colleagues say about a text. */
import { refusal } from './refusal.ts'

export const commentsRefusals = {
  // What colleagues say about a text
  'comment-empty': refusal<{ field: string }>(422, {
    id: () => 'Tulis komentarnya dulu.',
    en: () => 'Write the comment first.',
  }),
  'called-not-reader': refusal<{ field: string; name: string }>(422, {
    id: ({ name }) =>
      `Berkas ini terbatas dan ${name} tidak termasuk pembacanya. Hapus tanda @ di depan namanya, atau tambahkan ia lewat Batasi pembaca.`,
    en: ({ name }) =>
      `This dossier is limited and ${name} is not among its readers. Take out the @ before the name, or add them under Limit readers.`,
  }),
  'words-changed': refusal<{ field: string }>(409, {
    id: () =>
      'Kata yang Anda pilih sudah berubah, atau ada lebih dari satu yang sama. Muat ulang naskah, lalu pilih lagi.',
    en: () => 'The words you chose have changed, or stand more than once. Load the text anew and choose them again.',
  }),
  'comments-full': refusal<{ max: number }>(409, {
    id: ({ max }) => `Berkas ini sudah memuat ${max} percakapan. Lanjutkan di percakapan yang ada.`,
    en: ({ max }) => `This dossier holds ${max} comments already. Go on in one of them.`,
  }),
  'thread-full': refusal<{ max: number }>(409, {
    id: ({ max }) => `Percakapan ini sudah memuat ${max} tanggapan. Mulai komentar baru.`,
    en: ({ max }) => `This comment has ${max} answers already. Begin a new comment.`,
  }),
  'must-fix-no-post': refusal<{ field: string }>(403, {
    id: () => 'Yang wajib diperbaiki ditandai oleh pemegang jabatan dalam SOP. Kirim tanpa tanda itu.',
    en: () => 'Only holders of a post of the SOP ask for a repair. Send it without that mark.',
  }),
  'must-fix-not-yours': refusal(403, {
    id: () => 'Ini diselesaikan oleh yang memintanya, pelaksana langkah ini, atau koordinator.',
    en: () => 'This is settled by who asked for it, by who holds this step, or by a coordinator.',
  }),
  'comment-not-yours': refusal(403, {
    id: () => 'Ini diselesaikan oleh yang menulisnya atau yang sedang mengerjakan naskah.',
    en: () => 'This is settled by who wrote it or by who works on the text now.',
  }),
  'comment-changed': refusal(409, {
    id: () =>
      'Komentar ini sudah ditangani orang lain, atau tidak dapat diperlakukan begitu. Lihat keadaannya sekarang.',
    en: () => 'Someone dealt with this comment already, or it cannot be dealt with so. See how it stands now.',
  }),
  'suggestion-lost': refusal(409, {
    id: () =>
      'Kata yang diusulkan diganti sudah berubah, jadi usulan tidak dapat dimasukkan. Ubah naskah sendiri bila masih perlu.',
    en: () =>
      'The words to be replaced have changed, so the suggestion cannot be put in. Change the text yourself if it still should be.',
  }),
  'suggestion-unfit': refusal(422, {
    id: () => 'Usulan ini tidak muat atau tidak cocok di tempatnya. Ubah naskah sendiri bila masih perlu.',
    en: () => 'The suggestion does not fit in its place. Change the text yourself if it still should be.',
  }),
} as const
