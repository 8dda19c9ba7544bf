import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { align, type Pair } from './align.ts'

const few = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 })

test('members paired are the same, in order on both sides, and as many as can be', () => {
  fc.assert(
    fc.property(few, few, (older, newer) => {
      const pairs = align(older, newer)
      for (const [x, y] of pairs) assert.equal(older[x], newer[y])
      for (const [before, after] of neighbours(pairs)) assert.ok(before[0] < after[0] && before[1] < after[1])
      assert.equal(pairs.length, longestCommon(older, newer))
    }),
  )
})

test('swapping the two sequences turns every pair round', () => {
  fc.assert(
    fc.property(few, few, (older, newer) => {
      assert.deepEqual(
        align(newer, older),
        align(older, newer).map(([x, y]) => [y, x]),
      )
    }),
  )
})

test('long sequences that share only landmarks are joined at them', () => {
  const made = (sign: string) =>
    Array.from({ length: 30_000 }, (_, at) => (at % 1_000 === 500 ? `tetap${at}` : `${sign}${at}`))
  const pairs = align(made('lama'), made('baru'))
  assert.equal(pairs.length, 30)
  assert.deepEqual(
    align(made('baru'), made('lama')),
    pairs.map(([x, y]) => [y, x]),
  )
})

const neighbours = (pairs: Pair[]) => pairs.slice(1).map((it, at) => [pairs[at] as Pair, it] as const)

function longestCommon(older: string[], newer: string[]): number {
  let row = Array.from({ length: newer.length + 1 }, () => 0)
  for (const one of older) {
    const next = [0]
    newer.forEach((other, at) =>
      next.push(one === other ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0)),
    )
    row = next
  }
  return row.at(-1) ?? 0
}
