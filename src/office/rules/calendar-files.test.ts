import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import type { CalendarDay, CalendarEdition } from '../../base/calendar-edition.ts'
import { defaultCalendar } from '../../base/default-calendar.ts'
import { changesOf, foundIn, rebased, withDays } from './calendar-draft.ts'
import { csvOfDays, judgeDayRow, mapDayHeader, type DaysRead } from './calendar-csv.ts'
import { icsOfDays, readIcs } from './calendar-ics.ts'
import { minutesOfWeek } from '../../base/calendar-edition.ts'
import { hoursText, parseHours } from './work-hours.ts'

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
/** Hours in order, none of them empty. */
const anyHours = fc
  .uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 8 })
  .map((minutes) => minutes.toSorted((one, other) => one - other))
  .map((minutes) =>
    Array.from(
      { length: Math.floor(minutes.length / 2) },
      (_, at) => `${clock(minutes[2 * at] as number)}-${clock(minutes[2 * at + 1] as number)}`,
    ),
  )
const anyText = (max: number) =>
  fc
    .string({ maxLength: max, unit: fc.constantFrom(...'aZ9 ,;:"\\=-–é​漢😀.\n'.split(/(?:)/u)) })
    .map((it) => it.trim().normalize('NFC'))
const kindAndHours = fc.oneof(
  fc.record({ kind: fc.constantFrom('holiday' as const, 'joint-leave' as const), hours: fc.constant([] as string[]) }),
  fc.record({ kind: fc.constantFrom('half-day' as const, 'extra' as const), hours: anyHours }),
  fc.record({ kind: fc.constant('local' as const), hours: fc.oneof(fc.constant([] as string[]), anyHours) }),
)
const anyDay: fc.Arbitrary<CalendarDay> = fc
  .record({
    on: fc.date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true }).map((it) => it.toISOString().slice(0, 10)), // prettier-ignore
    name: anyText(100).map((it) => it || 'Nama'),
    rest: kindAndHours,
    source: anyText(150),
    certain: fc.boolean(),
  })
  .map(({ rest, ...day }) => ({ ...day, ...rest }))
const anyDays = fc.uniqueArray(anyDay, { selector: (it) => it.on, maxLength: 20 })
const language = fc.constantFrom('id' as const, 'en' as const)
const always = { from: 2000, to: 2100 }

function readCsv(text: string): CalendarDay[] {
  const [header = [], ...rows] = parse(text, { bom: true }) as string[][]
  const columns = mapDayHeader(header)
  assert.ok(columns)
  return rows.map((cells) => {
    const judged = judgeDayRow(cells, columns)
    assert.ok('day' in judged, JSON.stringify(judged))
    return judged.day
  })
}

describe('hours as people write them', () => {
  test('are read whatever stands between, and written one way', () => {
    for (const written of [
      '07.30–12.00, 13.00–16.00',
      '7:30-12; 13 - 16',
      'pukul 07.30 s.d. 12.00 dan 13.00 s.d. 16.00 WIB',
      '7.30 sampai 12.00,13.00—16.00',
      '07:30 to 12:00 and 13:00 until 16:00',
    ])
      assert.deepEqual(parseHours(written), ['07:30-12:00', '13:00-16:00'], written)
    assert.equal(hoursText(['07:30-12:00', '13:00-24:00']), '07.30–12.00, 13.00–24.00')
  })
  test('are none on a day of rest, and unread when they are no hours', () => {
    for (const written of ['', ' ', '-', 'Libur', 'off']) assert.deepEqual(parseHours(written), [], written)
    for (const written of [
      'pagi',
      '7',
      '07.60–12.00',
      '24.00–24.00',
      '25-26',
      '07.30–12.00 13.00',
      '7,30-12',
      '1-2,'.repeat(20),
    ])
      assert.equal(parseHours(written), null, written)
  })
  test('come back as they were', () => {
    fc.assert(fc.property(anyHours, (hours) => assert.deepEqual(parseHours(hoursText(hours)), hours)))
  })
  test('of the usual week and of Ramadan add up as the decree has them', () => {
    assert.deepEqual(
      defaultCalendar.patterns.slice(0, 2).map((it) => minutesOfWeek(it.hours)),
      [37 * 60 + 30, 32 * 60 + 30],
    )
  })
})

describe('days as a table', () => {
  test('come back as they were', () => {
    fc.assert(
      fc.property(anyDays, language, (days, spoken) =>
        assert.deepEqual(readCsv(csvOfDays(days, spoken).join('')), days),
      ),
    )
  })
  test('of the calendar that Siar comes with come back as they were', () => {
    assert.deepEqual(readCsv(csvOfDays(defaultCalendar.days, 'id').join('')), defaultCalendar.days)
  })
  test('of an office’s own list need only the date and the name', () => {
    const columns = mapDayHeader(['No', 'Hari dan Tanggal', 'Keterangan'])
    assert.ok(columns)
    const judged = (on: string, name: string) => judgeDayRow(['1', on, name], columns)
    assert.deepEqual(judged('Senin, 17 Agustus 2026', 'Proklamasi Kemerdekaan'), {
      day: { on: '2026-08-17', name: 'Proklamasi Kemerdekaan', kind: 'holiday', hours: [], source: '', certain: true },
    })
    assert.deepEqual(judged('24/12/2026', 'Cuti Bersama Natal'), {
      day: { on: '2026-12-24', name: 'Cuti Bersama Natal', kind: 'joint-leave', hours: [], source: '', certain: true },
    })
    assert.equal(mapDayHeader(['Nomor', 'Tanggal']), null)
  })
  test('say which of their cells cannot be taken', () => {
    const columns = mapDayHeader(['tanggal', 'nama', 'jenis', 'jam', 'dasar', 'kepastian'])
    assert.ok(columns)
    const problem = (...cells: string[]) => {
      const judged = judgeDayRow(cells, columns)
      return 'problem' in judged ? judged.problem : null
    }
    assert.equal(problem('31 Februari 2026', 'Libur'), 'day')
    assert.equal(problem('1999-01-01', 'Libur'), 'day')
    assert.equal(problem('2026-01-01', ''), 'name')
    assert.equal(problem('2026-01-01', 'x'.repeat(121)), 'name')
    assert.equal(problem('2026-01-01', 'a\u0000b'), 'name')
    assert.equal(problem('2026-01-01', 'Libur', 'pesta'), 'kind')
    assert.equal(problem('2026-01-01', 'Libur', 'setengah hari', 'pagi'), 'hours')
    assert.equal(problem('2026-01-01', 'Libur', 'setengah hari', ''), 'day-without-hours')
    assert.equal(problem('2026-01-01', 'Libur', 'libur nasional', '08.00-12.00'), 'day-off-worked')
    assert.equal(problem('2026-01-01', 'Libur', 'setengah hari', '12.00-08.00'), 'hours-overlap')
    assert.equal(problem('2026-01-01', 'Libur', '', '', 'x'.repeat(201)), 'source')
    assert.equal(problem('2026-01-01', 'Libur', '', '', '', 'mungkin'), 'certain')
  })
})

describe('days as iCalendar', () => {
  const read = (text: string, years: { from: number; to: number } = always): DaysRead => {
    const answer = readIcs(text, years)
    assert.ok(answer !== null && answer !== 'full')
    return answer
  }
  const one = (lines: string, years?: { from: number; to: number }) =>
    read(`BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n${lines}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`, years)
  const dates = (it: DaysRead) => it.days.map((day) => day.on)
  const problems = (it: DaysRead) => it.bad.map((bad) => [bad.line, bad.problem])

  test('come back as they were, with lines of 75 octets at most', () => {
    const madeAt = new Date('2026-11-26T03:00:00Z')
    fc.assert(
      fc.property(anyDays, language, (days, spoken) => {
        const written = icsOfDays(days, madeAt, spoken)
        for (const line of written.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75 && line.isWellFormed(), line)
        assert.deepEqual(read(written), { days, bad: [] })
        assert.deepEqual(
          read(`\ufeff${written.replaceAll('\r\n', '\n')}`),
          { days, bad: [] },
          'with a mark, and LF alone',
        )
      }),
    )
    assert.deepEqual(read(icsOfDays(defaultCalendar.days, madeAt, 'id')).days, defaultCalendar.days)
  })

  test('of several dates are taken day by day, the end not among them', () => {
    const idulfitri =
      'DTSTART;VALUE=DATE:20260320\r\nDTEND;VALUE=DATE:20260323\r\nSUMMARY:Cuti bersama Idul\r\n fitri\\, 1447\\nH'
    const { days, bad } = one(idulfitri)
    assert.deepEqual([days.map((it) => it.on), bad], [['2026-03-20', '2026-03-21', '2026-03-22'], []])
    assert.deepEqual([days[0]?.name, days[0]?.kind], ['Cuti bersama Idulfitri, 1447\nH', 'joint-leave'])
    assert.deepEqual(dates(one('DTSTART;VALUE=DATE:20261230\nDURATION:P3D\nSUMMARY:x')), [
      '2026-12-30',
      '2026-12-31',
      '2027-01-01',
    ])
    assert.deepEqual(dates(one('DTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:20260101\nSUMMARY:x')), ['2026-01-01'])
    assert.deepEqual(dates(one('DTSTART:20260101\nSUMMARY:x')), ['2026-01-01'])
  })

  test('that come back every year are taken in the years asked for, and other rules are refused', () => {
    const yearly = (rule: string, first = '20200817') =>
      one(`DTSTART;VALUE=DATE:${first}\nRRULE:${rule}\nSUMMARY:x`, { from: 2026, to: 2028 })
    assert.deepEqual(dates(yearly('FREQ=YEARLY')), ['2026-08-17', '2027-08-17', '2028-08-17'])
    assert.deepEqual(dates(yearly('FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=17;UNTIL=20270817;WKST=MO')), [
      '2026-08-17',
      '2027-08-17',
    ])
    assert.deepEqual(dates(yearly('FREQ=YEARLY;COUNT=7')), ['2026-08-17'])
    assert.deepEqual(dates(yearly('FREQ=YEARLY;INTERVAL=7')), ['2027-08-17'])
    assert.deepEqual(dates(yearly('FREQ=YEARLY', '20240229')), ['2028-02-29'])
    for (const rule of [
      'FREQ=MONTHLY',
      'FREQ=YEARLY;BYDAY=1MO',
      'FREQ=YEARLY;BYMONTH=1',
      'FREQ=SECONDLY;COUNT=999999999',
    ])
      assert.deepEqual(
        [
          dates(yearly(rule)),
          problems(yearly(rule))
            .map(([, it]) => it)
            .at(-1),
        ],
        [[], 'event-rule'],
        rule,
      )
  })

  test('that are broken are told with their line, and the others are taken', () => {
    const text = [
      'BEGIN:VCALENDAR', 'VERSION:2.0',
      'BEGIN:VEVENT', 'DTSTART;VALUE=DATE:20260231', 'SUMMARY:Tanggal salah', 'END:VEVENT',
      'BEGIN:VEVENT', 'DTSTART;VALUE=DATE:20260105', 'DTEND;VALUE=DATE:20260104', 'SUMMARY:Terbalik', 'END:VEVENT',
      'BEGIN:VEVENT', 'DTSTART:20260105T090000Z', 'SUMMARY:Rapat', 'END:VEVENT',
      'BEGIN:VEVENT', 'DTSTART;VALUE=DATE:20260106', 'DTEND;VALUE=DATE:20990106', 'SUMMARY:Panjang', 'END:VEVENT',
      'BEGIN:VEVENT', 'DTSTART;VALUE=DATE:20260107', 'STATUS:CANCELLED', 'SUMMARY:Batal', 'END:VEVENT',
      'BEGIN:VEVENT', 'SUMMARY:Tanpa tanggal', 'END:VEVENT',
      'BEGIN:VEVENT', 'DTSTART;VALUE=DATE:20260108', 'END:VEVENT',
      'BEGIN:VEVENT', 'DTSTART;VALUE=DATE:20260109', 'SUMMARY:Baik', 'BEGIN:VALARM', 'SUMMARY:Ingat', 'BEGIN:VEVENT', 'DTSTART;VALUE=DATE:20270101', 'END:VEVENT', 'END:VALARM', 'END:VEVENT',
      'BEGIN:VEVENT', 'DTSTART;VALUE=DATE:20260109', 'SUMMARY:Kedua kali', 'END:VEVENT',
      'BEGIN:VTODO', 'DTSTART;VALUE=DATE:20260110', 'END:VTODO',
      'BEGIN:VEVENT', 'DTSTART;VALUE=DATE:18500101', 'SUMMARY:Dahulu kala', 'END:VEVENT',
      'BEGIN:VEVENT', 'DTSTART;VALUE=DATE:20260111', 'SUMMARY:Terpotong',
    ].join('\n') // prettier-ignore
    const { days, bad } = read(text)
    assert.deepEqual(
      days.map((it) => it.name),
      ['Baik'],
    )
    assert.deepEqual(bad.map((it) => [it.line, it.problem]), [
      [3, 'day'], [7, 'event-ends-early'], [12, 'event-timed'], [16, 'event-too-long'], [21, 'event-cancelled'],
      [26, 'day'], [29, 'name'], [42, 'day-twice'], [49, 'day'], [53, 'event-open'],
    ]) // prettier-ignore
  })

  test('in files made to harm end in an answer, and soon', () => {
    assert.equal(readIcs('', always), null)
    assert.equal(readIcs('tanggal,nama\n2026-01-01,Libur', always), null)
    assert.equal(readIcs('BEGIN:VEVENT\nDTSTART;VALUE=DATE:20260101\nEND:VEVENT', always), null)
    assert.equal(readIcs('a'.repeat(1_000_000), always), null)
    const event = 'BEGIN:VEVENT\nDTSTART;VALUE=DATE:20260101\nSUMMARY:x\nEND:VEVENT\n'
    assert.equal(readIcs(`BEGIN:VCALENDAR\n${event.repeat(10_000)}END:VCALENDAR`, always), 'full')
    const years = 'BEGIN:VEVENT\nDTSTART;VALUE=DATE:20000101\nDURATION:P60D\nRRULE:FREQ=YEARLY\nSUMMARY:x\nEND:VEVENT\n'
    assert.equal(readIcs(`BEGIN:VCALENDAR\n${years.repeat(1_000)}END:VCALENDAR`, always), 'full')
    assert.deepEqual(problems(one(`DTSTART;VALUE=DATE:20260101\nSUMMARY:${'\\,'.repeat(500_000)}`)), [
      [2, 'name'],
      [4, 'line'],
    ])
    assert.deepEqual(problems(one(`DTSTART;VALUE=DATE:20260101\nSUMMARY:x\n${' y\n'.repeat(300_000)}`)).length, 2)
    assert.deepEqual(read(`BEGIN:VCALENDAR\n${'BEGIN:VEVENT\n'.repeat(70_000)}`).bad.length, 1)
    assert.equal(readIcs(`BEGIN:VCALENDAR\n${'END:VEVENT\n'.repeat(70_000)}`, always), 'full')
    assert.deepEqual(
      dates(read(`BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260101\nSUMMARY:x\nend:vevent\nEND:VCALENDAR`)),
      ['2026-01-01'],
    )
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.constantFrom(
              'BEGIN:VEVENT',
              'END:VEVENT',
              'BEGIN:VCALENDAR',
              'END:VCALENDAR',
              'DTSTART;VALUE=DATE:20260101',
              'DTEND:',
              'RRULE:FREQ=YEARLY;COUNT=-1',
              'SUMMARY;X=":',
              ':',
              ' ',
            ),
            fc.string({ unit: 'binary' }),
          ),
          { maxLength: 30 },
        ),
        (lines) => {
          readIcs(['BEGIN:VCALENDAR', ...lines].join('\n'), always)
        },
      ),
    )
  })
})

describe('an edition while it is corrected', () => {
  const day = (on: string, name = on): CalendarDay => ({
    on,
    name,
    kind: 'holiday',
    hours: [],
    source: '',
    certain: true,
  })
  const edition = (days: CalendarDay[], patterns = defaultCalendar.patterns): CalendarEdition => ({
    zone: 'Asia/Jakarta',
    patterns,
    days,
  })

  test('two corrections come together, each with its own days', () => {
    const base = edition([day('2026-01-01'), day('2026-01-02'), day('2026-01-03')])
    const mine = edition([day('2026-01-01', 'saya'), day('2026-01-03'), day('2026-01-05')])
    const theirs = edition([
      day('2026-01-01'),
      day('2026-01-02', 'mereka'),
      day('2026-01-03', 'mereka'),
      day('2026-01-04'),
    ])
    assert.deepEqual(rebased(base, mine, theirs).days.map((it) => [it.on, it.name]), [
      ['2026-01-01', 'saya'], ['2026-01-03', 'mereka'], ['2026-01-04', '2026-01-04'], ['2026-01-05', '2026-01-05'],
    ]) // prettier-ignore
    assert.deepEqual(
      changesOf(base, mine).days.map((it) => [it.kind, it.entry.on]),
      [
        ['changed', '2026-01-01'],
        ['added', '2026-01-05'],
        ['removed', '2026-01-02'],
      ],
    )
  })
  test('laid over the very edition it began from is itself', () => {
    fc.assert(
      fc.property(anyDays, anyDays, (before, after) => {
        const [base, mine] = [withDays(edition([]), before), withDays(edition([]), after)]
        assert.deepEqual(rebased(base, mine, base), mine)
        const { days } = changesOf(base, mine)
        assert.equal(days.length === 0, JSON.stringify(base) === JSON.stringify(mine))
      }),
    )
  })
  test('days from a file are new, the same, or differ', () => {
    const found = foundIn(edition([day('2026-01-01'), day('2026-01-02')]), [
      day('2026-01-01'),
      day('2026-01-02', 'lain'),
      day('2026-01-03'),
    ])
    assert.deepEqual(
      [found.fresh.length, found.same.length, found.clashes.map((it) => it.found.name)],
      [1, 1, ['lain']],
    )
  })
})
