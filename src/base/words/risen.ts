/** Words of what rose to alert or crisis level while nobody has picked it. */
export const risenWords = {
  title: { id: 'Naik ke Siaga atau Krisis, belum jadi berkas', en: 'Rose to alert or crisis level, not picked' },
  /** @param time blank within its first minute */
  since: {
    id: (time: string) => (time === '' ? 'baru saja naik' : `naik ${time} lalu`),
    en: (time: string) => (time === '' ? 'rose just now' : `rose ${time} ago`),
  },
  unpicked: { id: 'belum jadi berkas', en: 'not picked' },
  runs: {
    id: (time: string) => `Naik ${time}; waktu pernyataan awal berjalan sejak itu.`,
    en: (time: string) => `Rose ${time}; the time to the first statement runs from then.`,
  },
  next: {
    id: 'Buka, lalu jadikan berkas. Waktu pernyataan awal sudah berjalan sejak isu naik.',
    en: 'Open it and pick it. The time to the first statement has run since it rose.',
  },
  open: { id: 'Buka', en: 'Open' },
  openOf: { id: (title: string) => `Buka: ${title}`, en: (title: string) => `Open: ${title}` },
  more: {
    id: (count: number) => `dan ${count} lagi belum jadi berkas`,
    en: (count: number) => `and ${count} more not picked`,
  },
} as const
