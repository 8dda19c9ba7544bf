import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { retouched, retouchesOf } from './typography.ts'

const N = '\u00a0'

test('what an officer types is set as the press sets it', () => {
  for (const [typed, set] of [
    ['"Jalan dibuka," kata Bupati, "besok pagi."', '“Jalan dibuka,” kata Bupati, “besok pagi.”'],
    ['("Siap")', '(“Siap”)'],
    ['"\'Siap,\' katanya," ujar saksi', '“‘Siap,’ katanya,” ujar saksi'],
    ["Ma'ruf, Jum'at", 'Ma’ruf, Jum’at'],
    ["tahun '50-an", 'tahun ’50-an'],
    ['menunggu... lalu', 'menunggu… lalu'],
    ['habis....', 'habis….'],
    ['......', '......'],
    ['hujan--deras', 'hujan—deras'],
    ['Trenggalek - Ponorogo', 'Trenggalek – Ponorogo'],
    ['tahun 2010-2013', 'tahun 2010–2013'],
    ['pukul 07.30-09.00 WIB', `pukul${N}07.30–09.00${N}WIB`],
    ['Rp 1.250.000', 'Rp1.250.000'],
    ['Rp5.000-10.000', 'Rp5.000–10.000'],
    ['tinggi 12,5 m dan 3 km', `tinggi 12,5${N}m dan 3${N}km`],
    ['turun 15 %', `turun 15${N}%`],
    ['pukul 07.30 WIB', `pukul${N}07.30${N}WIB`],
    ['No. 12 Jl. Soekarno', `No.${N}12 Jl. Soekarno`],
    ['Pasal 5', `Pasal${N}5`],
    ['H. Mochamad Nur Arifin, Dr. Ir. Budi', `H.${N}Mochamad Nur Arifin, Dr.${N}Ir.${N}Budi`],
    ['K.H. Hasyim', `K.H.${N}Hasyim`],
    ['kata  dua', 'kata dua'],
    ['satu , dua .', 'satu, dua.'],
  ] as const)
    assert.equal(retouched(typed), set)
})

test('numbers, telephones, dates, scores, codes and addresses stay as they are', () => {
  for (const same of [
    '1.234,5 dan 12.500.000',
    '0812-3456-7890',
    '021-5551',
    '24-11-2026',
    '2024-05',
    'skor 2-1',
    'Covid-19',
    '045/12-13/2026',
    'A-12',
    '-5 derajat',
    'https://a.go.id/"x"--y/10-12...',
    'humas@trenggalek.go.id',
    'monitor 21" baru',
    "5'",
    'anak-anak',
    '- butir',
    '----',
    '5km',
    '3 kali',
    'H. kata',
    'sudah “baik” dan ‘rapi’ — 10–12 …',
  ])
    assert.equal(retouched(same), same)
})

const signs = fc.string({
  unit: fc.constantFrom(
    '"',
    "'",
    '.',
    '-',
    ' ',
    ',',
    '1',
    '2',
    '0',
    'a',
    'B',
    'km',
    'Rp',
    'H.',
    'No.',
    '“',
    '”',
    '…',
    '—',
    '\n',
    '\ufffc',
    '(',
    ')',
  ),
  maxLength: 60,
})

test('no letter, no digit and no sign of a number is ever changed, moved or lost', () => {
  const bare = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, '')
  const numbers = (text: string) => text.match(/\d+(?:[.,]\d+)*/g)
  fc.assert(
    fc.property(fc.oneof(signs, fc.string()), (text) => {
      const done = retouched(text)
      assert.equal(bare(done), bare(text))
      assert.deepEqual(numbers(done), numbers(text))
    }),
    { numRuns: 2_000 },
  )
})

test('doing it twice is doing it once', () => {
  fc.assert(
    fc.property(fc.oneof(signs, fc.string()), (text) => {
      assert.equal(retouched(retouched(text)), retouched(text))
    }),
    { numRuns: 2_000 },
  )
})

test('each change stands alone, in order, and what is kept is not touched', () => {
  fc.assert(
    fc.property(signs, (text) => {
      const all = retouchesOf(text)
      all.forEach((it, at) => assert.ok(it.from < it.to && it.from >= (all[at - 1]?.to ?? 0), JSON.stringify(all)))
      assert.deepEqual(
        retouchesOf(text, () => true),
        [],
      )
    }),
    { numRuns: 1_000 },
  )
})

test('however a text is built, setting it right ends', () => {
  for (const piece of ['x', '1', '+62', 'a@', '. ', '" ', '1-2 ', ' - '])
    retouchesOf(piece.repeat(Math.ceil(200_000 / piece.length)))
})
