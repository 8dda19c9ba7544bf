import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyContent } from '../../base/content.ts'
import { findingsOf, gates } from './gate.ts'

const ids = gates.map((it) => it.id)

test('an empty text lacks its title, its summary and its words', () => {
  assert.deepEqual(
    findingsOf(['text'], { content: emptyContent }).map((it) => [it.code, it.severity]),
    [
      ['title-missing', 'must'],
      ['summary-missing', 'must'],
      ['body-missing', 'must'],
    ],
  )
})

test('a gate that this Siar does not know is shut', () => {
  assert.deepEqual(
    findingsOf(['dari-masa-depan'], { content: emptyContent }).map((it) => [it.code, it.severity]),
    [['gate-unknown', 'must']],
  )
})

test('every gate has a name of its own', () => {
  assert.equal(new Set(ids).size, ids.length)
})
