import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { termSchema } from '../base/terms.ts'
import { namesOf } from '../office/rules/names.ts'
import { readArticle } from './cleaning.ts'
import { Names, spokenIn } from './names.ts'
import { Stream } from './stream.ts'
import { readTitle } from './traits.ts'

const term = (kind: string, preferred: string, also: string[] = [], more: object = {}) => ({
  id: preferred,
  ...termSchema.parse({ kind, preferred, title: '', also, avoid: [], note: '', source: '', validFrom: null, validUntil: null, ...more }), // prettier-ignore
})
const terms = [
  term('place', 'Kabupaten Trenggalek', [], { avoid: ['Kabupaten Trengalek'] }),
  term('place', 'Kecamatan Trenggalek'),
  term('place', 'Kecamatan Tugu'),
  term('place', 'Kecamatan Watulimo', ['Watulimo']),
  term('place', 'Pantai Prigi'),
  term('agency', 'Dinas Pekerjaan Umum', ['PU', 'DPUPR']),
  term('agency', 'Dinas Pekerjaan Umum dan Penataan Ruang'),
  term('official', 'Dr. Siti Contoh Rahayu, M.Si.', ['Bu Siti'], { title: 'Bupati Trenggalek' }),
  term('official', 'Sabar', [], { title: 'Camat Tugu' }),
  term('official', 'Joko Lama', [], { title: 'Camat Pule', validUntil: '2025-12-31' }),
  term('programme', 'Bedah Rumah Sejahtera'),
  term('term', 'apotek', [], { avoid: ['apotik'] }),
]
const names = new Names(namesOf(terms, '2026-11-27'))
const said = (text: string) => names.in(readArticle(text)).map((it) => it.name.id)

test('a name is known in small letters, cut short, by its other forms and by the forms that the office avoids', () => {
  for (const [text, ...found] of [
    ['banjir di kecamatan watulimo tadi pagi', 'Kecamatan Watulimo'],
    ['banjir di kec. watulimo, tolong', 'Kecamatan Watulimo'],
    ['jalan rusak watulimo arah prigi', 'Kecamatan Watulimo'],
    ['Warga Kabupaten Trengalek antre', 'Kabupaten Trenggalek'],
    ['lapor dpupr kapan diperbaiki', 'Dinas Pekerjaan Umum'],
    ['Kata bu siti program bedah rumah sejahtera lanjut', 'Dr. Siti Contoh Rahayu, M.Si.', 'Bedah Rumah Sejahtera'],
    ['Kemarin bupati trenggalek hadir', 'Dr. Siti Contoh Rahayu, M.Si.'],
    ['Kemarin Siti Contoh Rahayu hadir di PANTAI PRIGI', 'Dr. Siti Contoh Rahayu, M.Si.', 'Pantai Prigi'],
  ] as const)
    assert.deepEqual(said(text), found, text)
})

test('the longest form at a word is the name, and the widest place that is called so', () => {
  assert.deepEqual(said('Kepala Dinas Pekerjaan Umum dan Penataan Ruang menjawab'), ['Dinas Pekerjaan Umum dan Penataan Ruang']) // prettier-ignore
  assert.deepEqual(said('Kepala Dinas Pekerjaan Umum dan Perhubungan menjawab'), ['Dinas Pekerjaan Umum'])
  assert.deepEqual(said('Pasar di Trenggalek ramai'), ['Kabupaten Trenggalek'])
})

test('what is a word of the language is no name unless it is written as one; who has left office is none', () => {
  for (const text of [
    'warga berfoto di depan tugu',
    'Tugu baru diresmikan warga',
    'mereka sabar menunggu pu panggilan',
    'Sabar menunggu itu sulit',
    'Kemarin Joko Lama, Camat Pule, hadir',
    'kecamatan! Watulima',
    'beli di apotik',
  ])
    assert.deepEqual(said(text), [], text)
  assert.deepEqual(said('Pohon tumbang di Tugu menimpa rumah, kata Sabar.'), ['Kecamatan Tugu', 'Sabar'])
  const title = readTitle('Harga Tugu Batu Naik, Warga di Tugu Protes')
  assert.deepEqual(names.in(title, true).map(({ from }) => from), [6]) // prettier-ignore
})

test('no text at all breaks it, and each name stands where it says, in order and apart', () => {
  const piece = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...terms.flatMap((it) => [it.preferred, ...it.also]), ' ', '. ', '\n')) // prettier-ignore
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const reading = readArticle(pieces.join(' '))
      let last = 0
      for (const { from, to } of names.in(reading)) {
        assert.ok(from >= last && to > from && to <= reading.count)
        last = to
      }
    }),
  )
})

test('twenty thousand names cost a text no more than few do', () => {
  const many = Array.from({ length: 20_000 }, (_, at) => term('place', `Desa Karang${at} Sari${at % 100}`))
  const big = new Names(namesOf(many, '2026-11-27'))
  const text = readArticle('Warga Desa Karang7 Sari7 dan Desa Karang19999 Sari99 kerja bakti. '.repeat(100))
  const began = performance.now()
  for (let n = 0; n < 100; n++) assert.equal(big.in(text).length, 200)
  assert.ok(performance.now() - began < 2_000)
})

test('what is kept says how often and as what a name stands, the most spoken of first', () => {
  const [title, text] = [readTitle('Watulimo banjir'), readArticle('Banjir di kec. watulimo. DPUPR ke Watulimo.')]
  const found = { text: names.in(text), title: names.in(title, true) }
  assert.deepEqual(spokenIn(found, title, text), [
    { id: 'Kecamatan Watulimo', times: 3, as: 'Watulimo' },
    { id: 'Dinas Pekerjaan Umum', times: 1, as: 'DPUPR' },
  ])
})

test('messages in small letters come together by the names that the dictionary knows, and officials named count', () => {
  const stream = new Stream()
  const add = (id: string, text: string) => {
    const reading = readArticle(text)
    const found = { text: names.in(reading), title: [] }
    return stream.add({ id, title: '', text, source: id, atMs: 0, isComplaint: true, isNegative: true, names: found }, null, reading).join.cluster // prettier-ignore
  }
  add('a', 'jalan ke pantai prigi watulimo longsor, bu siti belum datang')
  assert.equal(add('b', 'longsor lagi di kec. watulimo arah pantai prigi, mana bupati trenggalek'), 'a')
  assert.equal(add('c', 'antrean panjang di puskesmas sejak pagi'), 'c')
  const parts = new Map(stream.crisisOf('a').parts.map((it) => [it.name, it.evidence]))
  assert.deepEqual(parts.get('named'), { count: 2, words: ['Siti Contoh Rahayu, Bupati Trenggalek'] })
  assert.deepEqual(parts.get('places'), { count: 2, words: ['Pantai Prigi', 'Kecamatan Watulimo'] })
})
