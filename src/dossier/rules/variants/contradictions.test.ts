import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Fact } from '../../../base/facts.ts'
import { claimsOf } from './claims.ts'
import { contradictionsOf } from './contradictions.ts'

const common = { label: '', source: '' }
const rumah: Fact = { ...common, kind: 'figure', id: 'rumah', value: '1250', unit: 'rumah' }
const dana: Fact = { ...common, kind: 'figure', id: 'dana', value: '12500000000', unit: 'Rp' }
const luas: Fact = { ...common, kind: 'figure', id: 'luas', value: '3.5', unit: 'ha' }
const naik: Fact = { ...common, kind: 'figure', id: 'naik', value: '12.5', unit: '%' }
const hari: Fact = { ...common, kind: 'date', id: 'hari', value: '2026-11-24', time: '08:00' }
const bupati: Fact = { ...common, kind: 'name', id: 'bupati', value: 'Siti Aminah, S.E.', title: 'Bupati Trenggalek' }
const facts = [rumah, dana, luas, naik, hari, bupati]
const main = 'Bupati Siti Aminah membantu 1.250 rumah dan 40 warung.'
const found = (text: string) =>
  contradictionsOf(text, main, facts).map(({ text: said, fact, sure, fix }) => [said, fact, sure, fix ?? null])

test('the same unit with another figure contradicts, in figures and in words', () => {
  assert.deepEqual(found('Bantuan untuk 1.350 rumah.'), [['1.350', '1.250 rumah', true, '1.250']])
  assert.deepEqual(found('Bantuan untuk seribu tiga ratus lima puluh rumah.'), [
    ['seribu tiga ratus lima puluh', '1.250 rumah', true, 'seribu dua ratus lima puluh'],
  ])
  assert.deepEqual(found('Dana Rp12,6 miliar.'), [['Rp12,6 miliar', 'Rp12.500.000.000', true, 'Rp12.500.000.000']])
  assert.deepEqual(found('Lahan 4,5 hektare'), [['4,5', '3,5 ha', true, '3,5']])
  assert.deepEqual(found('Naik 13 persen'), [['13', '12,5%', true, '12,5']])
})

test('the same figure written another way is no contradiction', () => {
  for (const text of [
    'Bantuan untuk 1.250 rumah senilai Rp12,5 miliar.',
    'seribu dua ratus lima puluh rumah, dua belas koma lima miliar rupiah',
    'Lahan 3,5 hektare, naik 12,5 persen.',
    'Sekitar 1.200 rumah.',
    '40 warung dan 3 kali lipat',
    'Untuk rumahnya: 1.250 rumahnya.',
    '1.350 jiwa', // counts something else
    'Nomor 14 Tahun 2008',
  ])
    assert.deepEqual(found(text), [], text)
})

test('beside the right figure, another of the same unit is only asked about', () => {
  assert.deepEqual(
    found('Dari 1.250 rumah, 300 rumah roboh.').map((it) => [it[0], it[2]]),
    [['300', false]],
  )
})

test('the same month with another day contradicts, and so does another year or hour', () => {
  assert.deepEqual(found('Mulai 25 November 2026.'), [
    ['25 November 2026', '24 November 2026 pukul 08.00 WIB', true, '24 November 2026'],
  ])
  assert.deepEqual(
    found('Mulai (25/11/2026)').map((it) => it[0]),
    ['25/11/2026'],
  )
  assert.deepEqual(
    found('Mulai 24 November 2025').map((it) => it[3]),
    ['24 November 2026'],
  )
  assert.deepEqual(
    found('dua puluh lima November').map((it) => it[3]),
    ['dua puluh empat November'],
  )
  assert.deepEqual(
    found('Pukul 09.00 WIB').map((it) => [it[0], it[2]]),
    [['09.00', true]],
  )
  assert.deepEqual(
    found('pukul sembilan Waktu Indonesia Barat').map((it) => it[0]),
    ['sembilan'],
  )
  for (const text of [
    '24 November',
    '24/11/2026',
    'dua puluh empat November dua ribu dua puluh enam',
    '5 Mei',
    'pukul 08.00',
  ])
    assert.deepEqual(found(text), [], text)
})

test('an hour of the afternoon is the hour it is', () => {
  const sore: Fact = { ...common, kind: 'date', id: 'sore', value: '2026-11-24', time: '17:00' }
  assert.deepEqual(contradictionsOf('Mulai pukul 5 sore.', '', [sore]), [])
  assert.deepEqual(contradictionsOf('Mulai pukul lima sore.', '', [sore]), [])
  assert.equal(contradictionsOf('Mulai pukul 5 pagi.', '', [sore]).length, 1)
})

test('a name under another title contradicts; nearly the same name is asked about', () => {
  assert.deepEqual(found('Wakil Bupati Siti Aminah hadir.'), [
    ['Wakil Bupati', 'Bupati Trenggalek Siti Aminah, S.E.', true, 'Bupati Trenggalek'],
  ])
  assert.deepEqual(found('kata Siti Aminan'), [
    ['Siti Aminan', 'Bupati Trenggalek Siti Aminah, S.E.', false, 'Siti Aminah'],
  ])
  for (const text of [
    'Bupati Siti Aminah hadir.',
    'Bupati Trenggalek Siti Aminah hadir.',
    'mantan Kepala Dinas Siti Aminah',
    'Siti Rohmah hadir',
    'Pantai Siti Aminah',
    'SITI AMINAH',
  ])
    assert.deepEqual(found(text), [], text)
})

test('what the main text says itself is no contradiction of its form', () => {
  assert.deepEqual(contradictionsOf('Ada 1.350 rumah.', 'Semula 1.350 rumah.', facts), [])
})

test('claims are read where they stand', () => {
  const text = 'Pada 24 November 2026 pukul 07.30, Rp5 juta untuk dua belas ribu orang.'
  const claims = claimsOf(text)
  assert.deepEqual(
    claims.days.map((it) => text.slice(it.from, it.to)),
    ['24 November 2026'],
  )
  assert.deepEqual(
    claims.clocks.map((it) => text.slice(it.from, it.to)),
    ['07.30'],
  )
  assert.deepEqual(
    claims.figures.map((it) => [text.slice(it.from, it.to), it.value, it.unit[0]]),
    [
      ['Rp5 juta', 5_000_000, 'rupiah'],
      ['dua belas ribu', 12_000, 'orang'],
    ],
  )
})
