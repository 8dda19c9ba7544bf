/** What is said where an item tells of what a dossier already handles. */
export const sameMatterWords = {
  label: { id: 'Berkas yang mungkin sama', en: 'Dossiers that may be the same' },
  maybe: { id: 'Mungkin sama dengan berkas', en: 'Perhaps the same as dossier' },
  public: { id: 'sudah terbit', en: 'published' },
  inWork: { id: 'sedang dikerjakan', en: 'being worked on' },
  took: {
    id: (percent: number) => `Ada yang mengutip rilisnya (${percent}% kalimatnya).`,
    en: (percent: number) => `An article took text from its release (${percent}% of the sentences).`,
  },
  shares: { id: 'Sama-sama menyebut:', en: 'Both speak of:' },
  join: { id: 'Ini liputannya, gabungkan', en: 'It is its coverage, join it' },
  apart: { id: 'Bukan', en: 'It is not' },
  saidApart: { id: 'Bukan berkas', en: 'Not dossier' },
  saidBy: { id: (name: string) => `menurut ${name}`, en: (name: string) => `says ${name}` },
  undo: { id: 'Urungkan', en: 'Take back' },
  keys: { id: 'berkas yang mungkin sama: gabungkan, bukan', en: 'dossier that may be the same: join, it is not' },
  joined: { id: 'Yang digabung ke sini', en: 'Joined to this' },
  joinedHelp: {
    id: 'Liputan dan butir lain tentang perkara yang sama.',
    en: 'Coverage and other items of the same matter.',
  },
} as const
