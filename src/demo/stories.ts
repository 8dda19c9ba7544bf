/** The demo office's inventory and texts: invented people and figures, in the words an office really uses. */

export type Programme = { readonly title: string; readonly agency: string; readonly summary: string }

export const programmes: readonly Programme[] = [
  { title: 'Beasiswa Trenggalek Cerdas', agency: 'Dinas Pendidikan', summary: 'Bantuan biaya kuliah bagi lulusan SMA sederajat dari keluarga kurang mampu.' },
  { title: 'Jalan Mantap Antarkecamatan', agency: 'Dinas PUPR', summary: 'Perbaikan 41 ruas jalan penghubung kecamatan, tahun kedua dari tiga.' },
  { title: 'Posyandu Aktif', agency: 'Dinas Kesehatan', summary: 'Penimbangan, imunisasi, dan makanan tambahan di 832 posyandu.' },
  { title: 'Desa Tangguh Bencana', agency: 'BPBD', summary: 'Jalur evakuasi, peringatan dini, dan latihan di desa rawan longsor dan tsunami.' },
  { title: 'Pasar Rakyat Bersih', agency: 'Dinas Perdagangan', summary: 'Penataan lapak, air bersih, dan pengelolaan sampah di sembilan pasar.' },
  { title: 'Layanan Kependudukan Keliling', agency: 'Disdukcapil', summary: 'Perekaman KTP-el dan akta ke desa-desa terjauh setiap pekan.' },
  { title: 'Vaksinasi Ternak', agency: 'Dinas Peternakan', summary: 'Vaksin PMK dua kali setahun untuk sapi dan kambing di 14 kecamatan.' },
  { title: 'Wisata Pantai Selatan', agency: 'Dinas Pariwisata', summary: 'Penataan Pantai Prigi, Karanggongso, dan Mutiara bersama kelompok sadar wisata.' },
  { title: 'Air Bersih Perdesaan', agency: 'Dinas Perkimsih', summary: 'Sambungan rumah dan sumur komunal di desa langganan kekeringan.' },
  { title: 'Pelatihan Kerja Pemuda', agency: 'Disnaker', summary: 'Kelas las, menjahit, dan pemasaran digital selama enam pekan.' },
]

export type Story = {
  readonly kind: 'issue' | 'activity'
  readonly title: string
  readonly summary: string
  readonly agency: string
  readonly source: string
  readonly level: 'watch' | 'attention' | 'alert' | 'crisis'
  /** Index into `programmes`, where it speaks of one. */
  readonly programme?: number
  /** The text of its dossier; without one the item stays in the inventory. */
  readonly text?: readonly string[]
  readonly topic?: string
  /** Where the dossier stands at the end of the story. */
  readonly ends?: Ending
}

/** `2` to `6`: waiting at that step; the rest as they say. */
export type Ending = 1 | 2 | 3 | 4 | 5 | 6 | 'published' | 'refused' | 'noted' | 'returned' | 'held' | 'withdrawn'

export const stories: readonly Story[] = [
  {
    kind: 'issue', title: 'Longsor menutup ruas Trenggalek–Ponorogo km 16', summary: 'Material menutup kedua lajur sejak pagi; warga menanyakan jalur alternatif.', agency: 'BPBD', source: 'Laporan BPBD 06.40', level: 'alert', programme: 3, topic: 'Kebencanaan', ends: 4,
    text: ['Material longsor menutup ruas jalan Trenggalek–Ponorogo di kilometer 16, Kecamatan Tugu, pada Selasa pukul 05.40 WIB. Tidak ada korban jiwa. Dua warga dirawat karena luka ringan di RSUD dr. Soedomo.', 'Kendaraan kecil dialihkan lewat Bendungan. Bus dan truk diminta menunggu di Terminal Durenan sampai satu lajur dibuka, yang diperkirakan selesai pukul 16.00 WIB.', 'Perkembangan berikutnya disampaikan pukul 16.00 WIB melalui portal ini. Keadaan darurat dapat dilaporkan ke nomor 112.'],
  },
  {
    kind: 'issue', title: 'Video longsor lama diunggah ulang sebagai kejadian hari ini', summary: 'Video longsor 2021 beredar di grup WhatsApp dengan keterangan “Panggul pagi ini”.', agency: 'Diskominfo', source: 'Grup WhatsApp warga Panggul', level: 'attention', programme: 3, topic: 'Klarifikasi', ends: 'returned',
    text: ['Video longsor yang beredar di grup percakapan sejak Senin malam bukan kejadian hari ini. Rekaman itu diambil di Kecamatan Panggul pada Februari 2021 dan pernah dimuat media nasional.', 'BPBD memastikan tidak ada longsor di Kecamatan Panggul dalam tujuh hari terakhir. Warga dapat memeriksa laporan resmi kebencanaan di portal ini.'],
  },
  {
    kind: 'issue', title: 'Antrean KTP-el di kantor kecamatan hingga dua pekan', summary: 'Keluhan berulang soal blangko KTP-el yang habis di tiga kecamatan.', agency: 'Disdukcapil', source: 'LAPOR! 11 laporan', level: 'attention', programme: 5, topic: 'Layanan publik', ends: 'published',
    text: ['Dinas Kependudukan dan Pencatatan Sipil menerima 4.000 keping blangko KTP-el pada Rabu pagi dan langsung membaginya ke 14 kecamatan. Antrean di Kecamatan Watulimo, Munjungan, dan Dongko diselesaikan paling lambat Jumat pekan ini.', 'Warga yang sudah merekam data dan menerima surat keterangan tidak perlu mendaftar ulang. Petugas kecamatan akan menghubungi lewat nomor yang tercatat.'],
  },
  {
    kind: 'issue', title: 'Harga cabai naik dua kali lipat di Pasar Pon', summary: 'Harga cabai rawit Rp92.000 per kilogram, pekan lalu Rp45.000.', agency: 'Dinas Perdagangan', source: 'Pantauan harga harian', level: 'attention', programme: 4, topic: 'Ekonomi', ends: 3,
    text: ['Harga cabai rawit di Pasar Pon mencapai Rp92.000 per kilogram pada Kamis. Pasokan dari Kediri dan Blitar turun karena hujan terus-menerus selama dua pekan.', 'Pemerintah kabupaten menggelar pasar murah di halaman Pendopo Manggala Praja Nugraha mulai Sabtu pukul 07.00 WIB dengan 1,5 ton cabai seharga Rp60.000 per kilogram, paling banyak dua kilogram tiap keluarga.'],
  },
  {
    kind: 'issue', title: 'Jalan berlubang di Karangan menelan korban', summary: 'Pengendara jatuh di depan SDN 2 Karangan; foto menyebar di Facebook.', agency: 'Dinas PUPR', source: 'Facebook Info Trenggalek', level: 'alert', programme: 1, topic: 'Infrastruktur', ends: 'noted',
    text: ['Pemerintah kabupaten menyampaikan keprihatinan atas kecelakaan di depan SDN 2 Karangan pada Minggu malam. Korban, pengendara sepeda motor, sudah pulang dari puskesmas dalam keadaan baik.', 'Dinas PUPR menutup lubang di titik itu pada Senin pukul 08.00 WIB dan memeriksa tujuh titik lain di ruas yang sama. Perbaikan menyeluruh ruas Karangan–Suruh dijadwalkan selesai 12 Desember 2026.'],
  },
  {
    kind: 'issue', title: 'Ternak sapi mati mendadak di Desa Ngares', summary: 'Empat sapi mati dalam tiga hari; warga khawatir PMK kembali.', agency: 'Dinas Peternakan', source: 'Laporan mantri hewan', level: 'alert', programme: 6, topic: 'Kesehatan hewan', ends: 2,
    text: ['Dinas Peternakan mengambil sampel dari empat sapi yang mati di Desa Ngares, Kecamatan Trenggalek. Hasil laboratorium Balai Besar Veteriner Wates diperkirakan keluar dalam dua hari.'],
  },
  {
    kind: 'issue', title: 'Air PDAM keruh di Kecamatan Pogalan', summary: 'Air keruh sejak pipa induk diperbaiki; 600 pelanggan terdampak.', agency: 'Perumda Air Minum', source: 'Aduan pelanggan', level: 'attention', programme: 8, topic: 'Layanan publik', ends: 'published',
    text: ['Air keruh di sebagian Kecamatan Pogalan terjadi karena pembilasan pipa induk sesudah perbaikan pada Senin malam. Sekitar 600 pelanggan di Desa Ngadirenggo dan Bendorejo terdampak.', 'Air kembali jernih pada Selasa pukul 14.00 WIB. Pelanggan yang airnya masih keruh dapat meminta tangki gratis ke kantor Perumda Air Minum cabang Pogalan.'],
  },
  {
    kind: 'issue', title: 'Kabar pemotongan bantuan PKH oleh perangkat desa', summary: 'Unggahan anonim menyebut potongan Rp50.000 per keluarga.', agency: 'Dinas Sosial', source: 'Instagram anonim', level: 'attention', topic: 'Klarifikasi', ends: 'refused',
    text: ['Dinas Sosial memeriksa unggahan tentang pemotongan bantuan Program Keluarga Harapan. Penyaluran dilakukan langsung ke rekening penerima dan tidak boleh dipotong oleh siapa pun.', 'Warga yang mengalami pemotongan diminta melapor ke Dinas Sosial dengan membawa buku tabungan. Identitas pelapor dirahasiakan.'],
  },
  {
    kind: 'issue', title: 'Sampah menumpuk di Pantai Prigi usai libur panjang', summary: 'Foto tumpukan sampah dibagikan ribuan kali.', agency: 'Dinas Lingkungan Hidup', source: 'Media daring', level: 'watch', programme: 7, topic: 'Lingkungan', ends: 'published',
    text: ['Sebanyak 3,2 ton sampah diangkat dari Pantai Prigi pada Senin dan Selasa oleh 140 orang petugas, nelayan, dan relawan.', 'Mulai akhir pekan ini jumlah tong sampah ditambah dari 24 menjadi 60 dan pengangkutan dilakukan dua kali sehari selama musim libur.'],
  },
  {
    kind: 'issue', title: 'Orang tua murid keluhkan seragam gratis terlambat', summary: 'Seragam SMP belum diterima di enam sekolah.', agency: 'Dinas Pendidikan', source: 'Radar daerah', level: 'watch', topic: 'Pendidikan', ends: 'published',
    text: ['Seragam gratis bagi siswa baru SMP diterima 41 dari 47 sekolah. Enam sekolah yang tersisa menerimanya paling lambat 30 November 2026 karena ukuran besar harus dijahit ulang.'],
  },
  {
    kind: 'issue', title: 'Isu penutupan Puskesmas Pembantu Pule', summary: 'Warga mendengar kabar puskesmas pembantu ditutup akhir tahun.', agency: 'Dinas Kesehatan', source: 'Musrenbang desa', level: 'watch', programme: 2, topic: 'Kesehatan', ends: 'withdrawn',
    text: ['Puskesmas Pembantu Pule tidak ditutup. Layanan pindah sementara ke Balai Desa Pule selama gedung diperbaiki, mulai 1 Desember 2026 sampai 28 Februari 2027.'],
  },
  {
    kind: 'issue', title: 'Gempa 4,6 magnitudo dirasakan di pesisir selatan', summary: 'Tidak berpotensi tsunami; warga pesisir sempat mengungsi.', agency: 'BPBD', source: 'BMKG', level: 'crisis', programme: 3, topic: 'Kebencanaan', ends: 'published',
    text: ['Gempa bermagnitudo 4,6 dirasakan di Kecamatan Watulimo, Munjungan, dan Panggul pada Sabtu pukul 21.12 WIB. BMKG menyatakan gempa tidak berpotensi tsunami.', 'Sampai pukul 22.30 WIB tidak ada laporan korban atau kerusakan. Warga yang mengungsi ke tempat tinggi dapat kembali ke rumah.'],
  },
  { kind: 'issue', title: 'Warga menanyakan jadwal pemadaman listrik bergilir', summary: 'Tiga desa di Kampak padam tanpa pemberitahuan.', agency: 'Diskominfo', source: 'LAPOR!', level: 'watch' },
  { kind: 'issue', title: 'Antrean solar di SPBU Durenan', summary: 'Nelayan mengaku sulit mendapat solar bersubsidi.', agency: 'Dinas Perikanan', source: 'Media daring', level: 'attention' },
  { kind: 'issue', title: 'Tarif parkir Alun-alun dinilai tidak wajar', summary: 'Juru parkir menarik Rp10.000 pada malam Minggu.', agency: 'Dinas Perhubungan', source: 'Facebook Info Trenggalek', level: 'watch' },
  { kind: 'issue', title: 'Kabut asap pembakaran lahan di Dongko', summary: 'Asap mengganggu dua sekolah dasar.', agency: 'BPBD', source: 'Laporan kepala sekolah', level: 'attention', programme: 3 },
  { kind: 'issue', title: 'Penipuan mengatasnamakan petugas pajak daerah', summary: 'Pesan berantai meminta transfer denda PBB.', agency: 'Bakeuda', source: 'Aduan lewat telepon', level: 'attention' },
  { kind: 'issue', title: 'Pedagang Pasar Gandusari menolak pindah lapak', summary: 'Sebelas pedagang mendatangi kantor dinas.', agency: 'Dinas Perdagangan', source: 'Surat masuk', level: 'watch', programme: 4 },
  { kind: 'issue', title: 'Anjing liar di sekitar SMPN 1 Tugu', summary: 'Dua siswa dikejar; orang tua meminta penertiban.', agency: 'Satpol PP', source: 'LAPOR!', level: 'watch' },
  { kind: 'issue', title: 'Sinyal telepon hilang di Desa Depok', summary: 'Menara pemancar rusak sejak hujan petir.', agency: 'Diskominfo', source: 'Camat Bendungan', level: 'watch' },

  { kind: 'activity', title: 'Jadwal vaksinasi ternak Desember di 14 kecamatan', summary: 'Vaksin PMK putaran kedua, gratis, di balai desa.', agency: 'Dinas Peternakan', source: 'Surat Dinas Peternakan', level: 'watch', programme: 6, topic: 'Kesehatan hewan', ends: 2,
    text: ['Vaksinasi PMK putaran kedua berlangsung 1–19 Desember 2026 di balai desa pada 14 kecamatan. Peternak cukup membawa KTP dan ternak yang sehat.', 'Tersedia 38.000 dosis. Petugas datang ke kandang bila ternak lebih dari sepuluh ekor; pendaftaran lewat mantri hewan setempat.'] },
  { kind: 'activity', title: 'Pembukaan pendaftaran beasiswa Trenggalek Cerdas 2027', summary: 'Kuota 450 mahasiswa, pendaftaran daring.', agency: 'Dinas Pendidikan', source: 'Nota dinas', level: 'watch', programme: 0, topic: 'Pendidikan', ends: 5,
    text: ['Pendaftaran beasiswa Trenggalek Cerdas tahun 2027 dibuka 1–20 Desember 2026 bagi 450 mahasiswa baru dari keluarga kurang mampu.', 'Pendaftar menyiapkan KTP, kartu keluarga, surat penerimaan perguruan tinggi, dan keterangan dari desa. Seluruh proses tidak dipungut biaya.'] },
  { kind: 'activity', title: 'Perbaikan atap SDN 2 Karangan selesai lebih cepat', summary: 'Murid kembali belajar di ruang kelas.', agency: 'Dinas Pendidikan', source: 'Laporan kegiatan', level: 'watch', programme: 1, topic: 'Pendidikan', ends: 2,
    text: ['Perbaikan atap SDN 2 Karangan selesai dua pekan lebih cepat. Sebanyak 164 murid kembali belajar di ruang kelas mulai Senin.'] },
  { kind: 'activity', title: 'Latihan evakuasi tsunami di Watulimo', summary: 'Diikuti 1.200 warga dan 22 sekolah.', agency: 'BPBD', source: 'Agenda pimpinan', level: 'watch', programme: 3, topic: 'Kebencanaan', ends: 4,
    text: ['Latihan evakuasi tsunami digelar di Kecamatan Watulimo pada Kamis, 3 Desember 2026, pukul 09.00 WIB. Sirene akan berbunyi tiga menit; warga diminta tidak panik.', 'Sebanyak 1.200 warga dan 22 sekolah menempuh jalur evakuasi ke Bukit Banyon dan lapangan Desa Tasikmadu.'] },
  { kind: 'activity', title: 'Layanan KTP keliling ke lima desa terjauh', summary: 'Perekaman pada 24–28 November.', agency: 'Disdukcapil', source: 'Jadwal mingguan', level: 'watch', programme: 5, topic: 'Layanan publik', ends: 'published',
    text: ['Petugas Disdukcapil melayani perekaman KTP-el, akta kelahiran, dan kartu identitas anak di lima desa pada 24–28 November 2026: Depok, Dompyong, Puru, Ngrencak, dan Jombok.'] },
  { kind: 'activity', title: 'Festival Kopi Dilem Wilis', summary: 'Dua hari, 40 petani kopi.', agency: 'Dinas Pariwisata', source: 'Nota dinas', level: 'watch', programme: 7, topic: 'Pariwisata', ends: 'published',
    text: ['Empat puluh petani kopi dari lereng Wilis memamerkan hasil panen di Kebun Dilem pada 5–6 Desember 2026. Pengunjung dapat mencicipi, belajar menyangrai, dan membeli langsung dari petani.'] },
  { kind: 'activity', title: 'Penimbangan serentak posyandu bulan November', summary: '832 posyandu, 38.000 balita.', agency: 'Dinas Kesehatan', source: 'Laporan kegiatan', level: 'watch', programme: 2, topic: 'Kesehatan', ends: 'published',
    text: ['Penimbangan serentak di 832 posyandu menjangkau 36.911 dari 38.204 balita. Angka gangguan tumbuh kembang turun menjadi 11,8 persen dari 13,1 persen pada bulan yang sama tahun lalu.'] },
  { kind: 'activity', title: 'Kelas las dan menjahit angkatan IV dibuka', summary: '120 kursi, gratis, enam pekan.', agency: 'Disnaker', source: 'Surat masuk', level: 'watch', programme: 9, topic: 'Ketenagakerjaan', ends: 3,
    text: ['Balai Latihan Kerja membuka 120 kursi kelas las dan menjahit angkatan IV, 7 Desember 2026–15 Januari 2027. Peserta berusia 18–30 tahun, ber-KTP Trenggalek, dan belum bekerja.'] },
  { kind: 'activity', title: 'Sambungan air bersih ke 310 rumah di Desa Nglebeng', summary: 'Sumur komunal mulai mengalir.', agency: 'Dinas Perkimsih', source: 'Laporan kegiatan', level: 'watch', programme: 8, topic: 'Infrastruktur', ends: 6,
    text: ['Air bersih mengalir ke 310 rumah di Desa Nglebeng, Kecamatan Panggul, sejak Senin. Warga yang dahulu berjalan dua kilometer pada musim kemarau kini membayar iuran Rp15.000 per bulan kepada kelompok pengelola desa.'] },
  { kind: 'activity', title: 'Penataan lapak Pasar Basah tahap kedua', summary: '212 pedagang pindah sementara.', agency: 'Dinas Perdagangan', source: 'Nota dinas', level: 'watch', programme: 4, topic: 'Ekonomi', ends: 'held',
    text: ['Penataan lapak Pasar Basah tahap kedua dimulai 10 Desember 2026. Sebanyak 212 pedagang menempati lapak sementara di sisi timur terminal.'] },
  { kind: 'activity', title: 'Hasil uji laik jalan 38 bus wisata', summary: 'Lima bus dilarang beroperasi.', agency: 'Dinas Perhubungan', source: 'Laporan kegiatan', level: 'watch', topic: 'Perhubungan', ends: 'published',
    text: ['Dinas Perhubungan memeriksa 38 bus wisata menjelang libur akhir tahun. Tiga puluh tiga bus laik jalan; lima bus dilarang beroperasi sampai rem atau bannya diganti.'] },
  { kind: 'activity', title: 'Pembayaran PBB dapat lewat kantor pos dan minimarket', summary: 'Jatuh tempo 30 November.', agency: 'Bakeuda', source: 'Surat masuk', level: 'watch', topic: 'Layanan publik', ends: 'published',
    text: ['Pajak Bumi dan Bangunan dapat dibayar di kantor pos, minimarket, dan aplikasi bank sampai 30 November 2026. Wajib pajak cukup menunjukkan nomor objek pajak.'] },
  { kind: 'activity', title: 'Pameran produk UMKM di Alun-alun', summary: '86 pelaku usaha ikut serta.', agency: 'Dinas Koperasi', source: 'Agenda pimpinan', level: 'watch', topic: 'Ekonomi', ends: 2 },
  { kind: 'activity', title: 'Donor darah karyawan pemerintah kabupaten', summary: 'Target 300 kantong.', agency: 'PMI', source: 'Surat masuk', level: 'watch', topic: 'Kesehatan', ends: 1 },
  { kind: 'activity', title: 'Penanaman 5.000 mangrove di Pancer Cengkrong', summary: 'Bersama sekolah dan kelompok nelayan.', agency: 'Dinas Lingkungan Hidup', source: 'Agenda pimpinan', level: 'watch', programme: 7, topic: 'Lingkungan', ends: 'published',
    text: ['Sebanyak 5.000 bibit mangrove ditanam di Pancer Cengkrong, Kecamatan Watulimo, pada Jumat oleh siswa, nelayan, dan warga. Bibit dirawat kelompok Kejung Samudra selama tiga tahun.'] },
  { kind: 'activity', title: 'Perpustakaan keliling kunjungi 18 sekolah', summary: 'Jadwal Desember.', agency: 'Dinas Perpustakaan', source: 'Jadwal bulanan', level: 'watch', topic: 'Pendidikan', ends: 1 },
  { kind: 'activity', title: 'Perbaikan ruas Karangan–Suruh mulai dikerjakan', summary: 'Lalu lintas buka-tutup sampai 12 Desember.', agency: 'Dinas PUPR', source: 'Nota dinas', level: 'watch', programme: 1, topic: 'Infrastruktur', ends: 4,
    text: ['Perbaikan ruas Karangan–Suruh sepanjang 4,7 kilometer dikerjakan 25 November–12 Desember 2026. Lalu lintas diatur buka-tutup pukul 08.00–17.00 WIB.'] },
  { kind: 'activity', title: 'Pelatihan relawan desa tangguh bencana', summary: 'Enam desa, dua hari.', agency: 'BPBD', source: 'Agenda pimpinan', level: 'watch', programme: 3, topic: 'Kebencanaan', ends: 'published',
    text: ['Seratus dua puluh relawan dari enam desa rawan longsor mengikuti pelatihan pertolongan pertama dan peringatan dini selama dua hari di Kecamatan Bendungan.'] },
  { kind: 'activity', title: 'Rapat koordinasi kesiapan Natal dan Tahun Baru', summary: 'Lintas sektor.', agency: 'Bagian Pemerintahan', source: 'Agenda pimpinan', level: 'watch' },
  { kind: 'activity', title: 'Pemeriksaan mata gratis bagi lansia', summary: 'Tiga puskesmas.', agency: 'Dinas Kesehatan', source: 'Surat masuk', level: 'watch', programme: 2 },
]
