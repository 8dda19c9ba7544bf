import { dayAfter } from '../../base/calendar.ts'
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import {
  type Deputy,
  awayUntil,
  endedToday,
  mayActOn,
  substitutesFor,
  whyNotAway,
  whyUnattended,
  type Absence,
  type Standing,
} from './authority.ts'

const anyDay = fc.integer({ min: 1, max: 30 }).map((day) => `2026-11-${String(day).padStart(2, '0')}`)
const anyone = fc.constantFrom('edif', 'retno', 'bambang')
const anyStanding: fc.Arbitrary<Standing> = fc.record({
  personId: anyone,
  postId: fc.constantFrom('kepala-dinas', 'sekretaris'),
  fromOn: anyDay,
  untilOn: fc.option(anyDay),
  leftOn: fc.option(anyDay),
  isAuditor: fc.boolean(),
  kinds: fc.constant(null),
  steps: fc.option(fc.constant([4])),
})
const anyAbsence: fc.Arbitrary<Absence> = fc
  .tuple(anyone, anyDay, anyDay)
  .map(([personId, a, b]) => ({ personId, fromOn: a < b ? a : b, untilOn: a < b ? b : a }))

describe('who may act on a day', () => {
  test('is whoever holds the post on it, has not left and does not audit; nobody else, and absence takes it from nobody', () => {
    fc.assert(
      fc.property(anyDay, fc.array(anyStanding), fc.array(anyAbsence), (on, standings, absences) => {
        const may = mayActOn(on, standings, absences)
        assert.equal(may.length, mayActOn(on, standings, []).length)
        for (const it of standings) {
          const days = it.fromOn <= on && on <= (it.untilOn ?? '9999')
          const wanted = days && on < (it.leftOn ?? '9999') && !it.isAuditor
          const found = may.some((one) => one.postId === it.postId && one.personId === it.personId && one.fromOn === it.fromOn && one.untilOn === it.untilOn && one.leftOn === it.leftOn && !one.isAuditor) // prettier-ignore
          if (wanted) assert.ok(found)
        }
        for (const it of may) assert.ok(it.fromOn <= on && on <= (it.untilOn ?? '9999') && on < (it.leftOn ?? '9999') && !it.isAuditor) // prettier-ignore
      }),
    )
  })

  test('somebody is away until the last day without a day of work between, as counted day by day', () => {
    fc.assert(
      fc.property(anyDay, fc.array(anyAbsence), (on, absences) => {
        const isAway = (day: string) =>
          absences.some((it) => it.personId === 'edif' && it.fromOn <= day && day <= it.untilOn)
        let last: string | null = null
        for (let day = on; isAway(day); day = dayAfter(day, 1)) last = day
        assert.equal(awayUntil('edif', on, absences), last)
      }),
    )
  })

  test('a post is unattended when nobody of those who may do the work is there', () => {
    const one = (awayUntil: string | null, steps: number[] | null = null) => ({ awayUntil, steps, kinds: null })
    assert.deepEqual(whyUnattended([], null), [])
    assert.equal(whyUnattended([one(null)], null), null)
    assert.equal(whyUnattended([one('2026-11-28'), one(null)], null), null)
    assert.equal(whyUnattended([one('2026-11-28')], null)?.length, 1)
    const part = [one('2026-11-28'), one(null, [4])]
    assert.equal(whyUnattended(part, { step: 4, kind: '' }), null)
    assert.equal(whyUnattended(part, { step: 5, kind: '' })?.length, 1)
    assert.equal(whyUnattended(part, null)?.length, 1, 'a part is not the post')
  })
})

test('an absence has its last day after its first, at most a year, and no day twice', () => {
  const it = { personId: 'edif', fromOn: '2026-11-23', untilOn: '2026-11-27' }
  const why = (more: Partial<Absence>, entered: Absence[] = []) => whyNotAway({ ...it, ...more }, entered)?.code ?? null
  assert.equal(why({}), null)
  assert.equal(why({ untilOn: '2026-11-22' }), 'days-reversed')
  assert.equal(why({ untilOn: '2027-11-23' }), null)
  assert.equal(why({ untilOn: '2027-11-24' }), 'absence-too-long')
  assert.equal(why({ fromOn: '2026-11-27', untilOn: '2026-11-30' }, [it]), 'absence-overlaps')
  assert.equal(why({ fromOn: '2026-11-28', untilOn: '2026-11-30' }, [it]), null)
  assert.equal(why({ personId: 'retno' }, [it]), null)
  assert.deepEqual([endedToday(it, '2026-11-25'), endedToday(it, '2026-11-23')], ['2026-11-24', null])
})

test('who could stand in is the nearest post below first, then rank, then how long; never who is away, acts or holds it', () => {
  const posts = ['fungsional', 'kepala-bidang', 'sekretaris', 'kepala-dinas']
  const one = (personId: string, postId: string, more: object = {}): Deputy => ({
    personId, name: personId, rank: 'Pembina', postId, fromOn: '2025-01-01', acting: null, awayUntil: null, ...more,
  }) // prettier-ignore
  const able = [
    one('dewi', 'fungsional'),
    one('retno', 'kepala-bidang', { rank: 'Penata Tk. I, III/d' }),
    one('joko', 'kepala-bidang', { rank: 'Pembina, IV/a' }),
    one('sari', 'kepala-bidang', { rank: 'Pembina, IV/a', fromOn: '2024-01-01' }),
    one('bambang', 'sekretaris'),
    one('edif', 'kepala-dinas', { awayUntil: '2026-11-28' }),
  ]
  const names = (postId: string, list = able) => substitutesFor(postId, posts, list).map((it) => it.personId)
  assert.deepEqual(names('kepala-dinas'), ['bambang', 'sari', 'joko', 'retno', 'dewi'])
  assert.deepEqual(names('kepala-bidang'), ['dewi', 'bambang'])
  const away = able.map((it) => (it.personId === 'bambang' ? { ...it, awayUntil: '2026-11-25' } : it))
  assert.equal(names('kepala-dinas', away)[0], 'sari')
  assert.ok(!names('kepala-dinas', [...able, one('dewi', 'kepala-dinas', { acting: 'plh' })]).includes('dewi'))
})
