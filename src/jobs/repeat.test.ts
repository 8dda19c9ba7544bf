import assert from 'node:assert/strict'
import { test } from 'node:test'
import { repeat } from './repeat.ts'

test('work of many parts rests between two where it is told to, and a stop waits for no rest', async () => {
  const failed = (error: unknown) => assert.fail(error as Error)
  const rested: number[] = []
  const third = Promise.withResolvers<void>()
  const resting = repeat({
    round: async () => {
      rested.push(performance.now())
      if (rested.length === 3) third.resolve()
      return true
    },
    pauseMs: 60_000,
    partPauseMs: 40,
    failed,
  })
  await third.promise
  await resting.stop()
  const [first = 0, , last = 0] = rested
  assert.ok(last - first >= 75, `${last - first}`) // timers may come a little early
  const begun = Promise.withResolvers<void>()
  const long = repeat({ round: async () => (begun.resolve(), true), pauseMs: 0, partPauseMs: 60_000, failed })
  await begun.promise
  await long.stop()
})
