/**
 * The days of a calendar as iCalendar (RFC 5545): whole-day events, as calendars of holidays have them. What other
 * programmes write is read line by line, so that one broken event costs that event alone and is told with its line.
 */
import ICAL from 'ical.js'
import { calendarDay } from '../../base/day.ts'
import { icalFile, icalInstant, icalText } from '../../base/ical.ts'
import type { CalendarDay } from '../../base/calendar-edition.ts'
import type { Language } from '../../base/refused.ts'
import { calendarWords } from '../../base/words/calendar.ts'
import {
  judgeDay,
  kindByName,
  kindOf,
  onceEach,
  shown,
  type BadLine,
  type DayProblem,
  type DaysRead,
} from './calendar-csv.ts'
import { parseHours } from './work-hours.ts'

const DAY_MS = 86_400_000
const LINE_CHARS_MAX = 20_000 // a name has 120; what is longer is no calendar of holidays
const EVENT_DAYS_MAX = 62
const SOURCE_MAX = 200

/** Too much for one file. */
export const EVENTS_MAX = 2_000
const FOUND_MAX = 5_000

/**
 * The days that an iCalendar file names.
 * @param years in which an event that comes back every year is taken, both inclusive
 * @returns null when it is no iCalendar; `full` when it names more than can be taken in at once
 */
export function readIcs(text: string, years: { readonly from: number; readonly to: number }): DaysRead | 'full' | null {
  const { events, bad, isCalendar } = eventsOf(text)
  if (!isCalendar) return null
  if (events.length + bad.length > EVENTS_MAX) return 'full'
  const found: { day: CalendarDay; line: number }[] = []
  for (const event of events) {
    const told = daysOf(event, years)
    if ('problem' in told) bad.push({ line: event.line, ...told })
    else for (const day of told.days) found.push({ day, line: event.line })
    if (found.length > FOUND_MAX) return 'full'
  }
  const once = onceEach(found)
  return { days: once.days, bad: [...bad, ...once.bad].toSorted((one, other) => one.line - other.line) }
}

/** An event's properties by name, each as it was first written; `line` is where it begins. */
type Event = { readonly line: number; readonly properties: Map<string, Property> }
export type Property = {
  readonly type: string
  readonly values: readonly unknown[]
  /** The zone that its time is of, as the file names it; '' where it names none. */
  readonly zone: string
}

const READ = new Set(['DTSTART', 'DTEND', 'DURATION', 'SUMMARY', 'CATEGORIES', 'STATUS', 'DESCRIPTION', 'RRULE', 'RDATE', 'EXDATE', 'RECURRENCE-ID', 'X-SIAR-HOURS']) // prettier-ignore

function eventsOf(text: string): { events: Event[]; bad: BadLine[]; isCalendar: boolean } {
  const events: Event[] = []
  const bad: BadLine[] = []
  const open: string[] = []
  let isCalendar = false
  let event: Event | null = null
  for (const { line, written } of unfolded(text)) {
    const [, name = '', after = ''] = /^([A-Za-z0-9-]+)([;:][^]*)$/.exec(written) ?? []
    const property = name.toUpperCase()
    const component = after.slice(1).trim().toUpperCase()
    if (property === 'BEGIN') {
      isCalendar ||= open.length === 0 && component === 'VCALENDAR'
      open.push(component)
      // What stands inside an event, as an alarm, is not of the event.
      if (component === 'VEVENT' && open.length === 2 && open[0] === 'VCALENDAR')
        event = { line, properties: new Map() }
    } else if (property === 'END') {
      if (open.at(-1) === component) open.pop()
      else bad.push({ line, problem: 'line', value: shown(written) })
      if (event && open.length < 2) {
        events.push(event)
        event = null
      }
    } else if (event && open.length === 2 && READ.has(property) && !event.properties.has(property)) {
      const parsed = propertyOf(written)
      if (parsed) event.properties.set(property, parsed)
      else bad.push({ line, problem: 'line', value: shown(written) })
    } else if (event && property === '') bad.push({ line, problem: 'line', value: shown(written) })
    if (bad.length + events.length > EVENTS_MAX) break
  }
  if (event) bad.push({ line: event.line, problem: 'event-open', value: '' })
  return { events, bad, isCalendar }
}

/** Content lines with the line of the file where each begins; a line that begins with a space goes on with the one before. */
export function* unfolded(text: string): Generator<{ line: number; written: string }> {
  let begun = 0
  let parts: string[] = []
  let line = 0
  for (const it of text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)) {
    line++
    if (begun > 0 && /^[ \t]/.test(it)) {
      parts.push(it.slice(1))
      continue
    }
    if (parts.length > 0) yield { line: begun, written: parts.join('') }
    parts = it === '' ? [] : [it]
    begun = it === '' ? 0 : line
  }
  if (parts.length > 0) yield { line: begun, written: parts.join('') }
}

type Parsed = [name: string, parameters: { tzid?: unknown }, type: string, ...values: unknown[]]

/** One content line, read; null when it cannot be. */
export function propertyOf(written: string): Property | null {
  if (written.length > LINE_CHARS_MAX) return null
  try {
    const [, { tzid = '' }, type, ...values] = ICAL.parse.property(written) as Parsed
    return { type, values, zone: String(tzid) }
  } catch {
    return null // it throws what it cannot read
  }
}

type Told = { readonly days: readonly CalendarDay[] } | { readonly problem: DayProblem; readonly value: string }

function daysOf({ properties }: Event, years: { from: number; to: number }): Told {
  const text = (name: string) => String(properties.get(name)?.values[0] ?? '').trim()
  const name = text('SUMMARY')
  const no = (problem: DayProblem, value = name): Told => ({ problem, value: shown(value) })
  if (text('STATUS').toUpperCase() === 'CANCELLED') return no('event-cancelled')
  const first = dateIn(properties.get('DTSTART'))
  if (first === null) return no('day', text('DTSTART') || name)
  if (first === 'timed') return no('event-timed')
  const length = lengthOf(properties, first)
  if (typeof length !== 'number') return no(length)
  const begins = beginsOf(properties, first, years)
  if (begins === null) return no('event-rule')
  const hours = parseHours(text('X-SIAR-HOURS').split(/\s+/).join(','))
  if (hours === null) return no('hours', text('X-SIAR-HOURS'))
  const said = properties.get('CATEGORIES')?.values.map((it) => kindOf(String(it))) ?? []
  const all = {
    name,
    kind: said.find((it) => it !== undefined) ?? kindByName(name),
    hours,
    source: sourceIn(text('DESCRIPTION')),
    certain: text('STATUS').toUpperCase() !== 'TENTATIVE',
  }
  const days: CalendarDay[] = []
  for (const begin of begins)
    for (let at = 0; at < length; at++) {
      const judged = judgeDay({ on: dateAfter(begin, at), ...all })
      if ('problem' in judged) return judged
      days.push(judged.day)
    }
  return { days }
}

/** A date of the calendar; `timed` for an instant; null for what is none. */
function dateIn(property: Property | undefined): string | 'timed' | null {
  const [value] = property?.values ?? []
  if (typeof value !== 'string') return null
  // Some leave `VALUE=DATE` out: what is eight digits is a date all the same, and is handed over with an empty time.
  const date = value.replace(/T::$/, '')
  if (calendarDay.safeParse(date).success) return date
  return /^\d{4}-\d{2}-\d{2}T\d/.test(value) ? 'timed' : null
}

/** How many days an event has, or why that cannot be said. Its end is the day after its last. */
function lengthOf(properties: Event['properties'], first: string): number | DayProblem {
  let days = 1
  if (properties.has('DTEND')) {
    const end = dateIn(properties.get('DTEND'))
    if (end === null) return 'day'
    if (end === 'timed') return 'event-timed'
    days = end === first ? 1 : (Date.parse(end) - Date.parse(first)) / DAY_MS // the same day, as some write, is one day
  } else if (properties.has('DURATION')) {
    const [, weeks, count] = /^\+?P(?:(\d{1,3})W|(\d{1,3})D)$/.exec(String(properties.get('DURATION')?.values[0])) ?? []
    if (weeks === undefined && count === undefined) return 'event-timed'
    days = Number(weeks ?? 0) * 7 + Number(count ?? 0)
  }
  if (days < 1) return 'event-ends-early'
  return days > EVENT_DAYS_MAX ? 'event-too-long' : days
}

/** The first days of an event that comes back on its date every year, or of one that does not; null for another rule. */
function beginsOf(
  properties: Event['properties'],
  first: string,
  years: { from: number; to: number },
): string[] | null {
  if (['RDATE', 'EXDATE', 'RECURRENCE-ID'].some((it) => properties.has(it))) return null
  const rule = properties.get('RRULE')
  if (!rule) return [first]
  const [{ freq, interval = 1, count, until, bymonth, bymonthday, wkst: _, ...more }] = rule.values as [Rule]
  const [firstYear, month, day] = first.split('-').map(Number) as [number, number, number]
  const elsewhere = (by: unknown, own: number) => by !== undefined && by !== own
  if (freq !== 'YEARLY' || Object.keys(more).length > 0 || !Number.isInteger(interval) || interval < 1) return null
  if (elsewhere(bymonth, month) || elsewhere(bymonthday, day)) return null
  const last = until === undefined ? null : String(until).slice(0, 10)
  const begins: string[] = []
  let counted = 0
  for (let year = firstYear; year <= years.to; year += interval) {
    const date = `${year}${first.slice(4)}`
    if (!calendarDay.safeParse(date).success) continue // 29 February comes in leap years
    counted++
    if ((count !== undefined && counted > count) || (last !== null && date > last)) break
    if (year >= years.from) begins.push(date)
  }
  return begins
}
type Rule = { freq?: string; interval?: number; count?: number; until?: unknown; bymonth?: unknown; bymonthday?: unknown; wkst?: unknown } // prettier-ignore

const dateAfter = (date: string, days: number) => new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10)

/** A description may be a page; the decree is its first line. */
function sourceIn(description: string): string {
  if ([...description].length <= SOURCE_MAX) return description
  return [...(description.split('\n')[0] ?? '').slice(0, 2 * SOURCE_MAX)].slice(0, SOURCE_MAX).join('').trim()
}

/** The days as an iCalendar file, one event each, which can be taken in again; `madeAt` is when the edition was made. */
export function icsOfDays(days: readonly CalendarDay[], madeAt: Date, language: Language): string {
  return icalFile([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Siar//Kalender kerja//ID',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${icalText(calendarWords.title[language])}`,
    ...days.flatMap((it) => [
      'BEGIN:VEVENT',
      `UID:${it.on}@kalender-kerja.siar`,
      `DTSTAMP:${icalInstant(madeAt)}`,
      `DTSTART;VALUE=DATE:${it.on.replaceAll('-', '')}`,
      `DTEND;VALUE=DATE:${dateAfter(it.on, 1).replaceAll('-', '')}`,
      `SUMMARY:${icalText(it.name)}`,
      `CATEGORIES:${icalText(calendarWords.kind[language](it.kind))}`,
      `STATUS:${it.certain ? 'CONFIRMED' : 'TENTATIVE'}`,
      'TRANSP:TRANSPARENT',
      ...(it.source === '' ? [] : [`DESCRIPTION:${icalText(it.source)}`]),
      ...(it.hours.length === 0 ? [] : [`X-SIAR-HOURS:${it.hours.join(' ')}`]),
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ])
}
