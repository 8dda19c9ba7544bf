import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Fact, TypedFact } from '../../../base/facts.ts'
import { someView } from '../../../../test/gate-view.ts'
import type { FactAnswer, FactVerdict } from '../confirmation.ts'
import { factsGate } from './facts.ts'
import type { TakenNarrative } from './narratives.ts'

const figure = (more: object = {}): TypedFact =>
  ({
    id: 'rusak',
    kind: 'figure',
    label: 'Rumah rusak',
    value: '1250',
    unit: 'rumah',
    source: 'BPBD',
    ...more,
  }) as TypedFact
const answer = (fact: TypedFact, verdict: FactVerdict['verdict'], correction = ''): FactAnswer => ({
  id: 'a',
  way: 'link',
  name: 'Budi',
  post: 'BPBD',
  how: '',
  recordedBy: null,
  saidAt: '2026-11-24T03:00:00Z',
  verdicts: [{ fact, verdict, correction, note: '' }],
})
const found = (facts: Fact[], ...factAnswers: FactAnswer[]) =>
  factsGate.findingsOf(someView({ content: { facts }, factAnswers }))
const said = (...args: Parameters<typeof found>) =>
  found(...args).map((it) => `${it.severity} ${it.code} ${it.place?.at} ${it.override}`)

test('a confirmed fact passes; one that nobody confirmed holds the text back unless someone gives a reason', () => {
  assert.deepEqual(said([figure()], answer(figure(), 'right')), [])
  assert.deepEqual(said([figure()]), ['must fact-unconfirmed fact/0/value reason'])
  assert.deepEqual(said([]), [])
})

test('every kind of fact wants its confirmation', () => {
  const facts: TypedFact[] = [
    { id: 'a', kind: 'name', label: 'Pembuka', value: 'Budi', title: 'Camat', source: 'x' },
    { id: 'b', kind: 'date', label: 'Mulai', value: '2026-12-01' as never, time: '', source: 'x' },
    { id: 'c', kind: 'place', label: 'Lokasi', value: 'Pendopo', village: '', district: '', source: 'x' },
    figure(),
  ]
  assert.deepEqual(
    said(facts).map((it) => it.split(' ')[1]),
    Array(4).fill('fact-unconfirmed'),
  )
})

test('who said otherwise is named, with what it should be', () => {
  const [finding] = found([figure()], answer(figure(), 'wrong', '1.300'))
  assert.equal(finding?.code, 'fact-disputed')
  assert.deepEqual([finding?.about['by'], finding?.about['correction']], ['Budi (BPBD)', '1.300'])
  assert.deepEqual(said([figure()], answer(figure(), 'unknown')), ['must fact-unsure fact/0/value reason'])
  assert.deepEqual(said([figure({ value: '1300' })], answer(figure(), 'wrong', '1.300')), [])
})

test('a reason given for one figure does not hold for the next', () => {
  const key = (value: string) => found([figure({ value })])[0]?.key
  assert.notEqual(key('1250'), key('1251'))
  assert.equal(key('1250'), found([figure({ source: 'lain' })])[0]?.key)
})

test('a fact has a value, a meaning and a source, whatever anybody confirmed', () => {
  assert.deepEqual(said([figure({ value: '' })]), ['must fact-value-missing fact/0/value never'])
  const bare = figure({ label: '', source: ' ' })
  assert.deepEqual(said([bare], answer(bare, 'right')), [
    'must fact-label-missing fact/0/label never',
    'must fact-source-missing fact/0/source never',
  ])
})

test('a statement of an earlier text wants its source and no confirmation', () => {
  const statement = { who: 'BPBD', what: 'membuka jalur', when: '', where: '', source: '' }
  assert.deepEqual(said([statement]), ['must fact-source-missing fact/0/source never'])
  assert.deepEqual(said([{ ...statement, source: 'Laporan' }]), [])
  assert.deepEqual(said([{ who: '', what: '', when: '', where: '', source: '' }]), [])
})

describe('what was taken over from a narrative', () => {
  const text = 'Jalan Ngantru diperbaiki mulai Senin dan dibuka lagi sebelum Lebaran; warga dialihkan lewat Kelutan.'
  const one = {
    id: 'n',
    number: 1,
    title: 'Perbaikan Ngantru',
    text,
    standing: 'withdrawn',
    until: '2026-11-20',
  } as const
  const found = (said: string, standing: TakenNarrative['standing'] = 'withdrawn') =>
    factsGate
      .findingsOf(someView({ content: { summary: said }, narratives: [{ ...one, standing }] }))
      .filter((it) => it.code.startsWith('narrative-'))
      .map((it) => [it.code, it.severity, it.override])

  test('shuts the gate while its words stand and the office does not say them any more, also shortened or turned', () => {
    assert.deepEqual(found(text), [['narrative-withdrawn', 'must', 'reason']])
    assert.deepEqual(found(`Kepala Dinas: ${text.slice(0, 60).toUpperCase()}`, 'expired'), [['narrative-expired', 'must', 'reason']]) // prettier-ignore
    assert.deepEqual(found(text, 'replaced'), [['narrative-replaced', 'should', 'never']])
    assert.deepEqual(found(text, 'valid'), [])
    assert.deepEqual(found('Festival kopi dibuka Bupati di alun-alun, warga diundang datang.'), [])
  })
})
