import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instantsOf, termOf, whyNotTerm } from './term.ts'

const ZONE = 'Asia/Jakarta'
const now = new Date('2026-11-26T03:00:00Z')
const none = { reviewOn: null, validUntil: null }

test('a text counts until the end of its last day, by the office’s own clock', () => {
  const term = { reviewOn: '2026-12-01', validUntil: '2026-12-31' }
  const { reviewAt, expiresAt } = instantsOf(term, ZONE)
  assert.equal(reviewAt?.toISOString(), '2026-11-30T17:00:00.000Z')
  assert.equal(expiresAt?.toISOString(), '2026-12-31T17:00:00.000Z')
  assert.deepEqual(termOf({ review_at: reviewAt, expires_at: expiresAt }, ZONE), term)
})

test('a day that is over is refused by its name, one too far too; today is the last day at the earliest', () => {
  assert.equal(whyNotTerm({ ...none, validUntil: '2026-11-26' }, none, ZONE, now), null)
  assert.deepEqual(whyNotTerm({ ...none, validUntil: '2026-11-25' }, none, ZONE, now), { code: 'term-past', field: 'validUntil' }) // prettier-ignore
  assert.deepEqual(whyNotTerm({ ...none, reviewOn: '2026-11-26' }, none, ZONE, now), { code: 'term-past', field: 'reviewOn' }) // prettier-ignore
  assert.equal(whyNotTerm({ ...none, validUntil: '2046-01-01' }, none, ZONE, now)?.code, 'term-far')
})

test('a day that has come stays while the other is set', () => {
  const was = { reviewOn: null, validUntil: '2026-11-01' }
  assert.equal(whyNotTerm({ reviewOn: '2027-01-01', validUntil: '2026-11-01' }, was, ZONE, now), null)
})
