import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { delimiterOf } from './delimiter.ts'

const names = ['Judul', 'Tanggal', 'Uraian', 'Perangkat Daerah', 'Nilai (Rp)', 'Rata-rata']
const word = fc.constantFrom('jalan', 'rusak', 'Karangan', '17/08/2026', 'air', '5" pipa', '')
const number = fc.integer({ min: 0, max: 99_999_999 }).map((it) => (it / 100).toFixed(2).replace('.', ','))
/** What people write, with commas of sentences and semicolons between them. */
const written = (between: readonly string[]) =>
  fc.array(fc.tuple(word, fc.constantFrom(...between, ' ')), { minLength: 1, maxLength: 6 }).map((it) => it.flat().join('').trim() || 'x') // prettier-ignore

const tables = (cell: fc.Arbitrary<string>) =>
  fc.integer({ min: 2, max: names.length }).chain((width) =>
    fc.record({
      header: fc.constant(names.slice(0, width)),
      rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 40 }),
      above: fc.array(fc.constantFrom('PEMERINTAH KABUPATEN TRENGGALEK', 'Rekap Aduan 2026', ''), { maxLength: 2 }),
      end: fc.constantFrom('\n', '\r\n', '\r'),
    }),
  )
type Made = { header: string[]; rows: string[][]; above: string[]; end: string }
const write = ({ header, rows, above, end }: Made, delimiter: string, quote: (cell: string) => string) =>
  [...above, ...[header, ...rows].map((row) => row.map(quote).join(delimiter))].join(end)
const whereNeeded = (delimiter: string) => (cell: string) =>
  cell.includes(delimiter) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell

test('a table of semicolons is one, whatever commas stand in its numbers and sentences', () => {
  const cell = fc.oneof(number, written([', ', ',', '']))
  fc.assert(fc.property(tables(cell), (it) => delimiterOf(write(it, ';', whereNeeded(';'))) === ';'))
})

test('so is one of tabs or of upright strokes', () => {
  const cell = fc.oneof(number, written([', ', '; ']))
  for (const delimiter of ['\t', '|'])
    fc.assert(fc.property(tables(cell), (it) => delimiterOf(write(it, delimiter, whereNeeded(delimiter))) === delimiter)) // prettier-ignore
})

test('a table of commas is one, though semicolons stand in its sentences', () => {
  const plain = fc.integer({ min: 0, max: 999 }).map(String)
  fc.assert(fc.property(tables(fc.oneof(plain, written(['; ', ';', ', ']))), (it) => delimiterOf(write(it, ',', whereNeeded(','))) === ',')) // prettier-ignore
})

test('one of which every cell is quoted is told by what stands between', () => {
  for (const delimiter of [';', ',', '\t', '|'])
    fc.assert(
      fc.property(tables(written(['; ', ', ', '|', '\n'])), (it) => delimiterOf(write(it, delimiter, (cell) => `"${cell.replaceAll('"', '""')}"`)) === delimiter), // prettier-ignore
    )
})

test('as many commas as semicolons in every line, header and all, are read as Excel here writes', () => {
  assert.equal(delimiterOf('Kecamatan;Panjang;Lebar\nKarangan;1,5;2,5\nTugu;3,5;4,5'), ';')
  assert.equal(delimiterOf('Nama, gelar;Nilai\nJalan, jembatan, talud;1,5\nAir, listrik, pasar;2,5'), ';')
  assert.equal(delimiterOf('a,b\n1,2\n3,4'), ',')
  assert.equal(delimiterOf('No,Nilai,Isi\n1,25,rusak; parah\n2,30,padam; gelap\n3,35,mampet; bau'), ',')
})

test('sentences below one header stay one column', () => {
  const text =
    'Judul\nJalan rusak, licin, dan gelap di Karangan\nLampu padam\nBanjir, longsor\nAir, kata warga, keruh; bau'
  assert.ok(!text.includes(delimiterOf(text)))
  assert.equal(delimiterOf('Judul'), ',')
  assert.equal(delimiterOf(''), ',')
})

test('a line cut in half where the reading ends says nothing, and a long file is told in a moment', () => {
  const long = `Judul;Nilai\n${'x, y, z'.repeat(9_000)};1\n${'a, b'.repeat(4_000)};2`
  assert.equal(delimiterOf(long), ';')
  for (const piece of ['"', ',"', ';""', '\n', '1,', ', '])
    assert.ok(['\t', '|', ';', ','].includes(delimiterOf(piece.repeat(200_000))))
})
