/** Words of facts as fields, in the editor, on the dossier and on the decision sheet. */
export const factWords = {
  help: {
    id: 'Tulis nama, angka, tanggal, dan tempat sekali di sini, lalu mintakan kebenarannya kepada OPD.',
    en: 'Write names, figures, dates and places once here, then have the agency confirm them.',
  },
  kind: {
    id: (kind: 'name' | 'figure' | 'date' | 'place') =>
      ({ name: 'Nama', figure: 'Angka', date: 'Tanggal', place: 'Tempat' })[kind],
    en: (kind: 'name' | 'figure' | 'date' | 'place') =>
      ({ name: 'Name', figure: 'Figure', date: 'Date', place: 'Place' })[kind],
  },
  add: {
    id: (kind: 'name' | 'figure' | 'date' | 'place') =>
      ({ name: 'Tambah nama', figure: 'Tambah angka', date: 'Tambah tanggal', place: 'Tambah tempat' })[kind],
    en: (kind: 'name' | 'figure' | 'date' | 'place') =>
      ({ name: 'Add a name', figure: 'Add a figure', date: 'Add a date', place: 'Add a place' })[kind],
  },
  full: { id: 'Satu naskah memuat paling banyak 50 fakta.', en: 'A text holds 50 facts at most.' },
  earlier: { id: 'Keterangan', en: 'Statement' },
  label: { id: 'Tentang apa', en: 'What it is' },
  labelHelp: {
    id: (kind: 'name' | 'figure' | 'date' | 'place') =>
      ({
        name: 'Misalnya: pejabat yang membuka acara',
        figure: 'Misalnya: jumlah rumah rusak',
        date: 'Misalnya: hari pembukaan pendaftaran',
        place: 'Misalnya: lokasi acara',
      })[kind],
    en: (kind: 'name' | 'figure' | 'date' | 'place') =>
      ({
        name: 'For example: the official who opens the event',
        figure: 'For example: number of houses damaged',
        date: 'For example: the day registration opens',
        place: 'For example: where the event is held',
      })[kind],
  },
  name: { id: 'Nama lengkap', en: 'Full name' },
  title: { id: 'Jabatan', en: 'Title' },
  figure: { id: 'Angka', en: 'Figure' },
  figureHelp: { id: 'Titik untuk ribuan, koma untuk pecahan', en: 'A point for thousands, a comma for decimals' },
  figureWrong: {
    id: 'Tulis seperti 1.250 atau 3,5: titik untuk ribuan, koma untuk pecahan.',
    en: 'Write it as 1.250 or 3,5: a point for thousands, a comma for decimals.',
  },
  unit: { id: 'Satuan', en: 'Unit' },
  unitHelp: { id: 'orang, rumah, Rp, %, ton', en: 'people, houses, Rp, %, tons' },
  date: { id: 'Tanggal', en: 'Date' },
  time: { id: 'Pukul (bila perlu)', en: 'Time (if needed)' },
  place: { id: 'Nama tempat', en: 'Name of the place' },
  village: { id: 'Desa atau kelurahan', en: 'Village' },
  district: { id: 'Kecamatan', en: 'District' },
  source: { id: 'Sumber', en: 'Source' },
  reads: { id: 'Dalam naskah', en: 'In the text' },
  fact: { id: 'Fakta', en: 'Fact' },
  remove: { id: (name: string) => `Hapus ${name}`, en: (name: string) => `Remove ${name}` },
  unnamed: { id: 'fakta ini', en: 'this fact' },
} as const
