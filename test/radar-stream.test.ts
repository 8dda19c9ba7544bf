import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Stream } from '../src/radar/stream.ts'
import { scoreAlarms, scoreClusters, scoreCopies } from './bench/radar-scores.ts'
import { madeStream } from './radar-stream.ts'

test('on a made stream the radar finds copies, stories and crises, and raises no false alarm', () => {
  const items = madeStream(3, 1_500, 40)
  const stream = new Stream()
  const answers = items.map((it) => {
    const answer = stream.add({ ...it, atMs: Date.parse(it.at), isComplaint: false, isNegative: null })
    return { ...answer, crisis: stream.crisisOf(answer.join.cluster) } // as of this item
  })
  const clusters = answers.map((it) => String(it.join.cluster))
  assert.ok(scoreCopies(items, answers.map((it) => (it.copy ? String(it.copy.id) : null))).f1 >= 0.95) // prettier-ignore
  const stories = scoreClusters(items, clusters)
  assert.ok(stories.f1 >= 0.98 && stories.alone >= 0.95, JSON.stringify(stories))
  const alarms = scoreAlarms(items, clusters, answers.map((it) => it.crisis.score)) // prettier-ignore
  assert.deepEqual([alarms.raised, alarms.false], [alarms.crises, 0])
})
