import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { foldedWords, stemsOf, termsOf } from './stem.js'

const meet = (one: string, other: string) => stemsOf(one).some((it) => stemsOf(other).includes(it))

test('what is derived from one root is found by it and by each other', () => {
  const families = [
    'bangun membangun pembangunan dibangun terbangun bangunan pembangunannya',
    'kirim mengirim pengiriman dikirim terkirim kiriman mengirimkan',
    'tulis menulis penulis tulisan ditulis penulisan',
    'pukul memukul pukulan dipukul pemukulan',
    'sapu menyapu disapu penyapu',
    'didik mendidik pendidikan dididik pendidik',
    'sehat kesehatan menyehatkan',
    'baik perbaikan memperbaiki diperbaiki kebaikan',
    'sedia tersedia menyediakan ketersediaan persediaan penyediaan',
    'hasil berhasil keberhasilan menghasilkan penghasilan',
    'layan pelayanan melayani dilayani layanan',
    'latih pelatihan melatih dilatih',
    'kerja bekerja pekerjaan pekerja mengerjakan dikerjakan',
    'ajar belajar pelajaran mengajar diajarkan',
    'periksa memeriksa pemeriksaan diperiksa',
    'terima menerima penerimaan diterima penerima',
    'berita pemberitaan diberitakan beritanya',
    'perintah pemerintah pemerintahan memerintah',
    'polisi kepolisian',
    'camat kecamatan',
    'air pengairan',
    'kendara kendaraan berkendara',
    'informasi menginformasikan informasinya',
    'desa pedesaan desanya',
    'beri memberi pemberian diberikan',
    'umum pengumuman diumumkan mengumumkan',
  ]
  for (const family of families) {
    const [root = '', ...derived] = family.split(' ')
    for (const word of derived) assert.ok(meet(root, word), `${root} ${word}: ${stemsOf(root)} | ${stemsOf(word)}`)
  }
})

test('words that only look alike stay apart', () => {
  for (const pair of [
    'pasar kasar',
    'kepala pala',
    'ketua tua',
    'dinas nas',
    'makan mak',
    'jalan jal',
    'bupati pati',
    'menang tang',
    'banjir jir',
    'longsor sor',
  ]) {
    const [one = '', other = ''] = pair.split(' ')
    assert.ok(!meet(one, other), `${pair}: ${stemsOf(one)} | ${stemsOf(other)}`)
  }
})

test('any text gives few terms, each folded and findable again by its own words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const terms = termsOf(text)
      for (const word of foldedWords(text)) {
        const stems = stemsOf(word)
        assert.ok(stems.length <= 8)
        for (const stem of stems) assert.ok(terms.includes(stem) && stem.length > 0)
      }
    }),
    { numRuns: 50 },
  )
  assert.deepEqual(termsOf('Yang dan di ke DARI'), [])
  assert.deepEqual(termsOf('LÓNGSOR Km 16'), ['longsor', 'km', '16'])
})
