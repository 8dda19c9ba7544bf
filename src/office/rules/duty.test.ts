import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { growth } from '../../../test/processor-time.ts'
import { dayAfter, isWorking, type Calendar } from '../../base/calendar.ts'
import { calendarOf } from '../../base/calendar-edition.ts'
import { defaultCalendar } from '../../base/default-calendar.ts'
import { localOf } from '../../base/zone.ts'
import {
  dutyAt,
  problemsOfShifts,
  SHIFTS_AT_ONCE_MAX,
  shiftsOf,
  unattended,
  type DutyPattern,
  type Roster,
  type Shift,
} from './duty.ts'
import { csvOfDuty, directoryOf, judgeDutyRow, mapDutyHeader, parseInstant } from './duty-csv.ts'

const HOUR_MS = 3_600_000
const JAKARTA = 'Asia/Jakarta'
const zones = fc.constantFrom(JAKARTA, 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe')
const clock = (text: string) => {
  const [hours = 0, minutes = 0] = text.split('.').map(Number)
  return hours * 60 + minutes
}
const three = [['07.00', '14.00'], ['14.00', '21.00'], ['21.00', '07.00']].map(([from = '', until = '']) => ({ from: clock(from), until: clock(until) })) // prettier-ignore
const daily = (more: Partial<DutyPattern> = {}): DutyPattern => ({ fromOn: '2026-12-02', untilOn: '2026-12-15', weekdays: [1, 2, 3, 4, 5, 6, 7], turns: three, teams: [['a'], ['b'], ['c', 'd']], ...more }) // prettier-ignore
const wib = (text: string) => new Date(`${text.replace(' ', 'T')}:00+07:00`)
const shown = (it: { from: Date; until: Date }) => [it.from.toISOString(), it.until.toISOString()]

describe('a pattern becomes shifts', () => {
  test('of every day in turn, across midnight, by people who come one after the other', () => {
    const made = shiftsOf(daily({ untilOn: '2026-12-03' }), JAKARTA)
    assert.deepEqual(
      made.map((it) => [...shown(it), it.personIds.join()]),
      [
        ['2026-12-02T00:00:00.000Z', '2026-12-02T07:00:00.000Z', 'a'],
        ['2026-12-02T07:00:00.000Z', '2026-12-02T14:00:00.000Z', 'b'],
        ['2026-12-02T14:00:00.000Z', '2026-12-03T00:00:00.000Z', 'c,d'],
        ['2026-12-03T00:00:00.000Z', '2026-12-03T07:00:00.000Z', 'a'],
        ['2026-12-03T07:00:00.000Z', '2026-12-03T14:00:00.000Z', 'b'],
        ['2026-12-03T14:00:00.000Z', '2026-12-04T00:00:00.000Z', 'c,d'],
      ],
    )
  })

  test('on the chosen weekdays alone', () => {
    const made = shiftsOf(daily({ weekdays: [6, 7], turns: [{ from: 0, until: 0 }] }), JAKARTA)
    assert.deepEqual(
      made.map((it) => localDay(it.from, JAKARTA)),
      ['2026-12-05', '2026-12-06', '2026-12-12', '2026-12-13'],
    )
  })

  test('that are too many end at the limit, and a pattern of no day gives none', () => {
    const minutes = Array.from({ length: 12 }, (_, at) => ({ from: at * 60, until: at * 60 + 60 }))
    assert.equal(shiftsOf(daily({ untilOn: '2199-12-31', turns: minutes }), JAKARTA).length, SHIFTS_AT_ONCE_MAX + 1)
    assert.deepEqual(shiftsOf(daily({ untilOn: '2026-12-01' }), JAKARTA), [])
  })

  test('that cover every instant once when the turns tile the day, also over summer time', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(zones, cuts, fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 9 }), (zone, cut, begin, days) => {
        const starts = cut.toSorted((a, b) => a - b)
        const turns = starts.map((from, at) => ({ from, until: starts[at + 1] ?? (starts[0] as number) }))
        const fromOn = dayAfter('2026-01-01', begin)
        const made = shiftsOf(daily({ fromOn, untilOn: dayAfter(fromOn, days), turns, teams: [['a'], ['b']] }), zone)
        for (const [at, it] of made.entries()) {
          assert.ok(it.until > it.from)
          if (at > 0) assert.deepEqual(it.from, made[at - 1]?.until, 'no gap and no overlap')
        }
        const [first, last] = [made[0], made.at(-1)]
        assert.equal(first && localDay(first.from, zone), fromOn)
        assert.equal(last && localDay(last.from, zone), dayAfter(fromOn, days))
        // A whole number of days by the clock on the wall: 23, 24 or 25 hours each. In Lord Howe it is half an hour.
        const hours = ((last?.until.getTime() ?? 0) - (first?.from.getTime() ?? 0)) / HOUR_MS
        assert.ok(Math.abs(hours - (days + 1) * 24) <= 1)
      }),
      { numRuns: 300, examples: [['America/New_York', [121, 180], 794, 7]] },
    ) // prettier-ignore
  })

  test('whose night is an hour shorter or longer where summer time begins or ends', () => {
    const night = { turns: [{ from: clock('21.00'), until: clock('07.00') }], teams: [['a']] }
    const hoursOn = (day: string) =>
      shiftsOf(daily({ fromOn: day, untilOn: day, ...night }), 'Europe/Berlin').map(
        (it) => (it.until.getTime() - it.from.getTime()) / HOUR_MS,
      )
    assert.deepEqual([hoursOn('2026-03-28'), hoursOn('2026-10-24'), hoursOn('2026-06-01')], [[9], [11], [10]])
    // An hour that summer time leaves out is no shift.
    const left = daily({ fromOn: '2026-03-29', untilOn: '2026-03-29', turns: [{ from: 120, until: 180 }] })
    assert.deepEqual(shiftsOf(left, 'Europe/Berlin'), [])
    // One whose change of hands falls into that hour ends where the next begins: at the change of the clock.
    const turns = [{ from: clock('02.01'), until: clock('03.00') }, { from: clock('03.00'), until: clock('02.01') }] // prettier-ignore
    const met = shiftsOf(daily({ fromOn: '2028-03-11', untilOn: '2028-03-12', turns }), 'America/New_York')
    assert.deepEqual(met.map(shown), [
      ['2028-03-11T07:01:00.000Z', '2028-03-11T08:00:00.000Z'],
      ['2028-03-11T08:00:00.000Z', '2028-03-12T07:00:00.000Z'],
      ['2028-03-12T07:00:00.000Z', '2028-03-13T06:01:00.000Z'],
    ])
  })
})

const localDay = (at: Date, zone: string) => new Date(localOf(zone, at.getTime())).toISOString().slice(0, 10)

describe('what is wrong with shifts', () => {
  const now = wib('2026-12-01 10:00')
  const shift = (more: Partial<Shift> = {}): Shift => ({ from: wib('2026-12-02 07:00'), until: wib('2026-12-02 14:00'), personIds: ['a'], letterNumber: '094/1', letteredOn: '2026-11-30', note: '', ...more }) // prettier-ignore
  const person = (name: string) => ({ name, isAuditor: false, leftOn: null })
  const roster = (more: Partial<Roster> = {}): Roster => ({ zone: JAKARTA, people: new Map([...'abcdefg'].map((id) => [id, person(`Orang ${id}`)])), entered: [], ...more }) // prettier-ignore
  const problems = (shifts: Shift[], it = roster()) =>
    problemsOfShifts(shifts, it, now).map((bad) => [bad.at, bad.problem, bad.value])

  test('is told of the first thing of each, with whom it is about', () => {
    const people = new Map([...roster().people, ['left', { ...person('Pergi'), leftOn: '2026-12-02' }], ['audit', { ...person('Auditor'), isAuditor: true }]]) // prettier-ignore
    const cases: [Partial<Shift>, string, string][] = [
      [{ until: wib('2026-12-02 07:00') }, 'reversed', ''],
      [{ until: wib('2026-12-03 07:01') }, 'too-long', ''],
      [{ from: wib('2026-11-30 22:00'), until: wib('2026-12-01 10:00') }, 'over', ''],
      [{ from: wib('2028-12-02 07:00'), until: wib('2028-12-02 08:00') }, 'too-far', ''],
      [{ personIds: [] }, 'nobody', ''],
      [{ personIds: [...'abcdefg'] }, 'too-many', ''],
      [{ personIds: ['a', 'b', 'a'] }, 'twice', 'Orang a'],
      [{ letteredOn: '2026-12-03' }, 'letter-late', '094/1'],
      [{ personIds: ['a', 'nobody'] }, 'person-unfit', ''],
      [{ personIds: ['audit'] }, 'person-unfit', 'Auditor'],
      [{ personIds: ['left'] }, 'person-unfit', 'Pergi'],
    ]
    for (const [more, problem, value] of cases)
      assert.deepEqual(problems([shift(more)], roster({ people })), [[0, problem, value]])
    assert.deepEqual(problems([shift(), shift({ until: wib('2026-12-03 07:00'), personIds: ['b'] })]), [])
    // One that runs already may be entered: who came at nine is noted at ten.
    assert.deepEqual(problems([shift({ from: wib('2026-12-01 09:00'), until: wib('2026-12-01 12:00'), letteredOn: '2026-12-01' })]), []) // prettier-ignore
  })

  test('nobody is on duty twice at one time, and two people may be', () => {
    const later = shift({ from: wib('2026-12-02 13:59'), until: wib('2026-12-02 21:00') })
    assert.deepEqual(problems([shift(), later]), [[1, 'overlaps', 'Orang a']])
    assert.deepEqual(problems([later, shift()]), [[0, 'overlaps', 'Orang a']])
    assert.deepEqual(problems([shift(), { ...later, personIds: ['b'] }]), [])
    assert.deepEqual(problems([shift(), shift({ from: wib('2026-12-02 14:00'), until: wib('2026-12-02 21:00') })]), [])
    assert.deepEqual(problems([shift()], roster({ entered: [later] })), [[0, 'overlaps', 'Orang a']])
    assert.deepEqual(problems([later], roster({ entered: [shift()] })), [[0, 'overlaps', 'Orang a']])
  })

  test('shifts that were all found good never overlap for anyone, whatever the list', () => {
    const hour = fc.integer({ min: 0, max: 60 })
    const some = fc.record({ from: hour, hours: fc.integer({ min: 1, max: 24 }), who: fc.uniqueArray(fc.constantFrom(...'abc'), { minLength: 1, maxLength: 3 }) }) // prettier-ignore
    const at = (hours: number) => new Date(wib('2026-12-02 00:00').getTime() + hours * HOUR_MS)
    fc.assert(
      fc.property(fc.array(some, { maxLength: 8 }), fc.integer({ min: 0, max: 8 }), (list, split) => {
        const all = list.map((it) => shift({ from: at(it.from), until: at(it.from + it.hours), personIds: it.who }))
        const [entered, asked] = [all.slice(0, split), all.slice(split)]
        if (meets(entered)) return // what stands already never overlaps
        const bad = new Set(problemsOfShifts(asked, roster({ entered }), now).map((it) => it.at))
        const good = asked.filter((_, place) => !bad.has(place))
        assert.equal(meets([...entered, ...good]), false)
        assert.equal(bad.size > 0, meets(all), 'and what is found bad is')
      }),
      { numRuns: 500 },
    )
  })
})

const meets = (all: readonly Shift[]) =>
  all.some(
    (one, at) =>
    all.some((other, place) => at < place && one.from < other.until && other.from < one.until && one.personIds.some((id) => other.personIds.includes(id))), // prettier-ignore
  )

describe('who is there', () => {
  const calendar: Calendar = calendarOf(defaultCalendar)
  const stretch = (from: string, until: string) => ({ from: wib(from), until: wib(until) })

  test('is nobody outside office hours without a shift; the break at noon is the office’s', () => {
    // Wednesday 2 and Thursday 3 December 2026: 07.30 to 16.00.
    const within = stretch('2026-12-02 10:00', '2026-12-03 10:00')
    assert.deepEqual(unattended(calendar, [], within), [stretch('2026-12-02 16:00', '2026-12-03 07:30')])
    const shifts = [stretch('2026-12-02 15:00', '2026-12-02 21:00'), stretch('2026-12-02 22:00', '2026-12-03 07:00')]
    assert.deepEqual(unattended(calendar, shifts, within), [
      stretch('2026-12-02 21:00', '2026-12-02 22:00'),
      stretch('2026-12-03 07:00', '2026-12-03 07:30'),
    ])
  })

  test('agrees at any instant with the shifts and the working hours themselves', () => {
    const hour = fc.integer({ min: 0, max: 100 })
    const start = wib('2026-12-04 09:00').getTime()
    const at = (hours: number) => new Date(start + hours * HOUR_MS)
    const shiftsOfHours = fc.array(fc.tuple(hour, fc.integer({ min: 1, max: 24 })), { maxLength: 6 })
    fc.assert(
      fc.property(shiftsOfHours, fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 59 }), (made, hours, minutes) => {
        const shifts = made.map(([from, length]) => ({ from: at(from), until: at(from + length) }))
        const gaps = unattended(calendar, shifts, { from: at(0), until: at(100) })
        const moment = new Date(at(hours).getTime() + minutes * 60_000)
        const isGap = gaps.some((it) => it.from <= moment && moment < it.until)
        const onDuty = dutyAt(shifts, moment).now.length > 0
        if (onDuty || isWorking(calendar, moment)) assert.equal(isGap, false)
        else if (!isGap) assert.ok(isBreak(moment), 'only a break between working hours is left to the office')
        for (const [place, it] of gaps.entries()) assert.ok(it.from < it.until && (place === 0 || it.from > (gaps[place - 1]?.until as Date))) // prettier-ignore
      }),
      { numRuns: 400 },
    ) // prettier-ignore
    function isBreak(moment: Date) {
      const [before, after] = [-2, 2].map((it) => isWorking(calendar, new Date(moment.getTime() + it * HOUR_MS)))
      return before && after
    }
  })

  test('next are all who begin at the same time', () => {
    const [night, one, other, late] = [stretch('2026-12-02 21:00', '2026-12-03 07:00'), stretch('2026-12-03 07:00', '2026-12-03 14:00'), stretch('2026-12-03 07:00', '2026-12-03 12:00'), stretch('2026-12-03 14:00', '2026-12-03 21:00')] as const // prettier-ignore
    const all = [night, one, other, late]
    assert.deepEqual(dutyAt(all, wib('2026-12-03 06:59')), { now: [night], next: [one, other] })
    assert.deepEqual(dutyAt(all, wib('2026-12-03 07:00')), { now: [one, other], next: [late] })
    assert.deepEqual(dutyAt(all, wib('2026-12-03 21:00')), { now: [], next: [] })
  })
})

describe('a roster as a table', () => {
  const find = directoryOf([
    { id: 'a', name: 'Andi Wijaya, S.Sos', email: 'andi@contoh.go.id' },
    { id: 'b', name: 'Budi', email: 'budi@contoh.go.id' },
    { id: 'c', name: 'Budi', email: 'budi.dua@contoh.go.id' },
  ])
  const columns = mapDutyHeader(['Mulai', 'Selesai', 'Petugas', 'Surat Tugas', 'Tanggal Surat', 'Keterangan'])
  const judge = (...cells: string[]) => judgeDutyRow(cells, columns ?? {}, { zone: JAKARTA, find })
  const row = ['2026-12-02 07:00', '2 Desember 2026 pukul 24.00 WIB', 'andi@contoh.go.id', '094/1', '1/12/2026', 'Ruang 2'] // prettier-ignore
  const changed = (at: number, cell: string) => row.map((it, place) => (place === at ? cell : it))

  test('is read as offices write it: the first of the people leads', () => {
    assert.ok(columns)
    assert.equal(mapDutyHeader(['Mulai', 'Selesai', 'Petugas', 'Keterangan']), null)
    assert.deepEqual(judge(...changed(2, ' ANDI  wijaya, s.sos ; budi.dua@contoh.go.id')), {
      shift: { from: wib('2026-12-02 07:00'), until: wib('2026-12-03 00:00'), personIds: ['a', 'c'], letterNumber: '094/1', letteredOn: '2026-12-01', note: 'Ruang 2' }, // prettier-ignore
    })
  })

  test('names what cannot be read of a row', () => {
    const bad = (at: number, cell: string) => {
      const judged = judge(...changed(at, cell))
      return 'problem' in judged ? [judged.problem, judged.value] : 'read'
    }
    assert.deepEqual(bad(0, '2026-12-02'), ['from', '2026-12-02'])
    assert.deepEqual(bad(1, '2026-12-02 25:00'), ['until', '2026-12-02 25:00'])
    assert.deepEqual(bad(2, 'Citra'), ['person-unknown', 'Citra'])
    assert.deepEqual(bad(2, 'budi'), ['person-unclear', 'budi'])
    assert.deepEqual(bad(3, ''), ['letter', ''])
    assert.deepEqual(bad(4, '31/02/2026'), ['lettered-on', '31/02/2026'])
    assert.deepEqual(bad(5, 'x'.repeat(201)), ['note', 'x'.repeat(60)])
    assert.deepEqual(bad(2, ' ; '), 'read', 'and nobody is said of the shift itself')
  })

  test('takes no longer for a cell of any length', () => {
    const read = (times: number) => () => parseInstant(`2${' '.repeat(times)}x`, JAKARTA)
    assert.ok(growth(read(1_000), read(16_000)) < 100)
  })

  test('knows a time of day from none, and another zone’s from the office’s', () => {
    const read = (text: string, zone = JAKARTA) => parseInstant(text, zone)?.toISOString() ?? null
    for (const same of [
      '2026-12-02 07:00',
      '2026-12-02T07:00',
      '2/12/2026 07.00',
      'Rabu, 2 Desember 2026, pukul 7.00 WIB',
    ])
      // prettier-ignore
      assert.equal(read(same), '2026-12-02T00:00:00.000Z', same)
    for (const none of [
      '',
      '07.00',
      '2026-12-02',
      '2026-12-02 07:60',
      '2026-12-02 24:30',
      '2026-02-30 07:00',
      '2026-12-02 07:00 WITA',
      '2026-12-02T07:00Z',
    ])
      // prettier-ignore
      assert.equal(read(none), null, none)
    assert.equal(read('2026-12-02 07:00 wita', 'Asia/Makassar'), '2026-12-01T23:00:00.000Z')
  })

  test('is taken in again as it was written', () => {
    const shift = { from: wib('2026-12-02 21:00'), until: wib('2026-12-03 07:00'), letterNumber: '=094/1', letteredOn: '2026-12-01', note: 'Telp. +62 812; ruang "2"' } // prettier-ignore
    const [head = '', line = ''] = csvOfDuty([{ ...shift, people: ['andi@contoh.go.id'] }], JAKARTA, 'id')
    assert.ok(mapDutyHeader(head.trim().split(',')))
    assert.equal(line, `2026-12-02 21:00,2026-12-03 07:00,andi@contoh.go.id,"'=094/1",2026-12-01,"Telp. +62 812; ruang ""2"""\r\n`) // prettier-ignore
    const cells = ['2026-12-02 21:00', '2026-12-03 07:00', 'andi@contoh.go.id', "'=094/1", '2026-12-01', shift.note]
    assert.deepEqual(judgeDutyRow(cells, mapDutyHeader(head.trim().split(',')) ?? {}, { zone: JAKARTA, find }), { shift: { ...shift, personIds: ['a'] } }) // prettier-ignore
  })
})
