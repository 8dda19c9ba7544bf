import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { crisisPlanSchema, askedPlanSchema } from '../../base/crisis.ts'
import { defaultCrisisPlan } from '../../base/default-crisis-plan.ts'
import { inMinutes, movedStep, planOf } from './plan.ts'

const step = (id: string | null, minute: number) => ({ id, minute, postId: null, text: `Langkah ${minute}` })

test('a step that moves takes the minute of the place it moves to; at the end of the list nothing moves', () => {
  const steps = [step('a', 2), step('b', 5), step('c', 9)]
  const shown = (all: readonly { id: string | null; minute: number }[]) => all.map((it) => `${it.id}${it.minute}`)
  assert.deepEqual(shown(movedStep(steps, 1, -1)), ['b2', 'a5', 'c9'])
  assert.deepEqual(shown(movedStep(steps, 1, 1)), ['a2', 'c5', 'b9'])
  assert.deepEqual(shown(movedStep(steps, 0, -1)), ['a2', 'b5', 'c9'])
  assert.deepEqual(shown(movedStep(steps, 2, 1)), ['a2', 'b5', 'c9'])
})

test('whatever is asked for becomes a checklist in the order of its minutes, every step named once', () => {
  const one = fc.record({
    id: fc.option(fc.constantFrom('catat', 'log', 'langkah-2', 'langkah-3', 'x'), { nil: null }),
    minute: fc.integer({ min: 1, max: 90 }),
    postId: fc.constant(null),
    text: fc.constant('Telepon'),
  })
  const steps = fc.uniqueArray(one, { minLength: 1, maxLength: 12, selector: (it) => it.id ?? Symbol('new') })
  fc.assert(
    fc.property(steps, (asked) => {
      const plan = planOf({ statementMinutes: 60, steps: asked }, defaultCrisisPlan)
      crisisPlanSchema.parse(plan)
      assert.deepEqual(plan.steps, inMinutes(plan.steps))
      assert.equal(plan.steps.length, asked.length)
      const before = new Set(defaultCrisisPlan.steps.map((it) => it.id))
      const kept = new Set<string | null>(asked.map((it) => it.id))
      assert.ok(
        plan.steps.every((it) => kept.has(it.id) || !before.has(it.id)),
        'a new step took the name of another',
      )
    }),
  )
})

test('an empty list, one too long, a name twice, an empty sentence and a minute of nothing are no checklist', () => {
  const plan = (steps: object[]) => askedPlanSchema.safeParse({ statementMinutes: 60, steps }).success
  assert.ok(plan([step(null, 1), step(null, 1)]))
  assert.ok(!plan([]))
  assert.ok(!plan(Array.from({ length: 41 }, () => step(null, 1))))
  assert.ok(!plan([step('a', 1), step('a', 2)]))
  assert.ok(!plan([{ ...step(null, 1), text: ' \n ' }]))
  for (const minute of [0, -1, 1.5, 1441, null]) assert.ok(!plan([{ ...step(null, 1), minute }]))
  assert.ok(!plan([{ ...step(null, 1), postId: '' }]))
  assert.ok(!askedPlanSchema.safeParse({ statementMinutes: 4, steps: [step(null, 1)] }).success)
})
