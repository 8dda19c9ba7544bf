import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  disposalKinds,
  dueOn,
  lastDayOf,
  periodsOf,
  stageAfter,
  whyNotDispose,
  type CountedFrom,
  type Fate,
  type Filed,
} from './retention.ts'

const schedule = (activeYears: number, inactiveYears: number, countedFrom: CountedFrom = 'year-end') => ({
  activeYears,
  inactiveYears,
  countedFrom,
})
const filed = (closedOn: string, fate: Fate, more: Partial<Filed> = {}): Filed => ({
  stage: 'kept',
  held: false,
  kept: { ...periodsOf(closedOn, schedule(2, 3)), fate },
  ...more,
})

test('years are counted from the end of the year of closing', () => {
  assert.deepEqual(periodsOf('2026-03-10', schedule(2, 3)), { activeUntil: '2028-12-31', inactiveUntil: '2031-12-31' })
  assert.deepEqual(periodsOf('2026-12-31', schedule(0, 0)), { activeUntil: '2026-12-31', inactiveUntil: '2026-12-31' })
})

test('a row of the schedule may count from the closing day itself', () => {
  assert.deepEqual(periodsOf('2026-03-10', schedule(2, 3, 'closing')), {
    activeUntil: '2028-03-10',
    inactiveUntil: '2031-03-10',
  })
})

test('closed on a leap day, a period ends on 28 February where there is no 29th, and on the 29th where there is', () => {
  assert.deepEqual(periodsOf('2028-02-29', schedule(1, 3, 'closing')), {
    activeUntil: '2029-02-28',
    inactiveUntil: '2032-02-29',
  })
  assert.equal(periodsOf('2096-02-29', schedule(4, 0, 'closing')).activeUntil, '2100-02-28') // 2100 is no leap year
})

test('what is due in which year: moved after the active period, dealt with after the inactive one', () => {
  const file = filed('2026-03-10', 'destroy')
  assert.equal(dueOn(lastDayOf(2028), file), null) // the last day still belongs to the period
  assert.equal(dueOn(lastDayOf(2029), file), 'transfer')
  assert.equal(dueOn(lastDayOf(2031), file), 'transfer')
  assert.equal(dueOn(lastDayOf(2032), file), 'destroy') // never moved, and over all the same
  assert.equal(dueOn(lastDayOf(2029), { ...file, stage: 'transferred' }), null)
  assert.equal(dueOn(lastDayOf(2032), { ...file, stage: 'transferred' }), 'destroy')
  for (const stage of ['destroyed', 'handed-over'] as const) assert.equal(dueOn('2200-01-01', { ...file, stage }), null)
  assert.equal(dueOn('2200-01-01', { ...file, kept: null }), null)
})

test('minutes take what is due and has that fate; a review may end either way', () => {
  const why = (kind: (typeof disposalKinds)[number], on: string, it: Filed) =>
    whyNotDispose(kind, on, '2026/0001', it)?.code
  const [musnah, nilai, permanen] = (['destroy', 'review', 'permanent'] as const).map((fate) =>
    filed('2026-03-10', fate),
  )
  assert.ok(musnah && nilai && permanen)
  assert.equal(why('transfer', '2028-12-31', musnah), 'disposal-early')
  assert.equal(why('transfer', '2029-01-01', musnah), undefined)
  assert.equal(why('destruction', '2031-12-31', musnah), 'disposal-early')
  assert.equal(why('destruction', '2032-01-01', musnah), undefined)
  assert.equal(why('destruction', '2032-01-01', nilai), undefined)
  assert.equal(why('handover', '2032-01-01', nilai), undefined)
  assert.equal(why('handover', '2032-01-01', permanen), undefined)
  assert.equal(why('destruction', '2032-01-01', permanen), 'disposal-fate')
  assert.equal(why('handover', '2032-01-01', musnah), 'disposal-fate')
  assert.equal(why('transfer', '2032-01-01', { ...musnah, stage: 'transferred' }), 'disposal-done')
  assert.equal(why('destruction', '2032-01-01', { ...musnah, kept: null }), 'disposal-unfixed')
})

const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((it) => it.toISOString().slice(0, 10))
const years = fc.integer({ min: 0, max: 100 })
const from = fc.constantFrom<CountedFrom[]>('year-end', 'closing')
const fates = fc.constantFrom<Fate[]>('destroy', 'review', 'permanent')
const stages = fc.constantFrom<Filed['stage'][]>('kept', 'transferred', 'destroyed', 'handed-over')

test('no period ends before the closing, and the inactive one never before the active one', () => {
  fc.assert(
    fc.property(day, years, years, from, (closedOn, active, inactive, countedFrom) => {
      const { activeUntil, inactiveUntil } = periodsOf(closedOn, schedule(active, inactive, countedFrom))
      return closedOn <= activeUntil && activeUntil <= inactiveUntil && !Number.isNaN(Date.parse(inactiveUntil))
    }),
  )
})

test('a later closing, more years or counting from the end of the year never makes a period end sooner', () => {
  fc.assert(
    fc.property(day, day, years, years, fc.nat(20), from, (one, other, active, inactive, more, countedFrom) => {
      const [earlier, later] = one <= other ? [one, other] : [other, one]
      const it = schedule(active, inactive, countedFrom)
      const end = periodsOf(earlier, it)
      assert.ok(end.activeUntil <= periodsOf(later, it).activeUntil)
      assert.ok(end.inactiveUntil <= periodsOf(later, it).inactiveUntil)
      assert.ok(end.inactiveUntil <= periodsOf(earlier, { ...it, activeYears: active + more }).inactiveUntil)
      assert.ok(end.activeUntil <= periodsOf(earlier, { ...it, countedFrom: 'year-end' }).activeUntil)
    }),
  )
})

test('what is due stays due, at most from a transfer to its fate, until minutes say that it was done', () => {
  fc.assert(
    fc.property(day, day, day, fates, stages, (closedOn, one, other, fate, stage) => {
      const it = filed(closedOn, fate, { stage })
      const [first, then] = one <= other ? [dueOn(one, it), dueOn(other, it)] : [dueOn(other, it), dueOn(one, it)]
      if (first === 'transfer') assert.ok(then === 'transfer' || then === fate)
      else if (first) assert.equal(then, fate)
    }),
  )
})

test('a hold keeps a dossier out of every kind of minutes, on whatever day', () => {
  fc.assert(
    fc.property(day, day, fates, stages, fc.constantFrom(...disposalKinds), (closedOn, on, fate, stage, kind) => {
      assert.notEqual(whyNotDispose(kind, on, 'x', filed(closedOn, fate, { stage, held: true })), null)
    }),
  )
})

test('minutes take a dossier only when its period is over, and after them it is due for the same no more', () => {
  fc.assert(
    fc.property(day, day, fates, stages, fc.constantFrom(...disposalKinds), (closedOn, on, fate, stage, kind) => {
      const it = filed(closedOn, fate, { stage })
      if (whyNotDispose(kind, on, 'x', it)) return
      assert.ok(it.kept && (kind === 'transfer' ? it.kept.activeUntil : it.kept.inactiveUntil) < on)
      const after = { ...it, stage: stageAfter[kind] }
      assert.notEqual(whyNotDispose(kind, on, 'x', after), null)
      if (kind !== 'transfer') assert.equal(dueOn(on, after), null)
    }),
  )
})
