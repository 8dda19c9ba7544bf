import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { largest, moved, shapes, sized, type Box, type Shape, type Size } from './crop.ts'

const side = fc.integer({ min: 1, max: 16_000 })
const whole = fc.record({ width: side, height: side })
const shape = fc.constantFrom(...(Object.keys(shapes) as Shape[]))
const far = fc.oneof(fc.integer({ min: -20_000, max: 20_000 }), fc.constant(Number.NaN), fc.double())

const isWithin = (box: Box, all: Size) =>
  [box.x, box.y, box.width, box.height].every(Number.isInteger) &&
  box.x >= 0 &&
  box.y >= 0 &&
  box.width >= 1 &&
  box.height >= 1 &&
  box.x + box.width <= all.width &&
  box.y + box.height <= all.height

test('the largest part of a shape fills the picture one way and stands in the middle', () => {
  assert.deepEqual(largest({ width: 400, height: 300 }, 'free'), { x: 0, y: 0, width: 400, height: 300 })
  assert.deepEqual(largest({ width: 400, height: 300 }, '1:1'), { x: 50, y: 0, width: 300, height: 300 })
  assert.deepEqual(largest({ width: 300, height: 400 }, '16:9'), { x: 0, y: 115, width: 300, height: 169 })
})

test('however it is pulled, the part stays within the picture, in whole pixels', () => {
  fc.assert(
    fc.property(whole, shape, far, far, (all, kind, x, y) => {
      const begun = largest(all, kind)
      assert.ok(isWithin(begun, all))
      assert.ok(isWithin(sized(begun, { width: x, height: y }, all, kind), all))
      if (Number.isFinite(x) && Number.isFinite(y)) assert.ok(isWithin(moved(begun, { x, y }, all), all))
      const small = sized(begun, { width: all.width / 2, height: all.height / 2 }, all, kind)
      if (Number.isFinite(x) && Number.isFinite(y)) assert.ok(isWithin(moved(small, { x, y }, all), all))
    }),
  )
})
