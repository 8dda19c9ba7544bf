import assert from 'node:assert/strict'
import { test } from 'node:test'
import { someView } from '../../../../test/gate-view.ts'
import { mainTextHash } from '../../../base/main-text.ts'
import { contentSchema, type OtherLanguage } from '../../../base/content.ts'
import type { Fact } from '../../../base/facts.ts'
import { translationsGate } from './translations.ts'

const body = (...texts: string[]) => ({
  type: 'doc' as const,
  content: texts.map((text) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] })),
})
const facts: Fact[] = [
  { kind: 'figure', id: 'rumah', label: 'Rumah', source: 'BPBD', value: '1250000', unit: 'rumah' },
  { kind: 'figure', id: 'korban', label: 'Korban', source: 'BPBD', value: '3', unit: 'orang' },
  { kind: 'date', id: 'hari', label: 'Hari', source: 'Surat', value: '2026-11-26', time: '' },
  {
    kind: 'name',
    id: 'bupati',
    label: 'Bupati',
    source: 'SK',
    value: 'Dr. Mochamad Nur Arifin, M.Si.',
    title: 'Bupati',
  },
  { kind: 'place', id: 'tempat', label: 'Tempat', source: 'Surat', value: 'Pantai Prigi', village: '', district: '' },
  { kind: 'figure', id: 'lain', label: 'Tidak disebut', source: 'BPBD', value: '77', unit: 'sapi' },
]
const main = body(
  'Sebanyak 1.250.000 rumah di Pantai Prigi rusak, kata Mochamad Nur Arifin pada 26 November 2026.',
  'Korban 3 orang.',
)

function found(language: OtherLanguage, words: string, more: { title?: string; of?: string } = {}): string[] {
  const { content } = someView({ content: { body: main, facts, variants: [] } })
  const translation = { title: 'T', summary: '', body: body(words), of: mainTextHash(content), ...more }
  const view = someView({ content: contentSchema.parse({ ...content, translations: { [language]: translation } }) })
  return translationsGate
    .findingsOf(view)
    .map((it) => `${it.severity} ${it.code} ${it.about['written'] ?? it.place?.at}`)
}

test('a translation that says every figure, day, name and place in its own language’s form passes', () => {
  for (const words of [
    '1,250,000 houses at Prigi Beach were damaged, Mochamad Nur Arifin said on November 26th, 2026. Three people died.',
    '1.25 million houses, Prigi; Mochamad Nur Arifin, 24–26 Nov; 3 people.',
    'One million two hundred and fifty thousand houses in Prigi, says Mochamad Nur Arifin; 2026-11-26; 3 dead.',
  ])
    assert.deepEqual(found('en', words), [], words)
  for (const words of [
    'Ana 1.250.000 omah ing Pasisir Prigi sing rusak, ngendikane Mochamad Nur Arifin, 26 Novèmber 2026. Wong telu.',
    '1,25 yuta omah ing Prigi, Mochamad Nur Arifin, tanggal 26 November; 3 wong.',
  ])
    assert.deepEqual(found('jv', words), [], words)
})

test('a figure in the other language’s form, another day or year, a name spelled otherwise: each is told with what to write', () => {
  assert.deepEqual(
    found('en', '1.250.000 houses at Popoh Beach, Mohamad Nur Arifin said on November 26, 2025. Three people died.'),
    [
      'must translation-fact-missing 1,250,000',
      'must translation-fact-missing 26 November 2026',
      'should translation-name-missing Dr. Mochamad Nur Arifin, M.Si.',
      'should translation-name-missing Pantai Prigi',
    ],
  )
  assert.deepEqual(found('jv', '1,250,000 omah ing Prigi, Mochamad Nur Arifin, 26 Mei 2026; wong telu.'), [
    'must translation-fact-missing 1.250.000',
    'must translation-fact-missing 26 November 2026',
  ])
})

test('one without a title or words, one that is still the Indonesian text, and one that has not followed are told', () => {
  assert.deepEqual(found('en', ' ', { title: '' }), [
    'must translation-title-missing translation/en/title',
    'must translation-body-missing translation/en/body/0',
  ])
  assert.deepEqual(
    found('en', 'Sebanyak 1.250.000 rumah di Pantai Prigi rusak, kata Mochamad Nur Arifin pada 26 November 2026.')[0],
    'must translation-untranslated translation/en/body/0',
  )
  const right = '1,250,000 houses at Prigi Beach, Mochamad Nur Arifin, 26 November 2026, three people.'
  assert.deepEqual(found('en', right, { of: '0'.repeat(64) }), ['should translation-behind translation/en/title'])
})
