import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { agendaNumber, askedFor, readAgendaSearch } from './rules.ts'

test('a number of the book is looked for as it is typed on papers', () => {
  const twelve = { by: 'number', number: 12, year: null }
  for (const typed of ['12', ' 12 ', '012', 'No. 12', 'no 12', 'NO.12'])
    assert.deepEqual(readAgendaSearch(typed), twelve, typed)
  for (const typed of ['12/2026', '12 / 2026', 'No. 12/2026'])
    assert.deepEqual(readAgendaSearch(typed), { ...twelve, year: 2026 })
})

test('a dossier is looked for by the name it has everywhere else', () => {
  for (const typed of ['2026/0412', '2026/412', ' 2026 / 412 '])
    assert.deepEqual(readAgendaSearch(typed), { by: 'dossier', year: 2026, number: 412 })
})

test('what reads both ways is a dossier: its year comes first', () => {
  assert.deepEqual(readAgendaSearch('2025/2026'), { by: 'dossier', year: 2025, number: 2026 })
  assert.deepEqual(readAgendaSearch('1234/2026'), { by: 'number', number: 1_234, year: 2026 })
})

test('anything else is words, and nothing is nothing', () => {
  for (const words of ['longsor', 'Km 16', '12/26', '-1', '1.5', '12/2026/3', '9999999999', '2026/', "'; drop table"])
    assert.deepEqual(readAgendaSearch(words), { by: 'words', words })
  for (const empty of ['', ' ', '\n\t']) assert.equal(readAgendaSearch(empty), null)
})

test('a number as the book writes it is found again, whichever it is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999_999 }), fc.integer({ min: 2000, max: 2099 }), (number, year) => {
      if (number >= 2000 && number < 2100) return // then it reads as a dossier
      assert.deepEqual(readAgendaSearch(agendaNumber({ number, year })), { by: 'number', number, year })
    }),
  )
})

test('the boxes on the sheet follow from the answer', () => {
  assert.deepEqual(askedFor('yes'), ['proceed'])
  assert.deepEqual(askedFor('yes-with-notes'), ['proceed', 'mind-notes'])
  assert.deepEqual(askedFor('no'), ['repair'])
})
