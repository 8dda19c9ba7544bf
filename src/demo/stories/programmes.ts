/** The programmes of the demo office's regency. Invented. */
export type Programme = { readonly title: string; readonly agency: string; readonly summary: string }

export const programmes: readonly Programme[] = [
  {
    title: 'Beasiswa Trenggalek Cerdas',
    agency: 'Dinas Pendidikan',
    summary: 'Bantuan biaya kuliah bagi lulusan SMA sederajat dari keluarga kurang mampu.',
  },
  {
    title: 'Jalan Mantap Antarkecamatan',
    agency: 'Dinas PUPR',
    summary: 'Perbaikan 41 ruas jalan penghubung kecamatan, tahun kedua dari tiga.',
  },
  {
    title: 'Posyandu Aktif',
    agency: 'Dinas Kesehatan',
    summary: 'Penimbangan, imunisasi, dan makanan tambahan di 832 posyandu.',
  },
  {
    title: 'Desa Tangguh Bencana',
    agency: 'BPBD',
    summary: 'Jalur evakuasi, peringatan dini, dan latihan di desa rawan longsor dan tsunami.',
  },
  {
    title: 'Pasar Rakyat Bersih',
    agency: 'Dinas Perdagangan',
    summary: 'Penataan lapak, air bersih, dan pengelolaan sampah di sembilan pasar.',
  },
  {
    title: 'Layanan Kependudukan Keliling',
    agency: 'Disdukcapil',
    summary: 'Perekaman KTP-el dan akta ke desa-desa terjauh setiap pekan.',
  },
  {
    title: 'Vaksinasi Ternak',
    agency: 'Dinas Peternakan',
    summary: 'Vaksin PMK dua kali setahun untuk sapi dan kambing di 14 kecamatan.',
  },
  {
    title: 'Wisata Pantai Selatan',
    agency: 'Dinas Pariwisata',
    summary: 'Penataan Pantai Prigi, Karanggongso, dan Mutiara bersama kelompok sadar wisata.',
  },
  {
    title: 'Air Bersih Perdesaan',
    agency: 'Dinas Perkimsih',
    summary: 'Sambungan rumah dan sumur komunal di desa langganan kekeringan.',
  },
  {
    title: 'Pelatihan Kerja Pemuda',
    agency: 'Disnaker',
    summary: 'Kelas las, menjahit, dan pemasaran digital selama enam pekan.',
  },
  // Of these nobody speaks yet.
  {
    title: 'Sadar Arsip Keluarga',
    agency: 'Dinas Kearsipan dan Perpustakaan',
    summary: 'Kotak arsip keluarga dan penyelamatan surat berharga di desa rawan bencana.',
  },
  {
    title: 'Literasi Digital Perempuan Pesisir',
    agency: 'Diskominfo',
    summary: 'Kelas jualan daring dan keamanan akun bagi istri nelayan di Watulimo dan Panggul.',
  },
]
