import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { spellInteger } from '../base/spelled.ts'
import { countAt, spelledAt } from './counts.ts'
import { readWords } from './words.ts'

function numbersIn(text: string): number[] {
  const reading = readWords(text)
  return Array.from({ length: reading.count }, (_, at) => countAt(reading, at, 0)?.value).filter(
    (it) => it !== undefined,
  )
}

test('a number in words is the number it says, whatever its size', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999 }), (value) => {
      const reading = readWords(`${spellInteger(value)} rumah`)
      assert.deepEqual(countAt(reading, 0, 0), { value, from: 0, to: reading.count - 1 })
      assert.deepEqual(spelledAt(reading, 0), { value, from: 0, to: reading.count - 1 })
    }),
  )
})

test('figures, roughly told numbers and rows of them are read as one says them', () => {
  assert.deepEqual(numbersIn('300 ribu warga, 1.250 jiwa dan puluhan ribu lainnya'), [300_000, 1_250, 30_000])
  assert.deepEqual(numbersIn('satu demi satu: tiga tewas, tujuh luka'), [1, 1, 3, 7])
  assert.deepEqual(numbersIn('dua tiga orang'), [2])
  assert.equal(spelledAt(readWords('puluhan rumah'), 0), null)
})
