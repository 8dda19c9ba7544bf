/** Words of what rose to alert or crisis level while nobody has taken it up: picked it, or said its dossier's level. */
export const risenWords = {
  title: { id: 'Naik ke Siaga atau Krisis, belum ditindaklanjuti', en: 'Rose to alert or crisis level, not taken up' },
  /** @param time blank within its first minute */
  since: {
    id: (time: string) => (time === '' ? 'baru saja naik' : `naik ${time} lalu`),
    en: (time: string) => (time === '' ? 'rose just now' : `rose ${time} ago`),
  },
  unpicked: { id: 'belum jadi berkas', en: 'not picked' },
  calm: { id: 'berkasnya belum Siaga', en: 'its dossier is not at alert level' },
  runs: {
    id: (time: string) => `Naik ${time}; waktu pernyataan awal berjalan sejak itu.`,
    en: (time: string) => `Rose ${time}; the time to the first statement runs from then.`,
  },
  next: {
    id: 'Buka, lalu jadikan berkas; bila sudah jadi berkas, tetapkan tingkatnya. Waktu pernyataan awal sudah berjalan sejak isu naik.',
    en: 'Open it and pick it; where it is a dossier already, set its level. The time to the first statement has run since it rose.',
  },
  open: { id: 'Buka', en: 'Open' },
  openOf: { id: (title: string) => `Buka: ${title}`, en: (title: string) => `Open: ${title}` },
  more: {
    id: (count: number) => `dan ${count} lagi belum ditindaklanjuti`,
    en: (count: number) => `and ${count} more not taken up`,
  },
  filterLabel: { id: 'Naik', en: 'Risen' },
  filter: { id: 'Naik ke Siaga, belum ditindaklanjuti', en: 'Rose to alert level, not taken up' },
} as const
