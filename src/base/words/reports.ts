/** Words of the place where the record is told to whoever leads. */
export const reportWords = {
  title: { id: 'Laporan', en: 'Reports' },
  parts: { id: 'Bagian laporan', en: 'Parts of the reports' },
  sheet: { id: 'Lembar media', en: 'Media sheet' },
  clippings: { id: 'Kliping', en: 'Clippings' },
  narratives: { id: 'Narasi', en: 'Narratives' },
  map: { id: 'Peta isu', en: 'Issue map' },
} as const
