import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contentSchema, emptyContent } from './content.ts'
import { answersOf, isUnwritten, phraseIn, whyNotAnswer, type ContentTypeField } from './content-types.ts'
import { defaultContentTypes } from './default-content-types.ts'
import { immediateParts } from './immediate.ts'

const field = (more: Partial<ContentTypeField>): ContentTypeField => ({
  id: 'nomor',
  label: { id: 'Nomor', en: '' },
  help: { id: '', en: '' },
  kind: 'text',
  required: true,
  maxLength: 5,
  choices: [],
  ...more,
})
const withBody = (...content: unknown[]) => contentSchema.parse({ ...emptyContent, body: { type: 'doc', content } })
const paragraph = (text: string) => ({ type: 'paragraph', content: text === '' ? [] : [{ type: 'text', text }] })

test('an answer is judged by what its field asks for', () => {
  const choice = field({ kind: 'choice', choices: ['hoaks', 'fakta'].map((id) => ({ id, label: { id, en: '' } })) })
  const cases: [ContentTypeField, string, string | null][] = [
    [field({}), '', null],
    [field({}), '480/1', null],
    [field({}), '480/12', 'too-long'],
    [field({}), '🌋🌋🌋🌋🌋', null],
    [field({ kind: 'date', maxLength: 10 }), '2026-11-24', null],
    [field({ kind: 'date', maxLength: 10 }), '2026-02-30', 'not-a-day'],
    [field({ kind: 'date', maxLength: 10 }), 'besok', 'not-a-day'],
    [choice, 'fakta', null],
    [choice, 'gosip', 'not-a-choice'],
  ]
  for (const [it, answer, why] of cases) assert.equal(whyNotAnswer(it, answer), why, answer)
})

test('a template is offered for as long as nobody has written', () => {
  assert.ok(isUnwritten(emptyContent))
  assert.ok(isUnwritten(withBody(paragraph('  '))))
  assert.ok(isUnwritten(withBody()))
  assert.ok(!isUnwritten(withBody(paragraph('a'))))
  assert.ok(!isUnwritten(withBody(paragraph(''), { type: 'horizontalRule' })))
})

test('a phrase without English is said in Indonesian', () => {
  assert.equal(phraseIn('en', { id: 'Nomor', en: '' }), 'Nomor')
  assert.equal(phraseIn('en', { id: 'Nomor', en: 'Number' }), 'Number')
  assert.equal(phraseIn('id', { id: 'Nomor', en: 'Number' }), 'Nomor')
})

test('ticks are a set: in whatever order they were set, it is the same text', () => {
  const ticked = (...checks: string[]) => contentSchema.parse({ ...emptyContent, checks })
  assert.deepEqual(ticked('b', 'a', 'b'), ticked('a', 'b'))
})

test('answers are read in words: what was chosen by its name, a day as a text writes it, and nothing that stands in the text', () => {
  const type = defaultContentTypes.find((it) => it.fields.some(({ kind }) => kind === 'choice')) ?? null
  const chosen = type?.fields.find(({ kind }) => kind === 'choice') as ContentTypeField
  const day = field({ id: 'berlaku', kind: 'date' })
  const [part = ''] = immediateParts
  const fields = { lain: 'Ya', berlaku: '2026-12-01', [chosen.id]: chosen.choices[1]?.id ?? '', [part]: 'Banjir.', kosong: ' ' } // prettier-ignore
  const content = { ...emptyContent, fields }
  const asked = type && { ...type, fields: [chosen, day] }
  const read = (disclosure: 'immediate' | 'periodic') => answersOf({ ...content, disclosure }, asked, 'id').map(({ text, typed }) => [text, typed]) // prettier-ignore
  const choice = [chosen.choices[1]?.label.id, false]
  assert.deepEqual(read('immediate'), [choice, ['1 Desember 2026', false], ['Ya', true]])
  assert.deepEqual(read('periodic'), [choice, ['1 Desember 2026', false], ['Ya', true], ['Banjir.', true]])
  const bad = answersOf({ ...content, fields: { berlaku: 'besok' } }, asked, 'id')
  assert.deepEqual(bad, [{ id: 'berlaku', label: 'Nomor', text: 'besok', typed: true }])
})
