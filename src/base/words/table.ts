/** A table that is taken home, mended in a spreadsheet and taken in again. */
export const tableWords = {
  download: { id: 'Unduh CSV', en: 'Download CSV' },
  file: { id: 'Masukkan dari CSV atau XLSX', en: 'Take in from CSV or XLSX' },
  check: { id: 'Baca dan periksa', en: 'Read and check' },
  badRows: {
    id: (n: number) => `${n} baris belum benar. Perbaiki tabelnya lalu periksa lagi.`,
    en: (n: number) => `${n} rows are not right yet. Mend the table and check again.`,
  },
  row: { id: (n: number) => `Baris ${n}`, en: (n: number) => `Row ${n}` },
} as const
