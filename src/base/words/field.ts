/** What is wrong with one field, as people are told it; keyed by what the schema found. */
export const fieldWords = {
  required: { id: 'Wajib diisi.', en: 'This must be filled in.' },
  tooShort: {
    id: (least: number) => `Paling sedikit ${least} huruf.`,
    en: (least: number) => `At least ${least} characters.`,
  },
  tooLong: {
    id: (most: number) => `Paling banyak ${most} huruf.`,
    en: (most: number) => `At most ${most} characters.`,
  },
  tooFew: { id: (least: number) => `Paling sedikit ${least}.`, en: (least: number) => `At least ${least}.` },
  tooMany: { id: (most: number) => `Paling banyak ${most}.`, en: (most: number) => `At most ${most}.` },
  email: { id: 'Bukan alamat surel.', en: 'Not an e-mail address.' },
  date: { id: 'Bukan tanggal yang ada.', en: 'Not a date that exists.' },
  choice: { id: 'Pilih salah satu yang tersedia.', en: 'Choose one of those offered.' },
  unknown: {
    id: (names: string) => `Isian ini tidak dikenal: ${names}.`,
    en: (names: string) => `These fields are not known: ${names}.`,
  },
  broken: {
    id: 'Ada tanda yang tidak dapat disimpan; ketik ulang bagian itu.',
    en: 'There are signs that cannot be kept; type that part again.',
  },
  address: {
    id: 'Bukan alamat web; awali dengan https://.',
    en: 'Not a web address; begin with https://.',
  },
  wrong: { id: 'Belum benar.', en: 'Not right yet.' },
} as const
