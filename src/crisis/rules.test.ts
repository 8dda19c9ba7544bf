import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { defaultCrisisPlan } from '../base/default-crisis-plan.ts'
import { crisisPlanSchema } from '../base/crisis.ts'
import {
  alarmsOfPlan,
  alarmsOfPromise,
  atMinute,
  beginOf,
  stepsOf,
  unpickedMinutes,
  factsNow,
  fieldsOfStatement,
  inCallOrder,
  judgeAlarm,
  levelSince,
  minuteOf,
  nextOf,
  standingOf,
  whyNotContact,
  whyNotKeep,
  whyNotPromise,
  whyNotSpeak,
  whyNotState,
  whyNotTick,
} from './rules.ts'

const begunAt = new Date('2026-11-24T08:00:00Z')
const later = (minutes: number) => new Date(begunAt.getTime() + minutes * 60_000)
const open = { begunAt, endedAt: null }
const over = { begunAt, endedAt: later(90) }

describe('the clock of a situation', () => {
  const anyMinute = fc.integer({ min: 1, max: 1_440 })
  const anySpeed = fc.integer({ min: 1, max: 60 })

  test('a minute of the plan is the same minute when it is read off the clock again, however fast a drill runs', () => {
    fc.assert(
      fc.property(anyMinute, anySpeed, (minute, speed) => {
        const at = atMinute({ begunAt, speed }, minute)
        // An instant is whole milliseconds: at sixty minutes a minute one of them is a sixteenth of a second.
        const read = minuteOf({ begunAt, speed }, new Date(at.getTime() + 1))
        return read === minute && at > begunAt && at <= later(minute)
      }),
    )
  })

  test('a later minute is never due before an earlier one', () => {
    fc.assert(
      fc.property(anyMinute, anyMinute, anySpeed, (one, other, speed) => {
        const [first, last] = [Math.min(one, other), Math.max(one, other)]
        return atMinute({ begunAt, speed }, first) <= atMinute({ begunAt, speed }, last)
      }),
    )
  })

  test('a level stands since it was set to it, and since the beginning where it was only confirmed', () => {
    const at = (minutes: number) => later(minutes).toISOString()
    const since = (...levels: readonly (readonly ['alert' | 'crisis', number])[]) =>
      levelSince(
        levels.map(([level, minutes]) => ({ level, at: at(minutes) })),
        { level: 'alert', begunAt: at(0) },
      )
    assert.equal(since(), at(0))
    assert.equal(since(['alert', 0], ['alert', 30]), at(0))
    assert.equal(since(['alert', 20]), at(0))
    assert.equal(since(['crisis', 10], ['alert', 20], ['alert', 40]), at(20))
  })

  test('what is done stands as it was done, whenever one looks; what is open turns late once and for good', () => {
    const anyTime = fc.integer({ min: -60, max: 600 }).map(later)
    fc.assert(
      fc.property(anyTime, anyTime, anyTime, anyTime, (dueAt, doneAt, one, other) => {
        const [first, last] = one <= other ? [one, other] : [other, one]
        const done = standingOf({ dueAt, doneAt }, first)
        assert.equal(done, standingOf({ dueAt, doneAt }, last))
        assert.equal(done, doneAt > dueAt ? 'done-late' : 'done')
        if (standingOf({ dueAt, doneAt: null }, first) === 'late')
          assert.equal(standingOf({ dueAt, doneAt: null }, last), 'late')
      }),
    )
  })

  test('what is next is open, and nothing open is due before it', () => {
    const anyOwed = fc.record({
      dueAt: fc.integer({ min: 0, max: 600 }).map(later),
      doneAt: fc.option(fc.constant(later(5)), { nil: null }),
    })
    fc.assert(
      fc.property(fc.array(anyOwed), fc.array(anyOwed), (steps, promises) => {
        const next = nextOf(steps, promises)
        const waiting = [...steps, ...promises].filter((it) => it.doneAt === null)
        if (next === null) return waiting.length === 0
        const it = 'step' in next ? next.step : next.promise
        return it.doneAt === null && waiting.every((one) => one.dueAt >= it.dueAt)
      }),
    )
  })

  test('a promise rings before its time and at it, never before it was made', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 * 1_440 }), (minutes) => {
        const [soon, missed] = alarmsOfPromise({ id: 'p', madeAt: begunAt, dueAt: later(minutes) })
        return (
          soon !== undefined &&
          soon.at > begunAt &&
          missed?.at.getTime() === later(minutes).getTime() &&
          soon.at < missed.at &&
          missed.at.getTime() - soon.at.getTime() <= 15 * 60_000
        )
      }),
    )
  })

  test('an alarm says nothing of what is done, of what is over, or of an hour that is past already', () => {
    const anyKind = fc.constantFrom('step', 'promise-soon', 'promise-missed')
    fc.assert(
      fc.property(anyKind, fc.boolean(), fc.boolean(), fc.integer({ min: -60, max: 60 }), (kind, done, ended, left) => {
        const it = { kind, dueAt: later(left), doneAt: done ? begunAt : null, over: ended } as const
        const expected = !done && !ended && !(kind === 'promise-soon' && left <= 0)
        return (judgeAlarm(it, begunAt) === 'tell') === expected
      }),
    )
    assert.equal(judgeAlarm({ kind: 'step', dueAt: null, doneAt: null, over: false }, begunAt), 'drop')
  })
})

describe('the record', () => {
  test('the checklist that Siar comes with is one an office could have written, and each of its steps rings once', () => {
    assert.deepEqual(crisisPlanSchema.parse(defaultCrisisPlan), defaultCrisisPlan)
    const alarms = alarmsOfPlan(defaultCrisisPlan, { begunAt, speed: 1 })
    assert.equal(new Set(alarms.map((it) => it.about)).size, defaultCrisisPlan.steps.length)
    assert.ok(defaultCrisisPlan.steps.filter((it) => it.minute <= 15).length >= 6)
  })

  test('a checklist names no step twice and none without its minute', () => {
    const [step] = defaultCrisisPlan.steps
    const plan = (steps: object[]) => crisisPlanSchema.safeParse({ statementMinutes: 60, steps }).success
    assert.equal(plan([{ ...step }, { ...step }]), false)
    assert.equal(plan([{ ...step, minute: 0 }]), false)
    assert.equal(plan([]), false)
    assert.equal(plan([{ ...step }]), true)
  })

  test('what is known now is the newest entry of each fact, and nothing of its history is lost from it', () => {
    const anyEntry = fc.record({
      factId: fc.constantFrom('a', 'b', 'c'),
      state: fc.constantFrom('known', 'checking', 'unknown'),
    })
    fc.assert(
      fc.property(fc.array(anyEntry), (said) => {
        const entries = said.map((it, at) => ({ ...it, id: String(at) }))
        const now = factsNow(entries)
        return (
          now.length === new Set(entries.map((it) => it.factId)).size &&
          now.every((it) => it === entries.findLast((one) => one.factId === it.factId))
        )
      }),
    )
  })

  test('a step is ticked once, not tomorrow, not for last week, and not after the end', () => {
    const tick = (doneAt: Date, ticked = false, situation: Parameters<typeof whyNotTick>[0] = open) =>
      whyNotTick(situation, { ticked, doneAt }, later(10))?.code
    assert.equal(tick(later(9)), undefined)
    assert.equal(tick(later(-5)), undefined)
    assert.equal(tick(later(9), true), 'crisis-step-done')
    assert.equal(tick(later(13)), 'crisis-time')
    assert.equal(tick(later(-25 * 60)), 'crisis-time')
    assert.equal(tick(later(9), false, over), 'crisis-over')
  })

  test('another speaker needs a reason, the first does not; a known fact needs its source', () => {
    assert.equal(whyNotSpeak(open, { earlier: false, reason: '' }), null)
    assert.deepEqual(whyNotSpeak(open, { earlier: true, reason: ' ' }), { code: 'reason-missing', field: 'reason' })
    assert.equal(whyNotSpeak(open, { earlier: true, reason: 'Kadis ke lokasi' }), null)
    assert.equal(whyNotState(open, { state: 'unknown', source: '' }), null)
    assert.deepEqual(whyNotState(open, { state: 'known', source: ' ' }), {
      code: 'fact-source-missing',
      field: 'source',
    })
    assert.equal(whyNotState(over, { state: 'known', source: 'BPBD' })?.code, 'crisis-over')
  })

  test('a promise is for a time to come within the week, and is kept once by something that can be looked at', () => {
    assert.equal(whyNotPromise(open, later(1), begunAt), null)
    assert.equal(whyNotPromise(open, begunAt, begunAt)?.code, 'promise-time')
    assert.equal(whyNotPromise(open, later(8 * 1_440), begunAt)?.code, 'promise-time')
    assert.equal(whyNotKeep({ keptAt: null, note: '', version: null, reachesPublic: false })?.code, 'promise-how')
    const byText = { keptAt: null, note: 'ada', version: 'f'.repeat(64) }
    assert.equal(whyNotKeep({ ...byText, reachesPublic: true }), null)
    assert.equal(whyNotKeep({ ...byText, reachesPublic: false })?.code, 'promise-not-public')
    assert.equal(
      whyNotKeep({ keptAt: begunAt, note: 'sudah', version: null, reachesPublic: false })?.code,
      'promise-kept',
    )
  })

  test('everybody of the contacts is called once, after who calls them; a circle leaves nobody out', () => {
    const anyTree = fc.array(
      fc.record({
        ordinal: fc.integer({ min: 1, max: 9 }),
        caller: fc.option(fc.integer({ min: 0, max: 8 }), { nil: null }),
      }),
      { maxLength: 9 },
    )
    fc.assert(
      fc.property(anyTree, (tree) => {
        const contacts = tree.map((it, at) => ({ id: String(at), ordinal: it.ordinal, callerId: it.caller === null ? null : String(it.caller) })) // prettier-ignore
        const order = inCallOrder(contacts)
        assert.equal(new Set(order.map(({ it }) => it.id)).size, contacts.length)
        assert.equal(order.length, contacts.length)
        for (const [at, { it, depth }] of order.entries())
          if (depth > 0)
            assert.ok(order.slice(0, at).some((one) => one.it.id === it.callerId && one.depth === depth - 1))
      }),
    )
  })

  test('a contact has a name or a post, a number that can be called, and does not call who calls them', () => {
    const kept = [
      { id: 'a', ordinal: 1, callerId: null },
      { id: 'b', ordinal: 2, callerId: 'a' },
    ]
    const contact = { id: null, postId: null, name: 'Sri', phone: '0812-3456', callerId: 'b' }
    assert.equal(whyNotContact(contact, kept), null)
    assert.equal(whyNotContact({ ...contact, name: '' }, kept)?.code, 'contact-empty')
    assert.equal(whyNotContact({ ...contact, name: '', postId: 'sekretaris' }, kept), null)
    assert.equal(whyNotContact({ ...contact, phone: 'radio' }, kept)?.code, 'contact-phone')
    assert.equal(whyNotContact({ ...contact, id: 'a' }, kept)?.code, 'contact-circle')
    assert.equal(whyNotContact({ ...contact, id: 'b', callerId: 'b' }, kept)?.code, 'contact-circle')
  })

  test('the holding statement carries what is known and what is not, and only whole facts', () => {
    const fields = fieldsOfStatement({
      speaker: { name: 'Hadi', role: 'Kepala Dinas' },
      facts: [
        { state: 'known', text: 'Dua warga luka ringan', source: 'BPBD' },
        { state: 'checking', text: 'Apakah ada yang hilang', source: '' },
        { state: 'unknown', text: 'Sebab longsor', source: '' },
        { state: 'known', text: 'x'.repeat(1_990), source: 'BPBD' },
      ],
      promises: [{ kind: 'update', words: 'di portal', at: 'pukul 14.30 WIB' }],
    })
    assert.deepEqual(fields, {
      'juru-bicara': 'Hadi, Kepala Dinas',
      diketahui: 'Dua warga luka ringan',
      'belum-diketahui': 'Apakah ada yang hilang\nSebab longsor',
      pembaruan: 'pukul 14.30 WIB, di portal',
    })
    assert.deepEqual(fieldsOfStatement({ speaker: null, facts: [], promises: [] }), {})
  })
})

test('a situation begins when what was picked rose, never later than it is picked; the checklist counts from the picking', () => {
  const rose = new Date('2026-11-28T02:00:00+07:00')
  const picked = new Date('2026-11-28T07:00:00+07:00')
  assert.deepEqual(beginOf(rose, picked), { begunAt: rose, pickedAt: picked })
  assert.deepEqual(beginOf(null, picked), { begunAt: picked, pickedAt: null })
  assert.deepEqual(beginOf(picked, picked), { begunAt: picked, pickedAt: null })
  // A clock of the database that is ahead begins nothing in the future.
  assert.deepEqual(beginOf(picked, rose), { begunAt: rose, pickedAt: null })
  assert.equal(atMinute(stepsOf({ ...beginOf(rose, picked), speed: 1 }), 5).toISOString(), '2026-11-28T00:05:00.000Z')
  assert.equal(atMinute(stepsOf({ ...beginOf(null, rose), speed: 10 }), 10).toISOString(), '2026-11-27T19:01:00.000Z')
  assert.equal(unpickedMinutes(rose.toISOString(), picked.toISOString()), 300)
  assert.equal(unpickedMinutes(rose.toISOString(), new Date(rose.getTime() + 299_000).toISOString()), null)
  assert.equal(unpickedMinutes(rose.toISOString(), new Date(rose.getTime() + 300_000).toISOString()), 5)
  assert.equal(unpickedMinutes(rose.toISOString(), null), null)
})
