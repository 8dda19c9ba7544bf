/**
 * Words by which an item tells of danger, in Indonesian and Javanese, by what they are a sign of. Only what can hardly
 * mean anything else stands alone; the rest needs a second word behind it, or near it in whatever order (`~`).
 */

/** What an item may be a sign of, in the order of weight. */
export const signs = ['fatal', 'unrest', 'stopped', 'protest', 'official', 'harm', 'hoax'] as const
export type Sign = (typeof signs)[number]

export const signWords: Readonly<Record<Sign, string>> = {
  /** Death, and people who are not found. */
  fatal: `tewas, menewaskan, ditewaskan, meninggal, jenazah, mayat, jasad, terbunuh, dibunuh, membunuh, pembunuhan,
    nyawa, korban jiwa, korban tewas, merenggut jiwa, tewaskan, meregang nyawa, mati lemas, ditemukan mati, orang mati,
    warga mati, siswa mati, hilang terseret, hilang tertimbun, hilang tenggelam, lainnya hilang, orang hilang, warga hilang,
    dilaporkan hilang, dinyatakan hilang, masih hilang, hilang kontak, belum ditemukan, dimakamkan,
    dikuburkan massal, tiwas, seda, pejah, ngendheg nyawa, bunuh diri, tak tertolong, tidak tertolong, nyawanya, tewasnya,
    meninggalnya, kematian, terpanggang, korban meninggal, kehilangan nyawa, jiwa melayang, tak bernyawa, tidak bernyawa,
    tak selamat, tidak selamat, terkubur, maut, kantong jenazah, potongan tubuh, gantung diri, dimutilasi, tertembak, ditembak mati, ditemukan hangus,
    penumpang ~ hilang, nelayan ~ hilang, pendaki ~ hilang, korban ~ dicari, penumpang ~ dicari`,
  /** Violence and anger of many. */
  unrest: `ricuh, kericuhan, rusuh, kerusuhan, perusuh, bentrok, bentrokan, anarkis, anarki, amuk, mengamuk, ngamuk, ngamukan,
    dijarah, menjarah, penjarahan, digeruduk, menggeruduk, geruduk, nggruduk, dikepung, mengepung, kepung, dilempari,
    melempari, lempar batu, bakar ban, membakar ban, dibakar massa, dirusak massa, dirusak warga, merusak kantor,
    membakar kantor, membakar balai, merusak balai, perusakan kantor, pembakaran kantor, didatangi massa, diserbu massa,
    diserbu warga, amuk massa, massa mengamuk, massa marah, massa beringas, kemarahan, amarah, murka, kemurkaan, gas air,
    tawuran, dikeroyok, pengeroyokan, main hakim, memblokade, blokade, memblokir jalan, blokir jalan, pemblokiran jalan,
    menduduki kantor, penyerangan, menyerang kantor, baku hantam, mencekam, suasana memanas, situasi memanas, memanas,
    mosi tidak, penyanderaan, disandera, menyandera, perang batu, konflik horizontal, huru hara, gejolak,
    warga marah, massa membakar, massa merusak, massa mendatangi, massa mengepung, massa menyerbu, warga menyerbu,
    tersulut emosi, emosi warga, emosi massa, tak terkendali, tidak terkendali, protes meluas, keresahan meluas,
    anarkistis, anarkisme, dihakimi, menghakimi, babak belur, saling lempar, saling serang, saling serbu, saling dorong, merangsek,
    lemparan batu, dilempar batu, bom, molotov, teroris, terorisme, tembakan peringatan, peluru karet, meriam air, jam malam,
    antarwarga, antarkampung, antarkelompok, perang kampung, diusir warga, diusir massa, disegel warga, disegel massa, massa menyegel,
    warga menyegel, brimob diterjunkan, brimob dikerahkan, brimob disiagakan, kantor ~ dirusak, kantor ~ dibakar, kantor ~ diserang,
    balai ~ dirusak, balai ~ dibakar, pos ~ dirusak, pos ~ dibakar, pendapa ~ dirusak, gerbang ~ dirusak, merusak ~ gerbang,
    merusak ~ pagar, ibadah ~ dirusak, ibadah ~ dibakar, ibadah ~ diserang, kotak ~ dibakar, mobil ~ dibakar, motor ~ dibakar,
    massa ~ membakar, massa ~ merusak, massa ~ memblokir, massa ~ melempar, massa ~ menduduki, massa ~ menghadang`,
  /** The state of emergency, and services of many that stand still. */
  stopped: `tanggap darurat, keadaan darurat, status darurat, darurat bencana, situasi darurat, kondisi darurat, darurat kesehatan,
    darurat sipil, status bencana, bencana nasional, bencana daerah, kejadian luar, klb, lumpuh total,
    mati total, padam total, putus total, terhenti total, berhenti total, lumpuh sepenuhnya, layanan lumpuh, layanan terhenti,
    pelayanan lumpuh, pelayanan terhenti, layanan terputus, kolaps, tutup total, ditutup total, terisolasi total, blackout,
    evakuasi massal, evakuasi besar, pengungsian massal, karantina wilayah, melumpuhkan layanan, melumpuhkan pelayanan,
    aktivitas lumpuh, kewalahan menampung, siaga satu, status awas, pandemi, sakit kewalahan,
    sakit penuh, layanan berhenti, pelayanan berhenti, dihentikan total, dinyatakan darurat,
    layanan ~ lumpuh, pelayanan ~ lumpuh, operasional ~ lumpuh, aktivitas ~ lumpuh, layanan ~ terhenti, pelayanan ~ terhenti,
    pasokan ~ terhenti, pasokan ~ dihentikan, hentikan pasokan, hentikan seluruh, menghentikan seluruh, layanan ditutup, igd tutup,
    igd ditutup, igd penuh, igd kewalahan, isolasi penuh, rsud penuh, rsud kewalahan, puskesmas kewalahan, menyatakan darurat,
    nyatakan darurat, menetapkan darurat, tetapkan darurat, umumkan darurat, menjadi awas, ke awas, lockdown, serangan siber,
    ransomware, peretasan, data bocor, data ~ bocor, kebocoran data, wajib mengungsi, dipaksa mengungsi`,
  /** Anger that is shown in peace. */
  protest: `demo, demonstrasi, demonstran, unjuk rasa, berunjuk rasa, pengunjuk rasa, berdemo, berdemonstrasi, mogok, pemogokan, aksi massa,
    aksi damai, turun ke jalan, memprotes, diprotes, protes keras, petisi, boikot, memboikot, gugat, menggugat, demo warga,
    menolak keras, tuntut mundur, menuntut mundur, mendesak mundur, ontran ontran,
    mundur ~ tuntut, mundur ~ menuntut, mundur ~ desak, mundur ~ mendesak, mengecam, kecaman, warga marah`,
  /** Those in office accused. */
  official: `korupsi, koruptor, mengorupsi, dikorupsi, suap, menyuap, disuap, penyuapan, gratifikasi, pungli, pungutan liar,
    penggelapan, diselewengkan, penyelewengan, selewengkan, menyelewengkan, mark up, dana fiktif, proyek fiktif,
    operasi tangkap, ott, tersangka, dinonaktifkan, dicopot, pemerasan, memeras, skandal, penyalahgunaan wewenang,
    penyalahgunaan anggaran, ditahan kejaksaan, ditahan kpk, mesum, perselingkuhan, dipecat, ijazah palsu,
    tangkap tangan, menangkap tangan, digeledah, menggeledah, penggeledahan, asusila, disegel kpk, jual ~ jabatan`,
  /** People hurt, driven out or in danger. */
  harm: `banjir, bandang, longsor, longsoran, gempa, lindhu, tsunami, erupsi, kebakaran, terbakar, kobong, kobongan, meledak, ledakan,
    ambruk, ambrol, roboh, runtuh, terguling, tabrakan, kecelakaan, tenggelam, terseret, hanyut, tertimbun, terjebak,
    terisolasi, keracunan, kracunan, beracun, wabah, mewabah, pagebluk, pageblug, terjangkit, merebak, dbd, rabies, antraks,
    difteri, leptospirosis, chikungunya, diare, mengungsi, ngungsi, pengungsi, dievakuasi, evakuasi, diungsikan, luka,
    terluka, kritis, dirawat, dilarikan, pingsan, cedera, patah tulang, kekerasan, penganiayaan, dianiaya, pencabulan,
    dicabuli, perkosaan, diperkosa, pelecehan, perundungan, penculikan, diculik, kelaparan, gizi buruk, kekeringan,
    pencemaran, tercemar, limbah, korban berjatuhan, panik, kepanikan, padam, pemadaman, terputus, tergenang, terendam, korban,
    karam, jebol, awan panas, muntah, dirumahkan, merumahkan, phk, diretas, peretas, ditembak, penembakan, dibacok, pembacokan,
    penusukan, oplosan, mulut kuku, tragedi, porak poranda, reruntuhan, diinfus, air bah, kelangkaan`,
  /** What is told is not true, or said to be. */
  hoax: `hoaks, hoax, disinformasi, misinformasi, kabar bohong, berita bohong, berita palsu, kabar palsu, kabar keliru, tidak benar,
    isu bohong, menyesatkan, provokasi, provokatif, fitnah, video lama, kabar apus, ngapusi, ujaran kebencian, deepfake`,
}

/** Behind one of these, up to four words on, nothing counts. */
export const denials =
  'tidak tak tdk gak nggak enggak ga gk nihil tanpa bukan bkn belum blm mencegah cegah pencegahan mengantisipasi antisipasi menghindari hindari bebas nol ora mboten boten dudu durung'

/** An item with one of these tells of a rehearsal. */
export const rehearsals = 'simulasi gladi geladi drill'

/** In a sentence with one of these nothing has happened, or not now. */
export const pretences =
  'latihan pelatihan seminar lomba film drama teater novel sejarah mengenang memperingati dasawarsa silam andai seandainya jika apabila bila divonis memvonis vonis terdakwa kenang'

/** Behind one of these a word of death is a matter of papers or of counting. */
export const papers = 'akta akte surat santunan jaminan klaim asuransi angka data'

/** So many people are not of every day: numbers from three on count, and these. */
export const crowds =
  'tiga empat lima enam tujuh delapan sembilan sepuluh sebelas belas belasan puluh puluhan ratus ratusan ribu ribuan telu telung patang papat limang pitung pitu wolung wolu sangang atusan ewon'

/** Beside one of these a number counts no people. */
export const measures =
  'pukul jam menit detik hari minggu bulan tahun persen km kilometer meter sentimeter cm hektare ton kilogram kg rp rupiah juta miliar triliun rt rw nomor usia kali rumah kios unit desa kecamatan kelurahan'
