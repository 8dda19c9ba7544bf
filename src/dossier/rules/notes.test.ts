import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { emptyContent, type Content } from '../../base/content.ts'
import { changesOutside } from './notes.ts'

const text = (title: string, ...paragraphs: string[]): Content => ({
  ...emptyContent,
  title,
  body: {
    type: 'doc',
    content: paragraphs.map((it) => ({ type: 'paragraph', content: it ? [{ type: 'text', text: it }] : [] })),
  },
})
const approved = text('Jalan ditutup', 'Jalan ditutup mulai pukul 08.00 pagi.', 'Warga diminta memutar lewat Pule.')
const hour = { place: { at: 'body/0', from: 26, to: 31 } }

test('a repair inside the noted words is inside, also one put right beside them', () => {
  for (const first of ['Jalan ditutup mulai pukul 09.00 pagi.', 'Jalan ditutup mulai pukul 08.00 sampai selesai pagi.'])
    assert.deepEqual(
      changesOutside([hour], approved, text('Jalan ditutup', first, 'Warga diminta memutar lewat Pule.')),
      [],
    )
})

test('any other change is outside: elsewhere in the paragraph, in another, in the title, a paragraph more or less', () => {
  const first = 'Jalan ditutup mulai pukul 09.00 pagi.'
  const second = 'Warga diminta memutar lewat Pule.'
  const others = [
    text('Jalan ditutup', 'Jalan dibuka mulai pukul 09.00 pagi.', second),
    text('Jalan ditutup', first, 'Warga diminta memutar lewat Bendungan.'),
    text('Jalan dibuka', first, second),
    text('Jalan ditutup', first, second, 'Tambahan.'),
    text('Jalan ditutup', first),
    { ...text('Jalan ditutup', first, second), summary: 'Baru.' },
  ]
  for (const repaired of others) assert.notDeepEqual(changesOutside([hour], approved, repaired), [])
})

test('a note on a whole paragraph lets that paragraph be written anew, and no other', () => {
  const note = { place: { at: 'body/1', from: 0, to: 33 } }
  const anew = text(
    'Jalan ditutup',
    'Jalan ditutup mulai pukul 08.00 pagi.',
    'Pengguna jalan memutar lewat Pule atau Bendungan.',
  )
  assert.deepEqual(changesOutside([note], approved, anew), [])
})

test('a note without a place is on the whole text', () => {
  assert.deepEqual(changesOutside([hour, {}], approved, text('Lain', 'sama sekali')), [])
})

test('a form that follows the text may follow it; one written by a person is a text of its own', () => {
  const radio = (own: boolean, words: string) => ({
    variants: [{ channel: 'radio' as const, text: words, own, facts: [] }],
  })
  for (const own of [false, true]) {
    const older = { ...approved, ...radio(own, 'Pukul 08.00.') }
    const newer = { ...approved, ...radio(own, 'Pukul 09.00.') }
    assert.equal(changesOutside([hour], older, newer).length, own ? 1 : 0)
  }
})

test('whatever changes and whatever the notes: an untouched text has nothing outside, a noted whole covers all of its piece', () => {
  const words = fc.array(fc.constantFrom('jalan', 'pukul', 'warga', 'Pule', '08.00'), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(words, words, words, (one, other, title) => {
      const older = text(title.join(' '), one.join(' '))
      assert.deepEqual(changesOutside([hour], older, structuredClone(older)), [])
      const whole = { place: { at: 'body/0', from: 0, to: one.join(' ').length } }
      const newer = text(title.join(' '), other.join(' '))
      for (const it of changesOutside([whole], older, newer)) assert.ok(!it.at.startsWith('body/0'), it.at)
    }),
  )
})
