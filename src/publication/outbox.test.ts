import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { afterTry, BREAK_AT, type Told } from './rules/outbox.ts'

const now = new Date('2026-11-26T02:00:00Z')
const pauseOf = (failures: number, told: Told, perMinute = 60) =>
  afterTry({ failures, perMinute }, told, now).notBefore.getTime() - now.getTime()

test('a destination that takes nothing is left alone for longer each time, never longer than ten minutes', () => {
  const pauses = Array.from({ length: 30 }, (_, at) => pauseOf(at, { kind: 'later', problem: 'x', waitMs: 0 }))
  assert.deepEqual(pauses.slice(0, 4), [2_000, 4_000, 8_000, 16_000])
  assert.deepEqual(
    [...pauses].toSorted((a, b) => a - b),
    pauses,
  )
  assert.equal(Math.max(...pauses), 600_000)
})

test('one that says how long it wants to be left alone is, up to a day', () => {
  assert.equal(pauseOf(0, { kind: 'later', problem: '', waitMs: 90_000 }), 90_000)
  assert.equal(pauseOf(9, { kind: 'later', problem: '', waitMs: 1 }), 600_000)
  assert.equal(pauseOf(0, { kind: 'later', problem: '', waitMs: Number.MAX_SAFE_INTEGER }), 86_400_000)
})

test('its breaking is told once in a row of failures, and again after it took something between', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom<Told['kind']>('took', 'later')), (kinds) => {
      let failures = 0
      let told = 0
      let row = 0
      for (const kind of kinds) {
        const state = afterTry({ failures, perMinute: 20 }, { kind, problem: 'tidak menjawab', waitMs: 0 }, now)
        row = kind === 'took' ? 0 : row + 1
        assert.equal(state.broke, row === BREAK_AT)
        assert.equal(state.trouble, kind === 'took' ? '' : 'tidak menjawab')
        assert.equal(state.stopped, false)
        told += Number(state.broke)
        failures = state.failures
      }
      assert.equal(failures, row)
      assert.ok(told <= kinds.length / BREAK_AT)
    }),
  )
})

test('one that needs a person stops and is told at once; one that takes is given no more than its share a minute', () => {
  const stopped = afterTry({ failures: 0, perMinute: 20 }, { kind: 'stopped', problem: 'token' }, now)
  assert.deepEqual([stopped.stopped, stopped.broke, stopped.trouble], [true, true, 'token'])
  assert.equal(pauseOf(3, { kind: 'took' }, 20), 3_000)
})
