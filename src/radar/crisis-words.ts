/**
 * Words by which an item tells of danger, in Indonesian and Javanese, by what they are a sign of, and words that say
 * whether what is told happened. What can hardly mean anything else is solid; a soft word (“memanas”, “jenazah”, “bom”)
 * stands in everyday news too and counts only beside a solid one in the same item. Some need a second word behind them,
 * or near in whatever order (`~`), or near and behind (`>`).
 */

/** What an item may be a sign of, in the order of weight. */
export const signs = ['fatal', 'unrest', 'stopped', 'many', 'protest', 'official', 'harm', 'hoax'] as const
export type Sign = (typeof signs)[number]
/** Those told by words; `many` is told by numbers of people and houses. */
export type WordSign = Exclude<Sign, 'many'>

/** How those are who besiege an office, and what anger does that is held back no more: “amarah keluarga tak terbendung”. */
const ANGRY = ['marah', 'murka', 'geram', 'kalap', 'beringas', 'pitam']
const SIEGES = [
  'mengepung',
  'menyerbu',
  'melempari',
  'menggeruduk',
  'mendatangi',
  'membakar',
  'merusak',
  'merobohkan',
  'memecahkan',
  'mengurung',
]
const OUTBREAKS = ['terbendung', 'tumpah', 'memuncak', 'meluap', 'meluas', 'meledak', 'pecah']

export const solidWords: Readonly<Record<WordSign, string>> = {
  /** Death. */
  fatal: `tewas, menewaskan, ditewaskan, tewaskan, tewasnya, korban jiwa, korban tewas, korban meninggal, merenggut ~ jiwa,
  merenggut ~ nyawa,
    renggut ~ nyawa, meregang nyawa, mati lemas, ditemukan mati, warga mati, siswa mati, hilang terseret, hilang tertimbun,
    hilang tenggelam, dikuburkan massal, tiwas, pejah, ngendheg nyawa, tak tertolong, tidak tertolong, kehilangan nyawa,
    jiwa melayang, nyawa melayang, dimakamkan massal, pemakaman massal, tak bernyawa, tidak bernyawa, kantong jenazah, potongan tubuh,
    dimutilasi, ditembak mati,
    ditemukan hangus,
    terpanggang, korban ~ dicari, penumpang ~ dicari, balik puing, bawah puing, bawah reruntuhan, balik reruntuhan, merenggut korban,
    wong mati,
    tolong ~ puing, tolong ~ reruntuhan, tolong ~ tenggelam, jeritan ~ puing, jeritan ~ reruntuhan, teriakan ~ puing, teriakan ~ reruntuhan,
    nyawa > tidak, nyawa > tak, nyawanya > tidak, nyawanya > tak, nyawa > melayang, tanpa nyawa`,
  /** Violence and anger of many. */
  unrest: `ricuh, kericuhan, rusuh, kerusuhan, perusuh, bentrok, bentrokan, anarkis, anarki, anarkistis, anarkisme, dijarah, menjarah,
  penjarahan,
    lempar batu, bakar ban, membakar ban, dibakar massa, dirusak massa, dirusak warga, merusak kantor, membakar kantor, bakar kantor,
    membakar balai, merusak balai, perusakan kantor, pembakaran kantor, didatangi massa, diserbu massa, amuk massa, massa mengamuk,
    warga mengamuk, massa marah, massa beringas, gas air, menduduki kantor, duduki kantor, menyerang kantor, perang batu,
    konflik horizontal,
    huru hara, massa membakar, massa bakar, massa merusak, massa mendatangi, massa mengepung, massa menyerbu, protes meluas, saling lempar,
    saling serang, saling serbu, lemparan batu, dilempar batu, molotov, tembakan peringatan, peluru karet, meriam air, jam malam,
    perang kampung, diusir massa, disegel warga, disegel massa, massa menyegel, warga menyegel, brimob diterjunkan,
    brimob dikerahkan, penyanderaan, disandera, menyandera, kantor ~ dirusak, kantor ~ dibakar, kantor ~ diserang, balai ~ dirusak,
    balai ~ dibakar, pos ~ dirusak, pos ~ dibakar, membakar > pos, pendapa ~ dirusak, gerbang ~ dirusak, merusak > gerbang,
    merusak > pagar, massa > merobohkan, massa > menjebol,
    demonstran > merobohkan, demonstran > menjebol, mahasiswa > merobohkan, mahasiswa > menjebol, kendaraan > dibakar, massa ~ dirobohkan,
    massa ~ dijebol, massa ~ dihanguskan, kantor ~ diluluhlantakkan, balai ~ diluluhlantakkan,
    ibadah ~ dirusak, ibadah ~ dibakar, ibadah ~ diserang, menyerang > ibadah, kotak ~ dibakar, mobil ~ dibakar, motor ~ dibakar,
    massa > membakar, massa > merusak, massa > memblokir, massa > melempar, massa ~ dihancurkan, massa > menjarah, massa > menyerang,
    massa > memecahkan, warga merusak, marah > merusak, marah > membakar, menduduki > kantor, menduduki > pendapa, menduduki > pendopo,
    menduduki > gedung, menduduki > balai, menduduki > dprd, melempari petugas, melempari polisi, melempari aparat, melempari mapolres,
    melempari polsek, polsek ~ dibakar, polsek ~ dirusak, polsek ~ diserang, mapolsek ~ dirusak, mapolres ~ diserang, pendopo ~ dirusak,
    baku tembak, kontak senjata, kontak tembak, saling bacok, amukan massa, chaos, persekusi, dipersekusi, ledakan bom, bom bunuh,
    bom meledak,
    pembakaran rumah, perusakan rumah, perusakan gereja, perusakan masjid, rumah ~ diserang, kantor ~ dijarah, kantor ~ diobong,
    massa ~ diobong,
    massa > menduduki, warga > mengamuk, massa > mengepung, massa > menyerbu, dikepung massa, dilempari batu, ${['kantor', 'pendapa', 'pendopo', 'balai', 'gedung', 'dprd', 'polsek', 'mapolres'].map((it) => `mengepung > ${it}`).join()}, diserbu > marah, diserbu > murka,
    melempari > kantor, melempari > balai, kantor ~ dikepung, kantor ~ dilempari, balai ~ dikepung,
    balai ~ dilempari, pejabat ~ dilempari, rombongan ~ dilempari, bupati ~ dilempari, korban mengamuk,
    ${ANGRY.flatMap((anger) => SIEGES.map((act) => `${anger} > ${act}`)).join()},
    ${['amarah', 'kemarahan'].flatMap((anger) => OUTBREAKS.map((it) => `${anger} > ${it}`)).join()}`,
  /** The state of emergency, and services of many that stand still. */
  stopped: `tanggap darurat, keadaan darurat, status darurat, kondisi darurat, darurat kesehatan, darurat sipil, darurat asap,
    status bencana, bencana nasional, kejadian luar, lumpuh total, mati total, padam total, putus total, terhenti total,
    berhenti total, lumpuh sepenuhnya, layanan lumpuh, layanan terhenti, pelayanan lumpuh, pelayanan terhenti, terisolasi total,
    blackout, evakuasi massal, evakuasi besar, pengungsian massal, karantina wilayah, melumpuhkan layanan, melumpuhkan pelayanan,
    status awas, menjadi awas, ke awas, dihentikan total, dinyatakan darurat, layanan ~ lumpuh, pelayanan ~ lumpuh,
    layanan ~ terhenti, pelayanan ~ terhenti, pasokan ~ terhenti, hentikan pasokan, layanan ditutup, igd tutup, igd ditutup,
    isolasi penuh, menyatakan darurat, nyatakan darurat, menetapkan darurat, tetapkan darurat, umumkan darurat, lockdown,
    wajib mengungsi, dipaksa mengungsi, data ~ bocor, kebocoran data, padam massal, gangguan massal,
    status klb, klb diumumkan, klb ditetapkan, menetapkan klb, tetapkan klb, dinyatakan klb, rsud tutup, rsud ditutup, puskesmas tutup,
    lumpuh seluruhnya, level iv, berstatus darurat, menjadi darurat, masa darurat, darurat daerah, keadaan luar`,
  /** Anger that is shown in peace. */
  protest: `demonstrasi, demonstran, unjuk rasa, berunjuk rasa, pengunjuk rasa, berdemo, pendemo, berdemonstrasi, mogok kerja, mogok makan,
    mogok mengajar, aksi mogok, dokter mogok, guru mogok, sopir mogok, buruh mogok, pemogokan, aksi massa, turun ~ jalan, demo warga,
    warga demo,
    demo buruh, buruh demo, mahasiswa demo, demo tolak, demo menolak, protes keras, menolak keras, tuntut mundur, menuntut mundur,
    mendesak mundur, ontran ontran, mundur ~ tuntut, mundur ~ menuntut, mundur ~ desak, mundur ~ mendesak, desakan ~ mundur, didesak mundur,
    kecaman, dikecam, memblokade, blokade, memblokir jalan, blokir jalan, pemblokiran jalan, unras, aksi protes, gelombang protes,
    long march,
    petani demo, nelayan demo, pedagang demo, guru demo, sopir demo, honorer demo, nakes demo, didemo, demo besar, mogok massal,
    mogok nasional,
    nakes mogok, perawat mogok, bidan mogok, pedagang mogok, nelayan mogok, karyawan mogok`,
  /** Those in office accused. */
  official: `korupsi, koruptor, mengorupsi, dikorupsi, suap, menyuap, disuap, penyuapan, gratifikasi, diselewengkan, penyelewengan,
  selewengkan,
    menyelewengkan, dana fiktif, proyek fiktif, operasi tangkap, ott, penyalahgunaan wewenang, penyalahgunaan anggaran, ditahan kejaksaan,
    ditahan kpk, tangkap tangan, menangkap tangan, disegel kpk, jual ~ jabatan, rasuah, fee proyek, setoran proyek, uang pelicin,
    mafia tanah,
    malapraktik, malpraktik, menolak pasien, tolak pasien, pasien ditolak, ditolak ~ rsud, ditolak ~ puskesmas, ditolak ~ sakit,
    nepotisme, penggelembungan anggaran`,
  /** People hurt, driven out or in danger. */
  harm: `banjir, bandang, longsor, longsoran, gempa, lindhu, tsunami, erupsi, meletus, kebakaran, terbakar, kobong, kobongan, meledak,
  ledakan,
    ambruk, ambrol, roboh, runtuh, terguling, tabrakan, kecelakaan, tenggelam, terseret, hanyut, tertimbun, terisolasi, keracunan, kracunan,
    wabah, mewabah, pagebluk, pageblug, terjangkit, merebak, dbd, demam berdarah, antraks, difteri, leptospirosis, chikungunya, diare,
    mengungsi,
    ngungsi, pengungsi, diungsikan, penculikan, diculik, kelaparan, kekeringan, tercemar, mencemari, korban berjatuhan, padam, terputus,
    tergenang, terendam, karam, jebol, awan panas, oplosan, reruntuhan, air bah, phk, amonia, kebocoran gas, puting beliung, angin kencang,
    angin ribut, abrasi, rob, tanah bergerak, tanah gerak, amblas, ambles, gelombang pasang, lahar, karhutla, kabut asap, gagal panen, puso,
    krisis air, krisis pangan, kolera, muntaber, tifus, hepatitis, polio, flu burung, campak, tersambar petir, tersengat, kesetrum,
    tersetrum,
    hangus terbakar, kereta anjlok, tergelincir, terperosok, tertabrak, menabrak, ditabrak, tersapu, diterjang, disapu ombak, dilalap api,
    api melalap,
    kebakaran hebat, tumpahan minyak, pencabulan, dicabuli, mencabuli, rudapaksa, dirudapaksa, perkosaan, diperkosa, memperkosa, sodomi,
    kekerasan seksual, pelecehan seksual, penganiayaan, dianiaya, menganiaya, kintir, kelelep, jugrug, semaput, mbledos, mbledhos, njebluk,
    jurang, tertimpa, tumbang, bocor, ikan ~ mati, mati ~ massal, bendungan ~ retak, tanggul ~ retak, waduk ~ retak`,
  /** What is told is not true, or said to be. */
  hoax: `hoaks, hoax, cek fakta, dinyatakan keliru, dipastikan keliru, pesan karangan, dinyatakan bohong, dipastikan bohong,
  membantah adanya,
    disinformasi, misinformasi, berita palsu, kabar palsu, kabar keliru, diluruskan, ditepis, tidak benar, tak benar, bohong, dibantah,
    ternyata bohong, kabar bohong, berita bohong,
    menyesatkan, provokasi, provokatif, fitnah, video lama, kabar apus, ngapusi, ujaran kebencian, deepfake, kabar burung, konten palsu,
    video palsu, surat palsu, edaran palsu, akun palsu`,
}

export const softWords: Readonly<Record<WordSign, string>> = {
  fatal: `meninggal, meninggalnya, jenazah, mayat, jasad, terbunuh, dibunuh, membunuh, pembunuhan, nyawa, nyawanya, orang mati,
  lainnya hilang,
    orang hilang, warga hilang, dilaporkan hilang, dinyatakan hilang, masih hilang, hilang kontak, belum ditemukan, dilaporkan hanyut,
    dimakamkan,
    seda, bunuh diri,
    kematian, tak selamat, tidak selamat, terkubur, maut, gantung diri, tertembak, penumpang ~ hilang, nelayan ~ hilang, pendaki ~ hilang,
    siswa ~ hilang, warga ~ hilang, kritis, petugas gugur, prajurit gugur, polisi gugur, relawan gugur, gugur saat, mengembuskan napas,
    menghembuskan napas, embuskan napas, wafat, korban ~ hilang, kerabat ~ hilang, kerabatnya ~ hilang, keluarganya ~ hilang, sedo,
    kapundhut, katut banjir`,
  unrest: `amuk, antarwarga, antarkampung, digeruduk, menggeruduk, geruduk, nggruduk, diserbu warga, warga marah, mengamuk, ngamuk,
  ngamukan, dikepung warga,
    warga mengepung, dilempari, melempari, kemarahan, amarah, murka, kemurkaan, tawuran, dikeroyok, pengeroyokan, main hakim, penyerangan,
    baku hantam, mencekam, suasana memanas, situasi memanas, memanas, mosi tidak, gejolak, tersulut emosi, emosi warga, emosi massa,
    tak terkendali, tidak terkendali, keresahan meluas, dihakimi, babak belur, saling dorong, merangsek, bom, teroris, terorisme,
    antarkelompok,
    diusir warga, brimob disiagakan, massa ~ menghadang, keributan, adu jotos, adu fisik, baku pukul, perkelahian massal, gelut,
    intoleransi,
    isu sara, konflik sosial, konflik antarwarga, ketegangan, dikeroyok massa`,
  stopped: `klb, darurat bencana, kolaps, tutup total, ditutup total, status siaga, level iii, situasi darurat, bencana daerah,
  layanan terputus,
    pandemi, siaga satu, serangan siber, ransomware, peretasan, data bocor, aktivitas lumpuh, aktivitas ~ lumpuh, operasional ~ lumpuh,
    layanan berhenti, pelayanan berhenti, pasokan ~ dihentikan, hentikan seluruh, menghentikan seluruh, sakit penuh, sakit kewalahan,
    kewalahan menampung, igd penuh, igd kewalahan, rsud penuh, rsud kewalahan, puskesmas penuh, puskesmas kewalahan, puskesmas ~ penuh,
    ranjang penuh, ranjang habis, memenuhi igd, memenuhi puskesmas, membanjiri igd, membanjiri puskesmas, membanjiri rsud`,
  protest: 'aksi damai, demo, memprotes, diprotes, petisi, boikot, memboikot, mengecam, mogok',
  official: `tersangka, dinonaktifkan, dicopot, pemerasan, memeras, skandal, mesum, perselingkuhan, dipecat, ijazah palsu, digeledah,
    menggeledah, penggeledahan, asusila, pungli, pungutan liar, penggelapan, mark up, ditahan, menahan, digerebek, selingkuh, nyabu,
    video syur`,
  harm: `terjebak, evakuasi, dievakuasi, beracun, rabies, luka, terluka, melukai, dirawat, dilarikan, pingsan, cedera, patah tulang,
  kekerasan,
    disiksa, disekap, penyekapan, dipukuli, dihajar, pelecehan, perundungan, begal, dibegal,
    perampokan, dirampok, kdrt,  gizi buruk, pencemaran, limbah,
    panik, kepanikan, pemadaman, korban, muntah, dirumahkan, merumahkan, diretas, peretas, ditembak, penembakan, dibacok, pembacokan,
    penusukan, mulut kuku, tragedi, porak poranda, diinfus, kelangkaan`,
  hoax: '',
}

/** Of the signs of standing still those that say a state of emergency; the others say that a service is down. */
export const emergencies =
  'darurat bencana kejadian keadaan klb lockdown evakuasi pengungsian mengungsi karantina isolasi awas'

/** Told of with a denial alone: “tak terbendung”. */
export const restraints = 'terbendung'

/** Behind one of these, up to four words on, nothing counts. */
export const denials = `jangan tidak tak tdk gak nggak enggak ga gk nihil tanpa bukan bkn belum blm bebas nol ora mboten boten dudu durung anti`

/** And before one of them with these behind: “gas air mata tidak dipakai”. */
export const undone = 'dipakai digunakan ditembakkan terjadi'

/** Behind one of these, to the end of the sentence, nothing has happened yet. */
export const preventions =
  'mencegah cegah pencegahan mengantisipasi antisipasi menghindari hindari menangkal tangkal menghadapi hadapi dihindari mitigasi memitigasi'

/** An item with one of these tells of a rehearsal. */
export const rehearsals = `simulasi, gladi, geladi, drill, latihan gabungan, latihan penyelamatan, latihan evakuasi, latihan kesiapsiagaan,
  apel kesiapsiagaan, uji sirene, hanya latihan, itu rekaan, uji evakuasi, menguji evakuasi`

/** Behind one of these a year is of a building, and a museum or a stage a place: “dibangun tahun 2015”, “depan Museum Batik”. */
export const ofPlaces = `dibangun dibuat buatan berdiri diresmikan terparah terbesar depan dekat kampung jalan kawasan pasar samping`

/** Over which things are counted. */
const periods = `selama operasi, selama arus, selama musim, selama libur, selama setahun, selama semester, selama triwulan,
sepanjang januari,
  sepanjang februari, sepanjang maret, sepanjang april, sepanjang mei, sepanjang juni, sepanjang juli, sepanjang agustus,
  sepanjang september,
  sepanjang oktober, sepanjang november, sepanjang desember`
/** What is only played. */
const played = 'dalam permainan, sebagai korban, diperankan, rekaan, pura pura'
/** Whence grave news comes most, and does not concern the regency. */
const abroad = `gaza, palestina, israel, ukraina, rusia, turki, suriah, myanmar, filipina, thailand, nepal, india, tiongkok, china, amerika,
  jepang, korea, maroko, afghanistan, pakistan, bangladesh, lebanon, iran, venezuela`

/** In a sentence with one of these nothing has happened, or not now, or not here. */
export const pretences = `${played}, latihan, pelatihan, melatih, dilatih, latih, seminar, lokakarya, webinar, workshop, bimtek, sosialisasi, edukasi,
  penyuluhan, penyuluh, bekali, membekali, dibekali, literasi, kampanye, deklarasi, berdeklarasi, pakta integritas, lomba, turnamen, laga,
  derbi,
  suporter, klasemen, kesebelasan, film, drama, teater, novel, sejarah, mengenang, memperingati, diperingati, peringatan dini, dasawarsa,
  silam,
  andai, seandainya, jika, apabila, bila, kenang, tahun lalu, luar pulau, luar negeri, provinsi lain, daerah lain, wilayah lain,
  kabupaten lain,
  ahli waris, persen, dibanding, dibandingkan, menurun, turun dari, turun menjadi, turun jadi, turun separuh, prevalensi, antikorupsi,
  antihoaks,
  saber pungli, konseling, skrining, asuransi, pernah, skenario, skenarionya, peraga, ${periods}, memperagakan, rekonstruksi, reka ulang, adegan, cerpen,
  puisi, sinetron, museum, monumen, legenda, dongeng, kuliah umum, sepanjang tahun, setiap tahun, tiap tahun, saban tahun, per tahun,
  rata rata,
  triwulan, kompetisi, semifinal, ${abroad}`

/** Beside one of those these say that it was recorded then, whatever happened: “beberapa kali tercatat tahun lalu”. */
export const records = `${played}, tercatat, mencatat, catatan tahun, data tahun, pernah, serupa, beberapa kali, berulang, berulang kali, kerap, sering, rekap,
  rekapitulasi, statistik,
  ${periods}, mengenang, memperingati, diperingati, skenario, skenarionya, peraga, sejarah, museum, monumen, luar negeri, provinsi lain, luar pulau,
  daerah lain, rekonstruksi, reka ulang, ${abroad}`

/** What follows at once did not happen, or not yet; of a number behind it they say that it is not exact. */
export const nearly = 'nyaris hampir rawan potensi berpotensi risiko berisiko mewaspadai waspadai'

/** Where these words meet nothing grave is told: “banjir pesanan”, “jadwal bentrok”, “motor mogok”. */
export const figures = `dikepung banjir, dikepung air, dikepung api, dikepung asap, dikepung sampah, dikepung ilalang, dikepung hutan,
  dikepung semak, dikepung kabut, dikepung lautan, dilempari bunga, dilempari permen, dilempari pertanyaan, dikepung wartawan,
  dikepung pedagang, dikepung bangunan, disebut perusuh, dikatakan perusuh, dicap perusuh, dituduh perusuh, menahan diri, peran korban,
  pemeran korban, isu kerusuhan, isu penculikan, isu bentrokan, isu tsunami, isu gempa,
  isu ledakan, banjir pesanan, banjir order,
  banjir pujian, banjir diskon, banjir dukungan, banjir ucapan, banjir kritik,
  banjir kritikan, banjir komentar, banjir informasi, banjir bonus, banjir gol, banjir medali, banjir hadiah, banjir rezeki, banjir peminat,
  banjir penonton, banjir pembeli, banjir pengunjung, banjir produk, banjir impor, banjir promo, banjir permintaan, banjir voucher,
  banjir poin,
  banjir keringat, longsor elektabilitas, suara longsor, elektabilitas longsor, longsor suara, gempa politik, tsunami politik,
  tsunami diskon,
  tsunami pujian, tsunami informasi, tsunami covid, gempa bursa, badai phk, erupsi emosi, bom waktu, omzet meledak, penjualan meledak,
  ledakan penduduk, ledakan penonton, ledakan pengunjung, ledakan pesanan, ledakan populasi, ledakan permintaan, ledakan penjualan,
  ledakan wisatawan, ledakan tawa, kebakaran jenggot, tenggelam dalam, hanyut dalam, terhanyut dalam, terbakar semangat, terbakar cemburu,
  terbakar emosi, terbakar matahari, terbakar amarah, semangat terbakar, jurang pemisah, jurang kemiskinan, jurang degradasi, jurang resesi,
  jurang digital, jurang kesenjangan, jurang sosial, wabah korupsi, wabah hama, jadwal bentrok, bentrok jadwal, bentrok kepentingan,
  bentrok acara, bentrok waktu, waktunya bentrok, motor mogok, mobil mogok, mesin mogok, saya mogok, blokir rekening, demo masak,
  demo memasak,
  demo produk, demo kompor, demo alat, demo mesin, demo robot, demo busana, demo make, demo kecantikan, demo membatik, demo batik,
  berpikir kritis, lahan kritis, bernalar kritis, nalar kritis, sikap kritis, siswa kritis, pemikiran kritis, daya kritis, mineral kritis,
  titik kritis, berstatus kritis, suara kritis, pertanyaan kritis, media kritis, literasi kritis, sungai kritis, kas kritis, stok kritis,
  bertaruh nyawa, mempertaruhkan nyawa, taruhan nyawa, taruhkan nyawa, menyelamatkan nyawa, selamatkan nyawa, setetes nyawa,
  menyambung nyawa,
  mengancam nyawa, ancam nyawa, pembunuhan karakter, membunuh hama, membunuh bakteri, membunuh kuman, membunuh gulma, membunuh virus,
  membunuh waktu, dibunuh waktu, matahari terbenam, kematian ternak, kematian ikan, mati lampu, mati suri, mati rasa, mati gaya, harga mati,
  mati kutu, mati listrik, padam semangat, darurat sampah, darurat narkoba, darurat literasi, darurat judi, darurat korupsi, darurat moral,
  darurat integritas, darurat pinjol, darurat kekerasan, rem darurat, pintu darurat, gawat darurat, nomor darurat, panggilan darurat,
  dana darurat, tas darurat, lampu darurat, pendaratan darurat, korban bully, korban iklan, korban mode, korban perasaan, kambing korban,
  hewan korban, korban sapi, perang harga, penyerangan balik, lini serang, suap menyuap, makan suap, menyuap anak, menyuap nasi,
  menyuap bayi,
  disuap ibu, sesuap nasi, suap nasi, bocor halus, ban bocor, atap bocor, genting bocor, pipa bocor, gol bunuh, jalan lumpuh, lintas lumpuh,
  lalin lumpuh, arus lumpuh, aksi panggung, tragedi komedi, panik buying, rusuh hati, teror gol`

/** Where one of these rages nobody is angry. */
export const forces =
  'sungai kali aek batang bengawan arus laut ombak gelombang angin badai api bandang lahar gunung jago gajah harimau beruang sapi kerbau anjing'

/** In a sentence with one of these a court speaks of what was long ago; only violence of many is of now. */
export const courts = `sidang persidangan terdakwa jaksa dakwaan mendakwa didakwa hakim vonis divonis memvonis pengadilan pledoi terpidana kasasi
  praperadilan eksepsi`

/** Behind one of these it is what people are told of: “penyuluhan tentang keracunan”. */
export const topics = 'tentang soal mengenai bahaya risiko'

/** Behind one of these “keadaan darurat” is any: “langkah saat keadaan darurat”. */
export const anyTime = 'saat ketika kala jika bila untuk penanganan prosedur menghadapi'

/** Before the name of a place. */
export const beforePlaces = 'di ke dari desa kecamatan kelurahan dusun kampung jalan ruas'

/** With one of these something happened all the same: “pelatihan berujung ricuh”. */
export const happenings = `berujung, diwarnai, dilarikan, mendadak, pingsan, muntah, ricuh, rusuh, bentrok, tewas, keracunan, ambruk, roboh,
  runtuh, terguling, meledak, gas air, terinjak, pesawat latih, suporter meninggal, penonton meninggal, peserta meninggal, meninggal saat,
  meninggal usai,
  meninggal ketika, meninggal setelah`

/** Who is mourned with one of these died as people do. */
export const mournings = `pahlawan, tanah suci, jemaah wafat, almarhum, almarhumah, takziah, bertakziah, pelayat, rumah duka, sepuh, tutup usia, usia lanjut,
  jemaah haji, haul`

/** What begins the name of an organisation, and what may follow in it: such words tell of no event. */
export const organisations =
  'badan dinas komisi satgas satuan unit forum komite lembaga bidang seksi pemadam penanggulangan pemberantasan tim pos tindak tangguh'
export const organisationWords =
  'nasional penanggulangan bencana daerah pemadam kebakaran penyelamatan pencegahan pemberantasan pengendalian korupsi terorisme narkotika siber sandi pidana tangguh gratifikasi pungli tindak dan'

/**
 * A scuffle, a brawl, a clash of some: what makes it more is said by another word of the item, or by the number of those
 * hurt. Theatre of a protest (“bakar ban”) stands here too.
 */
export const brawls = `ricuh, kericuhan, bentrok, bentrokan, keributan, tawuran, baku hantam, saling dorong, saling lempar, saling serang,
  mengamuk, ngamuk, digeruduk, menggeruduk, geruduk, nggruduk, diserbu warga, dikepung warga, warga mengepung, dikeroyok, pengeroyokan,
  babak belur, main hakim, bakar ban, membakar ban, disegel warga, disegel massa, massa menyegel, warga menyegel, memanas, suasana memanas,
  situasi memanas, korban mengamuk, lempar batu, lemparan batu, dilempar batu, dilempari batu, adu jotos, adu fisik, baku pukul,
  perkelahian massal, gelut, ketegangan, gejolak, mencekam, massa mengepung, massa > mengepung,
  ${ANGRY.map((it) => `${it} > mendatangi`).join()},
  ${['amarah', 'kemarahan'].flatMap((anger) => OUTBREAKS.map((it) => `${anger} > ${it}`)).join()}`

/** In a sentence with one of these the dead are names on a list, and an emergency is a heading of a budget. */
export const listed =
  'penerima ganda dukcapil pemilih dpt daftar undangan pemutakhiran peserta dicoret anggaran belanja apbd alokasi pos'

/** Behind one of these a word of death is a matter of papers or of counting. */
export const papers = 'akta akte surat santunan jaminan klaim asuransi angka data'

/** Behind one of these a number counts nothing; behind any other the next number may. */
export const labels = `pukul jam usia berusia umur berumur rt rw nomor no rp rupiah km kilometer magnitudo sd sdn smp smpn sma sman level skor
  kelas jalan tahun bulan tanggal pasal ayat juz lantai blok`
/** Who stands behind a number with one of these did not die. */
export const survivors = 'luka terluka selamat dirawat lainnya kritis cedera mengungsi'

/** Before one of these a number counts no people. */
export const measures = `pukul jam menit detik hari minggu pekan bulan tahun persen km kilometer meter sentimeter cm hektare ton kilogram kuintal
  kg rp rupiah juta miliar triliun rt rw nomor usia berusia kali desa kecamatan kelurahan dusun kasus kantong ekor liter butir paket tangki truk
  dosis lembar karung titik mobil motor kendaraan porsi bungkus kotak potong unit buah kursi keping ruas perahu kapal pohon ular sapi kambing ayam kucing
  anjing tikus hewan ternak satwa ikan keluarga kecamatan sekolah ambulans magnitudo watt kilowatt megawatt kw mw kva volt pelanggan konsumen grup
  personel petugas relawan posko jalan selebaran poster brosur pamflet stiker spanduk pk hp gt knot mil sd smp sma sdn smpn sman`

/** Before one of these they count more than two (KBBI, “beberapa”). */
export const several = 'beberapa sejumlah'
export const persons = `orang warga penduduk jiwa korban anak bocah siswa santri lansia ibu penumpang penghuni pekerja buruh nelayan penambang pendaki
  petani pedagang wisatawan pengunjung pengendara pasien`

/** Whose children, or out of how many: “ibu tiga anak”, “satu dari empat santri”. */
export const kin = 'ibu ayah bapak janda duda dari'
/** Behind a number these are no victims. */
export const bystanders = 'saksi pelaku tersangka terduga damkar penyelam pelayat'
/** Whom another word tells of than the number farther before. */
export const others =
  'kasus terkait pria wanita remaja pemuda ayah ayahnya ibunya suami istri sopir kernet temannya yang'

/** What is found dead among these is no person. */
export const animals = `ikan ternak sapi kerbau kambing domba ayam bebek itik unggas burung kucing anjing monyet satwa hewan paus penyu lumba gajah
  harimau ular tikus udang lele nila koi`

/** So many houses or stalls. */
export const houses = 'rumah kios toko lapak bangunan gedung'
/** What happened to them: wrecked, or only under water, which counts less. */
export const wrecks =
  'rusak merusak dirusak hancur roboh ambruk rata tertimbun menimbun timbun terbakar ludes hangus melalap dilalap retak hanyut terjang diterjang porak'
export const floods = 'terendam merendam rendam tergenang menggenangi genangi direndam'

/** So many people hurt or ill. */
export const hurts = `luka terluka melukai keracunan dirawat merawat rawat pingsan mual muntah diare terserang terjangkit dilarikan hilang kritis
  tumbang tertimpa cedera mencederai tewas meninggal tertimbun menimpa diinfus lemas kejang terbaring terkapar`
/** Or what is less: driven out, cut off, without work, unwell. “Korban” says less than what befell them. */
export const troubles = `mengungsi, ngungsi, pengungsi, mengungsikan, diungsikan, dievakuasi, mengevakuasi, memindahkan, dipindahkan, phk,
  diberhentikan, memecat, terlantar, telantar,
  terisolasi, terjebak, terperangkap, hanyut, selamatkan, korban, berobat, penderita, sakit, sesak, pusing, batuk, ispa, gatal, iritasi,
  kehilangan rumah,
  kehilangan tempat, meninggalkan rumah, meninggalkan tempat, tercebur, kehilangan pekerjaan, kehilangan kios, kehilangan lapak`

/** All of them are well again, or nearly: what was told is less. */
export const wholes = 'semua, seluruh, seluruhnya, semuanya, sebagian besar'
export const recoveries = 'pulih pulang membaik stabil sembuh selamat ringan'

/** Who is told to get well, and how: “pasien sudah boleh pulang”, “tak ada yang gawat”. */
export const patients =
  'pasien penderita korban siswa santri murid mereka luka sakit sebagian kebanyakan kondisi semua seluruh'
export const betterments = 'membaik pulih sembuh stabil'
/** Behind one of these “pulang” is no wish. */
export const done = 'sudah telah boleh diperbolehkan diizinkan dibolehkan bisa'
export const worst = 'gawat kritis parah'

/** Diseases that are counted by the season: cases add up over weeks, and none of them is an event. */
export const diseases = `dbd, demam berdarah, chikungunya, leptospirosis, campak, malaria, tbc, tuberkulosis, hiv, flu singapura, hepatitis, kasus diare,
  terjangkit diare, penderita diare, diare akut`

/** With one of these the dead of a disease are counted over months. */
export const overTime = `hiv, tbc, tuberkulosis, tahun ini, awal tahun, sejak januari, sejak februari, sejak maret, sejak april,
  sejak mei, sejak juni,
  januari hingga, januari sampai`

/** A service of many, what it does when it stands still, and for how long that is no matter of hours. */
export const services = 'air pdam ledeng listrik internet sinyal bbm elpiji lpg gas telepon solar spbu pertalite'
export const standstills = `mati, padam, macet, kosong, habis, terputus, putus, langka, tak mengalir, tidak mengalir, tak keluar,
  tidak keluar,
  ora mili, tidak menyala, tak menyala`
export const daysLong = 'sepekan seminggu sebulan berhari berminggu'

/** Those high in the office of a regency, near whom a word of the law is more than a village’s affair. */
export const highOffices = `bupati, wabup, wakil bupati, walikota, wali kota, sekda, sekretaris daerah, kepala dinas, kadis, kadinkes,
  kadisdik,
  kepala badan, ketua dprd, anggota dprd, direktur rsud, dinas pupr, pejabat eselon`
export const lowOffices =
  'kades lurah camat perangkat bendahara pejabat asn pns kepala desa pemdes kejaksaan kejari kpk oknum'
/** Between an office and the law one of these makes the office the one who speaks. */
export const speeches =
  'mengatakan menyebut menghormati hormati kata ujar meminta minta menunjuk menegaskan mantan kades lurah desa sopir staf'
/** By whom or to whom the law is done. */
export const laws =
  'tersangka ott tangan ditahan menahan tahan digeledah menggeledah ditangkap menangkap terjaring dijerat suap korupsi disegel'

/** Beside a death these say that it was done by many or by a weapon of the state: one is too many. */
export const violence = `tembakan tertembak ditembak peluru bentrok bentrokan kerusuhan rusuh ricuh dikeroyok pengeroyokan massa amuk dihakimi tawuran
  demonstran pendemo demo unjuk gas`
/** What an accused did to those in his care. */
export const outrages =
  'pencabulan dicabuli mencabuli rudapaksa dirudapaksa perkosaan diperkosa memperkosa sodomi pelecehan'
/** Right before a number these say that it is the toll, though it stands farther on. */
export const totals = 'menjadi jadi capai mencapai sebanyak berjumlah sejumlah total kini tercatat'
/** What may be untrue; of anything else “bohong” says that somebody lies. */
export const rumours = 'kabar isu pesan rumor informasi unggahan berita video foto rekaman surat edaran'
/** Behind one of these stands what is true. */
export const truths = 'padahal faktanya nyatanya kenyataannya'
/** What meets under the letters that else say an emergency, and what an emergency does when it is over. */
export const noEmergency = 'partai pssi kongres ketum pengurus dicabut berakhir'
/** What a service is closed for on purpose: “ditutup total untuk pengurasan”. */
export const works = `perbaikan pemeliharaan perawatan pengurasan pembilasan pencucian pembersihan penyemprotan sterilisasi penggantian
  pemasangan penyambungan pengujian pengecekan pengaspalan pengecoran pelebaran renovasi rehabilitasi`
/** A toll that grows. */
export const rises = 'bertambah bertambahnya meningkat melonjak naik lagi'

/** Who is to answer for what happened. */
export const authorities = `pemerintah pemda pemkab pemkot pemprov bupati wabup walikota gubernur sekda dinas dinkes disdik dishub disnaker dlh
  bpbd pupr bgn kadis pejabat camat kades lurah pemdes dprd dewan rsud puskesmas direktur pdam perumda aparat otoritas`
/** Behind an authority they say that it is blamed: “pemkab dituding menutupi”. */
export const blamed = `dikecam, dituding, dituduh, disalahkan, dihujat, disoraki, diteriaki, digugat, bungkam, lamban, lambat, lalai,
  abai, gagal,
  ingkar, berbohong, bohong, menutupi, tutupi, menyembunyikan, sembunyikan, melindungi, membiarkan, mengabaikan, cuci tangan, lepas tangan,
  tutup mata, tutup telinga, tak becus, tidak becus, kecolongan, dipersalahkan, dikecewakan, mengecewakan`
/** And before one: “warga mengecam pemkab”. */
export const blames = `mengecam, kecam, kecaman, menuding, tuding, tudingan, menuduh, menyalahkan, salahkan, mengutuk, menghujat, menggugat,
  kegagalan, kelalaian, pembiaran, lambannya, lambatnya, kebohongan, kekecewaan, kecewa, kesalahan, tanggung jawab`
/** What was kept from people; no matter by whom. */
export const concealments = `ditutup tutupi, menutup nutupi, ditutupi, kebohongan, berubah ubah, disembunyikan, kepercayaan runtuh,
  krisis kepercayaan`
/** Who says that it is not so. */
export const rebuttals = 'membantah bantah menepis tepis menampik klarifikasi'

/** A rumour that moves people. */
export const panics =
  'panik kepanikan resah keresahan ketakutan takut lari menyerbu meresahkan cemas mencekam bubar dibubarkan gempar'
