import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { growth } from '../../../test/processor-time.ts'
import { findIndications } from './indications.ts'

const found = (text: string) => findIndications(text).map((it) => `${it.kind} ${text.slice(it.start, it.end)}`)

test('the illness of someone who can be known is told', () => {
  const texts: [string, string][] = [
    ['Siti Aminah (34) mengidap kanker sejak 2024.', 'health mengidap kanker'],
    ['Pasien berinisial B dinyatakan positif HIV.', 'health HIV'],
    ['Warga atas nama Budi menderita tuberkulosis.', 'health menderita tuberkulosis'],
    ['Pasien dengan NIK 3324012005900003 menjalani cuci darah.', 'health cuci darah'],
    ['Sdr. Agus dirawat karena stroke.', 'health dirawat karena stroke'],
  ]
  for (const [text, expected] of texts) assert.deepEqual(found(text), [expected], text)
})

test('an illness alone is news', () => {
  const clean = [
    'Sebanyak 120 pasien TBC dirawat di RSUD pada tahun 2026.',
    'Dinas Kesehatan menekan angka stunting dan kanker serviks.',
    'Bupati Hadi Prasetyo meresmikan layanan cuci darah.',
    'Vaksinasi HIV tidak ada; konseling HIV gratis.',
    'Pasal 5 ayat (2) mengatur pasien gangguan jiwa.',
  ]
  for (const text of clean) assert.deepEqual(found(text), [], text)
})

test('a child who can be known is told', () => {
  const texts: [string, string][] = [
    ['Korban bernama Rani (9) selamat.', 'child Rani (9)'],
    ['Siswi kelas tiga, Dewi Lestari (15 tahun), menjadi juara.', 'child Dewi Lestari (15 tahun)'],
    ['Korban berinisial AB berusia 12 tahun.', 'child berusia 12 tahun'],
    ['Anak berinisial R menjadi korban pencabulan.', 'child Anak'],
    ['Seorang siswi SMP N 2 menjadi korban perundungan.', 'child siswi'],
  ]
  for (const [text, expected] of texts) assert.deepEqual(found(text), [expected], text)
})

test('children as a number, grown-ups, days and paragraphs are no child', () => {
  const clean = [
    'Sebanyak 45 anak mengikuti lomba menggambar.',
    'Korban Budi Santoso (45) dirawat di rumah.',
    'Acara digelar Selasa (24) bersama anak-anak.',
    'Sesuai Pasal 5 ayat (1), anak berhak dilindungi.',
    'Kecamatan Jati (7) dan Desa Mulyo (3) menerima bantuan untuk warga.',
    'Anak usia 12 tahun ke atas boleh ikut.',
    'Kekerasan terhadap anak menurun pada 2026.',
  ]
  for (const text of clean) assert.deepEqual(found(text), [], text)
})

test('whatever the text, a sign lies within it', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'Rani',
      ' (9)',
      ' HIV ',
      'pasien ',
      'berinisial ',
      '. ',
      '\n',
      'anak ',
      'korban ',
      'An. ',
      '(12 tahun)',
    ),
    fc.string({ unit: 'binary', maxLength: 6 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('')
      for (const it of findIndications(text)) assert.ok(it.start >= 0 && it.end > it.start && it.end <= text.length)
    }),
    { numRuns: 1_000 },
  )
})

test('a hostile text costs in proportion to its size', () => {
  for (const piece of [
    'Aa ',
    '(9)',
    'A',
    'Rani (9) ',
    'anak korban ',
    'menderita a',
    '. ',
    'a.',
    '((((',
    'A. ',
    '\n',
  ]) {
    const times = (size: number) => () => findIndications(piece.repeat(size / piece.length))
    const ratio = growth(times(1 << 16), times(1 << 20))
    assert.ok(ratio < 80, `${piece}: 16 times the size took ${ratio.toFixed(1)} times as long`) // squared would be 256
  }
})
