import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sumsOf, timelineOf, type CrisisRecord } from './timeline.ts'

const begunAt = '2026-11-24T08:00:00.000Z'
const at = (minute: number) => new Date(Date.parse(begunAt) + minute * 60_000).toISOString()
const empty: CrisisRecord<string, string> = { begunAt, speed: 1, ended: null, levels: [], speakers: [], steps: [], facts: [], promises: [], contacts: [], acts: [] } // prettier-ignore

test('the report tells every entry once, in the order in which it happened', () => {
  const minute = fc.integer({ min: 0, max: 300 })
  const anyRecord = fc.record({
    facts: fc.array(minute.map((it) => ({ state: 'known' as const, text: 'x', source: 's', at: at(it), by: 'p' }))),
    steps: fc.array(
      fc.tuple(minute, fc.option(minute, { nil: null })).map(([due, done]) => ({ text: 't', dueAt: at(due), done: done === null ? null : { at: at(done), by: 'p', note: '' } })), // prettier-ignore
    ),
    acts: fc.array(minute.map((it) => ({ act: 'yes', at: at(it), by: 'p', note: '' }))),
  })
  fc.assert(
    fc.property(anyRecord, (part) => {
      const record = { ...empty, ...part }
      const lines = timelineOf(record, new Date(at(300)))
      const done = part.steps.filter((it) => it.done).length
      assert.equal(lines.length, 1 + part.facts.length + done + part.acts.length)
      assert.ok(lines.every((it, index) => index === 0 || (lines[index - 1]?.at ?? '') <= it.at))
      const { steps } = sumsOf(record, new Date(at(301)))
      assert.equal(steps.inTime + steps.late + steps.never, steps.all)
    }),
  )
})

test('a promise that was missed is told at its hour, and again when it was kept late; one still to come is not missed', () => {
  const promise = { kind: 'update' as const, words: 'kabar', dueAt: at(30), madeAt: at(5), madeBy: 'Retno' }
  const told = (kept: { at: string; by: string; note: string } | null, now: number, ended = false) =>
    timelineOf(
      { ...empty, promises: [{ ...promise, kept }], ended: ended ? { at: at(20), by: 'p', reason: 'r' } : null },
      new Date(at(now)),
    ).map((it) => it.told.kind)
  assert.deepEqual(told(null, 10), ['begun', 'promised'])
  assert.deepEqual(told(null, 40), ['begun', 'promised', 'missed'])
  assert.deepEqual(told({ at: at(29), by: 'p', note: '' }, 40), ['begun', 'promised', 'kept'])
  assert.deepEqual(told({ at: at(31), by: 'p', note: '' }, 40), ['begun', 'promised', 'missed', 'kept'])
  // It was over before the hour came.
  assert.deepEqual(told(null, 40, true), ['begun', 'promised', 'ended'])
})

test('what was said in a call is told with it, as with every other entry', () => {
  const call = { name: 'Sari', outcome: 'reached' as const, note: 'Tenda tiba 10.30', at: at(7), by: 'Retno' }
  const lines = timelineOf({ ...empty, contacts: [{ name: 'Sari', calls: [call] }] }, new Date(at(10)))
  assert.deepEqual(lines.map((it) => [it.told.kind, it.note]), [['begun', ''], ['call', 'Tenda tiba 10.30']]) // prettier-ignore
})

test('what nobody had picked says so between its beginning and what was done, and why the statement was missed before', () => {
  const statement = { kind: 'statement' as const, words: '', dueAt: at(60), madeAt: at(0), madeBy: null, kept: null }
  const step = { text: 't', dueAt: at(305), done: { at: at(304), by: 'p', note: '' } }
  const record = { ...empty, pickedAt: at(300), promises: [statement], steps: [step] }
  const lines = timelineOf(record, new Date(at(310)))
  assert.deepEqual(lines.map((it) => [it.told.kind, it.minute]), [['begun', 0], ['missed', 60], ['picked', 300], ['step', 304]]) // prettier-ignore
  const { steps, promises } = sumsOf(record, new Date(at(310)))
  assert.deepEqual([steps.late, steps.never, promises.never], [0, 0, 1])
})
