/** Words of papers that wait for a signature. */
export const signatureWords = {
  waitingForYou: {
    id: (count: number) => `Menunggu tanda tangan Anda: ${count >= 1000 ? '1000+' : count}`,
    en: (count: number) => `Waiting for your signature: ${count >= 1000 ? '1000+' : count}`,
  },
  title: { id: 'Menunggu tanda tangan', en: 'Waiting for a signature' },
  about: {
    id: 'Keputusannya sudah berlaku dan langkahnya sudah berjalan; hanya naskahnya yang menunggu.',
    en: 'The decisions stand and the steps go on; only these papers wait.',
  },
  parts: { id: 'Bagian', en: 'Parts' },
  mine: { id: 'Menunggu Anda', en: 'Waiting for you' },
  all: { id: 'Semua', en: 'All' },
  noneMine: {
    id: 'Tidak ada naskah yang menunggu tanda tangan Anda.',
    en: 'No paper waits for your signature.',
  },
  noneAtAll: { id: 'Tidak ada naskah yang menunggu tanda tangan.', en: 'No paper waits for a signature.' },
  sign: { id: 'Tandatangani', en: 'Sign' },
  signThis: { id: (title: string) => `Tandatangani ${title}`, en: (title: string) => `Sign ${title}` },
  signAll: {
    id: (count: number) => `Tandatangani ${count} naskah`,
    en: (count: number) => `Sign ${count} papers`,
  },
  since: { id: (when: string) => `menunggu sejak ${when}`, en: (when: string) => `waiting since ${when}` },
  waitsFor: { id: (name: string) => `menunggu ${name}`, en: (name: string) => `waits for ${name}` },
  lastTry: { id: (when: string) => `Terakhir dicoba ${when}.`, en: (when: string) => `Last tried ${when}.` },
  cutOff: {
    id: 'Permintaannya terputus sebelum ada jawaban. Tandatangani lagi; yang terputus itu tidak merugikan.',
    en: 'The request was cut off before an answer came. Sign again; the one that was cut off does no harm.',
  },
  // Dialog
  dialog: {
    id: (count: number) => (count === 1 ? 'Tandatangani naskah' : `Tandatangani ${count} naskah`),
    en: (count: number) => (count === 1 ? 'Sign the paper' : `Sign ${count} papers`),
  },
  readFirst: {
    id: 'Baca dulu naskahnya. Tanda tangan mencakup seluruh berkas dan tidak dapat dibatalkan.',
    en: 'Read them first. A signature covers the whole file and cannot be undone.',
  },
  nik: { id: 'NIK Anda', en: 'Your NIK' },
  nikHelp: {
    id: '16 angka. Diteruskan ke BSrE dan tidak disimpan di Siar.',
    en: '16 figures. Passed on to BSrE and not kept in Siar.',
  },
  passphrase: { id: 'Frasa sandi tanda tangan', en: 'Signature passphrase' },
  passphraseHelp: {
    id: 'Dipakai sekali untuk naskah di atas dan tidak disimpan. Bukan kata sandi untuk masuk ke Siar.',
    en: 'Used once for the papers above and not kept. It is not the password with which you sign in.',
  },
  notYet: { id: 'belum', en: 'not yet' },
  working: { id: 'sedang ditandatangani…', en: 'being signed…' },
  signed: { id: 'sudah ditandatangani', en: 'signed' },
  notTried: {
    id: 'tidak dicoba, karena yang di atas gagal',
    en: 'not tried, since the one above failed',
  },
  result: {
    id: (signed: number, all: number) => `${signed} dari ${all} naskah sudah ditandatangani.`,
    en: (signed: number, all: number) => `${signed} of ${all} papers are signed.`,
  },
  tryRest: { id: 'Coba lagi yang belum', en: 'Try the others again' },
  keepOpen: {
    id: 'Jangan tutup halaman ini. Layanan dapat memerlukan waktu sampai satu menit untuk tiap naskah.',
    en: 'Keep this page open. The service may take up to a minute for each paper.',
  },
  // Menyerah
  giveUp: { id: 'Tidak akan ditandatangani…', en: 'Will not be signed…' },
  giveUpTitle: { id: 'Catat bahwa naskah tidak akan ditandatangani', en: 'Note that the paper will not be signed' },
  giveUpAbout: {
    id: 'Untuk naskah yang penanda tangannya sudah tidak ada, atau yang cara menandatanganinya sudah diganti. Naskahnya tetap ada, dan halaman periksanya menyebut bahwa ia tidak ditandatangani. Ini tidak dapat dibatalkan.',
    en: 'For a paper whose signatory is gone, or whose way of signing was replaced. The paper stays, and its check page says that it is not signed. This cannot be undone.',
  },
  giveUpDo: { id: 'Catat', en: 'Note it' },
  reason: { id: 'Alasan', en: 'Reason' },
  // Berkas
  states: {
    waiting: {
      id: (name: string) => `Menunggu tanda tangan ${name}`,
      en: (name: string) => `Waits for ${name} to sign`,
    },
    signed: { id: (name: string) => `Ditandatangani oleh ${name}`, en: (name: string) => `Signed by ${name}` },
    'given-up': { id: () => 'Tidak akan ditandatangani', en: () => 'Will not be signed' },
  },
  unsignedForm: { id: 'tanpa tanda tangan', en: 'without the signature' },
  // Papan
  boardMark: {
    id: (count: number) => (count === 1 ? '1 naskah menunggu tanda tangan' : `${count} naskah menunggu tanda tangan`),
    en: (count: number) => (count === 1 ? '1 paper waits for a signature' : `${count} papers wait for a signature`),
  },
  boardLine: {
    id: (count: number) =>
      `${count >= 1000 ? '1000+' : count} naskah menunggu tanda tangan; langkahnya tetap berjalan.`,
    en: (count: number) => `${count >= 1000 ? '1000+' : count} papers wait for a signature; their steps go on.`,
  },
} as const
