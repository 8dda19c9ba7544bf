/** Words of hoax reports, in both languages. */
export const claimWords = {
  report: { id: 'Laporkan hoaks…', en: 'Report a hoax…' },
  reportAnew: { id: 'Ubah laporan…', en: 'Change the report…' },
  dialog: { id: 'Laporan hoaks', en: 'Hoax report' },
  about: {
    id: 'Kutip kabarnya persis seperti tertulis. Salinannya disimpan saat ini juga dengan sidik jari; halamannya disusulkan. Klarifikasinya ditunggu dalam 1×24 jam.',
    en: 'Quote the claim exactly as it is written. A copy is kept right now with its fingerprint; its page follows. The clarification is awaited within 1×24 hours.',
  },
  where: { id: 'Tertulis di', en: 'Where it stands' },
  item: { id: 'Butir ini', en: 'This item' },
  quote: { id: 'Kabar yang beredar', en: 'The claim' },
  quoteHelp: {
    id: 'Paling banyak 500 huruf, tanpa diubah. Usulan: judul sumbernya.',
    en: 'At most 500 letters, unchanged. Proposed: the title of its source.',
  },
  excerpt: { id: 'Tertulis di sana', en: 'It says there' },
  label: { id: 'Label', en: 'Label' },
  notYet: { id: 'Belum diperiksa', en: 'Not checked yet' },
  labels: {
    hoaks: { id: 'Hoaks', en: 'Hoax' },
    disinformasi: { id: 'Disinformasi', en: 'Disinformation' },
    misinformasi: { id: 'Misinformasi', en: 'Misinformation' },
    fakta: { id: 'Fakta', en: 'Fact' },
    'ujaran-kebencian': { id: 'Ujaran kebencian', en: 'Hate speech' },
  },
  keep: { id: 'Laporkan', en: 'Report' },
  cancel: { id: 'Batal', en: 'Cancel' },
  title: { id: 'Dilaporkan sebagai hoaks', en: 'Reported as a hoax' },
  by: { id: (name: string, at: string) => `${name}, ${at}`, en: (name: string, at: string) => `${name}, ${at}` },
  due: {
    id: (at: string) => `Klarifikasi ditunggu sampai ${at} (1×24 jam sejak dilaporkan).`,
    en: (at: string) => `The clarification is awaited until ${at} (1×24 hours from the report).`,
  },
  late: {
    id: (at: string) => `Klarifikasi seharusnya sudah keluar ${at} (1×24 jam sejak dilaporkan).`,
    en: (at: string) => `The clarification should have been out ${at} (1×24 hours from the report).`,
  },
  kept: { id: 'Yang disimpan:', en: 'What was kept:' },
  copy: { id: 'salinan kata', en: 'copy of the words' },
  page: { id: 'halaman', en: 'page' },
  picture: { id: 'gambar', en: 'picture' },
  archive: { id: 'arsip halaman', en: 'page archive' },
  waiting: { id: 'halaman sedang disimpan', en: 'the page is being kept' },
  failed: {
    id: 'halaman tidak dapat dibuka lagi; salinan kata yang berlaku',
    en: 'the page could not be opened any more; the copy of the words counts',
  },
} as const
