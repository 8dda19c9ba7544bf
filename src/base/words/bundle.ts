import type { Phrase } from './phrase.ts'

/** Archive bundles on screen. What stands in a bundle itself is Indonesian alone: it is an official archive. */
export const bundleWords = {
  about: {
    id: 'Ambil bendel arsip: satu berkas, semua berkas yang ditutup dalam suatu masa, atau contoh acak yang dapat diundi ulang oleh siapa pun.',
    en: 'Take archive bundles: one dossier, all dossiers closed in a period, or a random sample that anyone can draw again.',
  },
  ofDossier: { id: 'Bendel arsip', en: 'Archive bundle' },
  ofDossierAbout: {
    id: 'Satu ZIP berisi semua versi, keputusan, percakapan, terbitan, dan buktinya; terbaca dan terperiksa tanpa Siar.',
    en: 'One ZIP with all versions, decisions, comments, publications and their proofs; read and checked without Siar.',
  },
  make: { id: 'Buat bendel', en: 'Make the bundle' },
  from: { id: 'Ditutup sejak', en: 'Closed from' },
  to: { id: 'Ditutup sampai', en: 'Closed until' },
  all: { id: 'Semua berkas', en: 'All dossiers' },
  sample: { id: 'Contoh acak', en: 'Random sample' },
  what: { id: 'Yang diambil', en: 'What to take' },
  count: { id: 'Banyak contoh', en: 'How many' },
  seed: { id: 'Benih undian (kosongkan agar dibuatkan)', en: 'Seed of the draw (leave blank to have one made)' },
  seedHelp: {
    id: 'Dicatat di buku catatan sebelum hasilnya diketahui, supaya undian tidak dapat diulang-ulang sampai cocok.',
    en: 'It stands in the ledger before the outcome is known, so that nobody draws again until it suits.',
  },
  makePackage: { id: 'Buat paket', en: 'Make the package' },
  mine: { id: 'Bendel dan paket saya', en: 'My bundles and packages' },
  none: {
    id: 'Belum ada. Yang Anda buat muncul di sini selama tujuh hari.',
    en: 'None yet. What you make stays here for seven days.',
  },
  dossier: { id: (number: string) => `Berkas ${number}`, en: (number: string) => `Dossier ${number}` },
  period: {
    id: (from: string, to: string) => `Ditutup ${from} sampai ${to}`,
    en: (from: string, to: string) => `Closed ${from} to ${to}`,
  },
  drawn: {
    id: (n: number, seed: string) => `contoh ${n}, benih ${seed}`,
    en: (n: number, seed: string) => `sample of ${n}, seed ${seed}`,
  },
  waiting: { id: 'Menunggu giliran', en: 'Waiting its turn' },
  making: {
    id: (done: string, total: string) => `Sedang dibuat: ${done} dari ${total}`,
    en: (done: string, total: string) => `Being made: ${done} of ${total}`,
  },
  ready: {
    id: (size: string, until: string) => `Siap, ${size}; tersimpan sampai ${until}`,
    en: (size: string, until: string) => `Ready, ${size}; kept until ${until}`,
  },
  gone: { id: 'Sudah dibuang; dapat dibuat lagi', en: 'Removed; it can be made again' },
  failed: { id: 'Gagal', en: 'Failed' },
  download: { id: 'Unduh ZIP', en: 'Download ZIP' },
  fingerprint: { id: 'Sidik (SHA-256)', en: 'Fingerprint (SHA-256)' },
} as const

/** Why a bundle could not be made, kept with it. */
export const bundleProblems = {
  'not-found': {
    id: 'Berkas tidak ada lagi, atau pembacanya dibatasi dan Anda tidak termasuk.',
    en: 'The dossier is not there, or its readers are limited and you are not among them.',
  },
  'bundle-too-large': {
    id: 'Isinya melampaui batas satu bendel. Ambil masa yang lebih pendek, atau minta administrator.',
    en: 'It holds more than one bundle takes. Take a shorter period, or ask the administrator.',
  },
  nothing: { id: 'Tidak ada berkas yang ditutup dalam masa itu.', en: 'No dossier was closed in that period.' },
  broken: {
    id: 'Bendel gagal dibuat; administrator dapat melihat sebabnya di catatan server. Coba lagi.',
    en: 'The bundle could not be made; the administrator finds the cause in the server’s log. Try again.',
  },
} as const satisfies Record<string, Phrase>
export type BundleProblem = keyof typeof bundleProblems

/** How the acts of the trail are called in the bundle's own page. */
export const bundleActs: Readonly<Record<string, string>> = {
  start: 'Berkas dimulai',
  open: 'Dibuka',
  revise: 'Versi naskah dibuat',
  complete: 'Langkah diselesaikan',
  return: 'Dikembalikan',
  yes: 'Disetujui',
  'yes-with-notes': 'Disetujui dengan catatan',
  no: 'Tidak disetujui',
  'ratify-refused': 'Persetujuan lisan ditolak tertulis',
  'approve-orally': 'Persetujuan lisan dicatat',
  ratify: 'Persetujuan lisan diputuskan tertulis',
  certify: 'Catatan pimpinan selesai',
  override: 'Penyimpangan satu syarat',
  assess: 'Tingkat krisis ditetapkan',
  hold: 'Ditahan',
  resume: 'Dilanjutkan',
  reassign: 'Dialihkan',
  withdraw: 'Ditarik',
  correct: 'Koreksi atau klarifikasi dibuka',
  'drop-correction': 'Koreksi atau klarifikasi dibatalkan',
  limit: 'Pembaca diatur',
}
