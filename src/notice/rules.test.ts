import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { defaultRules, noticeKinds, type NoticeRule } from '../base/notices.ts'
import { calendarOf } from '../base/calendar-edition.ts'
import { defaultCalendar } from '../base/default-calendar.ts'
import {
  groupsAround,
  noticesFor,
  placeOf,
  postsAbove,
  withOnDuty,
  type Happening,
  type Office,
  type Teller,
} from './rules.ts'
import { judgeTimer, timersOf } from './rules/timers.ts'

const procedure = {
  posts: [{ id: 'fungsional' }, { id: 'kepala-bidang' }, { id: 'sekretaris' }, { id: 'kepala-dinas' }],
  coordinators: ['kepala-bidang'],
}
const whole = (postId: string) => ({ postId, kinds: null, steps: null })
const people: Teller[] = procedure.posts.map(({ id }) => ({ personId: `orang-${id}`, held: [whole(id)] }))
const office: Office = { people, readers: new Map(), works: new Map() }

function happening(more: Partial<Happening> = {}): Happening {
  return {
    kind: 'arrived',
    cause: 'tindakan-1',
    about: 'berkas-1/3',
    dossierId: 'berkas-1',
    byPersonId: 'orang-kepala-bidang',
    crisis: false,
    groups: groupsAround(procedure, { postId: 'sekretaris', holderId: null, authors: ['orang-fungsional'] }),
    data: {},
    ...more,
  }
}
const toldTo = (happenings: Happening[], rules: readonly NoticeRule[] = defaultRules) =>
  noticesFor(happenings, rules, office).map((it) => [it.personId, it.kind])

describe('who is told', () => {
  test('what arrives is told to who holds the post, and to its holder alone once somebody has it', () => {
    assert.deepEqual(toldTo([happening()]), [['orang-sekretaris', 'arrived']])
    const groups = groupsAround(procedure, { postId: 'sekretaris', holderId: 'orang-kepala-dinas', authors: [] })
    assert.deepEqual(toldTo([happening({ groups })]), [['orang-kepala-dinas', 'arrived']])
  })

  test('nobody is told of what they did themselves', () => {
    assert.deepEqual(toldTo([happening({ byPersonId: 'orang-sekretaris' })]), [])
  })

  test('of one act a person is told once, of what weighs most', () => {
    const groups = groupsAround(procedure, { postId: 'fungsional', holderId: null, authors: ['orang-fungsional'] })
    const both = [happening({ groups }), happening({ kind: 'returned', groups, data: { words: 'Angka keliru' } })]
    assert.deepEqual(toldTo(both), [['orang-fungsional', 'returned']])
    assert.equal(toldTo([both[0], { ...both[1], cause: 'tindakan-2' }] as Happening[]).length, 2)
  })

  test('what is late goes to its holder and who coordinates; still late, to the next post up', () => {
    const late = { byPersonId: null, kind: 'late' } as const
    assert.deepEqual(toldTo([happening(late)]), [
      ['orang-kepala-bidang', 'late'],
      ['orang-sekretaris', 'late'],
    ])
    assert.deepEqual(toldTo([happening({ ...late, kind: 'late-above' })]), [['orang-kepala-dinas', 'late-above']])
    assert.deepEqual(postsAbove(procedure, 'fungsional'), ['kepala-bidang', 'sekretaris', 'kepala-dinas'])
    assert.deepEqual(postsAbove(procedure, 'kepala-dinas'), ['kepala-bidang'])
    assert.deepEqual(postsAbove(procedure, 'tidak-ada'), ['kepala-bidang'])
  })

  test('where nobody is in the next post up, or may read it there, it goes further up, and to one post alone', () => {
    const groups = groupsAround(procedure, { postId: 'kepala-bidang', holderId: null, authors: [] })
    const told = (more: Partial<Office>) =>
      noticesFor([happening({ byPersonId: null, kind: 'late-above', groups })], defaultRules, {
        ...office,
        ...more,
      }).map((it) => it.personId)
    assert.deepEqual(told({}), ['orang-sekretaris'])
    const vacant = people.filter((it) => it.personId !== 'orang-sekretaris')
    assert.deepEqual(told({ people: vacant }), ['orang-kepala-dinas'])
    const readers = new Map([['berkas-1', { personIds: new Set<string>(), postIds: new Set(['kepala-dinas']) }]])
    assert.deepEqual(told({ readers }), ['orang-kepala-dinas'])
    assert.deepEqual(told({ people: [] }), [])
  })

  test('of a limited dossier only its readers are told, whatever the rule', () => {
    const readers = new Map([
      ['berkas-1', { personIds: new Set(['orang-fungsional']), postIds: new Set(['kepala-dinas']) }],
    ])
    const told = noticesFor([happening({ kind: 'level-raised' })], defaultRules, { ...office, readers })
    assert.deepEqual(
      told.map((it) => it.personId),
      ['orang-fungsional', 'orang-kepala-dinas'],
    )
  })

  test('who is on duty is told of a crisis beside those whom the rule tells, each once, and of nothing else', () => {
    const onDuty = ['orang-sekretaris', 'tanpa-jabatan']
    const both = { ...office, people: [...people, { personId: 'tanpa-jabatan', held: [] }] }
    const told = (more: Partial<Happening>) =>
      noticesFor([withOnDuty(happening({ byPersonId: null, ...more }), onDuty)], defaultRules, both).map(
        (it) => it.personId,
      )
    const usual = ['orang-kepala-bidang', 'orang-sekretaris']
    assert.deepEqual(told({ kind: 'late', crisis: true }), [...usual, 'tanpa-jabatan'])
    assert.deepEqual(told({ kind: 'late' }), usual)
    assert.deepEqual(told({ kind: 'arrived', crisis: true }), ['orang-sekretaris'], 'the rule names nobody on duty')
    // An oral approval comes of a crisis, whatever the level is by the time it should have been ratified.
    assert.ok(told({ kind: 'ratify-late' }).includes('tanpa-jabatan'))
  })

  test('who acts for part of a post’s work is told of that part alone', () => {
    const acting = { personId: 'plh', held: [{ postId: 'sekretaris', kinds: ['pengumuman'], steps: null }] }
    const told = (kind: string) => {
      const works = new Map([['berkas-1', { step: 3, kind }]])
      return noticesFor([happening()], defaultRules, { ...office, people: [acting], works }).length
    }
    assert.deepEqual([told('pengumuman'), told('siaran-pers')], [1, 0])
    // Of what is of no dossier only who does all of the work is told.
    assert.deepEqual(noticesFor([happening({ dossierId: null })], defaultRules, { ...office, people: [acting] }), [])
  })

  test('a rule that is off tells nobody, and one without anybody to tell neither', () => {
    const off = defaultRules.map((it) => (it.kind === 'arrived' ? { ...it, on: false } : it))
    assert.deepEqual(toldTo([happening()], off), [])
    assert.deepEqual(toldTo([happening({ groups: {} })]), [])
  })

  test('at alert and crisis level what is usual becomes urgent, and what is quiet stays quiet', () => {
    const weightOf = (kind: Happening['kind']) =>
      noticesFor([happening({ kind, crisis: true })], defaultRules, office)[0]?.weight
    assert.equal(weightOf('arrived'), 'urgent')
    assert.equal(weightOf('half-time'), 'quiet')
  })

  test('every kind has one rule, and leads to a place of the application', () => {
    assert.deepEqual(
      noticeKinds.map((kind) => defaultRules.filter((it) => it.kind === kind).length),
      noticeKinds.map(() => 1),
    )
    for (const kind of noticeKinds)
      for (const dossierId of [null, 'berkas-1']) assert.match(placeOf({ kind, dossierId, data: {} }), /^\/[a-z]/)
    assert.equal(placeOf({ kind: 'arrived', dossierId: 'b', data: { decides: true } }), '/keputusan/b')
  })
})

describe('timers of a stay', () => {
  const calendar = calendarOf(defaultCalendar)
  const at = (text: string) => new Date(`${text}+07:00`)
  const monday = at('2026-11-23T08:00')
  const told = (timers: ReturnType<typeof timersOf>) => timers.map((it) => [it.kind, it.at.toISOString()])

  test('half the time, most of it, its end, and half an hour after it, on the office’s own clock', () => {
    const timers = timersOf(
      { calendar, runs: 'office' },
      { standardMinutes: 600, dueAt: at('2026-11-24T10:30') },
      defaultRules,
      monday,
    )
    assert.deepEqual(told(timers), [
      ['half-time', at('2026-11-23T14:00').toISOString()],
      ['due-soon', at('2026-11-24T08:30').toISOString()],
      ['late', at('2026-11-24T10:30').toISOString()],
      ['late-above', at('2026-11-24T11:00').toISOString()],
    ])
  })

  test('at alert and crisis level they follow the clock on the wall, through the night too', () => {
    const night = at('2026-11-23T22:00')
    const clock = { calendar, runs: 'wall' as const }
    const timers = timersOf(clock, { standardMinutes: 60, dueAt: at('2026-11-23T23:00') }, defaultRules, night)
    assert.deepEqual(told(timers), [
      ['half-time', at('2026-11-23T22:30').toISOString()],
      ['due-soon', at('2026-11-23T22:48').toISOString()],
      ['late', at('2026-11-23T23:00').toISOString()],
      ['late-above', at('2026-11-23T23:30').toISOString()],
    ])
  })

  test('in a drill they come as fast as its clock, the one that escalates too', () => {
    const clock = { calendar, runs: 'wall' as const, speed: 6 }
    const timers = timersOf(clock, { standardMinutes: 60, dueAt: at('2026-11-23T08:10') }, defaultRules, monday)
    assert.deepEqual(told(timers), [
      ['half-time', at('2026-11-23T08:05').toISOString()],
      ['due-soon', at('2026-11-23T08:08').toISOString()],
      ['late', at('2026-11-23T08:10').toISOString()],
      ['late-above', at('2026-11-23T08:15').toISOString()],
    ])
  })

  test('they come in order and never after their due instant, but for the one that escalates', () => {
    const anyMinutes = fc.integer({ min: 1, max: 5_000 })
    fc.assert(
      fc.property(anyMinutes, fc.integer({ min: -5_000, max: 5_000 }), (standardMinutes, shift) => {
        const dueAt = new Date(monday.getTime() + shift * 60_000)
        const [half, soon, late, above] = timersOf(
          { calendar, runs: 'office' },
          { standardMinutes, dueAt },
          defaultRules,
          monday,
        )
        assert.ok(half && soon && late && above)
        assert.ok(half.at <= soon.at && soon.at <= late.at && late.at < above.at)
        assert.equal(late.at.getTime(), dueAt.getTime())
      }),
    )
  })

  test('after a week without power only what is still true is told', () => {
    const dueAt = at('2026-11-24T10:30')
    const after = at('2026-12-01T08:00')
    const judged = (kind: Parameters<typeof judgeTimer>[0]['kind'], now: Date, more = {}) =>
      judgeTimer({ kind, state: 'running', dueAt, ...more }, now)
    assert.equal(judged('half-time', after), 'drop')
    assert.equal(judged('due-soon', after), 'drop')
    assert.equal(judged('late', after), 'tell')
    assert.equal(judged('late', after, { dueAt: null }), 'drop')
    assert.equal(judged('late', after, { state: 'held' }), 'drop')
    assert.deepEqual(judged('late', at('2026-11-24T10:00')), { waitUntil: dueAt })
    assert.equal(judged('half-time', at('2026-11-24T08:00')), 'tell')
  })
})
