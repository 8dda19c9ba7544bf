/** Words of the names that what comes in speaks of. */
export const nameWords = {
  spokenOf: { id: 'Menyebut', en: 'Speaks of' },
  narrow: { id: 'Saring menurut nama yang disebut', en: 'Narrow by what is spoken of' },
  kinds: {
    official: { id: 'Pejabat', en: 'Official' },
    place: { id: 'Tempat', en: 'Place' },
    agency: { id: 'Instansi', en: 'Agency' },
    programme: { id: 'Program', en: 'Programme' },
  },
} as const
