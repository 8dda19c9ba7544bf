import assert from 'node:assert/strict'
import { test } from 'node:test'
import { comparedWith } from './compared.ts'

const [first, second] = ['1'.repeat(64), '2'.repeat(64)]
const at = '2026-11-27T03:00:00Z'

test('a text is compared with what its leader saw last, and with nothing where they saw none', () => {
  assert.equal(comparedWith(null, null), null)
  assert.deepEqual(comparedWith(null, { hash: first, at }), { hash: first, at })
})

test('a correction is compared with what the public reads, whatever its leader saw last', () => {
  assert.deepEqual(comparedWith({ version: first }, null), { hash: first, at: null })
  assert.deepEqual(comparedWith({ version: first }, { hash: second, at }), { hash: first, at: null })
})
