/**
 * A first table of classification codes and retention, so that a dossier has a code from the first day. An example: it
 * is marked unverified, counts only until the office takes in its own, and nothing is ever disposed of under it.
 *
 * Source of the codes: the headings under Permendagri 83/2022 as they stand in public example data of agencies'
 * correspondence applications, and numbers seen on letters (500.12.… of communication offices, 400.14.… of public
 * relations); the decree's own text was not read, and the leaves under 500.12 are not known. The years and fates are an
 * example of what regencies commonly set (1–2 years active, 2–3 inactive), not any regency's schedule.
 */
type Code = { readonly code: string; readonly title: string }
type Series = {
  readonly series: string
  readonly code: string
  readonly activeYears: number
  readonly inactiveYears: number
  readonly fate: 'destroy' | 'review' | 'permanent'
  readonly basis: string
}

export const DEFAULT_FILING_DECREE = 'Contoh bawaan Siar, belum diverifikasi'

export const defaultClassification: readonly Code[] = [
  { code: '000', title: 'Umum' },
  { code: '000.5', title: 'Kearsipan' },
  { code: '000.5.3', title: 'Pengelolaan arsip dinamis' },
  { code: '000.5.6', title: 'Penyusutan arsip' },
  { code: '400', title: 'Kesejahteraan rakyat' },
  { code: '400.14', title: 'Hubungan masyarakat dan protokol' },
  { code: '400.14.5', title: 'Hubungan antarlembaga dan pemerintahan daerah' },
  { code: '400.14.5.6', title: 'Hubungan dengan media massa' },
  { code: '400.14.9', title: 'Publikasi melalui media cetak maupun elektronik' },
  { code: '500', title: 'Perekonomian' },
  { code: '500.12', title: 'Komunikasi dan informatika' },
]

const basis = 'Contoh, belum diverifikasi: ganti dengan JRA daerah'

export const defaultRetention: readonly Series[] = [
  { series: 'Publikasi informasi', code: '500.12', activeYears: 2, inactiveYears: 3, fate: 'review', basis },
  { series: 'Siaran pers dan pernyataan', code: '400.14.5.6', activeYears: 2, inactiveYears: 3, fate: 'review', basis },
  { series: 'Klarifikasi dan hak jawab', code: '400.14.5.6', activeYears: 2, inactiveYears: 3, fate: 'review', basis },
  { series: 'Undangan pers', code: '400.14.5.6', activeYears: 1, inactiveYears: 2, fate: 'destroy', basis },
  { series: 'Publikasi media', code: '400.14.9', activeYears: 1, inactiveYears: 2, fate: 'destroy', basis },
  { series: 'Liputan pimpinan', code: '400.14.9', activeYears: 2, inactiveYears: 3, fate: 'permanent', basis },
]

/** The series of each kind of text that Siar comes with; of every other text, and of one without a kind, the first. */
export const defaultFilingRules = {
  fallback: 'Publikasi informasi',
  types: {
    'siaran-pers': 'Siaran pers dan pernyataan',
    pernyataan: 'Siaran pers dan pernyataan',
    'klarifikasi-hoaks': 'Klarifikasi dan hak jawab',
    'hak-jawab': 'Klarifikasi dan hak jawab',
    'undangan-pers': 'Undangan pers',
    'artikel-program': 'Publikasi media',
    pengumuman: 'Publikasi media',
    'naskah-radio': 'Publikasi media',
    infografis: 'Publikasi media',
  },
} as const
