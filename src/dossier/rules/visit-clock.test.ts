import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isWorking, type Calendar } from '../../base/calendar.ts'
import { calendarOf } from '../../base/calendar-edition.ts'
import { defaultCalendar } from '../../base/default-calendar.ts'
import { timesOf } from '../rules.ts'
import { runsAt } from '../../base/pace.ts'
import { dueOf, ranBetween, runs, type Pace } from './visit-clock.ts'

const calendar: Calendar = calendarOf(defaultCalendar)
const at = (local: string) => new Date(`${local}+07:00`)
const pace = (local: string, by: Pace['runs']): Pace => ({ at: at(local), runs: by })
const due = (standardMinutes: number, ...paces: Pace[]) => dueOf(calendar, { standardMinutes, paces })

test('an item that comes at 15.55 with fifteen minutes is due at 7.40 the next working day', () => {
  assert.deepEqual(due(15, pace('2026-11-24T15:55', 'office')), at('2026-11-25T07:40'))
  assert.deepEqual(due(15, pace('2026-11-27T16:25', 'office')), at('2026-11-30T07:40'))
})

test('held with ten of its fifteen minutes left, it has ten when it goes on, and no due before', () => {
  const arrived = pace('2026-11-24T09:00', 'office')
  const held = pace('2026-11-24T09:05', 'held')
  assert.deepEqual(due(15, arrived, held), at('2026-11-24T09:15'))
  assert.deepEqual(due(15, arrived, held, pace('2026-11-25T10:00', 'office')), at('2026-11-25T10:10'))
})

test('held after it was late it stays late, and is none the later for it', () => {
  const paces = [
    pace('2026-11-24T09:00', 'office'),
    pace('2026-11-24T09:40', 'held'),
    pace('2026-11-24T11:00', 'office'),
  ]
  assert.deepEqual(due(15, ...paces), at('2026-11-24T09:15'))
  const visit = { arrivedAt: at('2026-11-24T09:00'), openedAt: at('2026-11-24T09:10'), doneAt: null, dueAt: at('2026-11-24T09:15'), paces } // prettier-ignore
  assert.deepEqual(timesOf(calendar, visit, at('2026-11-24T11:05')), { waiting: 10, processing: 35, left: -30 })
})

test('while it is held nothing runs, and what was left stays', () => {
  const paces = [pace('2026-11-24T09:00', 'office'), pace('2026-11-24T09:05', 'held')]
  const visit = { arrivedAt: at('2026-11-24T09:00'), openedAt: at('2026-11-24T09:02'), doneAt: null, dueAt: due(15, ...paces), paces } // prettier-ignore
  assert.deepEqual(timesOf(calendar, visit, at('2026-11-30T14:00')), { waiting: 2, processing: 3, left: 10 })
})

test('in Siaga and Krisis the clock on the wall counts, also at night; lowered, the office’s hours do again', () => {
  assert.deepEqual([null, 'routine', 'watch', 'alert', 'crisis'].map(runsAt), ['office', 'office', 'office', 'wall', 'wall']) // prettier-ignore
  const arrived = pace('2026-11-27T16:20', 'office')
  const raised = pace('2026-11-27T20:00', 'wall')
  assert.deepEqual(due(15, arrived), at('2026-11-30T07:35'))
  assert.deepEqual(due(15, arrived, raised), at('2026-11-27T20:05'))
  assert.deepEqual(due(15, arrived, raised, pace('2026-11-27T20:02', 'office')), at('2026-11-30T07:33'))
})

test('in a drill so many minutes pass in one: due, left and spent are counted by them, on the wall and in office hours', () => {
  const fast = (local: string, by: Pace['runs']): Pace => ({ ...pace(local, by), speed: 4 })
  const arrived = fast('2026-11-24T09:00', 'wall')
  assert.deepEqual(due(60, arrived), at('2026-11-24T09:15'))
  assert.deepEqual(due(60, arrived, fast('2026-11-24T09:05', 'held'), fast('2026-11-24T09:30', 'wall')), at('2026-11-24T09:40')) // prettier-ignore
  // Lowered when 20 of its 60 are over: 40 are left, ten minutes of office time.
  assert.deepEqual(due(60, arrived, fast('2026-11-24T09:05', 'office')), at('2026-11-24T09:15'))
  assert.deepEqual(due(60, fast('2026-11-24T15:50', 'office')), at('2026-11-25T07:35'))
  assert.deepEqual(due(1, arrived), at('2026-11-24T09:00:15'))
  const visit = { arrivedAt: arrived.at, openedAt: at('2026-11-24T09:05'), doneAt: null, dueAt: due(60, arrived), paces: [arrived] } // prettier-ignore
  assert.deepEqual(timesOf(calendar, visit, at('2026-11-24T09:10')), { waiting: 20, processing: 20, left: 20 })
  assert.deepEqual(timesOf(calendar, visit, at('2026-11-24T09:20')).left, -20)
})

const minute = 60_000
const visits = fc
  .tuple(
    fc.integer({ min: Date.parse('2025-01-02') / minute, max: Date.parse('2027-11-01') / minute }),
    fc.array(fc.tuple(fc.integer({ min: 1, max: 4_000 }), fc.constantFrom(...runs)), { maxLength: 6 }),
    fc.integer({ min: 1, max: 2_000 }),
    fc.constantFrom('office' as const, 'wall' as const),
  )
  .map(([begun, later, standardMinutes, first]) => {
    const paces: Pace[] = [{ at: new Date(begun * minute), runs: first }]
    for (const [after, by] of later)
      paces.push({ at: new Date((paces.at(-1) as Pace).at.getTime() + after * minute), runs: by })
    return { paces, standardMinutes }
  })

/** Minute by minute, as a person with a stopwatch would. */
function slowDue({ paces, standardMinutes }: { paces: readonly Pace[]; standardMinutes: number }): Date {
  let left = standardMinutes
  for (let now = (paces[0] as Pace).at.getTime(); ; now += minute) {
    if (left === 0) return new Date(now)
    const by = paces.findLast((it) => it.at.getTime() <= now)?.runs
    if (by === 'wall' || (by === 'office' && isWorking(calendar, new Date(now)))) left--
  }
}

test('whatever paces a visit’s clock takes, it is due when a stopwatch says so', () => {
  fc.assert(
    fc.property(visits, (visit) => {
      const resting = visit.paces.findLastIndex((it) => it.runs !== 'held') + 1 // for good, nobody knows until when
      const going = { ...visit, paces: visit.paces.slice(0, resting) }
      assert.deepEqual(dueOf(calendar, going), slowDue(going))
    }),
    { numRuns: 300 },
  )
})

test('counted in parts or at once, a clock ran as long', () => {
  fc.assert(
    fc.property(visits, fc.nat(9_000), fc.nat(9_000), ({ paces }, one, other) => {
      const a = (paces[0] as Pace).at
      const b = new Date(a.getTime() + one * minute)
      const c = new Date(b.getTime() + other * minute)
      assert.equal(
        ranBetween(calendar, paces, a, b) + ranBetween(calendar, paces, b, c),
        ranBetween(calendar, paces, a, c),
      )
    }),
    { numRuns: 300 },
  )
})
