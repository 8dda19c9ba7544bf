import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayOfInstant, hopefulWidth, lookOn, partsOf, type Looking, type Stretch } from './stretches.ts'

const sizes: Readonly<Record<string, number>> = { d: 1, w: 8, m: 64 }

test('the parts of a stretch hold each of its days once and no other, the newest first, and are few', () => {
  for (const from of [0, 1, 7, 8, 63, 64, 511, 512, 20_783, 20_784])
    for (const length of [1, 2, 8, 9, 64, 65, 500, 512, 4_096]) {
      const parts = partsOf({ from, to: from + length - 1 })
      const days = parts.flatMap((part) => Array.from({ length: part.to - part.from + 1 }, (_, ago) => part.to - ago))
      assert.deepEqual(
        days,
        Array.from({ length }, (_, ago) => from + length - 1 - ago),
      )
      for (const part of parts) {
        const size = sizes[part.mark[0] ?? '']
        assert.deepEqual([part.to - part.from + 1, part.from], [size, Number(part.mark.slice(1)) * (size ?? 0)])
      }
      assert.ok(parts.length <= 28 + length / 64, `${from} ${length}: ${parts.length}`)
    }
  assert.deepEqual(partsOf({ from: 20_784, to: 20_783 }), [])
  assert.equal(dayOfInstant(new Date('1970-01-02T00:00:00Z')), 1)
  assert.equal(dayOfInstant(new Date('1970-01-01T23:59:59.999Z')), 0)
})

test('a stretch is as wide as what was found lets hope for', () => {
  assert.equal(hopefulWidth({ found: 10, days: 1 }, 100), 10)
  assert.equal(hopefulWidth({ found: 1_000, days: 0.01 }, 100), 1)
  assert.equal(hopefulWidth({ found: 0, days: 0 }, 100), 25)
  assert.equal(hopefulWidth({ found: 0, days: 700 }, 100), 4_096)
})

test('wherever they lie, those looked for are met from the newest on, none twice, within few stretches', () => {
  const [last, most, wanted] = [20_783, 500, 51]
  const some: readonly (readonly [aDay: (day: number) => number, stretches: number])[] = [
    [() => 0, 9],
    [() => 1, 3],
    [() => 5_000, 1],
    [(day) => (day === 3 ? 1 : 0), 9],
    [(day) => (last - day > 560 ? 290 : 0), 5],
    [(day) => (last - day > 5_000 && last - day < 5_003 ? 100_000 : 0), 9],
    [(day) => (day % 100 === 0 ? 1_000 : 0), 6],
    [(day) => (day % 365 < 3 ? 20 : 0), 4],
  ]
  for (const [at, [aDay, stretches]] of some.entries()) {
    const met: number[] = []
    let looking: Looking = { to: last, width: 1, manySince: null }
    let read = 0
    let hits = 0
    while (looking.to >= 0 && hits < wanted) {
      read++
      const from = Math.max(0, looking.to - looking.width + 1)
      const parts = partsOf({ from, to: looking.to })
      let [count, many]: [number, Stretch | null] = [0, null]
      for (const part of parts) {
        const days = Array.from({ length: part.to - part.from + 1 }, (_, ago) => part.to - ago)
        const found = days.reduce((sum, day) => sum + aDay(day), 0)
        if (from !== looking.to && count + found > most) {
          many = part
          break
        }
        met.push(...days)
        count += found
      }
      hits += count
      looking = lookOn(looking, from, { count, many }, wanted * 2)
    }
    const all = met.map((_, ago) => last - ago)
    assert.deepEqual(met, all, `${at}`)
    assert.ok(hits >= wanted || met.length === last + 1, `${at}`)
    assert.ok(read <= stretches, `${at}: ${read}`)
  }
})
