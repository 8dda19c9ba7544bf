/** Why an official paper is not made: shown where it is looked for, until it is. */
import { refusal } from './refusal.ts'

export const papersRefusals = {
  'paper-picture-damaged': refusal<{ file: string; hash: string }>(409, {
    id: ({ file, hash }) =>
      `Gambar ${named(file)}rusak atau hilang di penyimpanan (berkas ${short(hash)}). Pulihkan dari cadangan, lalu coba lagi.`,
    en: ({ file, hash }) =>
      `The picture ${named(file)}is damaged or lost on disk (file ${short(hash)}). Restore it from the back-up, then try again.`,
  }),
  'paper-maker-ended': refusal(409, {
    id: () =>
      'Pembuatnya berhenti di tengah jalan: kehabisan memori atau waktu, atau server mati. Lihat catatan server, lalu coba lagi.',
    en: () =>
      'Its maker stopped halfway: out of memory or time, or the server died. Look at the server’s log, then try again.',
  }),
  'paper-broken': refusal(409, {
    id: () => 'Naskah ini gagal dibuat karena cacat pada Siar. Simpan catatan server, laporkan, lalu coba lagi.',
    en: () => 'A defect of Siar keeps this paper from being made. Keep the server’s log, report it, then try again.',
  }),
  'paper-not-failed': refusal(409, {
    id: () => 'Naskah ini sudah dibuat atau masih dicoba sendiri. Muat ulang untuk melihatnya.',
    en: () => 'This paper is made, or still being tried by itself. Load the page anew to see it.',
  }),
} as const

const named = (file: string) => (file === '' ? '' : `“${file}” `)
/** As the file lies in the folder of files; enough of it to find it by. */
const short = (hash: string) => `${hash.slice(0, 2)}/${hash.slice(0, 12)}…`
