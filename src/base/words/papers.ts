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
    'crisis-report': { id: 'Laporan pascakrisis', en: 'After-action report' },
    'compliance-sheet': { id: 'Lembar kepatuhan', en: 'Compliance sheet' },
    'round-register': { id: 'Register inventaris', en: 'Inventory register' },
    'clipping-book': { id: 'Buku kliping', en: 'Clipping book' },
    'media-sheet': { id: 'Lembar media harian', en: 'Daily media sheet' },
  },
  madeAt: { id: (time: string) => `PDF, dibuat ${time}`, en: (time: string) => `PDF, made ${time}` },
  beingMade: { id: 'Sedang dibuat', en: 'Being made' },
  stillBeingMade: {
    id: 'Masih dibuat. Coba cetak lagi beberapa menit lagi.',
    en: 'Still being made. Print again in some minutes.',
  },
  trouble: {
    id: (why: string) => `Belum berhasil dibuat; dicoba lagi sendiri. ${why}`,
    en: (why: string) => `Not made yet; it is tried again by itself. ${why}`,
  },
  givenUp: {
    id: (why: string) => `Gagal dibuat setelah beberapa kali; administrator dapat mencobanya lagi. ${why}`,
    en: (why: string) => `Not made after several tries; an administrator can have it tried again. ${why}`,
  },
  troubled: { id: 'Naskah yang belum berhasil dibuat', en: 'Papers not made yet for a fault' },
  troubledAbout: {
    id: 'Keputusan dan langkahnya tetap berlaku; hanya lembarnya yang belum ada. Bereskan sebabnya, lalu coba lagi.',
    en: 'Their decisions and steps stand; only the sheets are missing. Mend the cause, then try again.',
  },
  noneTroubled: { id: 'Tidak ada naskah yang bermasalah.', en: 'No paper is in trouble.' },
  triedByItself: { id: 'Masih dicoba lagi sendiri.', en: 'Still tried by itself.' },
  noLongerTried: { id: 'Tidak dicoba lagi sendiri.', en: 'No longer tried by itself.' },
  again: { id: 'Coba lagi', en: 'Try again' },
  owedSince: { id: (time: string) => `Sejak ${time}`, en: (time: string) => `Since ${time}` },
  ofDossier: { id: (number: string) => `Berkas ${number}`, en: (number: string) => `Dossier ${number}` },
  boardFailed: {
    id: (count: number) => `${count >= 1000 ? '1000+' : count} naskah gagal dibuat; langkahnya tetap berjalan.`,
    en: (count: number) =>
      count === 1
        ? '1 paper could not be made; its step goes on.'
        : `${count >= 1000 ? '1000+' : count} papers could not be made; their steps go on.`,
  },
  tellAdministrator: { id: 'Beri tahu administrator.', en: 'Tell the administrator.' },
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
