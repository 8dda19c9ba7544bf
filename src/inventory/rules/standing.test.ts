import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isSameStanding, standingWith, type Standing } from './standing.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 28, 0, minute))
const calm: Standing = { level: 'watch', byHand: true, risenAt: null }
const grave: Standing = { level: 'crisis', byHand: false, risenAt: at(30) }
const early: Standing = { level: 'alert', byHand: true, risenAt: at(10) }

test('what is joined raises an issue to its level, and whoever set that level set it', () => {
  assert.deepEqual(standingWith(calm, [grave]), grave)
  assert.deepEqual(standingWith(grave, [calm]), grave)
  assert.deepEqual(standingWith(calm, []), calm)
})
test('the gravest counts, since the first of them rose', () => {
  assert.deepEqual(standingWith(grave, [early]), { level: 'crisis', byHand: false, risenAt: at(10) })
  assert.deepEqual(standingWith(calm, [early, grave]), { level: 'crisis', byHand: false, risenAt: at(10) })
})
test('of one level the issue’s own word stays', () => {
  assert.deepEqual(standingWith(early, [{ ...early, byHand: false, risenAt: at(20) }]), early)
})
test('two stand alike by level, by who set it and by when they rose', () => {
  assert.ok(isSameStanding(grave, { ...grave, risenAt: at(30) }))
  assert.ok(isSameStanding(calm, { ...calm }))
  for (const other of [{ ...grave, risenAt: at(31) }, { ...grave, byHand: true }, calm])
    assert.equal(isSameStanding(grave, other), false)
})
