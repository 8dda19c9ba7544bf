import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addWorking, dayOf, usualHours, workingBetween, type Calendar } from './calendar.ts'

const jakarta: Calendar = { zone: 'Asia/Jakarta', hours: usualHours, daysOff: new Set(['2026-08-17']) }
const at = (local: string) => new Date(`${local}+07:00`)

test('a standard of thirty hours given on Monday morning ends on Thursday afternoon', () => {
  assert.deepEqual(addWorking(jakarta, at('2026-11-23T07:30:00'), 30 * 60), at('2026-11-26T16:00:00'))
})

test('fifteen minutes given at 15.50 on Friday end on Friday, at 16.25 they end on Monday', () => {
  assert.deepEqual(addWorking(jakarta, at('2026-11-27T15:50:00'), 15), at('2026-11-27T16:05:00'))
  assert.deepEqual(addWorking(jakarta, at('2026-11-27T16:25:00'), 15), at('2026-11-30T07:40:00'))
})

test('the break at noon and a national holiday count nothing', () => {
  assert.equal(workingBetween(jakarta, at('2026-11-24T11:50:00'), at('2026-11-24T13:10:00')), 20)
  assert.equal(workingBetween(jakarta, at('2026-08-14T16:30:00'), at('2026-08-18T07:30:00')), 0)
})

test('time that ends before it begins counts nothing', () => {
  assert.equal(workingBetween(jakarta, at('2026-11-24T11:00:00'), at('2026-11-24T10:00:00')), 0)
})

test('a calendar without working time is refused, not searched for ever', () => {
  const never: Calendar = { ...jakarta, hours: { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] } }
  assert.throws(() => addWorking(never, at('2026-11-24T11:00:00'), 1), RangeError)
})

test('the day of an instant is the office’s own day', () => {
  assert.equal(dayOf('Asia/Jakarta', new Date('2026-12-31T17:00:00Z')), '2027-01-01')
  assert.equal(dayOf('Asia/Jakarta', new Date('2026-12-31T16:59:59Z')), '2026-12-31')
})

const instant = fc
  .integer({ min: Date.parse('2024-01-01'), max: Date.parse('2030-12-31') })
  .map((ms) => new Date(ms - (ms % 60_000)))

/** Counts minute by minute, the slow way that nobody can get wrong. */
function slowly(calendar: Calendar, from: Date, to: Date): number {
  let sum = 0
  for (let ms = from.getTime(); ms < to.getTime(); ms += 60_000) {
    const local = new Date(ms + 7 * 3_600_000)
    const minute = local.getUTCHours() * 60 + local.getUTCMinutes()
    const weekday = (local.getUTCDay() || 7) as 1 | 2 | 3 | 4 | 5 | 6 | 7
    if (calendar.daysOff.has(local.toISOString().slice(0, 10))) continue
    if (calendar.hours[weekday].some(([opensAt, closesAt]) => minute >= opensAt && minute < closesAt)) sum++
  }
  return sum
}

test('working time equals a count minute by minute', () => {
  fc.assert(
    fc.property(instant, fc.integer({ min: 0, max: 20_000 }), (from, length) => {
      const to = new Date(from.getTime() + length * 60_000)
      assert.equal(workingBetween(jakarta, from, to), slowly(jakarta, from, to))
    }),
    { numRuns: 300 },
  )
})

test('adding working minutes and counting them are each other’s inverse', () => {
  fc.assert(
    fc.property(instant, fc.integer({ min: 1, max: 30_000 }), (from, minutes) => {
      assert.equal(workingBetween(jakarta, from, addWorking(jakarta, from, minutes)), minutes)
    }),
  )
})
