import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { askedFor, readAgendaSearch } from './rules.ts'
import { sequenceText } from './rules/number-pattern.ts'

/** What was read, without what was typed. */
const read = (text: string) => {
  const found = readAgendaSearch(text)
  if (!found) return null
  const { typed: _, ...search } = found
  return search
}

test('a number of the book is looked for as it is typed on papers', () => {
  const twelve = { by: 'number', number: 12, suffix: null, year: null }
  for (const typed of ['12', ' 12 ', '012', 'No. 12', 'no 12', 'NO.12']) assert.deepEqual(read(typed), twelve, typed)
  for (const typed of ['12/2026', '12 / 2026', 'No. 12/2026']) assert.deepEqual(read(typed), { ...twelve, year: 2026 })
  assert.deepEqual(read('12.a'), { ...twelve, suffix: 1 })
  assert.deepEqual(read('No. 12.AA/2026'), { ...twelve, suffix: 27, year: 2026 })
})

test('a dossier is looked for by the name it has everywhere else', () => {
  for (const typed of ['2026/0412', '2026/412', ' 2026 / 412 '])
    assert.deepEqual(read(typed), { by: 'dossier', year: 2026, number: 412 })
})

test('what reads both ways is a dossier: its year comes first', () => {
  assert.deepEqual(read('2025/2026'), { by: 'dossier', year: 2025, number: 2026 })
  assert.deepEqual(read('1234/2026'), { by: 'number', number: 1_234, suffix: null, year: 2026 })
})

test('anything else is words, and nothing is nothing', () => {
  for (const typed of [
    'longsor',
    'Km 16',
    '12/26',
    '-1',
    '1.5',
    '12.abc',
    '12/2026/3',
    '9999999999',
    '2026/',
    '500.12.2/105/436.7.14/2026',
    "'; drop table",
  ])
    assert.deepEqual(readAgendaSearch(` ${typed} `), { by: 'words', typed })
  for (const empty of ['', ' ', '\n\t']) assert.equal(readAgendaSearch(empty), null)
})

test('a number as the book writes it is found again, whichever it is', () => {
  const place = { number: fc.integer({ min: 1, max: 999_999_999 }), suffix: fc.integer({ min: 0, max: 702 }) }
  fc.assert(
    fc.property(fc.record(place), fc.integer({ min: 2000, max: 2099 }), ({ number, suffix }, year) => {
      if (suffix === 0 && number >= 2000 && number < 2100) return // then it reads as a dossier
      const found = read(`${sequenceText({ number, suffix })}/${year}`)
      assert.deepEqual(found, { by: 'number', number, suffix: suffix || null, year })
    }),
  )
})

test('the boxes on the sheet follow from the answer', () => {
  assert.deepEqual(askedFor('yes'), ['proceed'])
  assert.deepEqual(askedFor('yes-with-notes'), ['proceed', 'mind-notes'])
  assert.deepEqual(askedFor('no'), ['repair'])
})
