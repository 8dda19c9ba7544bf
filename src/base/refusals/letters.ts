/** Incoming letters and their dispositions. */
import { dayOf, refusal } from './refusal.ts'

export const lettersRefusals = {
  // Incoming letters and their dispositions
  'letter-not-yours': refusal(403, {
    id: () => 'Surat ini tidak sedang ada pada jabatan Anda, jadi yang memegangnyalah yang bertindak.',
    en: () => 'This letter is not with a post of yours, so who holds it acts.',
  }),
  'letter-branch-ended': refusal(409, {
    id: () => 'Bagian ini sudah selesai. Muat ulang halaman untuk melihat keadaannya.',
    en: () => 'This branch has ended already. Load the page anew to see how it stands.',
  }),
  'letter-passed-on': refusal(409, {
    id: () => 'Surat ini sudah Anda teruskan; penerimanyalah yang melaporkan.',
    en: () => 'You have passed this letter on; those who received it report.',
  }),
  'letter-to-missing': refusal<{ field: string }>(422, {
    id: () => 'Pilih paling sedikit satu jabatan yang menerima.',
    en: () => 'Choose at least one post that receives it.',
  }),
  'letter-instruction-missing': refusal<{ field: string }>(422, {
    id: () => 'Centang apa yang diminta, atau tulis petunjuknya.',
    en: () => 'Tick what is asked for, or write the instruction.',
  }),
  'letter-full': refusal<{ field: string; max: number }>(409, {
    id: ({ max }) => `Surat ini sudah diteruskan ke ${max} tempat. Lanjutkan di salah satunya.`,
    en: ({ max }) => `This letter has been passed on to ${max} places. Go on in one of them.`,
  }),
  'letter-to-self': refusal<{ field: string; post: string }>(422, {
    id: ({ post }) => `${post} adalah jabatan Anda sendiri. Pilih jabatan lain, atau tindak lanjuti sendiri.`,
    en: ({ post }) => `${post} is a post of your own. Choose another, or follow it up yourself.`,
  }),
  'letter-to-above': refusal<{ field: string; post: string }>(422, {
    id: ({ post }) =>
      `Surat ini datang lewat ${post}. Laporkan tindak lanjutnya, jangan dikembalikan sebagai disposisi.`,
    en: ({ post }) => `This letter came through ${post}. Report what was done instead of passing it back.`,
  }),
  'letter-to-twice': refusal<{ field: string; post: string }>(409, {
    id: ({ post }) => `Surat ini sedang ditangani ${post}. Tunggu laporannya, atau pilih jabatan lain.`,
    en: ({ post }) => `${post} is working on this letter. Wait for the report, or choose another post.`,
  }),
  'letter-to-vacant': refusal<{ field: string; post: string }>(422, {
    id: ({ post }) =>
      `Belum ada yang memegang jabatan ${post} hari ini. Pilih jabatan lain, atau minta administrator menunjuk Plt.`,
    en: ({ post }) =>
      `Nobody holds the post of ${post} today. Choose another, or ask the administrator to appoint someone.`,
  }),
  'letter-due-past': refusal<{ field: string }>(422, {
    id: () => 'Batas waktu itu sudah lewat. Pakai hari ini atau sesudahnya.',
    en: () => 'That day is past. Use today or a later day.',
  }),
  'letter-due-late': refusal<{ field: string; due: string }>(422, {
    id: ({ due }) =>
      `Anda sendiri harus menjawab paling lambat ${dayOf(due, 'id')}. Beri batas pada atau sebelum hari itu.`,
    en: ({ due }) => `You must answer yourself by ${dayOf(due, 'en')}. Set that day or an earlier one.`,
  }),
  'letter-report-missing': refusal<{ field: string }>(422, {
    id: () => 'Tulis apa yang sudah dilakukan.',
    en: () => 'Write what was done.',
  }),
  'letter-book-outgoing': refusal<{ field: string }>(422, {
    id: () => 'Surat masuk dicatat di buku masuk. Pilih buku masuk.',
    en: () => 'Incoming letters go into an incoming book. Choose one.',
  }),
} as const
