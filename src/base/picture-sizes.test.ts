import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sizeNames, widthsFor } from './picture-sizes.ts'

test('a large picture has three widths, a narrower one its own in place of what would be wider or nearly the same', () => {
  assert.deepEqual(widthsFor(6_000), [480, 960, 1_600])
  assert.deepEqual(widthsFor(1_600), [480, 960, 1_600])
  assert.deepEqual(widthsFor(1_200), [480, 1_200])
  assert.deepEqual(widthsFor(1_000), [480, 1_000])
  assert.deepEqual(widthsFor(500), [500])
  assert.deepEqual(widthsFor(1), [1])
})

test('every size is named by hash and width, so that one name never stands for two pictures', () => {
  const names = sizeNames('a'.repeat(64), { width: 1_000, height: 500, widths: [480, 1_000] })
  assert.equal(names.length, 6)
  assert.equal(new Set(names).size, 6)
  assert.equal(names[0], `${'a'.repeat(32)}-480.avif`)
})
