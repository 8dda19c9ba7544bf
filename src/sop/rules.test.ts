import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { anyEdition } from '../../test/any-edition.ts'
import { editionSchema, type Edition } from './rules.ts'
import { defaultEdition } from './rules/default-edition.ts'
import { everyGate, gatesOf } from './rules/gates.ts'
import { citationOf, findSuperseded } from './rules/laws.ts'
import { isRunnable, lintEdition } from './rules/lint.ts'

const codes = (edition: Edition) => lintEdition(edition).map((it) => `${it.code} ${it.place}`)
const withStep = (at: number, change: object): Edition => ({
  ...defaultEdition,
  steps: defaultEdition.steps.map((step, index) => (index === at ? { ...step, ...change } : step)),
})

describe('the default edition', () => {
  const seed = readFileSync(new URL('../../test/data/seed-sop.txt', import.meta.url), 'utf8')

  test('holds the office’s sheet word for word', () => {
    const { issuer, approvedBy, steps, number, madeOn, effectiveOn, title, ...lists } = defaultEdition
    const lines = [
      ...issuer,
      number,
      madeOn,
      effectiveOn,
      title,
      ...Object.values(approvedBy),
      ...lists.legalBasis,
      ...lists.qualifications,
      ...lists.equipment,
      ...lists.warnings,
      ...lists.records,
      ...steps.flatMap((step) => [step.activity, ...step.inputs, ...step.outputs]),
    ]
    for (const words of lines) assert.ok(seed.includes(words), words)
    for (const [at, time] of ['30 jam', '1 jam', '15 menit', '15 menit', '15 menit', '10 menit'].entries()) {
      const row = seed.split('\n').find((it) => it.startsWith(`${at + 1}\t`)) ?? ''
      assert.ok(row.includes(`\t${time}\t`), row)
      assert.deepEqual({ value: parseInt(time, 10), unit: time.endsWith('jam') ? 'hour' : 'minute' }, steps[at]?.time)
    }
  })

  test('can be run, and its own faults are told, not mended', () => {
    assert.ok(isRunnable(defaultEdition))
    const found = codes(defaultEdition)
    for (const it of [
      'number-malformed number',
      'date-incomplete effectiveOn',
      'blank revisedOn',
      'blank relatedSops',
      'law-superseded legalBasis.3',
      'similar-activity steps.2.activity',
      'executor-assumed steps.0.executor',
    ])
      assert.ok(found.includes(it), it)
    assert.ok(!found.includes('date-incomplete madeOn'))
  })
})

describe('the linter', () => {
  test('a step with no executor, no output or no time is an error', () => {
    assert.ok(codes(withStep(2, { executor: '' })).includes('no-executor steps.2.executor'))
    assert.ok(codes(withStep(2, { executor: 'hantu' })).includes('no-executor steps.2.executor'))
    assert.ok(codes(withStep(2, { outputs: [' '] })).includes('no-output steps.2.outputs'))
    assert.ok(codes(withStep(2, { time: null })).includes('no-time steps.2.time'))
    for (const change of [{ executor: '' }, { outputs: [] }, { time: null }])
      assert.ok(!isRunnable(withStep(2, change)))
  })

  test('a gate that this Siar does not know, and a decision without gates, are warned of', () => {
    assert.ok(codes(withStep(2, { gates: ['text', 'dari-masa-depan'] })).includes('gate-unknown steps.2.gates'))
    assert.ok(codes(withStep(3, { gates: [] })).includes('no-gate steps.3.gates'))
    assert.ok(!codes(withStep(2, { gates: [] })).includes('no-gate steps.2.gates'))
    assert.ok(isRunnable(withStep(3, { gates: [] })))
  })

  test('an edition from before there were gates has them all, save at its first step, and keeps its hash', () => {
    const old = structuredClone(defaultEdition)
    for (const step of old.steps) delete step.gates
    assert.deepEqual(
      old.steps.map((step) => gatesOf(step).length),
      [0, ...Array.from({ length: 5 }, () => everyGate.length)],
    )
    const { steps } = editionSchema.parse(old)
    assert.deepEqual(steps, old.steps)
    assert.ok(steps.every((step) => !('gates' in step)))
  })

  test('a decision with no target for NO, or with one that is not earlier, is an error', () => {
    assert.ok(codes(withStep(3, { no: null })).includes('no-target steps.3.no'))
    for (const no of [1, 4, 5, 40])
      assert.ok(codes(withStep(3, { no })).includes('wrong-target steps.3.no'), String(no))
  })

  test('a YES never leads back or past another decision', () => {
    for (const yes of [2, 4, 40])
      assert.ok(codes(withStep(3, { yes })).includes('wrong-target steps.3.yes'), String(yes))
    const two = withStep(4, { shape: 'decision', no: 2 })
    assert.ok(
      codes({ ...two, steps: two.steps.map((step, at) => (at === 3 ? { ...step, yes: 6 } : step)) }).includes(
        'wrong-target steps.3.yes',
      ),
    )
  })

  test('two posts of one id, or one without, are an error: nobody could tell whose step it is', () => {
    const posts = (id: string) =>
      ({ ...defaultEdition, posts: [...defaultEdition.posts, { id, name: 'Sekretaris Dua' }] }) satisfies Edition
    const at = defaultEdition.posts.length
    const found = lintEdition(posts('sekretaris')).filter((it) => it.severity === 'error')
    assert.deepEqual(
      found.map((it) => [it.code, it.place, it.message.id, it.message.en]),
      [
        [
          'duplicate-post',
          `posts.${at}.id`,
          'Jabatan Sekretaris Dua memakai pengenal “sekretaris”, yang sudah dipakai jabatan Sekretaris.',
          'The post Sekretaris Dua has the id “sekretaris”, which the post Sekretaris has already.',
        ],
      ],
    )
    assert.ok(!isRunnable(posts('sekretaris')))
    assert.ok(codes(posts('')).includes(`blank posts.${at}.id`))
    assert.ok(!isRunnable(posts('')))
    // Two without are each told as that, not as twins.
    const none = { ...posts(''), posts: [...posts('').posts, { id: '', name: '' }] }
    assert.deepEqual(codes(none).filter((it) => /^(?:blank|duplicate-post) posts/.test(it)), [`blank posts.${at}.id`, `blank posts.${at + 1}.id`]) // prettier-ignore
    assert.ok(isRunnable(posts('sekretaris-dua')))
  })

  test('an edition without a decision is not run', () => {
    assert.ok(codes(withStep(3, { shape: 'process', yes: null, no: null })).includes('no-decision steps'))
  })

  test('the same activity twice is told', () => {
    assert.ok(
      codes(withStep(4, { activity: defaultEdition.steps[0]?.activity })).includes(
        'duplicate-activity steps.4.activity',
      ),
    )
  })

  test('numbers as offices write them pass, broken ones are told', () => {
    const told = (number: string) =>
      codes({ ...defaultEdition, number }).some((it) => it.startsWith('number-malformed'))
    for (const number of [
      '065/12/406.031/2022',
      '7-3/SOP/406.015/2022',
      '800.1/KOMINFO/IV/2024',
      'SOP/01/DISKOMINFO/2023',
    ])
      assert.ok(!told(number), number)
    for (const number of ['7-3 /SOP//2022', '/SOP/2022', 'SOP/1/', 'SOP 12', '12/SOP/DISKOMINFO', '7#3/SOP/2022'])
      assert.ok(told(number), number)
  })

  test('dates need a day that exists', () => {
    const told = (effectiveOn: string) =>
      codes({ ...defaultEdition, effectiveOn }).includes('date-incomplete effectiveOn')
    for (const date of ['21 Januari 2022', '1 maret 2024', '29 Februari 2024', '17-08-2026', '17/8/2026', '2026-08-17'])
      assert.ok(!told(date), date)
    for (const date of ['Januari 2022', '2022', '31 April 2022', '29 Februari 2023', 'segera', '21 Janwari 2022'])
      assert.ok(told(date), date)
  })

  test('never fails on an edition that the schema allows, and runnable ones have no error', () => {
    fc.assert(
      fc.property(anyEdition(), (edition) => {
        assert.deepEqual(editionSchema.parse(edition), edition)
        assert.ok(isRunnable(edition), JSON.stringify(lintEdition(edition).filter((it) => it.severity === 'error')))
      }),
    )
  })
})

test('a law is known in the ways sheets write it', () => {
  assert.deepEqual(citationOf('Peraturan Menteri Komunikasi dan Informatika RI No. 8 Tahun 2019 tentang Urusan'), {
    maker: 'kominfo',
    number: 8,
    year: 2019,
  })
  assert.deepEqual(citationOf('PM Kominfo 8/2019'), { maker: 'kominfo', number: 8, year: 2019 })
  assert.deepEqual(citationOf('Permen PANRB Nomor 35 Tahun 2012'), { maker: 'panrb', number: 35, year: 2012 })
  assert.deepEqual(citationOf('Peraturan Menteri Kominfo Nomor 07 /Per/M.Kominfo/6/2010'), {
    maker: 'kominfo',
    number: 7,
    year: 2010,
  })
  assert.equal(citationOf('Komputer'), null)
  assert.equal(findSuperseded('Undang-Undang Nomor 32 Tahun 2004 tentang Pemerintahan Daerah')?.by, 'UU 23/2014')
  assert.equal(findSuperseded('Undang-Undang Nomor 14 Tahun 2008'), null)
})
