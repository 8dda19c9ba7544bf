import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { CalendarPattern } from '../base/calendar-edition.ts'
import { defaultCalendar } from '../base/default-calendar.ts'

const cli = fileURLToPath(new URL('../cli.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'siar-clock-'))
after(() => rmSync(folder, { recursive: true, force: true }))

/** Runs `siar clock …` on a machine without an office. */
function clock(args: string[], ...lines: unknown[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'clock', ...args], {
    input: lines.map((it) => (typeof it === 'string' ? it : JSON.stringify(it))).join('\n'),
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: undefined, SIAR_DATA: join(folder, 'none') },
  })
  const answers = stdout.startsWith('{"')
    ? stdout
        .trimEnd()
        .split('\n')
        .map((it) => JSON.parse(it) as unknown)
    : []
  return { status, answers, stdout, stderr }
}
const save = (name: string, calendar: unknown) => {
  const path = join(folder, name)
  writeFileSync(path, typeof calendar === 'string' ? calendar : JSON.stringify(calendar))
  return path
}

test('due and between answer line by line by the calendar that ships, where no office is', () => {
  assert.deepEqual(
    clock(
      ['due'],
      { id: 'a', from: '2026-11-27T16:25:00+07:00', minutes: 15 },
      { id: 2, from: '2026-03-17T01:00:00Z', minutes: 1800, note: 'over Lebaran' },
      { id: 'back', from: '2026-11-30T07:30:00+07:00', minutes: -15 },
      { id: 'none', from: '2026-11-29T10:00:00.500+07:00', minutes: 0 },
    ).answers,
    [
      { id: 'a', due: '2026-11-30T07:40:00+07:00' },
      { id: 2, due: '2026-03-30T08:30:00+07:00' },
      { id: 'back', due: '2026-11-27T16:15:00+07:00' },
      { id: 'none', due: '2026-11-29T10:00:00.5+07:00' },
    ],
  )
  const { answers, status } = clock(
    ['between'],
    { id: 1, from: '2026-03-17T08:00:00+07:00', to: '2026-03-30T01:30:00Z' },
    { id: 2, from: '2026-03-30T01:30:00Z', to: '2026-03-17T08:00:00+07:00' },
  )
  assert.deepEqual(
    [status, answers],
    [
      0,
      [
        { id: 1, minutes: 1800 },
        { id: 2, minutes: 0 },
      ],
    ],
  )
})

test('by a file of its own, which `show` writes, an office elsewhere is counted', () => {
  const shown = JSON.parse(clock(['show']).stdout) as typeof defaultCalendar
  assert.deepEqual(shown, defaultCalendar)
  const jayapura = save('jayapura.json', { ...shown, zone: 'Asia/Jayapura', days: [] })
  const line = { id: 1, from: '2026-12-25T07:30:00+09:00', minutes: 60 }
  assert.deepEqual(clock(['due', '--calendar', jayapura], line).answers, [{ id: 1, due: '2026-12-25T08:30:00+09:00' }])
})

test('a line without an answer ends it with its number, behind the answers before it', () => {
  const good = { id: 1, from: '2026-11-27T16:25:00+07:00', minutes: 15 }
  const broken: [unknown, RegExp][] = [
    [{ ...good, from: '2026-11-27T16:25:00' }, /line 2 has no "from"/],
    [{ ...good, from: '2026-02-31T16:25:00+07:00' }, /line 2 has no "from"/],
    [{ ...good, minutes: '15' }, /line 2 has no "minutes"/],
    [{ ...good, minutes: 1.5 }, /line 2 has no "minutes"/],
    [{ ...good, from: '1990-01-01T00:00:00Z' }, /line 2 has no answer: working time is counted from 2000 to 2100/],
    [{ ...good, minutes: 40_000_000 }, /line 2 has no answer/],
    ['{', /line 2 is not JSON/],
  ]
  for (const [line, told] of broken) {
    const { status, answers, stderr } = clock(['due'], good, line, good)
    assert.equal(status, 2, stderr)
    assert.equal(answers.length, 1)
    assert.match(stderr, told)
  }
})

test('a calendar that nothing can be counted by is refused with what is wrong in it', () => {
  const [usual, ...seasons] = defaultCalendar.patterns as [CalendarPattern, CalendarPattern]
  const idle = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] }
  const wrong: [unknown, RegExp][] = [
    ['{', /is not JSON/],
    [{ zone: 'Asia/Trenggalek', patterns: [usual], days: [] }, /is not a calendar: zone/],
    [{ ...defaultCalendar, patterns: [{ ...usual, hours: idle }] }, /has no working day/],
    [{ ...defaultCalendar, patterns: seasons }, /usual hours must hold/],
    [
      { ...defaultCalendar, patterns: [usual, seasons[0], { ...seasons[0], name: 'Dua' }] },
      /“Dua” holds on days that another pattern has/,
    ],
    [
      { ...defaultCalendar, patterns: [{ ...usual, hours: { ...usual.hours, 1: ['10:00-12:00', '11:00-13:00'] } }] },
      /overlap/,
    ],
    [{ ...defaultCalendar, patterns: [{ ...usual, hours: { ...usual.hours, 1: ['22:00-06:00'] } }] }, /not in order/],
    [{ ...defaultCalendar, days: [defaultCalendar.days[0], defaultCalendar.days[0]] }, /is listed twice/],
    [
      { ...defaultCalendar, days: [{ ...defaultCalendar.days[0], on: '2026-02-30' }] },
      /is not a calendar: days\.0\.on/,
    ],
  ]
  for (const [calendar, told] of wrong) {
    const { status, stderr, stdout } = clock(['due', '--calendar', save('wrong.json', calendar)], { id: 1, from: '2026-11-27T16:25:00+07:00', minutes: 1 }) // prettier-ignore
    assert.deepEqual([status, stdout], [1, ''], stderr)
    assert.match(stderr, told)
  }
  assert.match(clock(['due', '--calendar', join(folder, 'absent.json')]).stderr, /is not a file/)
})
