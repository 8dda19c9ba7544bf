import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { countChanges, wordDifference, type Piece } from './word-difference.ts'

const side = (pieces: Piece[], gone: Piece['kind']) =>
  pieces
    .filter((it) => it.kind !== gone)
    .map((it) => it.text)
    .join('')

test('a changed figure is one change, and only it', () => {
  const pieces = wordDifference('Tiga warga dirawat pukul 09.40 WIB.', 'Dua warga dirawat pukul 10.15 WIB.')
  assert.deepEqual(
    pieces.filter((it) => it.kind !== 'same').map((it) => `${it.kind} ${it.text}`),
    ['removed Tiga', 'added Dua', 'removed 09.40', 'added 10.15'],
  )
  assert.equal(countChanges(pieces), 2)
})

test('both texts come back out of the difference, whatever they are', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom('a ', 'b ', 'c, ', '\n', '1.000 ')).map((it) => it.join('')),
  )
  fc.assert(
    fc.property(text, text, (older, newer) => {
      const pieces = wordDifference(older, newer)
      assert.equal(side(pieces, 'removed'), newer)
      assert.equal(side(pieces, 'added'), older)
    }),
  )
})

test('nothing changed is nothing marked', () => {
  assert.equal(countChanges(wordDifference('sama saja', 'sama saja')), 0)
  assert.deepEqual(wordDifference('', ''), [])
})

test('two long texts that share nothing are told as two, without searching for ever', () => {
  const older = Array.from({ length: 20_000 }, (_, at) => `lama${at}`).join(' ')
  const newer = Array.from({ length: 20_000 }, (_, at) => `baru${at}`).join(' ')
  const pieces = wordDifference(older, newer)
  assert.equal(side(pieces, 'removed'), newer)
})
