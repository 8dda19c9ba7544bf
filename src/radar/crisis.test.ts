import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Burst, SourceHabits } from './burst.ts'
import { readArticle } from './cleaning.ts'
import { defaultCrisisRules, Pulse, scoreOf, type CrisisFacts, type ToldSign } from './crisis.ts'
import { signs as allSigns, type Sign } from './crisis-words.ts'
import { signsOf } from './signs.ts'

const noSign: ToldSign = { items: 0, strengths: [], words: [] }
const signsWith = (some: Partial<Record<Sign, ToldSign>>) =>
  ({ ...Object.fromEntries(allSigns.map((it) => [it, noSign])), ...some }) as CrisisFacts['signs']
const HOUR_MS = 3_600_000
const signs = (text: string) =>
  Object.fromEntries([...signsOf(readArticle(text)).told].map(([sign, it]) => [sign, it.words]))

test('signs are told by words and pairs of words, in Indonesian and Javanese', () => {
  assert.deepEqual(signs('Tiga orang dilaporkan meninggal dunia dan beberapa lainnya hilang.'), { fatal: 'meninggal' })
  assert.deepEqual(signs('Kantor desa didatangi massa.'), { unrest: 'didatangi massa' })
  assert.deepEqual(signs('Bupati menetapkan status tanggap darurat.'), { stopped: 'tanggap darurat' })
  assert.deepEqual(signs('Ana wong tiwas, akeh sing ngungsi.'), { fatal: 'tiwas', harm: 'ngungsi' })
  assert.deepEqual(signs('Kepala desa jadi tersangka, dua warga keracunan.'), {
    official: 'tersangka',
    harm: 'keracunan',
  })
  assert.deepEqual(signs('Korban tak tertolong.'), { fatal: 'tak tertolong', harm: 'korban' })
})

test('two words tell of it together though others stand between them, in whatever order', () => {
  assert.deepEqual(signs('Massa yang kecewa lalu membakar gudang.'), { unrest: 'massa membakar' })
  assert.deepEqual(signs('Layanan kependudukan kabupaten lumpuh.'), { stopped: 'layanan lumpuh' })
  assert.deepEqual(signs('Warga membakar ikan. Mobil baru dibagikan.'), {})
})

test('three dead told by two outlets wake the office, one death told by three does not', () => {
  const many = ['Jembatan Wates ambruk, tujuh orang tewas.', 'Korban tewas jembatan Wates menjadi 7 orang.']
  assert.equal(scored(...many).level, 'alert')
  for (const one of [
    'Kecelakaan di Jalan Raya Secang, seorang tewas.',
    'Korban tewas berusia 17 tahun di RT 3 pukul 06.40.',
  ])
    assert.ok(scored(one, one, one).score < defaultCrisisRules.levels.alert, one)
})

test('what is of every day, though its words are grave, is no alarm', () => {
  const calm = [
    ['Akta kematian kini daring.', 'Santunan kematian cair tiga hari.', 'Surat kematian cukup dari desa.'],
    ['Terdakwa pembunuhan menyesal.', 'Hakim memvonis pelaku pembunuhan.', 'Warga memperingati gempa yang menewaskan 5.700 orang.'], // prettier-ignore
    ['Perajin banjir pesanan.', 'Ledakan penonton di konser amal.', 'Tsunami diskon, toko diserbu pembeli.'],
    ['Mantan bupati wafat pada usia 84 tahun.', 'Tokoh itu wafat di rumah.', 'Ia wafat karena sakit.'],
  ]
  for (const texts of calm) assert.ok(scored(...texts).score < 0.5, texts.join())
})

test('a service that is down is Siaga and no crisis, however many tell of it; a state of emergency is one', () => {
  const down = [
    'Penyeberangan Karangan berhenti total, penumpang menginap di dermaga.',
    'Internet di Wates mati lima hari, layanan bank lumpuh total.',
    'Sudah sepekan air PDAM mati di Secang, warga antre.',
    'Asap kepung permukiman, layanan puskesmas lumpuh.',
    'Listrik padam total di Karangan, layanan bank lumpuh.',
    'Pelayanan di Wates terhenti total sejak Senin.',
  ]
  const it = scored(...down)
  assert.ok(it.score >= defaultCrisisRules.levels.alert && it.score < 0.5, String(it.score))
  const declared = down.map((text) => `${text} Bupati menetapkan tanggap darurat.`)
  assert.ok(scored(...declared).score >= 0.5)
})

test('a word inside the name of an organisation is no event, and a soft word counts beside a solid one alone', () => {
  assert.deepEqual(signs('Badan Penanggulangan Bencana Daerah menanam pohon. Dinas Pemadam Kebakaran membantu.'), {})
  assert.deepEqual(signs('Persaingan turnamen memanas. Harga bergejolak sejak pandemi.'), {})
  assert.deepEqual(signs('Jenazah kiai dimakamkan. Ribuan santri mengantar jenazah almarhum.'), {})
  assert.deepEqual(signs('Longsor di Wates. Jenazah ditemukan pagi ini.'), { fatal: 'jenazah', harm: 'longsor' })
  assert.deepEqual(signs('Petugas memeriksa data 84 warga yang meninggal.'), {})
  assert.deepEqual(signs('Sebanyak 450 pasien berobat gratis. Pemkab perbaiki 400 rumah rusak.'), {})
  assert.deepEqual(signs('Sebanyak 60 peserta pelatihan keracunan.'), { harm: 'keracunan', many: '60 … keracunan' })
})

test('how much an item says follows its numbers: of the dead, of people and houses, of those who protest', () => {
  const rising = (sign: Sign, ...texts: readonly string[]) => {
    const found = texts.map((it) => strengthOf(it, sign))
    assert.deepEqual(
      found,
      [...new Set(found)].toSorted((a, b) => a - b),
      `${sign} ${found.join(' ')}`,
    )
  }
  rising('fatal', 'Nihil korban tewas.', 'Seorang warga tewas.', 'Dua warga tewas.', 'Tiga belas warga tewas di RT 2.')
  rising('fatal', 'Seorang petani tewas.', 'Seorang petani tewas tertembak.', 'Dua petani tewas.')
  rising('fatal', 'Lima nelayan masih hilang di laut. Perahu karam.', 'Lima nelayan tewas. Perahu karam.')
  // The headline says that it grows, the text how many it is by now.
  rising('fatal', 'Gudang meledak. Dua orang tewas.', 'Korban Ledakan Bertambah Jadi 2. Gudang meledak. Dua orang tewas.', 'Gudang meledak. Tiga orang tewas.') // prettier-ignore
  rising('fatal', 'Korban Banjir Bertambah. Seorang warga tewas.', 'Korban Banjir Bertambah. Dua warga tewas.')
  rising('unrest', 'Warga dan satpam bentrok.', 'Massa membakar kantor kebun.')
  rising('many', 'Sebanyak 120 orang mengungsi. Banjir.', 'Sebanyak 120 orang keracunan. Banjir.')
  rising('official', 'Kepala desa jadi tersangka korupsi.', 'Oknum guru jadi tersangka pencabulan.')
  rising('many', 'Banjir, 12 orang mengungsi.', 'Banjir, dua puluh lima orang mengungsi.', 'Banjir, 1.200 orang mengungsi.') // prettier-ignore
  rising('many', 'Banjir, 300 rumah terendam.', 'Banjir, 300 rumah rusak.', 'Banjir, 2 ribu rumah rusak.')
  rising('many', 'Sebanyak 120 anak keracunan, semua sudah pulih.', 'Sebanyak 120 anak keracunan.')
  rising('protest', 'Warga rapat.', 'Puluhan warga unjuk rasa.', 'Ribuan warga unjuk rasa.')
  rising(
    'official',
    'Bupati meminta maaf.',
    'Kepala desa jadi tersangka korupsi.',
    'Kepala dinas jadi tersangka korupsi.',
  )
  rising('stopped', 'Air PDAM mati dua jam.', 'Air PDAM mati lima hari.', 'Bupati menetapkan tanggap darurat.')
  rising('hoax', 'Rapat.', 'Lowongan kerja itu hoaks.', 'Kabar penculikan yang membuat panik itu hoaks.')
})

test('what is denied, rehearsed, supposed, long ago or only a rumour is no sign', () => {
  for (const text of [
    'Nihil korban jiwa dalam peristiwa itu.',
    'Alhamdulillah gak ada yg tewas.',
    'Tidak ada laporan warga tewas.',
    'Simulasi banjir digelar di Wates. Dua orang tewas dalam skenario itu.',
    'Warga mengenang gempa yang menewaskan banyak orang.',
    'Petugas memeriksa data warga yang meninggal.',
    'Apabila terjadi kebakaran, warga diminta tenang.',
    'Pasar darurat akan didirikan.',
    'Nyerinya hilang sendiri.',
    'Aliran air dihentikan total untuk pengurasan pipa.',
  ])
    assert.deepEqual(signs(text), {}, text)
  assert.deepEqual(signs('Kabar tiga warga tewas itu hoaks.'), { hoax: 'hoaks' })
  assert.deepEqual(signs('Kabar itu tidak benar.'), { hoax: 'tidak benar' })
  // Whom a rumour is of is no fact, whom it put to flight is.
  assert.equal(signs('Kabar 300 siswa keracunan itu hoaks dan membuat orang tua panik.').many, undefined)
  assert.equal(signs('Hoaks tanggul jebol memicu kepanikan, 3.100 warga mengungsi ke bukit.').many, '3.100 … mengungsi')
})

test('a brawl, dozens poisoned and a panic over a rumour are Siaga, and a crisis by what makes them more', () => {
  const { alert } = defaultCrisisRules.levels
  const six = (...texts: readonly string[]) => scored(...texts, ...texts, ...texts).score
  const grew = (calm: readonly string[], grave: readonly string[]) => {
    const [less, more] = [six(...calm), six(...grave)]
    assert.ok(less >= alert && less < 0.5, `${less} ${calm.join()}`)
    assert.ok(more >= 0.5, `${more} ${grave.join()}`)
  }
  const brawl = ['Bentrokan pecah antara warga dan penjaga kebun, dua orang luka.', 'Sengketa lahan ricuh, warga memblokade jalan kebun.'] // prettier-ignore
  grew(brawl, [...brawl, 'Massa yang marah membakar kantor kebun.', 'Polisi menembakkan gas air mata.'])
  grew(brawl, [...brawl, 'Bentrokan di kebun, tiga warga tewas.', 'Korban tewas bentrokan menjadi tiga orang.'])
  const ill = ['Sebanyak 60 siswa keracunan makan siang.', 'Puskesmas penuh, 60 siswa muntah.']
  grew(ill, ['Sebanyak 160 siswa keracunan makan siang.', 'Puskesmas penuh, 160 siswa muntah.'])
  const rumour = ['Kabar penculikan anak yang membuat panik itu hoaks.', 'Seorang kurir nyaris dihakimi massa akibat hoaks penculikan.'] // prettier-ignore
  grew(rumour, [...rumour, 'Massa membakar mobil kurir yang dituduh menculik.', 'Kurir tewas, massa mengamuk dan merusak kantor polisi.']) // prettier-ignore
})

test('what nearly happened, what was recorded before and a figure of speech are no signs', () => {
  for (const text of [
    'Pelaku nyaris tewas, dua kelompok hampir bentrok.',
    'Kejadian luar biasa keracunan beberapa kali tercatat tahun lalu.',
    'Kasus serupa pernah terjadi: 40 siswa keracunan.',
    'Perajin kebanjiran order, banjir pesanan sejak Lebaran.',
    'Elektabilitas longsor, gempa politik di tubuh partai.',
    'Jadwal bentrok dengan panen. Motor mogok di tanjakan.',
    'Guru mengajak siswa berpikir kritis di lahan kritis.',
    'Warga bertaruh nyawa menyeberangi sungai.',
    'Banjir besar pada 2006 menewaskan 77 orang.',
    'Gempa di Turki menewaskan ratusan orang.',
    'Tuan rumah tewas 0-3 di kandang.',
    'Satlantas mencatat 34 kecelakaan selama operasi, sembilan orang meninggal.',
    'Karnaval membuat jalan lumpuh total.',
  ])
    assert.deepEqual(signs(text), {}, text)
  assert.deepEqual(signs('Hampir 200 warga keracunan.'), { harm: 'keracunan', many: '200 … keracunan' })
  assert.deepEqual(signs('Di titik rawan kecelakaan, tiga orang tewas.'), { fatal: 'tewas' })
  assert.deepEqual(signs('Gedung yang diresmikan tahun lalu ambruk.'), { harm: 'ambruk' })
})

test('a number counts what stands beside it, up to the next number', () => {
  assert.deepEqual(signs('Sedikitnya 50 siswa di Wates, Kecamatan Panggul, diduga keracunan.'), {
    harm: 'keracunan',
    many: '50 … keracunan',
  })
  assert.deepEqual(signs('Korban keracunan massal di Wates terus bertambah menjadi 109 orang.')['many'], '109 … keracunan') // prettier-ignore
  assert.deepEqual(signs('Dari 800 peserta upacara, tiga orang keracunan.'), { harm: 'keracunan' })
  assert.equal(strengthOf('Truk menabrak tiga kendaraan, seorang tewas dan tujuh luka.', 'fatal'), 0.15)
  assert.equal(strengthOf('Oplosan maut renggut tujuh nyawa.', 'fatal'), 1)
  assert.equal(strengthOf('Kapal karam, 17 penumpang hilang, tiga ditemukan selamat.', 'fatal'), 1)
  assert.equal(strengthOf('Angin merusak 140 rumah, lima warga luka.', 'unrest'), 0)
  assert.deepEqual(signs('Sebanyak 370 porsi dibagikan, siswa keracunan.'), { harm: 'keracunan' })
})

test('an authority that is blamed for a harm is a sign, one that blames is none', () => {
  for (const text of [
    'Banjir. Pemkab dituding menyembunyikan hasil uji.',
    'Banjir. Warga mengecam pemerintah.',
    'Banjir. Jumlah korban ditutup-tutupi.',
  ])
    assert.ok(signs(text)['official'], text)
  for (const text of [
    'Banjir. Penyerangan itu dikecam bupati.',
    'Banjir. Bupati membantah dituding lamban.',
    'Warga mengecam pemerintah.',
  ])
    assert.equal(signs(text)['official'], undefined, text)
})

const strengthOf = (text: string, sign: Sign) => signsOf(readArticle(text)).told.get(sign)?.strength ?? 0

/** The score after these texts, each of another outlet, a quarter of an hour apart. */
function scored(...texts: readonly string[]) {
  const pulse = new Pulse()
  for (const [at, text] of texts.entries())
    pulse.add({ id: at, atMs: at * 900_000, source: `s${at}`, weight: 3, isCopy: false, isComplaint: false, isUnproven: false, isNegative: null, ...signsOf(readArticle(text)), officials: [], places: [] }) // prettier-ignore
  return scoreOf(pulse.factsOf(1, null))
}

test('a negative tone in three media of one day is Perhatian; in one, or three media without it, is not', () => {
  const levelOf = (media: number, isNegative: boolean) => {
    const pulse = new Pulse()
    for (let at = 0; at < media; at++)
      pulse.add({ id: at, atMs: at * HOUR_MS, source: `medium ${at}`, weight: 3, isCopy: false, isComplaint: false, isUnproven: false, isNegative, ...signsOf(readArticle('Lampu taman Wates belum menyala.')), officials: [], places: [] }) // prettier-ignore
    return scoreOf(pulse.factsOf(1, null)).level
  }
  assert.equal(levelOf(3, true), 'attention')
  assert.equal(levelOf(1, true), 'watch')
  assert.equal(levelOf(3, false), 'watch')
})

test('deaths told by three outlets are an alarm, told by one among ten they are not, and much talk alone is none', () => {
  const [plain, grave] = ['Banjir merendam rumah di Wates.', 'Banjir di Wates, tiga orang tewas.']
  const alarm = scored(grave, grave, grave)
  assert.ok(alarm.score >= 0.5, String(alarm.score))
  assert.equal(alarm.level, 'crisis')
  assert.equal(scored(grave).level, 'attention', 'one outlet may be wrong')
  const two = 'Banjir di Wates, dua orang tewas.'
  assert.equal(scored(two, two, two).level, 'alert')
  assert.deepEqual(alarm.parts.find((it) => it.name === 'fatal')?.evidence, { count: 3, words: ['tewas'] })
  assert.ok(scored(...Array<string>(9).fill(plain), grave).score < 0.5)
  assert.ok(scored(...Array<string>(30).fill(plain)).score < 0.5)
  assert.equal(scored(plain).level, 'watch')
  assert.equal(scored(...[grave, 'Massa mengamuk di Wates.'].flatMap((it) => [it, it, it])).level, 'crisis')
})

test('an age counts nobody, one who is missing is no disaster, and a burial of many is one', () => {
  const missing =
    'Seorang nelayan asal Wates, Yulianto (40), dilaporkan hilang kontak. Perahunya terbalik, korban dicari.'
  assert.equal(strengthOf(missing, 'many'), 0)
  assert.ok(strengthOf(missing, 'fatal') <= 0.15, String(strengthOf(missing, 'fatal')))
  assert.equal(strengthOf('Kapal tenggelam di Wates, 14 penumpang dilaporkan hilang.', 'fatal'), 1)
  assert.equal(strengthOf('Korban banjir dimakamkan massal di Wates.', 'fatal'), 1)
})

test('several who are missing or dead are more than two, also where nobody counted them, and cries from the rubble are of many', () => {
  for (const text of [
    'Beberapa orang dilaporkan hanyut terbawa Kali Waru.',
    'Sejumlah penumpang belum ditemukan dan jumlahnya masih dihitung.',
    'Beberapa penghuni terjebak dan belum ditemukan.',
    'Jerit minta tolong terdengar dari balik puing.',
    'Jeritan warga terdengar dari bawah reruntuhan.',
  ])
    assert.equal(strengthOf(text, 'fatal'), 0.5, text)
  assert.equal(strengthOf('Beberapa warga tewas akibat longsor di Wates.', 'fatal'), 1)
  assert.equal(strengthOf('Tujuh penambang asal Desa Wates tewas.', 'fatal'), 1)
  assert.ok(strengthOf('Sebanyak 30 penumpang bus luka dan sopir tewas.', 'fatal') <= 0.15)
  assert.equal(strengthOf('Pemakaman massal dilakukan bagi 9 korban.', 'fatal'), 1)
  assert.equal(strengthOf('Puing itu merenggut 8 jiwa.', 'fatal'), 1)
  for (const text of [
    'Beberapa warga melihat korban tewas di tepi jalan.',
    'Sejumlah saksi menyebut pengendara itu tewas di tempat.',
    'Korban tewas setelah beberapa jam dirawat.',
    'Seorang bocah berteriak minta tolong lalu tenggelam di kolam.',
  ])
    assert.ok(strengthOf(text, 'fatal') <= 0.15, text)
  assert.equal(strengthOf('Beberapa kambing dilaporkan hanyut, warga banjir mengungsi.', 'fatal') <= 0.15, true)
})

test('those who get well, who only complain, or are told of twice in a breath make no crisis by their number; the dead beside them do', () => {
  const ill = '182 tamu kenduri di Wates keracunan, muntah dan pusing. Puskesmas penuh.'
  for (const eased of [
    'Kondisi pasien membaik.',
    'Sebagian sudah pulang.',
    'Tak ada yang gawat.',
    'Mereka yang luka sudah boleh pulang.',
  ])
    assert.ok(scored(`${ill} ${eased}`, ill, ill, ill).score < 0.5, eased)
  for (const no of [
    'Tetua adat mengajak warga pulang.',
    'Kondisi pasien tidak membaik.',
    'Ruang gawat darurat tak sanggup menampung.',
  ])
    assert.equal(scored(`${ill} ${no}`, ill, ill).score, scored(ill, ill, ill).score, no)
  const dead = 'Tiga tamu kenduri di Wates tewas keracunan. Kondisi pasien lain membaik.'
  assert.ok(scored(ill, ill, dead, dead, dead).score >= 0.5)
  assert.ok(strengthOf('Air berbau limbah, 419 keluhan mual dicatat.', 'many') < strengthOf('Sebanyak 419 warga mual usai minum air limbah.', 'many')) // prettier-ignore
  assert.equal(strengthOf('110 orang mual dan pusing karena keracunan.', 'many'), strengthOf('110 orang mual karena keracunan.', 'many')) // prettier-ignore
})

test('one who dies of what goes round every year is counted, three are an event', () => {
  const one = 'Kasus campak di Wates mencapai 59 orang. Seorang balita tewas.'
  assert.ok(scored(one, one, one).score < 0.3)
  const three = 'Kasus campak di Wates mencapai 59 orang. Tiga balita tewas.'
  assert.ok(scored(three, three, three).score >= 0.5)
})

test('a river, a fire or an elephant that rages is no riot', () => {
  for (const text of [
    'Sungai Progo Lama mengamuk.',
    'Api mengamuk di pasar.',
    'Aek Tandikek Mengamuk',
    'Gajah liar mengamuk.',
  ])
    assert.equal(strengthOf(text, 'unrest'), 0, text)
  assert.ok(strengthOf('Keluarga korban mengamuk di kantor syahbandar, rumah dibakar massa.', 'unrest') > 0)
  assert.ok(strengthOf('Untuk kedua kali warga mengamuk di kantor camat, pagar dirusak massa.', 'unrest') > 0)
  assert.ok(strengthOf('Tak dapat air, ibu-ibu mengamuk, kantor PDAM dirusak massa.', 'unrest') > 0)
})

test('a word that is the name of a place tells of nothing there, in the headline neither', () => {
  const named = '2.446 Pemilih Tumbang Lirung Memilih. Sebanyak 582 warga Tumbang Lirung memilih kepala desa.'
  assert.equal(strengthOf(named, 'many'), 0)
  assert.ok(strengthOf('Sebanyak 120 siswa tumbang usai makan siang, semuanya keracunan.', 'many') > 0)
})

test('stones thrown in a brawl are Siaga, a rumour that is called one is no riot, and what is burnt before an office burns no office', () => {
  const brawl = 'Keributan dua kelompok warga di Wates, adu mulut berubah jadi lempar batu, tiga orang luka.'
  assert.equal(scored(brawl, brawl, brawl, brawl).level, 'alert')
  const rumours = [
    'Isu kerusuhan pasar di Wates ternyata bohong.',
    'Cek Fakta: Kerusuhan Pasar di Wates. Rekaman itu dari tempat lain.',
    'Kabar kerusuhan di Wates dinyatakan keliru. Toko sempat tutup.',
    'Pesan berantai kerusuhan pasar Wates tak benar.',
  ]
  for (const it of rumours) assert.equal(strengthOf(it, 'unrest'), 0, it)
  assert.equal(strengthOf('Ganja sitaan dibakar di halaman kantor polisi.', 'unrest'), 0)
  assert.equal(strengthOf('Kantor desa dibakar.', 'unrest'), 1)
})

test('what really happened stays grave beside a drill, a film, a court, a denial, a place or an age', () => {
  for (const text of [
    'Simulasi gempa di SMPN 1 Wates berujung petaka, empat siswa tewas.',
    'Delapan siswa tewas tenggelam saat latihan pramuka. Mereka berlatih sejak pagi.',
    'Lima kru film tewas saat syuting di Pantai Wates. Sutradara selamat.',
    'Atap bioskop runtuh ketika film diputar, 9 penonton tewas dan 30 luka.',
    'KM Harapan tenggelam, sembilan kru kapal tewas. Begini kisahnya.',
    'Kerusuhan pecah di Pengadilan Negeri usai sidang vonis. Tiga orang tewas, puluhan luka.',
    'Massa main hakim sendiri hingga empat orang tewas.',
    'Seperti diceritakan warga, banjir bandang menewaskan 12 orang dalam semalam.',
    'Data terbaru BPBD: korban tewas 24 orang, lebih tinggi dibanding kemarin.',
    'Pemerintah bohong soal jumlah korban, kata warga, sedikitnya 30 orang tewas dalam banjir.',
    'Polisi menyebut isu itu bohong, padahal tiga warga tewas tertembak dalam unjuk rasa.',
    'Sebanyak 12 warga Meninggal Dunia dan 30 warga Luka Berat akibat banjir bandang di Wates.',
    'Data sementara BPBD: meninggal (12), hilang (7), luka-luka (45), mengungsi (1.200).',
    'Sutrisno (45), Wati (40) dan Rini (12) ditemukan tewas setelah terseret banjir.',
    'Dibakar warga semalam, kantor Desa Sukorejo tinggal puing.',
    'Gempa mengguncang Wates, 21 orang tewas. Tidak ada peringatan tsunami. Gempa terakhir yang merusak terjadi tahun 2006.',
    'Longsor di Wates menewaskan 12 orang. Para penyintas mengungsi ke balai desa. Lereng itu pernah longsor pada 2019.',
    'Tanggul jebol di Wates, 8 warga tewas. Kades sudah memberi peringatan kepada dinas sejak 2023.',
    'Sembilan pendaki meninggal di Gunung Wates. Status level III berlaku sejak dua tahun lalu, surat peringatan terpasang.',
    'Kebakaran melanda Pasar Tugu. Lima pedagang tewas terjebak. Pasar yang dibangun pada 1987 itu ludes.',
    'Bom meledak saat misa di Wates, empat jemaat tewas, 18 luka. Warga mengenang mereka dalam haul sederhana.',
    'KM Sumber Rejeki karam, 17 penumpang belum ditemukan. Keluarga menabur bunga di dermaga, mengenang kerabatnya.',
    'Ledakan petasan di Kampung Museum menewaskan empat pekerja dan melukai 17 orang.',
    'Hingga malam 412 siswa keracunan dirawat di tiga rumah sakit, 15 di antaranya kritis. Sebagian pasien sudah boleh pulang.',
    'Bendungan Wates retak, BPBD mengevakuasi 1.200 warga di hilir ke tempat yang lebih tinggi. Status siaga darurat bencana ditetapkan.',
    'Sebanyak 380 santri keracunan. Rumah sakit tidak sanggup menangani pasien kritis.',
  ])
    assert.ok(scored(text, text, text, text).score >= 0.5, text)
})

test('a siege, an outbreak of anger, an emergency and the dead are read however they are told', () => {
  for (const [sign, ...texts] of [
    [
      'unrest',
      'Massa yang marah mengepung kantor bupati.',
      'Warga yang geram melempari kantor camat Wates.',
      'Kantor camat dikepung massa yang marah.',
      'Kantor desa diserbu orang banyak yang murka.',
      'Amarah keluarga tak terbendung di halaman polres.',
      'Kemarahan warga meluap dan kaca kantor camat dilempari batu.',
      'Keluarga korban mengamuk di kantor syahbandar.',
      'Ribuan buruh mengepung pendapa menuntut bupati turun.',
      'Warga yang naik pitam membakar mobil dinas camat.',
      'Pagar pendapa dirobohkan massa, gerbang dijebol.',
      'Truk dinas dihanguskan massa.',
      'Massa yang geram merobohkan pagar kantor desa.',
      'Amarah massa tumpah di halaman kantor bupati.',
    ],
    [
      'stopped',
      'Keadaan luar biasa diumumkan bupati.',
      'Kecamatan Wates dinyatakan berstatus darurat mulai malam ini.',
      'Pemkab menaikkan status menjadi darurat.',
      'Bupati mengumumkan masa darurat.',
    ],
    [
      'fatal',
      'Tidak kurang dari 12 orang dilaporkan meninggal dunia.',
      'Paling tidak empat orang dinyatakan meninggal.',
      'Nyawa 9 orang tidak dapat diselamatkan.',
      'Jenazah enam korban tiba di rumah sakit.',
      'Nyawa lima warga melayang.',
      'Jumlah yang wafat dua orang.',
      'Empat warga wafat tertimpa tembok.',
      'Sebanyak 12 penumpang ditemukan mengambang tanpa nyawa.',
      'Lebih dari 12 orang tewas.',
      'Lima nelayan hilang di laut, jasadnya ditemukan nelayan lain.',
      'Sebanyak 12 nelayan hilang, tiga ditemukan selamat.',
      'Kapal karam, 14 penumpang hilang dan bangkai kapal ditemukan di dasar laut.',
      'Dua belas warga hilang tertimbun longsor, sepatu ditemukan di lokasi.',
      'Benarkah pemkab lamban saat banjir menewaskan sembilan orang?',
    ],
  ] as const)
    for (const it of texts) assert.ok(strengthOf(`Warga berkumpul di balai desa. ${it}`, sign) >= 0.4, it)
})

test('what floods surround, who rushes for aid, who is found again and what a headline asks is no siege, death or emergency', () => {
  for (const [sign, ...texts] of [
    [
      'unrest',
      'Kantor camat dikepung banjir setinggi lutut.',
      'Ribuan warga menyerbu kantor pos untuk mengambil bantuan.',
      'Kemarahan tidak menyelesaikan masalah, kata ustaz.',
      'Pohon tumbang merobohkan pagar sekolah.',
      'Anak sapi menjebol pagar kandang.',
      'Sampah dibakar warga, kendaraan yang lewat terganggu asapnya.',
      'Kemarahan warga terbendung berkat mediasi kepala desa.',
      'Kantor kecamatan dikepung semak belukar.',
      'Balai desa dikepung kabut.',
      'Pramuka mengepung kantor desa dalam permainan.',
      'Bupati dilempari bunga oleh warga.',
      'Anjing kalap menyerbu kandang ayam.',
      'Berang-berang menyerbu kolam ikan.',
    ],
    [
      'fatal',
      'Perahu berpenumpang 14 orang hilang kontak, semuanya ditemukan selamat.',
      'Sempat hilang kontak, perahu berisi 13 orang ditemukan.',
      'Hilang kontak, perahu Wates ditemukan.',
      'Kapal karam, 59 karung gabah tidak terselamatkan.',
      'Penumpang selamat tidak kurang suatu apa.',
      'Ulama sepuh wafat, ribuan pelayat datang.',
      'Lima jemaah wafat di Tanah Suci karena sakit.',
      'Jenazah enam pahlawan dipindahkan ke makam.',
      'Paling tidak empat puluh warga meninggal tercatat di Dukcapil.',
    ],
    [
      'stopped',
      'Benarkah listrik padam sepekan di Wates?',
      'Viral listrik padam sepekan di Wates, ternyata ...',
      'Tidak ada listrik padam sepekan di Wates.',
      'Bupati mengumumkan masa darurat sampah.',
    ],
  ] as const)
    for (const it of texts) assert.equal(strengthOf(it, sign), 0, it)
  // A march on an industrial estate is called so too; and a thief is surrounded, not an office.
  assert.ok(strengthOf('Massa mengepung pencuri sapi di kebun.', 'unrest') <= 0.4)
  assert.ok(strengthOf('Buruh geruduk kawasan industri, berunjuk rasa menuntut upah.', 'unrest') < 0.4)
})

test('who is counted near a death did not die of it, and what adds up over months, is asked or came home is no event', () => {
  for (const text of [
    'Bus berisi 40 penumpang terguling di Wates, sopir tewas. Penumpang lain selamat.',
    'Polisi memeriksa lima saksi terkait kasus pria tewas di Wates.',
    'Satu dari empat santri yang hanyut ditemukan tewas, tiga selamat.',
    'Ibu tiga anak tewas ditabrak truk di Wates.',
    'Tiga pemancing menemukan pria tewas mengapung di waduk.',
    'Sejumlah warga kaget tetangganya meninggal.',
    'Sejak Januari, Dinkes mencatat 412 kasus demam berdarah dengan empat pasien meninggal.',
    'Tolong Bapak Bupati, jalan desa kami terendam banjir.',
    'Mohon tolong dibersihkan puing bangunan di Jalan Wates.',
    'Beberapa nelayan sempat hilang kontak, semuanya pulang selamat.',
    'Bupati meresmikan museum gempa. Diorama menunjukkan ribuan orang tewas.',
    'Buruh berunjuk rasa damai di Wates. Kapolsek mengingatkan jangan anarkis.',
    'Kabar soal kerusuhan di pasar Wates diluruskan polsek.',
    'Dokter puskesmas menjelaskan langkah saat keadaan darurat kepada kader.',
    'Sebanyak 2.366 selebaran bunuh diri remaja dibagikan di Wates.',
    'Kamis, 170 warga Wates mengikuti penyuluhan tentang keracunan pangan.',
    'Pengendara motor tewas di Jalan Jantur Empat.',
    'Sebanyak 212 warga Tumbang Lahei Kecil, Hulu Semayap, menggelar aksi di depan PT Batu Hitam Jaya, Jumat. Jalan sempat longsor.',
    'BPBD menguji evakuasi kapal tenggelam bersama warga Wates. Sebanyak 9 pelajar berperan sebagai korban meninggal dunia.',
    'Ini hanya latihan, tegas panitia di Wates. Dalam skenario, 4 orang pura-pura tewas.',
    'Warga Wates peringati tragedi. Doa bersama untuk korban kerusuhan lama digelar, 894 warga membawa lilin. Saat itu 12 orang meninggal.',
    'KM Harapan bertenaga 110 PK tenggelam di Wates, tiga orang dirawat karena kedinginan.',
    'Buruh mogok di Wates. Ketua serikat menolak disebut perusuh.',
    'Harimau di Wates menewaskan 5 anak sapi milik warga.',
    'Suporter adu mulut usai laga di Wates. Gas air mata tidak dipakai polisi.',
    'Polisi meminta warga Wates abaikan isu penculikan. Rumor kerusuhan ditepis pula.',
    'Si jago merah mengamuk di Pasar Wates, 14 kios terbakar.',
    'Peringatan tragedi banjir bandang digelar di monumen Desa Wates. Korban meninggal waktu itu tercatat 89 jiwa.',
  ])
    assert.ok(scored(text, text, text).score < 0.5, text)
})

test('days after a disaster its vigils do not silence its dead', () => {
  const dead = 'Korban tewas banjir bandang Wates menjadi 14 orang.'
  const vigil = 'Warga menyalakan lilin dan menabur bunga mengenang 14 korban.'
  assert.ok(scored(dead, dead, vigil, vigil, vigil).score >= 0.5)
})

test('a denial of others makes no dead alive', () => {
  const denial = 'Polisi: kabar tujuh penambang tewas itu hoaks.'
  const dead = 'Tujuh penambang tewas tertimbun longsor di Wates.'
  assert.ok(scored(denial, denial, denial, dead, dead).score >= 0.5)
})

test('a burial of cattle, a party congress and who is saved from the rubble are no deaths and no emergency', () => {
  assert.equal(strengthOf('Ratusan sapi dikuburkan massal di Wates.', 'fatal'), 0)
  assert.equal(strengthOf('Partai menetapkan KLB bulan depan.', 'stopped'), 0)
  assert.equal(strengthOf('Sepuluh warga selamat dari bawah reruntuhan.', 'fatal'), 0)
  assert.equal(strengthOf('Menetapkan KLB difteri, bupati membuka posko.', 'stopped'), 1)
})

test('a matter that most call a rehearsal or untrue is that, also where one item leaves it out; what half say it is not', () => {
  const drill = 'Simulasi longsor digelar di Wates. Sebanyak 128 orang terlibat.'
  const bare = 'Sirene meraung di Wates. Diumumkan tujuh orang tewas tertimbun longsor.'
  const fatal = (...texts: readonly string[]) => scored(...texts).parts.find((it) => it.name === 'fatal')?.value
  assert.equal(fatal(drill, drill, drill, bare, bare), 0)
  const memory = 'Tabur bunga mengenang tanggul jebol dilakukan keluarga di Wates.'
  assert.equal(fatal(memory, memory, memory, 'Nama 65 korban tewas tanggul jebol dibacakan di Wates.'), 0)
  assert.ok((fatal(drill, drill, bare, bare) ?? 0) > 0)
})

test('the score is the sum of its parts, within 0 and 1, and more of anything never lowers it', () => {
  const none = { items: 0, words: [] }
  const named = fc.nat(12).map((items) => ({ items, words: [] }))
  const told = fc.tuple(fc.nat(12), fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 3 })).map(([items, strengths]) => ({ items, strengths: strengths.toSorted((a, b) => b - a), words: [] })) // prettier-ignore
  const facts: fc.Arbitrary<CrisisFacts> = fc.record({
    items: fc.integer({ min: 12, max: 40 }),
    lately: fc.nat(40),
    expected: fc.double({ min: 0, max: 30, noNaN: true }),
    sources: fc.nat(12),
    places: fc.nat(9),
    placeNames: fc.constant([]),
    named,
    complaints: fc.nat(12),
    grave: fc.nat(12),
    unproven: fc.nat(12),
    ready: fc.option(fc.boolean()),
    negative: fc.option(fc.nat(12)),
    signs: fc.record(Object.fromEntries(allSigns.map((it) => [it, told])) as Record<Sign, typeof told>),
  })
  fc.assert(
    fc.property(facts, (given) => {
      const { score, parts } = scoreOf(given)
      const sum = parts.reduce((all, it) => all + it.value * it.weight, 0)
      assert.ok(Math.abs(score - Math.min(1, sum)) < 1e-9 && score >= 0)
      const { fatal } = given.signs
      const more = { ...given, sources: given.sources + 1, signs: { ...given.signs, fatal: { ...fatal, items: fatal.items + 1 } } } // prettier-ignore
      assert.ok(scoreOf(more).score >= score)
    }),
  )
  const empty = {
    items: 0,
    lately: 0,
    expected: 0,
    sources: 0,
    places: 0,
    complaints: 0,
    grave: 0,
    unproven: 0,
    ready: null,
    negative: null,
    placeNames: [],
    named: none,
  }
  assert.equal(scoreOf({ ...empty, signs: signsWith({}) }).score, 0)
})

test('an office may weigh otherwise', () => {
  const rules = { ...defaultCrisisRules, weights: { ...defaultCrisisRules.weights, fatal: 0 } }
  const none = { items: 0, words: [] }
  const facts = {
    items: 3,
    lately: 3,
    expected: 0,
    sources: 3,
    places: 1,
    placeNames: [],
    named: none,
    complaints: 0,
    grave: 3,
    unproven: 0,
    ready: null,
    negative: 3,
  }
  const signs = signsWith({ fatal: { items: 3, strengths: [1, 1, 1], words: [] } })
  assert.ok(scoreOf({ ...facts, signs }).score - scoreOf({ ...facts, signs }, rules).score > 0.4)
})

test('senders whom nobody vouches for, and an agency that gave nothing to answer with, weigh a little; where nobody knows, nothing', () => {
  const told = (texts: readonly string[], isUnproven: boolean, ready: boolean | null) => {
    const pulse = new Pulse()
    for (const [at, text] of texts.entries())
      pulse.add({ id: at, atMs: at * 900_000, source: `s${at}`, weight: 3, isCopy: false, isComplaint: false, isUnproven, isNegative: null, ...signsOf(readArticle(text)), officials: [], places: [] }) // prettier-ignore
    const { parts } = scoreOf(pulse.factsOf(1, ready))
    return ['unproven', 'unready'].map((name) => parts.find((it) => it.name === name)?.value)
  }
  const [grave, calm] = ['Banjir di Wates, dua orang tewas.', 'Pasar Wates buka pagi.']
  assert.deepEqual(told([grave, grave], true, false), [1, 1])
  assert.deepEqual(told([grave, grave], false, true), [0, 0])
  assert.deepEqual(told([grave, grave], false, null), [0, 0])
  assert.deepEqual(told([calm, calm], false, false), [0, 0], 'what asks for no answer waits for none')
  assert.deepEqual(told([grave], true, false), [0, 0], 'of one report no share says anything')
})

test('what is always much spoken of is expected; what was quiet for long is not, whatever order the dates have', () => {
  const usual = new Burst()
  let last = usual.add(0, 's0')
  assert.deepEqual([last.lately, last.expected], [1, 0])
  for (let hour = 1; hour <= 24 * 20; hour++) last = usual.add(hour * HOUR_MS, `s${hour % 5}`)
  assert.equal(last.lately, 24)
  assert.ok(Math.abs(last.expected - 24) < 1, `${last.expected}`)
  const later = usual.add(24 * 40 * HOUR_MS, 's1')
  assert.equal(later.lately, 1)
  assert.ok(later.expected < 0.1, `${later.expected}`)
  const early = usual.add(0, 's9')
  assert.deepEqual(
    [early.lately, early.expected],
    [1, later.expected],
    'what comes late with an old date is not of today',
  )
})

test('a source that follows every matter up many times a day makes no burst by that, beyond its habit it does', () => {
  const habits = new SourceHabits()
  for (let matter = 0; matter < 30; matter++) for (let nth = 1; nth <= 5; nth++) habits.learn('portal', nth)
  habits.learn('blog', 1)
  const lately = (source: string, times: number) => {
    const burst = new Burst()
    let last = 0
    for (let at = 0; at < times; at++) last = burst.add(at * HOUR_MS, source, habits.usualOf(source)).lately
    return last
  }
  assert.deepEqual([lately('portal', 5), lately('portal', 8), lately('blog', 5), lately('new', 5)], [1, 4, 5, 5])
})
