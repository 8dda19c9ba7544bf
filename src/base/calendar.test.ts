import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addWorking, dayOf, isWorking, weekdays, workingBetween, type Calendar, type Span } from './calendar.ts'
import { calendarOf, problemsOf } from './calendar-edition.ts'
import { defaultCalendar } from './default-calendar.ts'

const shipped = calendarOf(defaultCalendar)
const [usual] = shipped.patterns as [Calendar['patterns'][number]]
const usualHours = usual.hours
const jakarta: Calendar = { zone: 'Asia/Jakarta', patterns: [usual], days: new Map([['2026-08-17', []]]) }
const at = (local: string) => new Date(`${local}+07:00`)

test('a standard of thirty hours given on Monday morning ends on Thursday afternoon', () => {
  assert.deepEqual(addWorking(jakarta, at('2026-11-23T07:30:00'), 30 * 60), at('2026-11-26T16:00:00'))
})

test('fifteen minutes given at 15.50 on Friday end on Friday, at 16.25 they end on Monday', () => {
  assert.deepEqual(addWorking(jakarta, at('2026-11-27T15:50:00'), 15), at('2026-11-27T16:05:00'))
  assert.deepEqual(addWorking(jakarta, at('2026-11-27T16:25:00'), 15), at('2026-11-30T07:40:00'))
})

test('the break at noon and a national holiday count nothing', () => {
  assert.equal(workingBetween(jakarta, at('2026-11-24T11:50:00'), at('2026-11-24T13:10:00')), 20)
  assert.equal(workingBetween(jakarta, at('2026-08-14T16:30:00'), at('2026-08-18T07:30:00')), 0)
})

test('in Ramadan the hours of Ramadan hold, from its first day to its last, and a day that is named goes before them', () => {
  const short: Span[] = [
    [480, 720],
    [750, 900],
  ]
  const ramadan = {
    name: 'Ramadan',
    from: '2026-02-19',
    until: '2026-03-20',
    hours: { ...usualHours, 1: short, 2: short, 3: short, 4: short },
  }
  const calendar: Calendar = {
    ...jakarta,
    patterns: [ramadan, usual, { ...usual, name: 'Jam kerja baru', from: '2026-03-01' }],
    days: new Map([['2026-02-24', [[480, 600]]]]),
  }
  const worked = (day: string) => workingBetween(calendar, at(`${day}T00:00:00`), at(`${day}T23:59:00`))
  assert.deepEqual(['2026-02-18', '2026-02-19', '2026-02-24', '2026-03-19', '2026-03-23'].map(worked), [450, 390, 120, 390, 450]) // prettier-ignore
})

test('time that ends before it begins counts nothing, and no minutes end when they begin', () => {
  assert.equal(workingBetween(jakarta, at('2026-11-24T11:00:00'), at('2026-11-24T10:00:00')), 0)
  assert.deepEqual(addWorking(jakarta, at('2026-11-22T11:00:00'), 0), at('2026-11-22T11:00:00'))
})

test('counted back, fifteen minutes before Monday’s opening begin on Friday', () => {
  assert.deepEqual(addWorking(jakarta, at('2026-11-30T07:30:00'), -15), at('2026-11-27T16:15:00'))
  assert.deepEqual(addWorking(jakarta, at('2026-11-30T13:10:00'), -10), at('2026-11-30T13:00:00'))
})

test('a calendar without working time, and a year outside 2000 to 2100, are refused, not searched for ever', () => {
  const never: Calendar = { ...jakarta, patterns: [] }
  assert.throws(() => addWorking(never, at('2026-11-24T11:00:00'), 1), RangeError)
  assert.throws(() => addWorking(never, at('2026-11-24T11:00:00'), -1), RangeError)
  assert.equal(workingBetween(never, at('2026-11-24T11:00:00'), at('2050-11-24T11:00:00')), 0)
  for (const year of ['1999-12-31', '2101-01-01']) {
    assert.throws(() => addWorking(jakarta, at(`${year}T10:00:00`), 1), RangeError)
  }
  assert.throws(() => workingBetween(jakarta, at('1999-12-31T10:00:00'), at('2026-01-01T10:00:00')), RangeError)
  assert.throws(() => workingBetween(jakarta, at('2026-01-01T10:00:00'), at('2101-01-01T10:00:00')), RangeError)
  assert.equal(workingBetween(jakarta, at('2000-01-01T00:00:00'), at('2100-12-31T23:59:00')) > 0, true)
})

test('where summer time leaves an hour out it is not worked, and where it gives one twice it is worked twice', () => {
  const nights: Calendar = {
    zone: 'Europe/Berlin',
    patterns: [{ ...usual, hours: Object.fromEntries(weekdays.map((day) => [day, [[0, 360]]])) as never }],
    days: new Map(),
  }
  const worked = (day: string) => workingBetween(nights, new Date(`${day}T00:00:00Z`), new Date(`${day}T12:00:00Z`))
  assert.deepEqual(['2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25'].map(worked), [300, 240, 240, 300])
  assert.equal(workingBetween(nights, new Date('2026-03-28T22:00:00Z'), new Date('2026-03-29T10:00:00Z')), 300)
  assert.equal(workingBetween(nights, new Date('2026-10-24T20:00:00Z'), new Date('2026-10-25T10:00:00Z')), 420)
})

test('the calendar that ships has nothing wrong, and thirty hours over Lebaran 2026 are counted by its decree', () => {
  assert.deepEqual(problemsOf(defaultCalendar), [])
  assert.equal(workingBetween(shipped, at('2026-11-23T00:00:00'), at('2026-11-30T00:00:00')), 37.5 * 60)
  assert.equal(workingBetween(shipped, at('2026-02-23T00:00:00'), at('2026-03-02T00:00:00')), 32.5 * 60)
  // 17 March is the last day in Ramadan; from 18 to 24 are leave, Nyepi, Lebaran and a weekend.
  assert.deepEqual(addWorking(shipped, at('2026-03-17T08:00:00'), 30 * 60), at('2026-03-30T08:30:00'))
})

test('the day of an instant is the office’s own day', () => {
  assert.equal(dayOf('Asia/Jakarta', new Date('2026-12-31T17:00:00Z')), '2027-01-01')
  assert.equal(dayOf('Asia/Jakarta', new Date('2026-12-31T16:59:59Z')), '2026-12-31')
})

const MINUTE = 60_000
const minuteOf = (date: string) => Date.parse(date) / MINUTE
const instant = fc
  .integer({ min: minuteOf('2024-01-01'), max: minuteOf('2030-12-31') })
  .map((minute) => new Date(minute * MINUTE))
const date = fc
  .integer({ min: Date.parse('2024-01-01') / 86_400_000, max: Date.parse('2030-12-31') / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))
const hours = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 6, comparator: 'IsStrictlyEqual' })
  .map((marks) => marks.toSorted((a, b) => a - b))
  .map(
    (marks) =>
    Array.from({ length: marks.length >> 1 }, (_, at): Span => [marks[2 * at] as number * 15, marks[2 * at + 1] as number * 15]), // prettier-ignore
  )
const week = fc
  .tuple(hours, hours, hours, hours, hours, hours, hours)
  .map(([mon, tue, wed, thu, fri, sat, sun]) => ({ 1: mon, 2: tue, 3: wed, 4: thu, 5: fri, 6: sat, 7: sun }))
const season = fc.tuple(date, fc.integer({ min: 0, max: 60 }), week).map(([from, length, own]) => ({
  name: 'Musim',
  from,
  until: new Date(Date.parse(from) + length * 86_400_000).toISOString().slice(0, 10),
  hours: own,
}))
/** Any office in Indonesia: its usual hours, new ones from a day on, a season, and days of their own. */
const anyCalendar: fc.Arbitrary<Calendar> = fc
  .record({
    zone: fc.constantFrom('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'),
    first: fc.oneof(fc.constant(usualHours), week),
    later: fc.option(fc.tuple(date, week)),
    season: fc.option(season),
    days: fc.array(fc.tuple(date, fc.oneof(fc.constant<Span[]>([]), hours)), { maxLength: 40 }),
  })
  .map((it) => ({
    zone: it.zone,
    patterns: [
      { ...usual, hours: it.first },
      ...(it.later ? [{ ...usual, from: it.later[0], hours: it.later[1] }] : []),
      ...(it.season ? [it.season] : []),
    ],
    days: new Map(it.days),
  }))

/** Counts minute by minute, the slow way that nobody can get wrong. */
function slowly({ zone, patterns, days }: Calendar, from: Date, to: Date): number {
  const ahead = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 }[zone] as number
  let sum = 0
  let [known, spans]: [string, readonly Span[]] = ['', []]
  for (let ms = from.getTime(); ms < to.getTime(); ms += MINUTE) {
    const local = ms + ahead * 3_600_000
    const minute = Math.floor(local / MINUTE) % 1440
    if (minute === 0 || known === '') {
      known = new Date(local).toISOString().slice(0, 10)
      const weekday = (new Date(local).getUTCDay() || 7) as 1
      const [usually, ...others] = patterns
      const now = others.filter((it) => known >= (it.from ?? '') && known <= (it.until ?? '9'))
      const holding = now.find((it) => it.until !== null) ?? now[0] ?? usually
      spans = days.get(known) ?? holding?.hours[weekday] ?? []
    }
    if (spans.some(([opensAt, closesAt]) => minute >= opensAt && minute < closesAt)) sum++
  }
  return sum
}

const tenStretches = fc.array(fc.tuple(instant, fc.integer({ min: 0, max: 6_000 })), { minLength: 10, maxLength: 10 })

test('working time equals a count minute by minute, whatever the calendar', () => {
  fc.assert(
    fc.property(anyCalendar, tenStretches, (calendar, ten) => {
      for (const [from, length] of ten) {
        const to = new Date(from.getTime() + length * MINUTE)
        assert.equal(workingBetween(calendar, from, to), slowly(calendar, from, to))
      }
    }),
    { numRuns: 1_000 }, // ten stretches each
  )
})

test('across years too', () => {
  fc.assert(
    fc.property(anyCalendar, instant, instant, (calendar, one, other) => {
      const [from, to] = one < other ? [one, other] : [other, one]
      assert.equal(workingBetween(calendar, from, to), slowly(calendar, from, to))
    }),
    { numRuns: 25 },
  )
})

/** A calendar in which somebody works every week. */
const worked = anyCalendar.map((it) => ({ ...it, patterns: [usual, ...it.patterns.filter((one) => one.until !== null)] })) // prettier-ignore

test('adding working minutes and counting them are each other’s inverse, forward and back, and end in working time', () => {
  fc.assert(
    fc.property(worked, instant, fc.integer({ min: 1, max: 30_000 }), (calendar, from, minutes) => {
      const due = addWorking(calendar, from, minutes)
      assert.equal(workingBetween(calendar, from, due), minutes)
      assert.ok(
        isWorking(calendar, new Date(due.getTime() - 1)),
        `${due.toISOString()} is never in a break or on a holiday`,
      )
      const begin = addWorking(calendar, from, -Math.min(minutes, 500))
      assert.equal(workingBetween(calendar, begin, from), Math.min(minutes, 500))
      assert.ok(isWorking(calendar, begin))
    }),
    { numRuns: 1_000 },
  )
})

test('counting adds up, and more minutes are never over earlier', () => {
  fc.assert(
    fc.property(anyCalendar, fc.tuple(instant, instant, instant), (calendar, given) => {
      const [a, b, c] = given.toSorted((one, other) => one.getTime() - other.getTime()) as [Date, Date, Date]
      assert.equal(workingBetween(calendar, a, b) + workingBetween(calendar, b, c), workingBetween(calendar, a, c))
    }),
    { numRuns: 200 },
  )
  fc.assert(
    fc.property(worked, instant, fc.nat(5_000), fc.nat(5_000), (calendar, from, one, more) => {
      assert.ok(addWorking(calendar, from, one) <= addWorking(calendar, from, one + more))
    }),
    { numRuns: 1_000 },
  )
})
