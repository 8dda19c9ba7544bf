/** Words of the names that what comes in speaks of. */
export const nameWords = {
  spokenOf: { id: 'Menyebut', en: 'Speaks of' },
  kinds: {
    official: { id: 'Pejabat', en: 'Official' },
    place: { id: 'Tempat', en: 'Place' },
    agency: { id: 'Instansi', en: 'Agency' },
    programme: { id: 'Program', en: 'Programme' },
  },
} as const
