/** Words of the page that tells who received which version of a publication, and when. */
export const receiptWords = {
  title: { id: 'Penerima', en: 'Who received it' },
  about: {
    id: (title: string) => `Siapa menerima versi yang mana dari “${title}”, dan kapan.`,
    en: (title: string) => `Who received which version of “${title}”, and when.`,
  },
  open: { id: 'Penerima dan versi', en: 'Who received it' },
  allDeliveries: { id: 'Semua kiriman', en: 'All deliveries' },
  narrowed: { id: 'Saring kiriman', en: 'Narrow down the deliveries' },
  csv: { id: 'Unduh CSV', en: 'Download CSV' },
  versions: { id: 'Versi yang terbit', en: 'Versions that went out' },
  receipts: { id: 'Kiriman', en: 'Deliveries' },
  first: { id: 'Terbit pertama', en: 'First' },
  current: { id: 'yang dibaca publik sekarang', en: 'what the public reads now' },
  correcting: { id: 'Koreksi berjalan', en: 'Being corrected' },
  destination: { id: 'Tujuan', en: 'Destination' },
  channel: { id: 'Kanal', en: 'Channel' },
  kind: { id: 'Jenis', en: 'Kind' },
  version: { id: 'Versi', en: 'Version' },
  hash: { id: 'Sidik jari (SHA-256)', en: 'Fingerprint (SHA-256)' },
  state: { id: 'Keadaan', en: 'State' },
  owedAt: { id: 'Dicatat', en: 'Noted' },
  sentAt: { id: 'Terkirim', en: 'Sent' },
  url: { id: 'Alamat', en: 'Address' },
  problem: { id: 'Kendala', en: 'Problem' },
  lettersWritten: { id: 'Surel ditulis', en: 'Letters written' },
  lettersLost: { id: 'Surel tidak sampai', en: 'Letters that did not arrive' },
  letters: {
    id: (written: string, lost: string) =>
      lost === '0' ? `${written} surel` : `${written} surel, ${lost} tidak sampai`,
    en: (written: string, lost: string) =>
      lost === '0' ? `${written} letters` : `${written} letters, ${lost} did not arrive`,
  },
  states: {
    'by-hand': { id: 'Menunggu dikerjakan', en: 'Waits for a person' },
    dropped: { id: 'Tidak jadi dikirim', en: 'Was not sent after all' },
    waiting: { id: 'Menunggu giliran', en: 'Waiting its turn' },
    sending: { id: 'Sedang dikirim', en: 'Being sent' },
    sent: { id: 'Terkirim', en: 'Sent' },
    failed: { id: 'Gagal', en: 'Failed' },
    unsure: { id: 'Belum pasti', en: 'Not certain' },
  },
} as const
