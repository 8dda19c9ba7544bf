import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { decimalText, type TypedFact } from '../../base/facts.ts'
import {
  correctedFact,
  standingOf,
  whyNotAsk,
  whyNotVerdict,
  type FactAnswer,
  type FactVerdict,
} from './confirmation.ts'

const figure = (value: string, more: object = {}): TypedFact =>
  ({ id: 'rusak', kind: 'figure', label: 'Rumah rusak', value, unit: 'rumah', source: 'BPBD', ...more }) as TypedFact
const date = (value: string, time = ''): TypedFact =>
  ({ id: 'mulai', kind: 'date', label: 'Mulai', value, time, source: '' }) as TypedFact
const said = (fact: TypedFact, verdict: FactVerdict['verdict'], correction = ''): FactVerdict => ({
  fact,
  verdict,
  correction,
  note: '',
})
const answer = (name: string, ...verdicts: FactVerdict[]): FactAnswer => ({
  id: name,
  way: 'link',
  name,
  post: 'Kepala Pelaksana BPBD',
  how: '',
  recordedBy: null,
  saidAt: '2026-11-24T03:00:00Z',
  verdicts,
})
const state = (fact: TypedFact, ...answers: FactAnswer[]) => standingOf(fact, answers).state

describe('how a fact stands', () => {
  test('a fact that nobody was asked about is open', () => {
    assert.equal(state(figure('1250')), 'open')
    assert.equal(state(figure('1250'), answer('a', said(figure('1250', { id: 'lain' }), 'right'))), 'open')
  })

  test('a confirmation holds for the exact value: a changed figure, unit, meaning or title is unconfirmed again', () => {
    const right = answer('a', said(figure('1250'), 'right'))
    assert.equal(state(figure('1250'), right), 'confirmed')
    assert.equal(state(figure('1250', { source: 'surat lain' }), right), 'confirmed')
    for (const changed of [figure('1251'), figure('1250', { unit: 'jiwa' }), figure('1250', { label: 'Rumah hancur' })])
      assert.equal(state(changed, right), 'open')
  })

  test('what was said last counts: a NO after a YES disputes, a YES after a NO confirms', () => {
    const yes = answer('ya', said(figure('1250'), 'right'))
    const no = answer('tidak', said(figure('1250'), 'wrong', '1.300'))
    assert.equal(state(figure('1250'), no, yes), 'disputed')
    assert.equal(state(figure('1250'), yes, no), 'confirmed')
  })

  test('who does not know takes no confirmation away, and gives none', () => {
    const unknown = answer('entah', said(figure('1250'), 'unknown'))
    assert.equal(state(figure('1250'), unknown), 'unsure')
    assert.equal(state(figure('1250'), unknown, answer('ya', said(figure('1250'), 'right'))), 'confirmed')
  })

  test('a correction is offered beside the fact; taken over as it is, it is what the agency said, so it is confirmed', () => {
    const no = answer('tidak', said(figure('1200'), 'wrong', '1.250 rumah'))
    const standing = standingOf(figure('1200', { source: 'kini' }), [no])
    assert.ok(standing.state === 'disputed')
    assert.deepEqual(standing.suggestion, figure('1250', { source: 'kini' }))
    assert.equal(state(figure('1250'), no), 'confirmed')
    assert.equal(state(figure('1300'), no), 'disputed', 'a third value stands against what the agency said')
  })

  test('a correction of another meaning of the same field says nothing any more', () => {
    const no = answer('tidak', said(figure('1200'), 'wrong', '1.250'))
    assert.equal(state(figure('7', { label: 'Sekolah rusak' }), no), 'open')
  })

  test('a correction that is no such value is shown in its words and cannot be taken over', () => {
    const standing = standingOf(figure('1200'), [answer('a', said(figure('1200'), 'wrong', 'sekitar seribu lebih'))])
    assert.ok(standing.state === 'disputed')
    assert.deepEqual([standing.correction, standing.suggestion], ['sekitar seribu lebih', null])
  })
})

describe('a correction becomes a value', () => {
  test('in the ways that people write figures, days and times', () => {
    const figures: [string, string | null][] = [
      ['1.250', '1250'],
      ['1.250 rumah', '1250'],
      ['1.250 Rumah', '1250'],
      ['Rp1.250', '1250'],
      ['1250,5', '1250.5'],
      ['1.25', null],
      ['kira-kira 1.250', null],
      ['1.250 atau 1.300', null],
      ['', null],
    ]
    for (const [words, value] of figures) {
      const made = correctedFact(figure('1'), words)
      assert.equal(made && made.value, value, words)
    }
    const days: [string, string | null, string][] = [
      ['25 November 2026', '2026-11-25', '09:00'],
      ['Rabu, 25 November 2026 pukul 10.30 WIB', '2026-11-25', '10:30'],
      ['25/11/2026', '2026-11-25', '09:00'],
      ['pukul 8.00', '2026-11-24', '08:00'],
      ['besok', null, ''],
      ['25 November 2026 pukul 25.00', null, ''],
    ]
    for (const [words, value, time] of days) {
      const made = correctedFact(date('2026-11-24', '09:00'), words)
      assert.deepEqual(made && [made.value, made.kind === 'date' && made.time], value && [value, time], words)
    }
    const name: TypedFact = { id: 'n', kind: 'name', label: 'Pembuka', value: 'Budi', title: 'Camat Tugu', source: '' }
    assert.equal(correctedFact(name, 'Camat Tugu Budi Santoso')?.value, 'Budi Santoso')
  })

  test('every figure is taken over exactly, however large or small', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (it) => {
        assert.equal(correctedFact(figure('1'), `${decimalText(String(it))} rumah`)?.value, String(it))
      }),
    )
  })

  test('no words of anybody make a value that the text could not hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (words) => {
        for (const fact of [figure('1'), date('2026-11-24')]) {
          const made = correctedFact(fact, words)
          if (made) assert.notEqual(made.value, '')
        }
      }),
    )
  })
})

test('only what stands in the saved text, with a value and a meaning, is asked about', () => {
  assert.equal(whyNotAsk([figure('1250')], [figure('1250'), date('2026-11-24')]), null)
  assert.equal(whyNotAsk([figure('1250')], [figure('1251')])?.code, 'fact-changed')
  assert.equal(whyNotAsk([figure('')], [figure('')])?.code, 'fact-incomplete')
  assert.equal(whyNotAsk([figure('1', { label: ' ' })], [figure('1', { label: ' ' })])?.code, 'fact-incomplete')
})

test('who says that a fact is wrong says what it should be, or what is wrong', () => {
  assert.equal(whyNotVerdict({ verdict: 'wrong', correction: ' ', note: '' }), 'correction-missing')
  assert.equal(whyNotVerdict({ verdict: 'wrong', correction: '', note: 'Belum didata.' }), null)
  assert.equal(whyNotVerdict({ verdict: 'right', correction: '', note: '' }), null)
})
