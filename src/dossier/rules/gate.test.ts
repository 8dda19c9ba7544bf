import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { emptyContent } from '../../base/content.ts'
import { someView } from '../../../test/gate-view.ts'
import { everyGate } from '../../sop/rules/gates.ts'
import { findingsOf, openOf, withOverrides, type Finding, type Override, type OverrideRule } from './gate.ts'

const said = (findings: readonly Finding[]) => findings.map((it) => [it.code, it.severity])

test('a text with nothing wrong in it passes every gate', () => {
  assert.deepEqual(said(findingsOf(everyGate, someView())), [])
})

test('an empty text lacks its title, its summary and its words', () => {
  assert.deepEqual(said(findingsOf(['text'], someView({ content: emptyContent }))), [
    ['title-missing', 'must'],
    ['summary-missing', 'must'],
    ['body-missing', 'must'],
  ])
})

test('a gate that this Siar does not know is shut, also one named like a part of the language', () => {
  for (const id of ['dari-masa-depan', 'constructor', 'toString', '__proto__'])
    assert.deepEqual(said(findingsOf([id], someView())), [['gate-unknown', 'must']])
})

test('a gate named twice looks once', () => {
  assert.equal(findingsOf(['text', 'text'], someView({ content: emptyContent })).length, 3)
})

describe('overrides', () => {
  const finding = (override: OverrideRule): Finding => ({
    gate: 'text',
    code: 'title-missing',
    about: {},
    severity: 'must',
    place: null,
    law: '',
    key: 'k',
    override,
  })
  const word = (more: Partial<Override> = {}): Override => ({
    key: 'k',
    reason: 'alasan',
    basis: '',
    record: '',
    person: 'Retno',
    post: 'Kepala Bidang',
    step: 2,
    at: new Date('2026-11-24T03:00:00Z'),
    ...more,
  })
  const open = (rule: OverrideRule, it: Override) => openOf(withOverrides([finding(rule)], [it])).length

  test('an override opens the gate only where the rule, as it is now, allows it', () => {
    assert.equal(open('reason', word()), 0)
    assert.equal(open('never', word()), 1)
    assert.equal(open('never', word({ basis: 'UU 27/2022', record: 'Map 3' })), 1)
  })

  test('where the rule asks for a lawful basis and its record, a reason alone opens nothing', () => {
    assert.equal(open('basis', word()), 1)
    assert.equal(open('basis', word({ basis: 'UU 27/2022 pasal 20' })), 1)
    assert.equal(open('basis', word({ basis: 'UU 27/2022 pasal 20', record: 'Map 3' })), 0)
  })

  test('an override of another finding opens nothing', () => {
    assert.equal(open('reason', word({ key: 'other' })), 1)
  })

  test('what is only advice never shuts the gate', () => {
    assert.equal(openOf(withOverrides([{ ...finding('never'), severity: 'should' }], [])).length, 0)
  })
})
