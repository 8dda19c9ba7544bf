import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTonedTexts } from './train-tone.ts'

test('marked texts are read a line each, and a line that is not marked is told by its number', () => {
  assert.deepEqual(readTonedTexts('jalan rusak\tnegative\nloket dibuka\tneutral\n'), [
    { text: 'jalan rusak', label: 'negative' },
    { text: 'loket dibuka', label: 'neutral' },
  ])
  for (const broken of ['bagus\tpositive\njalan rusak', 'bagus\tpositive\nx\tbaik', 'bagus\tpositive\nx\ty\tneutral'])
    assert.throws(() => readTonedTexts(broken), /line 2/)
})
