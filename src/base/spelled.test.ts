import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readSpelled, SPELLED_MAX, spellDigits, spellInteger, spellOrdinal } from './spelled.ts'

/** Written apart from the speller and read the other way round: from the largest scale word, by splitting the text. */
function parse(text: string): bigint {
  if (text.startsWith('minus ')) return -parse(text.slice(6))
  for (const [word, value] of [
    ['triliun', 10n ** 12n],
    ['miliar', 10n ** 9n],
    ['juta', 10n ** 6n],
    ['ribu', 10n ** 3n],
  ] as const) {
    const whole = text.replace(/\bseribu\b/, 'satu ribu')
    const at = whole.lastIndexOf(` ${word}`)
    if (at >= 0) return parse(whole.slice(0, at)) * value + parse(whole.slice(at + word.length + 1).trim() || 'nol')
  }
  const names = ' satu dua tiga empat lima enam tujuh delapan sembilan'.split(' ')
  return text
    .replace(/\bseratus\b/, 'satu ratus')
    .replace(/\bsepuluh\b/, 'satu puluh')
    .replace(/\bsebelas\b/, 'satu belas')
    .replaceAll(/(\w+) (ratus|puluh|belas)/g, '$1_$2')
    .split(' ')
    .map((word) => {
      const [digit = '', lift = ''] = word.split('_')
      const value = BigInt(Math.max(0, names.indexOf(digit)))
      return lift === 'ratus' ? value * 100n : lift === 'puluh' ? value * 10n : lift === 'belas' ? value + 10n : value
    })
    .reduce((sum, value) => sum + value, 0n)
}

const amount = fc.oneof(
  fc.constant(SPELLED_MAX),
  fc.integer({ min: 0, max: 2_000 }),
  fc.maxSafeInteger().map((value) => Math.abs(value) % (SPELLED_MAX + 1)),
  fc.tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 0, max: 12 })).map(([n, zeros]) => n * 10 ** zeros),
)

test('the numbers that people check first are spelled as schoolbooks do', () => {
  for (const [value, words] of [
    [0, 'nol'],
    [10, 'sepuluh'],
    [11, 'sebelas'],
    [12, 'dua belas'],
    [20, 'dua puluh'],
    [21, 'dua puluh satu'],
    [100, 'seratus'],
    [101, 'seratus satu'],
    [111, 'seratus sebelas'],
    [999, 'sembilan ratus sembilan puluh sembilan'],
    [1_000, 'seribu'],
    [1_100, 'seribu seratus'],
    [11_000, 'sebelas ribu'],
    [101_000, 'seratus satu ribu'],
    [1_000_000, 'satu juta'],
    [1_001_000, 'satu juta seribu'],
    [2_026, 'dua ribu dua puluh enam'],
    [SPELLED_MAX, 'seribu triliun'],
    [-7, 'minus tujuh'],
  ] as const)
    assert.equal(spellInteger(value), words)
})

test('whoever writes down what was read has the number again', () => {
  fc.assert(
    fc.property(amount, (value) => {
      const words = spellInteger(value)
      assert.equal(parse(words), BigInt(value), words)
      assert.deepEqual(readSpelled(words.split(' ')), { value, words: words.split(' ').length })
    }),
  )
})

test('no word is ever doubled, empty or foreign', () => {
  const known =
    /^(nol|se(puluh|belas|ratus|ribu)|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|belas|puluh|ratus|ribu|juta|miliar|triliun)$/
  fc.assert(
    fc.property(amount, (value) => {
      for (const word of spellInteger(value).split(' ')) assert.match(word, known)
    }),
  )
})

test('a fraction, and what is beyond a thousand trillion, has no words and says so', () => {
  for (const value of [1.5, SPELLED_MAX + 1, Number.NaN, Number.POSITIVE_INFINITY])
    assert.throws(() => spellInteger(value), RangeError)
})

test('places in a row, and digits one by one', () => {
  assert.equal(spellOrdinal(1), 'pertama')
  assert.equal(spellOrdinal(3), 'ketiga')
  assert.equal(spellOrdinal(79), 'ketujuh puluh sembilan')
  assert.equal(spellDigits('0812'), 'nol delapan satu dua')
})

test('a number in running words ends where it ends', () => {
  const read = (text: string) => readSpelled(text.split(' '))
  assert.deepEqual(read('dua belas rumah'), { value: 12, words: 2 })
  assert.deepEqual(read('dua belas koma lima juta rupiah'), { value: 12_500_000, words: 5 })
  assert.deepEqual(read('tiga koma satu empat'), { value: 3.14, words: 4 })
  assert.deepEqual(read('lima koma'), { value: 5, words: 1 })
  assert.deepEqual(read('dua tiga'), { value: 2, words: 1 }) // two figures beside each other are two
  assert.deepEqual(read('seratus ribu'), { value: 100_000, words: 2 })
  for (const text of ['rumah dua', 'belas', 'puluh dua', 'juta', '']) assert.equal(read(text), null, text)
})
