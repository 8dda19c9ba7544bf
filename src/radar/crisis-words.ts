/**
 * Words by which an item tells of danger, in Indonesian and Javanese, by what they are a sign of. Only what can hardly
 * mean anything else stands alone; the rest needs a second word beside it. An office may add to these lists.
 */

/** What an item may be a sign of, in the order of weight. */
export const signs = ['fatal', 'unrest', 'stopped', 'protest', 'official', 'harm', 'hoax'] as const
export type Sign = (typeof signs)[number]

export const signWords: Readonly<Record<Sign, string>> = {
  /** Death, and people who are not found. */
  fatal: `tewas, menewaskan, ditewaskan, meninggal, wafat, jenazah, mayat, jasad, terbunuh, dibunuh, membunuh, pembunuhan,
    nyawa, korban jiwa, korban tewas, merenggut jiwa, tewaskan, meregang nyawa, mati lemas, ditemukan mati, orang mati,
    warga mati, siswa mati, hilang terseret, hilang tertimbun, hilang tenggelam, lainnya hilang, orang hilang, warga hilang,
    dilaporkan hilang, dinyatakan hilang, masih hilang, hilang kontak, belum ditemukan, dimakamkan,
    dikuburkan massal, tiwas, seda, pejah, ngendheg nyawa, bunuh diri, tak tertolong, tidak tertolong, nyawanya, tewasnya,
    gugurnya, meninggalnya, kematian, terpanggang, korban meninggal, kehilangan nyawa, jiwa melayang, bernyawa, tak selamat, tidak selamat,
    terkubur`,
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
    tersulut emosi, emosi warga, emosi massa, tak terkendali, tidak terkendali, protes meluas, keresahan meluas`,
  /** The state of emergency, and services of many that stand still. */
  stopped: `tanggap darurat, keadaan darurat, status darurat, darurat bencana, situasi darurat, kondisi darurat, darurat kesehatan,
    darurat sipil, status bencana, bencana nasional, bencana daerah, kejadian luar, klb, lumpuh total,
    mati total, padam total, putus total, terhenti total, berhenti total, lumpuh sepenuhnya, layanan lumpuh, layanan terhenti,
    pelayanan lumpuh, pelayanan terhenti, layanan terputus, kolaps, tutup total, ditutup total, terisolasi total, blackout,
    evakuasi massal, evakuasi besar, pengungsian massal, karantina wilayah, melumpuhkan layanan, melumpuhkan pelayanan,
    aktivitas lumpuh, kewalahan menampung, siaga satu, status awas, pandemi, sakit kewalahan,
    sakit penuh, layanan berhenti, pelayanan berhenti, dihentikan total, dinyatakan darurat`,
  /** Anger that is shown in peace. */
  protest: `demo, demonstrasi, demonstran, unjuk rasa, berunjuk rasa, pengunjuk rasa, berdemo, berdemonstrasi, mogok, pemogokan, aksi massa,
    aksi damai, turun ke jalan, memprotes, diprotes, protes keras, petisi, boikot, memboikot, gugat, menggugat, demo warga,
    menolak keras, tuntut mundur, menuntut mundur, mendesak mundur, ontran ontran`,
  /** Those in office accused. */
  official: `korupsi, koruptor, mengorupsi, dikorupsi, suap, menyuap, disuap, penyuapan, gratifikasi, pungli, pungutan liar,
    penggelapan, diselewengkan, penyelewengan, selewengkan, menyelewengkan, mark up, dana fiktif, proyek fiktif,
    operasi tangkap, ott, tersangka, dinonaktifkan, dicopot, pemerasan, memeras, skandal, penyalahgunaan wewenang,
    penyalahgunaan anggaran, ditahan kejaksaan, ditahan kpk, mesum, perselingkuhan, dipecat, ijazah palsu`,
  /** People hurt, driven out or in danger. */
  harm: `banjir, bandang, longsor, longsoran, gempa, lindhu, tsunami, erupsi, kebakaran, terbakar, kobong, kobongan, meledak, ledakan,
    ambruk, ambrol, roboh, runtuh, terguling, tabrakan, kecelakaan, tenggelam, terseret, hanyut, tertimbun, terjebak,
    terisolasi, keracunan, kracunan, beracun, wabah, mewabah, pagebluk, pageblug, terjangkit, merebak, dbd, rabies, antraks,
    difteri, leptospirosis, chikungunya, diare, mengungsi, ngungsi, pengungsi, dievakuasi, evakuasi, diungsikan, luka,
    terluka, kritis, dirawat, dilarikan, pingsan, cedera, patah tulang, kekerasan, penganiayaan, dianiaya, pencabulan,
    dicabuli, perkosaan, diperkosa, pelecehan, perundungan, penculikan, diculik, kelaparan, gizi buruk, kekeringan,
    pencemaran, tercemar, limbah, korban berjatuhan, panik, kepanikan, padam, pemadaman, terputus, tergenang, terendam, korban`,
  /** What is told is not true, or said to be. */
  hoax: `hoaks, hoax, disinformasi, misinformasi, kabar bohong, berita bohong, berita palsu, kabar palsu, kabar keliru, tidak benar,
    isu bohong, menyesatkan, provokasi, provokatif, fitnah, video lama, kabar apus, ngapusi, ujaran kebencian, deepfake`,
}

/** Behind one of these, up to four words on, nothing counts. */
export const denials =
  'tidak tak nihil tanpa bukan belum mencegah cegah pencegahan mengantisipasi antisipasi menghindari hindari bebas nol ora mboten boten dudu durung'

/** An item with one of these tells of a rehearsal. */
export const rehearsals = 'simulasi gladi geladi drill'

/** In a sentence with one of these nothing has happened, or not now. */
export const pretences =
  'latihan pelatihan seminar lomba film drama teater novel sejarah mengenang silam andai seandainya jika apabila bila'
