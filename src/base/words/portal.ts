/**
 * Words of the portal's pages that stand in more than one language. On a page in Javanese they are Indonesian, which all its
 * readers read; the text is in Javanese.
 */
export const portalWords = {
  skip: { id: 'Langsung ke isi', en: 'Skip to content' },
  mainNav: { id: 'Utama', en: 'Main' },
  furtherNav: { id: 'Bagian lain', en: 'Further pages' },
  home: { id: 'Beranda', en: 'Home' },
  topics: { id: 'Topik', en: 'Topics' },
  hoaxes: { id: 'Klarifikasi', en: 'Fact checks' },
  information: { id: 'Informasi publik', en: 'Public information' },
  archive: { id: 'Arsip', en: 'Archive' },
  search: { id: 'Cari', en: 'Search' },
  agencies: { id: 'Perangkat daerah', en: 'Agencies' },
  programmes: { id: 'Program', en: 'Programmes' },
  events: { id: 'Agenda', en: 'Events' },
  corrections: { id: 'Koreksi', en: 'Corrections' },
  subscribe: { id: 'Berlangganan', en: 'Subscribe' },
  follow: { id: 'Ikuti', en: 'Follow' },
  place: { id: 'Letak halaman', en: 'Where this page is' },
  languages: { id: 'Bahasa', en: 'Languages' },

  // An item
  attachments: { id: 'Lampiran', en: 'Attachments' },
  forMedia: { id: 'Untuk media', en: 'For the media' },
  mayUse: {
    id: 'Gambar boleh dimuat dengan menyebut sumbernya.',
    en: 'The pictures may be used with their source named.',
  },
  jpeg: {
    id: (width: number) => `JPEG, lebar ${width} piksel`,
    en: (width: number) => `JPEG, ${width} pixels wide`,
  },
  original: {
    id: (width: number, height: number) => `Asli, ${width} × ${height} piksel`,
    en: (width: number, height: number) => `Original, ${width} × ${height} pixels`,
  },
  official: {
    id: 'Naskah resmi, disetujui pimpinan sebelum terbit. Sidik jari naskah (SHA-256):',
    en: 'Official text, approved by the head of the office before it was published. Fingerprint of the text (SHA-256):',
  },
  verdict: { id: 'Hasil pemeriksaan', en: 'What was found' },
  claim: { id: 'Kabar yang beredar', en: 'What is said' },
  spreadAt: { id: 'Beredar di', en: 'Where it spreads' },
  evidence: { id: 'Bukti dan sumber', en: 'Evidence and sources' },
  agency: { id: 'Perangkat daerah', en: 'Agency' },
  programme: { id: 'Program', en: 'Programme' },
  informationClass: { id: 'Kelas informasi', en: 'Class of information' },

  // What is said of it
  correction: { id: 'Koreksi', en: 'Correction' },
  clarification: { id: 'Klarifikasi', en: 'Clarification' },
  withdrawal: { id: 'Ditarik', en: 'Withdrawn' },
  seeChanges: { id: 'Lihat yang berubah', en: 'See what changed' },
  validUntil: { id: 'informasi ini berlaku sampai', en: 'this information was valid until' },
  inArchive: { id: 'Arsip', en: 'Archive' },
  whatChanged: { id: 'Yang berubah dalam naskah', en: 'What changed in the text' },
  moreChanged: {
    id: 'Perubahan selebihnya terlalu panjang untuk halaman ini.',
    en: 'What else changed is too long for this page.',
  },
  firstPublished: { id: 'Terbit pertama kali', en: 'First published' },
  updated: { id: 'Diperbarui', en: 'Updated' },
  notCorrected: { id: 'Belum ada koreksi atas berita ini.', en: 'This item has not been corrected.' },
  report: {
    id: 'Menemukan kekeliruan? Sampaikan kepada',
    en: 'Found a mistake? Tell',
  },
  published: { id: 'Terbit', en: 'Published' },
  withdrew: {
    id: 'menarik berita ini pada',
    en: 'withdrew this item on',
  },
  noLonger: {
    id: 'Isinya tidak lagi menjadi keterangan resmi.',
    en: 'What it said is no longer an official statement.',
  },
  reason: { id: 'Alasan', en: 'Reason' },
  withdrawnItem: { id: 'Berita ini telah ditarik.', en: 'This item was withdrawn.' },
  gone: {
    id: 'Berita ini tidak lagi tersedia dalam bahasa ini.',
    en: 'This item is no longer available in this language.',
  },
  readMain: { id: 'Baca dalam bahasa Indonesia', en: 'Read it in Indonesian' },
} as const

/** The front page of a language. */
export const languageHome = {
  en: {
    title: 'News in English',
    about: (office: string) => `Official information of ${office}, in English.`,
    empty: 'There is no news in English yet. All news is on the home page in Indonesian.',
    all: 'All news (in Indonesian)',
  },
  jv: {
    title: 'Pawarta basa Jawa',
    about: (office: string) => `Katrangan resmi ${office} ing basa Jawa.`,
    empty: 'Durung ana pawarta ing basa Jawa. Kabeh pawarta ana ing kaca utama basa Indonesia.',
    all: 'Kabeh pawarta (basa Indonesia)',
  },
} as const
