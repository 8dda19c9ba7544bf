/** The days of a calendar as a table, and what a row of one says: nothing that a spreadsheet made of it is taken on trust. */
import { problemsOf, calendarDaySchema, type CalendarDay, type CalendarProblem } from '../../base/calendar-edition.ts'
import { parseDay } from '../../base/day.ts'
import type { Language } from '../../base/refused.ts'
import { findColumns, CSV_START, csvLine } from '../../base/spreadsheet.ts'
import { isPlain } from '../../base/text.ts'
import { calendarWords } from '../../base/words/calendar.ts'
import { hoursText, parseHours } from './work-hours.ts'

export const dayColumns = ['on', 'name', 'kind', 'hours', 'source', 'certain'] as const
export type DayColumn = (typeof dayColumns)[number]

/** Headers as Siar writes them and as offices do. */
const HEADERS: Readonly<Record<DayColumn, readonly string[]>> = {
  on: ['tanggal', 'date', 'tgl', 'hari dan tanggal', 'hari, tanggal', 'hari/tanggal', 'day'],
  name: ['nama', 'name', 'keterangan', 'nama hari', 'hari libur', 'uraian', 'holiday'],
  kind: ['jenis', 'kind', 'kategori'],
  hours: ['jam', 'hours', 'jam kerja'],
  source: ['dasar', 'basis', 'dasar hukum', 'keputusan', 'sumber', 'source', 'decree'],
  certain: ['kepastian', 'certainty', 'status'],
}
const KINDS: Readonly<Record<string, CalendarDay['kind']>> = {
  'libur nasional': 'holiday', libur: 'holiday', holiday: 'holiday', 'national holiday': 'holiday', 'public holiday': 'holiday',
  'cuti bersama': 'joint-leave', 'joint leave': 'joint-leave', 'joint-leave': 'joint-leave',
  'libur setempat': 'local', 'libur daerah': 'local', local: 'local', 'local holiday': 'local', setempat: 'local',
  'setengah hari': 'half-day', 'half day': 'half-day', 'half-day': 'half-day',
  'hari kerja tambahan': 'extra', 'kerja tambahan': 'extra', masuk: 'extra', extra: 'extra', 'extra working day': 'extra',
} // prettier-ignore
const CERTAIN: Readonly<Record<string, boolean>> = {
  '': true, pasti: true, certain: true, tetap: true, ya: true, confirmed: true,
  perkiraan: false, forecast: false, 'tidak pasti': false, tentative: false, belum: false,
} // prettier-ignore

/** The kind that a word of a table or of a calendar file means. */
export const kindOf = (word: string): CalendarDay['kind'] | undefined => KINDS[word.trim().toLowerCase()]
/** Where nothing says the kind, as in lists of the government: joint leave is called so in its name. */
export const kindByName = (name: string): CalendarDay['kind'] =>
  /^(?:cuti bersama|joint (?:leave|holiday))\b/i.test(name) ? 'joint-leave' : 'holiday'

export type DayProblem = CalendarProblem['kind'] | 'day' | 'name' | 'kind' | 'hours' | 'source' | 'certain' | 'line' | 'event-open' | 'event-timed' | 'event-ends-early' | 'event-too-long' | 'event-cancelled' | 'event-rule' // prettier-ignore
/** What could not be taken in: the line of the file where it begins, why, and what stands there. */
export type BadLine = { readonly line: number; readonly problem: DayProblem; readonly value: string }
export type DaysRead = { readonly days: readonly CalendarDay[]; readonly bad: readonly BadLine[] }

/** Which column holds what, by its place; null when the row is no header, as it lacks the date or the name. */
export function mapDayHeader(cells: readonly string[]): Partial<Record<DayColumn, number>> | null {
  const columns = findColumns(cells, HEADERS)
  return columns.on === undefined || columns.name === undefined ? null : columns
}

type Judged = { readonly day: CalendarDay } | { readonly problem: DayProblem; readonly value: string }

/** What one row of a table becomes, or the first reason why it cannot. */
export function judgeDayRow(cells: readonly string[], columns: Partial<Record<DayColumn, number>>): Judged {
  // An apostrophe that keeps a spreadsheet from running a text is not part of it.
  const cell = (column: DayColumn) => (cells[columns[column] ?? -1] ?? '').trim().replace(/^'(?=[=+\-@＝＋－＠])/, '')
  const on = parseDay(cell('on'))
  if (on === null) return said('day', cell('on'))
  const name = cell('name')
  const kind = cell('kind') === '' ? kindByName(name) : kindOf(cell('kind'))
  if (kind === undefined) return said('kind', cell('kind'))
  const hours = parseHours(cell('hours'))
  if (hours === null) return said('hours', cell('hours'))
  const certain = CERTAIN[cell('certain').toLowerCase()]
  if (certain === undefined) return said('certain', cell('certain'))
  return judgeDay({ on, name, kind, hours, source: cell('source'), certain })
}

/** Whether a day from a file may stand in an edition. */
export function judgeDay(day: CalendarDay): Judged {
  const parsed = calendarDaySchema.safeParse(day)
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path[0]
    return field === 'name' || field === 'source' || field === 'hours'
      ? said(field, field === 'hours' ? day.hours.join(', ') : day[field])
      : said('day', day.on)
  }
  if (!isPlain(day.name)) return said('name', day.name)
  if (!isPlain(day.source)) return said('source', day.source)
  const [problem] = problemsOf({ zone: '', patterns: [], days: [parsed.data] }).filter((it) => it.at === day.on)
  return problem ? said(problem.kind, day.on) : { day: parsed.data }
}

const said = (problem: DayProblem, value: string) => ({ problem, value: shown(value) })
/** The beginning of what stands there, fit to be shown. */
export const shown = (value: string): string => [...value.slice(0, 200)].slice(0, 60).join('').toWellFormed()

/** The lines of a table of these days, which can be taken in again. */
export function csvOfDays(days: readonly CalendarDay[], language: Language): string[] {
  return [
    CSV_START + csvLine(dayColumns.map((it) => calendarWords.column[language](it))),
    ...days.map((it) =>
      csvLine([
        it.on,
        it.name,
        calendarWords.kind[language](it.kind),
        hoursText(it.hours),
        it.source,
        calendarWords.certainty[language](it.certain),
      ]),
    ),
  ]
}

/** A day is taken once from a file; what names it again is told. */
export function onceEach(found: readonly { readonly day: CalendarDay; readonly line: number }[]): DaysRead {
  const days = new Map<string, CalendarDay>()
  const bad: BadLine[] = []
  for (const { day, line } of found)
    if (days.has(day.on)) bad.push({ line, problem: 'day-twice', value: day.on })
    else days.set(day.on, day)
  return { days: [...days.values()], bad }
}
