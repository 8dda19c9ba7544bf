import assert from 'node:assert/strict'
import { test } from 'node:test'
import { standAfter, type Wish } from './presence.ts'

const at = (second: number) => new Date(Date.UTC(2026, 10, 26, 8, 0, second))
type Present = Parameters<typeof standAfter>[0][number]
const person = (personId: string, stand: Present['stand'], asked: number | null = null): Present => ({
  personId,
  stand,
  askedAt: asked === null ? null : at(asked),
})
const after = (all: Present[], personId: string, wish: Wish) => standAfter(all, { personId, wish }, at(30))

test('who comes first writes; who comes second reads and may ask', () => {
  assert.equal(after([], 'a', 'if-free').stand, 'writing')
  const writer = person('a', 'writing')
  assert.deepEqual(after([writer], 'b', 'if-free'), person('b', 'reading'))
  assert.deepEqual(after([writer], 'b', 'turn'), person('b', 'reading', 30))
  assert.deepEqual(after([writer, person('b', 'reading', 12)], 'b', 'turn'), person('b', 'reading', 12))
})

test('whose turn it is keeps it, however often they say that they are there', () => {
  const all = [person('a', 'writing'), person('b', 'reading', 5)]
  for (const wish of ['if-free', 'turn', 'beside'] as const) assert.equal(after(all, 'a', wish).stand, 'writing')
  assert.equal(after(all, 'a', 'read').stand, 'reading')
})

test('when the writer is gone the first who asked writes, and nobody overtakes them', () => {
  const all = [person('b', 'reading', 5), person('c', 'reading', 9), person('d', 'reading')]
  assert.equal(after(all, 'd', 'if-free').stand, 'reading')
  assert.equal(after(all, 'c', 'turn').stand, 'reading')
  assert.equal(after(all, 'e', 'turn').stand, 'reading')
  assert.equal(after(all, 'b', 'turn').stand, 'writing')
})

test('who wants to write all the same writes beside, and takes nobody’s turn', () => {
  assert.equal(after([person('a', 'writing')], 'b', 'beside').stand, 'beside')
})
