/** Words of decisions made without a line: kept on the device until they arrive, and what became of them. */
export const keptWords = {
  /** In the trail, beside when it arrived. */
  saidEarlier: {
    id: (time: string) => `Diputuskan ${time} tanpa saluran`,
    en: (time: string) => `Decided ${time} without a line`,
  },
  decidedAt: { id: 'Diputuskan', en: 'Decided' },
  arrivedAt: { id: 'Diterima Siar', en: 'Received by Siar' },
} as const
