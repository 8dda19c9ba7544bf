import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  addFigures,
  figuresOf,
  levelOf,
  noFigures,
  readingMinutes,
  sentencesOf,
  SENTENCE_WORDS_MAX,
  syllablesOf,
} from './readability.ts'

const split = (text: string) => sentencesOf(text).map((it) => text.slice(it.from, it.to))

test('a sentence ends where an Indonesian reader sees it end', () => {
  assert.deepEqual(split('Jalan dibuka. Warga senang! Kapan? Besok…  Ya'), [
    'Jalan dibuka.',
    'Warga senang!',
    'Kapan?',
    'Besok…',
    'Ya',
  ])
  assert.deepEqual(split('“Siap.” Bupati lalu pulang. (Hadir pula camat.) Selesai'), [
    '“Siap.”',
    'Bupati lalu pulang.',
    '(Hadir pula camat.)',
    'Selesai',
  ])
  assert.deepEqual(split('Baris satu\nBaris dua'), ['Baris satu', 'Baris dua'])
  assert.deepEqual(split('Menurut data.\ufffc Angka naik.'), ['Menurut data.\ufffc', 'Angka naik.'])
})

test('titles, addresses, numbers, money, times and degrees do not end a sentence', () => {
  for (const one of [
    'Kepala Dinas dr. Ani Wijaya, S.Sos., M.Si., hadir.',
    'H. M. Nur Arifin dan K.H. Hasyim bertemu di Jl. Soekarno No. 12.',
    'Anggaran Rp1.234.567,50 naik 1,5 persen menjadi 12.500 pada pukul 07.30 WIB.',
    'Ia membawa beras, gula, dll. untuk warga.',
    '“Siap!” kata Bupati.',
    'Rapat dipimpin Prof. Dr. Ir. Budi Santoso.',
    'Berlaku s.d. 24 Nov. 2026 di Kec. Bendungan.',
    'Alamatnya https://trenggalekkab.go.id/berita.html sudah aktif.',
  ])
    assert.deepEqual(split(one), [one])
  assert.equal(split('Ada beras, gula, dll. Warga antre.').length, 2)
})

test('a sentence of 26 words is long, one of 25 is not', () => {
  const words = (n: number) => `${Array.from({ length: n }, () => 'kata').join(' ')}.`
  assert.equal(figuresOf(words(SENTENCE_WORDS_MAX)).longSentences, 0)
  assert.equal(figuresOf(words(SENTENCE_WORDS_MAX + 1)).longSentences, 1)
})

test('syllables are those of Indonesian words', () => {
  for (const [word, count] of [
    ['jalan', 2],
    ['pulau', 2],
    ['pantai', 2],
    ['main', 2],
    ['saat', 2],
    ['menjalankan', 4],
    ['pertanggungjawaban', 6],
    ['2026', 0],
  ] as const)
    assert.equal(syllablesOf(word), count, word)
})

test('short plain sentences are easy, long ones hard, and long words make a text a degree harder', () => {
  const text = (words: number, word: string) => figuresOf(`${Array.from({ length: words }, () => word).join(' ')}.`)
  assert.equal(levelOf(text(10, 'jalan')), 'easy')
  assert.equal(levelOf(text(18, 'jalan')), 'middling')
  assert.equal(levelOf(text(24, 'jalan')), 'hard')
  assert.equal(levelOf(text(10, 'pertanggungjawaban')), 'middling')
  assert.equal(levelOf(text(24, 'pertanggungjawaban')), 'hard')
  assert.equal(levelOf(noFigures), null)
  assert.equal(levelOf(figuresOf('… —')), null)
  assert.deepEqual([0, 1, 200, 500].map(readingMinutes), [0, 1, 1, 3])
})

test('sentences stand in order within the text, lose no word, and any text can be counted', () => {
  const anyText = fc.oneof(
    fc.string(),
    fc
      .array(
        fc.constantFrom(
          'Jalan',
          'dr.',
          'No.',
          '1.234,5',
          '07.30',
          'S.Sos.',
          '.',
          '!',
          '…',
          '”',
          ' ',
          '\n',
          '\ufffc',
          'a',
        ),
      )
      .map((it) => it.join(' ')),
  )
  fc.assert(
    fc.property(anyText, (text) => {
      const all = sentencesOf(text)
      all.forEach((it, at) => assert.ok(it.from < it.to && it.from >= (all[at - 1]?.to ?? 0) && it.to <= text.length))
      const figures = figuresOf(text)
      assert.equal(
        all.reduce((sum, it) => sum + it.words, 0),
        figures.words,
      )
      assert.deepEqual(addFigures(noFigures, figures), figures)
      assert.ok(figures.longSentences <= figures.sentences && figures.longWords <= figures.words)
    }),
    { numRuns: 2_000 },
  )
})

test('a paragraph of a hundred thousand sentences is counted, and the last is judged as the first', () => {
  const text = `Rapat dipimpin dr. Siti. ${'Air naik. '.repeat(100_000)}Rapat dipimpin dr. Siti.`
  assert.equal(figuresOf(text).sentences, 100_002)
})
