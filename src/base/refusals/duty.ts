import { dutyProblemWords } from '../words/duty.ts'
import { refusal } from './refusal.ts'

type Problem = keyof typeof dutyProblemWords

/** The crisis desk's shift roster. */
export const dutyRefusals = {
  'duty-wrong': refusal<{ problem: Problem; value: string; row: number; field: string }>(422, {
    id: ({ problem, value, row }) =>
      `Giliran ke-${row}: ${dutyProblemWords[problem].id(value)} Tidak ada yang disimpan; perbaiki, lalu ulangi.`,
    en: ({ problem, value, row }) =>
      `Shift ${row}: ${dutyProblemWords[problem].en(value)} Nothing was saved; mend it and try again.`,
  }),
  'duty-over': refusal(409, {
    id: () => 'Giliran ini sudah lewat, sudah diakhiri, atau sudah ditarik. Catatannya tetap seperti adanya.',
    en: () => 'This shift is over, was ended or was withdrawn. Its entry stays as it is.',
  }),
  'duty-full': refusal<{ max: number }>(422, {
    id: ({ max }) => `Paling banyak ${max} giliran sekaligus. Perpendek harinya, atau pecah berkasnya.`,
    en: ({ max }) => `At most ${max} shifts at once. Take fewer days, or split the file.`,
  }),
  'duty-roster-full': refusal<{ max: number }>(409, {
    id: ({ max }) => `Sudah ada ${max} giliran yang akan datang. Tarik yang tidak dipakai lebih dulu.`,
    en: ({ max }) => `There are ${max} coming shifts already. Withdraw those that are not needed first.`,
  }),
  'duty-no-header': refusal(422, {
    id: () =>
      'Tabel perlu baris judul dengan kolom Mulai, Selesai, Petugas, Surat, dan Tanggal surat. Tambahkan, lalu baca lagi.',
    en: () =>
      'The table needs a header with the columns From, Until, On duty, Letter and Date of letter. Add it and read again.',
  }),
  'duty-days-reversed': refusal<{ field: string }>(422, {
    id: () => 'Hari terakhir mendahului hari pertama, atau rentangnya terlalu panjang.',
    en: () => 'The last day comes before the first, or they lie too far apart.',
  }),
} as const
