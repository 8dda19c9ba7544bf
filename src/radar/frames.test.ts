import assert from 'node:assert/strict'
import { test } from 'node:test'
import { frameOf } from './frames.ts'
import { signsOf } from './signs.ts'
import { readWords } from './words.ts'

const frame = (text: string) => frameOf(readWords(text))
const told = (text: string) => [...signsOf(readWords(text)).told].map(([sign, { strength }]) => [sign, strength])

test('what is remembered of years ago is no event, in whichever sentence its dead are counted', () => {
  for (const text of [
    '18 Tahun Berlalu, Keluarga Korban Masih Ingat. Saat itu 35 orang tewas dan ratusan rumah hanyut.',
    'Warga Peringati 20 Tahun Longsor Watu Gajah. Sebanyak 41 jiwa meninggal tertimbun.',
    'Monumen Banjir 2006 dibersihkan. Namanya 70 korban tewas terukir di batu.',
    'Haul untuk korban kapal karam 1998 digelar di dermaga. Kala itu 52 penumpang tewas tenggelam.',
    'Desa Sambi menundukkan kepala: 36 tahun sudah berlalu sejak runtuhnya pabrik. Nama 144 korban tewas dibacakan.',
    'Tabur bunga mengenang tanggul jebol dilakukan keluarga di Sambi. Sebanyak 63 orang meninggal dalam musibah itu.',
    'Genap enam belas tahun tragedi kapal karam, tugu dicat ulang. Bencana itu menewaskan 57 orang.',
    'Keluarga menyalakan lilin di tugu. Bencana itu dahulu merenggut 145 nyawa.',
  ]) {
    assert.equal(frame(text), 'remembered', text)
    assert.deepEqual(told(text), [], text)
  }
})

test('what happened in another country is no matter of the office, but for its own people', () => {
  for (const text of [
    'Gempa di Taiwan, 12 Warga Kita Selamat. Otoritas setempat melaporkan 70 orang tewas.',
    'Keluarga cemas mendengar kerusuhan besar di Kaledonia Baru. Toko dijarah massa dan tiga orang tewas.',
    'Topan yang melanda di Hong Kong menewaskan 140 orang; buruh migran diminta melapor.',
  ]) {
    assert.equal(frame(text), 'abroad', text)
    assert.deepEqual(told(text), [], text)
  }
  assert.deepEqual(told('Ledakan di Arab Saudi. Pekerja migran asal Sambi tewas.'), [['fatal', 0.15]])
})

test('what is counted over a year is no event', () => {
  for (const text of [
    'Angka kecelakaan kerja turun 24 persen selama setahun. Dari 103 kejadian, 12 orang tewas.',
    'Data BPBD: 21 orang meninggal akibat longsor sepanjang tahun. Jumlah kejadian naik dibanding tahun lalu.',
    'Rekap gigitan ular semester I: 131 kejadian, sembilan warga tewas.',
  ]) {
    assert.equal(frame(text), 'counted', text)
    assert.deepEqual(told(text), [], text)
  }
})

test('a side that falls in a match is nobody who fell, and a stadium that burns is', () => {
  const played =
    'Tim Sambi tumbang 3-1 di final Liga Desa. Wasit memberi dua kartu. Sekitar 3.430 penonton memenuhi stadion.'
  assert.deepEqual([frame(played), told(played)], ['played', []])
  const ended =
    'Laga final Liga Desa di stadion Sambi berujung rusuh usai tim tamu juara. Dua belas suporter tewas, ratusan luka.'
  assert.deepEqual(told(ended).map(([sign]) => sign).toSorted(), ['fatal', 'unrest']) // prettier-ignore
})

test('what is rehearsed, filmed or tried has not happened now, in whichever sentence its dead are counted', () => {
  const cases = [
    ['rehearsed', 'Warga Sambi berlatih menghadapi longsor. Skenarionya 22 orang luka berat dan 7 meninggal.'],
    [
      'rehearsed',
      'Latihan gempa digelar di Sambi. Delapan pemeran memegang papan. Sebanyak 8 orang tewas di tepi sungai.',
    ],
    ['staged', 'Sutradara Rina memilih Sambi untuk filmnya. Syuting dimulai Senin. Ratusan warga tewas dalam semalam.'],
    ['tried', 'Jaksa menuntut 15 tahun. Terdakwa menunduk. Pengeroyokan di Sambi itu menewaskan tiga pelajar.'],
  ] as const
  for (const [its, text] of cases) {
    assert.equal(frame(text), its, text)
    assert.deepEqual(told(text), [], text)
  }
  const maut = 'Latihan gempa di Sambi berujung petaka. Skenarionya menjadi nyata. Aula runtuh, tujuh pelajar tewas.'
  assert.deepEqual(told(maut).map(([sign]) => sign).toSorted(), ['fatal', 'harm']) // prettier-ignore
  const riot = 'Sidang terdakwa di Sambi dihentikan hakim. Massa membakar gedung pengadilan.'
  assert.deepEqual(told(riot).map(([sign]) => sign), ['unrest']) // prettier-ignore
})

test('an event of now stays one beside a year, a country, a mark of memory or a number', () => {
  for (const text of [
    'Longsor di Watu Gajah menewaskan lima orang. Tebing itu pernah longsor pada 2006.',
    'Bus pulang dari Malaysia terguling di Sambi, tujuh orang tewas.',
    'Tabur bunga digelar di lokasi banjir. Lima orang tewas di sana dua hari lalu.',
    'Warga menyalakan lilin mengenang korban banjir. Lima orang tewas kemarin, pencarian berlanjut.',
    'Dua kampung bentrok soal jalan kebun, sepuluh orang tewas. Perkara ini bermula 14 tahun silam.',
    'Massa merusak gerbang pabrik, tiga orang tewas. Kasus serupa pernah terjadi tiga tahun silam.',
    'Banjir melanda kota saat warga memperingati kemerdekaan. Tiga orang tewas.',
    'Keracunan massal: 120 siswa dirawat. Dinas mencatat jumlahnya naik lagi siang ini.',
    'Lima siswa tewas keracunan. Jumlah kasus bertambah. Kejadian serupa pernah tercatat tahun lalu.',
    'Gempa mengguncang kabupaten, 12 orang tewas, 300 rumah roboh. Bantuan datang dari Jepang.',
  ]) {
    assert.equal(frame(text), null, text)
    assert.notDeepEqual(told(text), [], text)
  }
})
