/** Words of the editor: its tools, what they ask, and what a text's pieces are called. */
export const writingWords = {
  beside: { id: 'Di samping naskah', en: 'Beside the text' },
  notes: { id: 'Catatan', en: 'Notes' },
  noteN: { id: (n: number) => `Catatan ${n}`, en: (n: number) => `Note ${n}` },
  backToMark: { id: (n: number) => `Kembali ke rujukan ${n}`, en: (n: number) => `Back to reference ${n}` },
} as const
