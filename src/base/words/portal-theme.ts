/** Words of the settings for how the public portal looks. */
export const portalThemeWords = {
  title: { id: 'Tampilan portal', en: 'Look of the portal' },
  about: {
    id: 'Warna, menu, kaki halaman, dan akun resmi di portal publik. Nama, alamat, dan lambang mengikuti data kantor.',
    en: 'Colours, menu, foot and official accounts on the public portal. Name, address and emblem follow the office’s data.',
  },
  colours: { id: 'Warna', en: 'Colours' },
  accent: { id: 'Warna tautan dan tombol', en: 'Colour of links and buttons' },
  accentHelp: {
    id: 'Harus terbaca di atas putih (kontras paling sedikit 4,5 : 1). Untuk mode gelap dicerahkan sendiri.',
    en: 'Must be readable on white (contrast of 4.5 : 1 at least). It is made lighter for dark mode by itself.',
  },
  contrast: {
    id: (ratio: string) => `Kontras ${ratio} : 1`,
    en: (ratio: string) => `Contrast ${ratio} : 1`,
  },
  readable: { id: 'terbaca', en: 'readable' },
  pale: { id: 'terlalu pucat', en: 'too pale' },
  band: { id: 'Warna pita di atas halaman', en: 'Colour of the strip above the page' },
  menu: { id: 'Menu tambahan', en: 'Further places in the menu' },
  menuHelp: {
    id: 'Sesudah Beranda, Topik, Arsip, dan Cari. Alamat portal sendiri ditulis seperti /klarifikasi/, alamat lain lengkap dengan https://.',
    en: 'After the portal’s own places. A page of the portal is written as /klarifikasi/, any other with https://.',
  },
  social: { id: 'Akun resmi', en: 'Official accounts' },
  label: { id: (at: number) => `Nama ${at}`, en: (at: number) => `Name ${at}` },
  to: { id: (at: number) => `Alamat ${at}`, en: (at: number) => `Address ${at}` },
  add: { id: 'Tambah tautan', en: 'Add a link' },
  remove: { id: (at: number) => `Hapus tautan ${at}`, en: (at: number) => `Remove link ${at}` },
  footer: { id: 'Tulisan di kaki halaman', en: 'Words at the foot of the page' },
  footerHelp: { id: 'Misalnya jam layanan, nomor PPID, dan kanal aduan.', en: 'For example opening hours, the information officer’s number, where to complain.' }, // prettier-ignore
  preview: { id: 'Pratinjau', en: 'Preview' },
  light: { id: 'Terang', en: 'Light' },
  dark: { id: 'Gelap', en: 'Dark' },
  sampleTitle: { id: 'Jalan Km 16 dibuka kembali', en: 'Road at Km 16 open again' },
  sampleText: {
    id: 'Kendaraan kecil sudah dapat melintas sejak pagi.',
    en: 'Small vehicles have been passing since the morning.',
  },
  sampleLink: { id: 'Semua berita menurut bulan', en: 'All news by month' },
  sampleTopic: { id: 'Perhubungan', en: 'Transport' },
  samplePlaces: { id: 'Beranda Topik Arsip Cari', en: 'Home Topics Archive Search' },
  samplePart: { id: (scheme: string) => `Pratinjau, ${scheme}`, en: (scheme: string) => `Preview, ${scheme}` },
  saved: {
    id: 'Tersimpan. Portal ditulis ulang dalam beberapa menit; warna berganti paling lama satu menit.',
    en: 'Saved. The portal is written anew within minutes; colours change within one.',
  },
} as const
