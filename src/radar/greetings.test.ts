import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { growth } from '../../test/processor-time.ts'
import { greetingLength, withoutGreeting } from './greetings.ts'

test('a message begins behind its greeting, whom it is for, who writes and their asking for leave', () => {
  for (const [written, told] of [
    ['Assalamualaikum, jembatan gantung di Watulimo putus', 'jembatan gantung di Watulimo putus'],
    ["Assalamu'alaikum warahmatullahi wabarakatuh. Jalan rusak di Tugu", 'Jalan rusak di Tugu'],
    ['Ass. wr. wb. lampu jalan mati semua', 'lampu jalan mati semua'],
    ['Selamat pagi, saya *** dari Desa Sumberingin. Air PDAM keruh', 'Air PDAM keruh'],
    ['Selamat pagi, saya *** dari Desa Sumberingin mau lapor jalan amblas', 'mau lapor jalan amblas'],
    ['Selamat siang pak jalan di Bendungan longsor', 'jalan di Bendungan longsor'],
    ['Selamat sore Bapak Bupati, air sungai berbusa', 'air sungai berbusa'],
    ['Selamat sore Bapak Bupati Trenggalek. Mohon maaf sebelumnya, air sungai berbusa', 'air sungai berbusa'],
    ['Malam min, listrik padam di Panggul', 'listrik padam di Panggul'],
    ['min, listrik padam di Panggul', 'listrik padam di Panggul'],
    ['Yth. Bapak Bupati Trenggalek\nDengan hormat, jalan desa rusak parah', 'jalan desa rusak parah'],
    ['Kepada Yth. Bapak Bupati Trenggalek di tempat. Jalan desa rusak parah', 'Jalan desa rusak parah'],
    ['Kepada Yth. Kepala Dinas PUPR di tempat. Dengan hormat, talud ambrol', 'talud ambrol'],
    ['Yth Bupati jalan kami rusak parah, tolong', 'jalan kami rusak parah, tolong'],
    ['YTH BUPATI TRENGGALEK JALAN RUSAK', 'TRENGGALEK JALAN RUSAK'],
    ['Mohon maaf mengganggu, mohon izin melaporkan pohon tumbang', 'melaporkan pohon tumbang'],
    ['Izin, pohon tumbang di Dongko', 'pohon tumbang di Dongko'],
    ['Perkenalkan, nama saya Budi Santoso warga RT. 05 Desa Karangan. Sampah menumpuk', 'Sampah menumpuk'],
    ['Halo admin\nPerkenalkan nama saya Siti, antrean di Puskesmas Tugu panjang', 'antrean di Puskesmas Tugu panjang'],
    ['Selamat pagi, saya dari RT 05 RW 2 Dusun Krajan Kec. Tugu mau lapor jalan amblas', 'mau lapor jalan amblas'],
  ] as const) assert.equal(withoutGreeting(written), told, written) // prettier-ignore
})

test('what tells something stays, though it begins with such a word', () => {
  for (const told of [
    'Selamat, tiga nelayan ditemukan hidup',
    'Pagi tadi jembatan putus',
    'Malam takbiran ricuh di Pogalan',
    'Minyak goreng langka di pasar',
    'Izin tambang galian C dipersoalkan warga',
    'Mohon izin usaha dipermudah',
    'Bu Siti tewas tertabrak truk',
    'Ibu hamil ditolak Puskesmas',
    'Saya melihat asap dari gudang solar',
    'Saya kehilangan motor di pasar',
    'Kami warga Desa Sumberingin kekurangan air',
    'Dinas PUPR menutup jalan',
    'Assalam, toko roti, terbakar',
    'Maaf saja tidak cukup, kata warga',
  ]) assert.equal(withoutGreeting(told), told, told) // prettier-ignore
})

test('a name is passed over only where nothing else can be meant; else it stays with whom or what it names', () => {
  for (const [written, told] of [
    ['Selamat sore Bapak Bupati Trenggalek, air sungai berbusa', 'Bapak Bupati Trenggalek, air sungai berbusa'],
    ['Yth. Bapak Bupati Trenggalek, jalan desa rusak parah', 'Trenggalek, jalan desa rusak parah'],
    ['Yth Bupati Banjir! Selamatkan kami', 'Banjir! Selamatkan kami'],
    ['Yth. Bapak Budi, jalan rusak', 'Bapak Budi, jalan rusak'],
    ['Selamat pagi Pak Budi, jalan rusak', 'Pak Budi, jalan rusak'],
    ['Selamat malam pak Kebakaran! Pasar Pon', 'pak Kebakaran! Pasar Pon'],
    ['Selamat Siang Pak Jalan Rusak, Mohon Perbaikan', 'Pak Jalan Rusak, Mohon Perbaikan'],
    ['Halo admin, saya Siti, antrean panjang', 'saya Siti, antrean panjang'],
  ] as const) assert.equal(withoutGreeting(written), told, written) // prettier-ignore
})

test('who writes, from where and to whom takes nothing of what is told with it, however it is written', () => {
  for (const [greeting, told] of [
    ['', 'Saya warga Watulimo keracunan setelah makan MBG, anak saya dirawat di puskesmas'],
    ['', 'saya warga watulimo keracunan setelah makan mbg, anak saya dirawat'],
    ['', 'SAYA WARGA WATULIMO KERACUNAN SETELAH MAKAN MBG, ANAK SAYA DIRAWAT'],
    ['', 'Saya Warga Desa Watulimo Keracunan Setelah Makan, Anak Saya Dirawat'],
    ['', 'Saya dari Pule rumah saya roboh kena longsor. Mohon bantuan secepatnya pak bupati'],
    ['', 'Saya dari Desa Pule Rumah Roboh. Mohon bantuan'],
    ['Selamat siang pak, ', 'saya dari Dongko jembatan gantung putus total. Terima kasih atas perhatiannya.'],
    ['Selamat pagi, ', 'saya warga Tugu melihat mayat di sungai, tolong polisi'],
    ['Selamat pagi, ', 'saya warga tugu lihat mayat. Tolong'],
    ['', 'Saya warga Desa Tugu, Pule, dan Dongko kebanjiran sejak pagi'],
    ['', 'Saya warga Miskin, tidak dapat bansos'],
    ['', 'Saya Hamil, ditolak Puskesmas'],
    ['', 'Saya Kehilangan Motor, Mohon Bantuan Polisi'],
    ['', 'Saya Kehilangan Motor dari Kota Blitar, Mohon Bantuan'],
    ['', 'Nama saya dicatut, saldo hilang'],
    ['Selamat pagi ', 'ibu saya meninggal di RSUD'],
    ['Selamat siang ', 'teman saya hilang di pantai'],
    ['Selamat pagi ', 'semua warga mengungsi ke masjid'],
    ['Selamat pagi ', 'bos tambang kabur'],
    ['Selamat pagi ', 'ibu, anak, dan cucu tertimbun longsor'],
    ['', 'Maaf ibu saya hilang'],
    ['', 'Mas, uang, dan motor dirampok'],
    ['', 'Admin dan bendahara desa ditangkap'],
    ['', 'Admin, bendahara dan kades ditangkap'],
    ['', 'Ibu, anak, dan cucu ditemukan tewas tertimbun longsor'],
    ['', 'Bapak, ibu dan dua anak tewas'],
    ['', 'Semua, termasuk bayi, tewas'],
    ['', 'Malam, api melalap pasar'],
    ['', 'Pagi, siang, malam listrik padam'],
    ['', 'Izin mohon dicabut, tambang merusak sungai'],
    ['', 'Izin mau habis, tambang jalan terus'],
    ['Yth Bupati ', 'PDAM mati total'],
    ['Yth ', 'PLN padam terus'],
    ['Yth. Bapak Bupati, ', 'desa kami kebanjiran'],
    ['Yth Camat ', 'desa kami kebanjiran'],
    ['Selamat siang pak ', 'kepala desa korupsi dana desa'],
  ] as const) assert.equal(withoutGreeting(greeting + told), told) // prettier-ignore
})

test('however a message is written, in small letters, in capitals or with either anywhere, all that it tells stays', () => {
  const greetings = [
    '', 'Selamat pagi ', 'Selamat siang pak ', 'Selamat malam Bapak Bupati ', 'Yth Bupati ', 'Yth. Bapak Camat Pule ',
    'Yth ', 'Assalamualaikum ', 'Malam min, ', 'Maaf ', 'Mohon maaf sebelumnya ', 'Izin ', 'Mohon izin ', 'saya dari ',
    'saya warga ', 'Saya warga Desa Tugu ', 'Perkenalkan nama saya Budi ', 'Nama saya ', 'Saya *** dari Desa Pule ', 'Halo admin ',
  ] // prettier-ignore
  const matters = [
    'keracunan, tolong', 'rumah roboh. mohon bantuan', 'ibu saya meninggal di RSUD', 'bapak, ibu dan dua anak tewas',
    'banjir! tolong kami', 'longsor, tiga orang hilang', 'PLN padam, PDAM mati', 'kepala desa korupsi, tolong ditindak',
    'camat pungli', 'teman saya hilang', 'semua warga mengungsi', 'kehilangan motor, mohon bantuan', 'mas dan uang dicuri',
    'bos, mandor, dan sopir kabur', 'izin tambang dicabut', 'mau lahir tapi ditolak puskesmas', 'desa kami kebanjiran',
    'selamat, tiga nelayan hidup', 'sekretaris daerah ditangkap, rumah digeledah', 'RT 05 kebakaran, RT 06 banjir',
  ] // prettier-ignore
  const capital = (text: string) => text.replace(/^\p{Ll}/u, (it) => it.toUpperCase())
  const hands = [
    (text: string) => text,
    (text: string) => text.toLowerCase(),
    (text: string) => text.toUpperCase(),
    (text: string) => text.replaceAll(/\p{L}+/gu, capital),
  ]
  for (const greeting of greetings)
    for (const matter of matters)
      for (const it of [
        ...hands.map((hand) => hand(greeting + matter)),
        ...hands.map((hand) => greeting + hand(matter)),
        greeting + capital(matter),
      ])
        // prettier-ignore
        assert.ok(withoutGreeting(it).toLowerCase().endsWith(matter.toLowerCase()), it)
})

test('of a message that only greets all stays', () => {
  for (const told of [
    '',
    'Assalamualaikum',
    'Selamat pagi, saya *** dari Desa Sumberingin',
    'Yth. Bupati',
    'Halo admin!',
  ])
    assert.equal(withoutGreeting(told), told)
  assert.equal(greetingLength('Selamat pagi, saya *** dari Desa Sumberingin.'), 45)
})

test('of any text an end is left that stands in it, and no length makes it slow', () => {
  const pieces = fc.constantFrom('Selamat pagi', 'pak', 'Yth.', 'Bupati', 'saya', '***', 'dari', 'Desa', ',', ' ', '\n', 'izin', 'A', 'RT.') // prettier-ignore
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' }))), (parts) => {
      const text = parts.join(' ')
      assert.ok(text.endsWith(withoutGreeting(text)) && greetingLength(text) <= text.length)
    }),
  )
  for (const piece of ['pak ', 'saya A ', 'Yth. Bupati ', 'RT. ', 'maaf pak ', 'A ', 'Bupati ']) {
    const read = (times: number) => () => greetingLength(`Selamat pagi saya dari ${piece.repeat(times)}`)
    assert.ok(growth(read(10), read(2_000)) < 40, piece)
  }
})
