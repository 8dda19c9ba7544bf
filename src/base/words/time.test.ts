import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instantWords, shortInstantWords, sortedInstantWords, zonedInstantWords } from './time.ts'

test('what leaves the room says its zone; past midnight in the office it is the next day, though in Greenwich it is not yet', () => {
  const at = new Date('2026-11-25T17:05:59Z')
  assert.equal(shortInstantWords(at, 'id'), '26 Nov 00.05')
  assert.equal(zonedInstantWords(at, 'id'), '26 Nov 00.05 WIB')
  assert.equal(zonedInstantWords(at, 'en'), '26 Nov 00.05 WIB')
  assert.equal(sortedInstantWords(at), '2026-11-26 00.05 WIB')
  assert.match(instantWords(at, 'id'), /26 November 2026 00\.05 WIB$/)
})
