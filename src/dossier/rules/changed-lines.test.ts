import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyEdited } from '../../../test/any-content.ts'
import { contentSchema, emptyContent } from '../../base/content.ts'
import { changedLines, changedLinesAt, type Line } from './changed-lines.ts'
import { compareContents, countChanges } from './compare.ts'

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const text = (title: string, ...paragraphs: string[]) =>
  contentSchema.parse({ ...emptyContent, title, body: { type: 'doc', content: paragraphs.map(paragraph) } })
const said = (line: Line) =>
  line.map((it) => ({ same: it.text, added: `+${it.text}+`, removed: `-${it.text}-` })[it.kind]).join('')

test('only what changed is told: words, what came, what moved, and nothing of the rest', () => {
  const older = text(
    'Pembukaan Jumat',
    'Jalan dibuka pukul sembilan pagi di Panggul.',
    'Warga diundang hadir semua.',
    'Tetap begini adanya.',
  )
  const newer = text(
    'Pembukaan Sabtu',
    'Warga diundang hadir semua.',
    'Jalan dibuka pukul sembilan pagi di Panggul.',
    'Tetap begini adanya.',
    'Parkir di lapangan.',
  )
  assert.deepEqual(changedLines(older, newer).map(said), [
    'Pembukaan -Jumat-+Sabtu+',
    '↕ Warga diundang hadir semua.',
    '+Parkir di lapangan.+',
  ])
})

test('what changed in one piece is told wherever it stands by now, and that it is gone', () => {
  const older = text('Pembukaan', 'Jalan dibuka pukul 08.00.', 'Warga diundang hadir semua.', 'Tetap begini adanya.')
  const newer = text('Pembukaan Sabtu', 'Kabar baik bagi warga.', 'Jalan dibuka pukul 09.00.', 'Tetap begini adanya.')
  const at = (place: string) => changedLinesAt(older, newer, place).map(said)
  assert.deepEqual(at('title'), ['Pembukaan+ Sabtu+'])
  assert.deepEqual(at('body/0'), ['Jalan dibuka pukul -08.00-+09.00+.'])
  assert.deepEqual(at('body/1'), ['-Warga diundang hadir semua.-'])
  assert.deepEqual(at('body/2'), [])
})

test('what reads otherwise has a line, and equal texts have none', () => {
  fc.assert(
    fc.property(anyEdited(), ([older, newer]) => {
      assert.deepEqual(changedLines(older, structuredClone(older)), [])
      if (changedLines(older, newer).length > 0) assert.ok(countChanges(compareContents(older, newer)) > 0)
    }),
  )
})
