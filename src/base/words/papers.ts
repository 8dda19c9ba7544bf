/** Words of the official papers: those of a dossier, and what is printed of the agenda books. */
export const paperWords = {
  kinds: {
    disposition: { id: 'Lembar disposisi', en: 'Disposition sheet' },
    'review-sheet': { id: 'Lembar paraf', en: 'Review sheet' },
    'nota-dinas': { id: 'Nota dinas', en: 'Memorandum' },
    'press-release': { id: 'Siaran pers', en: 'Press release' },
    'agenda-book': { id: 'Buku agenda', en: 'Agenda book' },
    'expedition-book': { id: 'Buku ekspedisi', en: 'Expedition book' },
    'control-card': { id: 'Kartu kendali', en: 'Control card' },
    'sop-sheet': { id: 'Lembar SOP', en: 'SOP sheet' },
  },
  madeAt: { id: (time: string) => `PDF, dibuat ${time}`, en: (time: string) => `PDF, made ${time}` },
  beingMade: { id: 'Sedang dibuat', en: 'Being made' },
  stillBeingMade: {
    id: 'Masih dibuat. Coba cetak lagi beberapa menit lagi.',
    en: 'Still being made. Print again in some minutes.',
  },
  trouble: {
    id: 'Belum berhasil dibuat; dicoba lagi sendiri. Bila tetap begini, beri tahu administrator.',
    en: 'Not made yet; it is tried again by itself. If it stays so, tell the administrator.',
  },
  lines: { id: 'Baris di buku agenda', en: 'Lines in the agenda books' },
  download: { id: 'Unduh PDF', en: 'Download the PDF' },
  pdfBeingMade: { id: 'PDF sedang dibuat…', en: 'The PDF is being made…' },
  printBook: { id: (part: string) => `Cetak buku: ${part}`, en: (part: string) => `Print the book: ${part}` },
  printExpedition: {
    id: (part: string) => `Cetak buku ekspedisi: ${part}`,
    en: (part: string) => `Print the expedition book: ${part}`,
  },
  printCard: { id: 'Cetak kartu kendali', en: 'Print the control card' },
  made: { id: (title: string) => `${title} sudah dibuat.`, en: (title: string) => `${title} is made.` },
  openAgain: { id: 'Unduh PDF-nya', en: 'Download its PDF' },
} as const
