/**
 * Calendars (RFC 5545) as the events that are coming. What other programs write is read line by line, so that one broken
 * event costs that event alone. What the calendar keeps from the public (CLASS) is left out before anything else is read.
 */
import ICAL from 'ical.js'
import { ZONE } from '../../base/calendar.ts'
import { decodeText } from '../../base/charset.ts'
import { sha256 } from '../../base/hash.ts'
import { keepable } from '../../base/html-text.ts'
import { oneLine } from '../../base/text.ts'
import { instantOf, localOf } from '../../base/zone.ts'
import { propertyOf, unfolded, type Property } from '../../office/rules/calendar-ics.ts'
import { AGENDA, EVENT_LASTS_MAX_MS, EVENT_MAX, isCalendar, type AgendaEvent } from '../rules/agenda.ts'
import type { ReadSource } from './source.ts'

const DAY_MS = 86_400_000
/** Of one file: ten years of a busy office. */
const EVENTS_READ_MAX = 50_000
const LINES_MAX = 400 // of one event: as many days may be taken out of one that comes back
/** Steps of repeating, of 30 µs each: days of fifty years, and in all as many as the thread's time is enough for. */
const STEPS = { event: 20_000, all: 150_000 }

const ONCE = ['UID', 'CLASS', 'STATUS', 'SEQUENCE', 'SUMMARY', 'LOCATION', 'DTSTART', 'DTEND', 'DURATION', 'RECURRENCE-ID', 'RRULE', 'TRANSP'] // prettier-ignore
const OFTEN = ['RDATE', 'EXDATE']
const READ = new Set([...ONCE, ...OFTEN])

/** An event's lines by name, as they were written. */
type Lines = ReadonlyMap<string, readonly string[]>
/** A time as a clock on some wall shows it. */
type Moment = { readonly wall: number; readonly isDay: boolean; readonly zone: string }
type Event = {
  readonly uid: string
  readonly title: string
  readonly place: string
  readonly start: Moment
  readonly lastsMs: number
  readonly busy: boolean
  readonly cancelled: boolean
  readonly hidden: boolean
  readonly sequence: number
  /** Which of the days of one that comes back this is. */
  readonly instead: Moment | null
  readonly rule: Rule | null
  readonly more: readonly Moment[]
  readonly without: readonly Moment[]
}
type Rule = { readonly freq?: string; readonly interval?: number; readonly count?: number; readonly until?: unknown }

export const readAgenda: ReadSource<'agenda'> = ({ bytes, mediaType, now }) => {
  const text = decodeText(bytes, mediaType)
  if (!isCalendar(text)) return null
  const file = linesOf(text)
  const zoneOf = zonesOf(file.zones)
  const window = { from: now.getTime(), until: now.getTime() + AGENDA.days * DAY_MS }
  let unread = file.more
  const masters = new Map<string, Event>()
  const others = new Map<string, Event>()
  for (const lines of file.events) {
    if (isLongOver(lines, window.from)) continue
    const event = eventOf(lines, zoneOf)
    if (!event) unread++
    else {
      const [among, name] = event.instead ? [others, `${event.uid}\n${event.instead.wall}`] : [masters, event.uid] // prettier-ignore
      if ((among.get(name)?.sequence ?? -1) <= event.sequence) among.set(name, event)
    }
  }
  const steps = { left: STEPS.all }
  const found: AgendaEvent[] = []
  const instead = Map.groupBy(others.values(), (it) => it.uid)
  for (const master of masters.values()) {
    const own = instead.get(master.uid) ?? []
    const begins = beginsOf(master, window, steps)
    if (begins === null) unread++
    else found.push(...occurrencesOf(master, begins, own))
    instead.delete(master.uid)
  }
  // Somebody invited to one day alone has only that.
  for (const alone of instead.values()) for (const it of alone) found.push(...asEvent(it, it.start, keyOf(it.uid, wallDay(it.instead ?? it.start), 0))) // prettier-ignore
  const coming = found
    .filter(
      (it) =>
        it.from.getTime() < window.until && (it.until.getTime() > window.from || it.from.getTime() >= window.from),
    ) // prettier-ignore
    .toSorted((one, other) => one.from.getTime() - other.from.getTime() || (one.key < other.key ? -1 : 1))
  const events = coming.slice(0, AGENDA.events)
  const until = coming.length > events.length ? (events.at(-1)?.from ?? now) : new Date(window.until)
  return {
    title: oneLine(keepable(file.title, 200)),
    events,
    completeUntil: unread > 0 ? null : until,
    dropped: unread + coming.length - events.length,
  }
}

/** The lines of its events and its zones; `more` counts the events beyond the limit, or not whole. */
function linesOf(text: string): { title: string; events: Lines[]; zones: Lines[]; more: number } {
  const events: Lines[] = []
  const zones: Lines[] = []
  const open: string[] = []
  let here: Map<string, string[]> | null = null
  let title = ''
  let more = 0
  for (const { written } of unfolded(text)) {
    const [, said = '', after = ''] = /^([A-Za-z0-9-]+)[;:]([^]*)$/.exec(written) ?? []
    const name = said.toUpperCase()
    const component = after.trim().toUpperCase()
    if (name === 'BEGIN') {
      // One that was never closed ends where the next begins.
      if (component === 'VEVENT' && here) {
        open.length = 1
        more++
      }
      open.push(component)
      if (open.length === 2 && (component === 'VEVENT' || component === 'VTIMEZONE')) here = new Map()
    } else if (name === 'END') {
      if (open.at(-1) === component) open.pop()
      if (!here || open.length > 1) continue
      if (component === 'VTIMEZONE') zones.push(here)
      else if (events.length < EVENTS_READ_MAX) events.push(here)
      else more++
      here = null
    } else if (here && open.length === 2 && (READ.has(name) || name === 'TZID')) {
      const lines = here.get(name)
      if (!lines) here.set(name, [written])
      else if (OFTEN.includes(name) && lines.length < LINES_MAX) lines.push(written)
    } else if (here && open.at(-1) === 'STANDARD' && name === 'TZOFFSETTO') here.set(name, [written])
    else if (name === 'X-WR-CALNAME' && open.length === 1) title = String(propertyOf(written)?.values[0] ?? '')
  }
  return { title, events, zones, more: open.length > 0 ? more + 1 : more } // it broke off
}

/** By its own words alone, before it is read: most of a calendar is over. */
function isLongOver(lines: Lines, now: number): boolean {
  if (lines.has('RRULE') || lines.has('RDATE')) return false
  const days = ['DTSTART', 'DTEND', 'RECURRENCE-ID'].flatMap((name) => /:(\d{4})(\d\d)(\d\d)/.exec(lines.get(name)?.[0] ?? '')?.slice(1, 4) ?? []) // prettier-ignore
  if (days.length === 0) return false
  for (let at = 0; at < days.length; at += 3)
    if (
      Date.UTC(Number(days[at]), Number(days[at + 1]) - 1, Number(days[at + 2])) >
      now - EVENT_LASTS_MAX_MS - 2 * DAY_MS
    )
      return false
  return true
}

/** Zones by the names that the file gives them: those of IANA, and by their offset those that only some program knows. */
function zonesOf(zones: readonly Lines[]): (name: string) => string {
  const offsets = new Map<string, string>()
  for (const zone of zones) {
    const name = String(propertyOf(zone.get('TZID')?.[0] ?? '')?.values[0] ?? '')
    const [, offset] = /:\s*([+-]\d{2}:?\d{2})/.exec(zone.get('TZOFFSETTO')?.[0] ?? '') ?? []
    if (name && offset) offsets.set(name, offset.replace(/^(...):?/, '$1:'))
  }
  const known = new Map<string, string>()
  return (name) => {
    if (name === '') return ZONE // a time without one is of the office (RFC 5545 §3.3.5, form 1)
    const before = known.get(name)
    if (before) return before
    const [iana = ''] = /[A-Za-z_]+\/[A-Za-z_]+(?:\/[A-Za-z_]+)?$/.exec(name) ?? []
    const zone = [name, iana, offsets.get(name) ?? ''].find((it) => it !== '' && isZone(it)) ?? ZONE
    known.set(name, zone)
    return zone
  }
}

function isZone(name: string): boolean {
  try {
    localOf(name, 0)
    return true
  } catch {
    return false // it throws what is no zone
  }
}

/** Null when it cannot be read. */
function eventOf(lines: Lines, zoneOf: (name: string) => string): Event | null {
  const read = (name: string) => (lines.get(name) ?? []).map(propertyOf)
  const [start] = momentsOf(read('DTSTART'), zoneOf) ?? []
  const [end, ...ends] = momentsOf(read('DTEND'), zoneOf) ?? [null]
  const instead = momentsOf(read('RECURRENCE-ID'), zoneOf)
  const [more, without] = [momentsOf(read('RDATE'), zoneOf), momentsOf(read('EXDATE'), zoneOf)]
  if (!start || end === null || ends.length > 0 || !instead || !more || !without) return null
  const lastsMs = lengthOf(start, end, read('DURATION')[0])
  if (lastsMs === null) return null
  const text = (name: string) => String(read(name)[0]?.values[0] ?? '')
  const title = oneLine(keepable(text('SUMMARY'), EVENT_MAX.title))
  const shown = text('CLASS').trim().toUpperCase()
  const rule = lines.has('RRULE') ? (read('RRULE')[0]?.values[0] ?? null) : undefined
  if (rule === null || (rule !== undefined && typeof rule !== 'object')) return null
  return {
    uid: text('UID').trim() || `${title}\n${start.wall}`,
    title,
    place: oneLine(keepable(text('LOCATION'), EVENT_MAX.place)),
    start,
    lastsMs,
    // What does not say takes time (RFC 5545 §3.8.2.7).
    busy: text('TRANSP').trim().toUpperCase() !== 'TRANSPARENT',
    cancelled: text('STATUS').trim().toUpperCase() === 'CANCELLED',
    // What a class that nobody knows means is: not for all (RFC 5545 §3.8.1.3). Without a title it tells nothing.
    hidden: (lines.has('CLASS') && shown !== 'PUBLIC') || title === '',
    sequence: Math.max(0, Number(text('SEQUENCE')) || 0),
    instead: instead[0] ?? null,
    rule: (rule as Rule | undefined) ?? null,
    more,
    without,
  }
}

const TIME = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(Z?))?(?:T::)?$/

/** The times of a property; null when one is none. Periods (of RDATE) are taken by where they begin. */
function momentsOf(properties: readonly (Property | null)[], zoneOf: (name: string) => string): Moment[] | null {
  const moments: Moment[] = []
  for (const property of properties) {
    if (!property) return null
    for (const value of property.values) {
      const said = Array.isArray(value) ? value[0] : value
      const [, day, time, utc] = TIME.exec(typeof said === 'string' ? said : '') ?? []
      const wall = day ? Date.parse(`${day}T${time ?? '00:00:00'}Z`) : Number.NaN
      if (Number.isNaN(wall) || !day || !new Date(wall).toISOString().startsWith(day)) return null
      moments.push({ wall, isDay: time === undefined, zone: utc ? 'UTC' : time ? zoneOf(property.zone) : ZONE })
    }
  }
  return moments
}

const at = ({ zone, wall }: Moment) => instantOf(zone, wall)
const wallDay = (it: Moment) => new Date(it.wall).toISOString().slice(0, 10)

/** Null when it ends before it begins, or lasts too long to be an event. */
function lengthOf(start: Moment, end: Moment | undefined, duration: Property | null | undefined): number | null {
  const said = duration ? /^\+?P(?:(\d{1,3})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?$/.exec(String(duration.values[0])) : undefined // prettier-ignore
  if (said === null || duration === null) return null
  const [weeks, days, hours, minutes, seconds] = (said ?? []).slice(1).map((it) => Number(it ?? 0))
  const told = said && ((((weeks ?? 0) * 7 + (days ?? 0)) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60_000 + (seconds ?? 0) * 1_000 // prettier-ignore
  const lastsMs = end ? at(end) - at(start) : (told ?? 0)
  // A day that ends on itself, as some write, is one day.
  const ms = start.isDay && lastsMs === 0 ? DAY_MS : lastsMs
  return ms >= 0 && ms <= EVENT_LASTS_MAX_MS ? ms : null
}

type Window = { readonly from: number; readonly until: number }

/** The clock times at which an event begins, from the day on whose part may still be coming; null when its rule leads too far. */
function beginsOf(it: Event, window: Window, steps: { left: number }): number[] | null {
  if (!it.rule && it.more.length === 0) return [it.start.wall]
  const zone = it.start.zone
  const first = localOf(zone, window.from - it.lastsMs) - DAY_MS
  const from = first - (first % DAY_MS)
  const last = localOf(zone, window.until)
  const begins = new Set([...(it.rule ? [] : [it.start.wall]), ...it.more.map((one) => wallIn(zone, one))])
  for (const wall of it.rule ? repeated(it.rule, it.start, { from, last }, steps) : []) {
    if (wall === null) return null
    if (wall >= from) begins.add(wall)
  }
  const [days, times] = [it.without.filter((one) => one.isDay), it.without.filter((one) => !one.isDay)]
  const [outDays, out] = [new Set(days.map(wallDay)), new Set(times.map((one) => wallIn(zone, one)))]
  return [...begins]
    .filter(
      (wall) =>
        wall >= from && wall <= last && !out.has(wall) && !outDays.has(new Date(wall).toISOString().slice(0, 10)),
    ) // prettier-ignore
    .toSorted((one, other) => one - other)
}

/** What the clock of a zone shows at that moment; a day is that day everywhere. */
const wallIn = (zone: string, it: Moment) => (it.isDay || it.zone === zone ? it.wall : localOf(zone, at(it)))

/** The clock times that a rule gives, in their order, up to the last; a last null where it goes too far to be followed. */
function* repeated(
  rule: Rule,
  start: Moment,
  { from, last }: { readonly from: number; readonly last: number },
  steps: { left: number },
): Generator<number | null> {
  const { until: said, ...data } = rule
  if (!['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'].includes(data.freq ?? '')) return yield null
  const [, day, time, utc] = TIME.exec(String(said ?? '')) ?? []
  const ends = day ? Date.parse(`${day}T${time ?? '23:59:59'}Z`) : Number.POSITIVE_INFINITY
  const end = Math.min(last, utc ? localOf(start.zone, ends) : ends)
  const begin = new Date(start.wall + skipped(rule, start.wall, from))
  const first = { year: begin.getUTCFullYear(), month: begin.getUTCMonth() + 1, day: begin.getUTCDate(), hour: begin.getUTCHours(), minute: begin.getUTCMinutes(), second: begin.getUTCSeconds(), isDate: false } // prettier-ignore
  try {
    const days = ICAL.Recur.fromData(data as Parameters<typeof ICAL.Recur.fromData>[0]).iterator(
      new ICAL.Time(first, ICAL.Timezone.localTimezone),
    )
    // A day that never comes, such as 30 February, is looked for without end: each try is a step.
    const check = days.check_contracting_rules.bind(days)
    let own = 0
    days.check_contracting_rules = () => {
      if (++own > STEPS.event || --steps.left < 0) throw new RangeError('too many steps')
      return check()
    }
    for (let next = days.next(); next; next = days.next()) {
      if (++own > STEPS.event || --steps.left < 0) return yield null
      const wall = Date.UTC(next.year, next.month - 1, next.day, next.hour, next.minute, next.second)
      if (wall > end) return
      yield wall
    }
  } catch {
    yield null // it throws what it cannot follow, as do we
  }
}

/** How far a rule by days or weeks may begin later and give the same: what went before is not counted through one by one. */
function skipped({ freq, interval = 1, count }: Rule, start: number, from: number): number {
  const days = (freq === 'DAILY' ? 1 : freq === 'WEEKLY' ? 7 : 0) * interval
  if (days < 1 || !Number.isInteger(days) || count !== undefined) return 0
  // Two rounds earlier: a week begins where it did.
  return Math.max(0, Math.floor((from - start) / (days * DAY_MS)) - 2) * days * DAY_MS
}

function occurrencesOf(master: Event, begins: readonly number[], instead: readonly Event[]): AgendaEvent[] {
  const zone = master.start.zone
  const replaced = new Map(instead.map((it) => [it.instead ? wallIn(zone, it.instead) : Number.NaN, it]))
  const single = !master.rule && master.more.length === 0
  const inDay = new Map<string, number>()
  const found: AgendaEvent[] = []
  const hide = (it: Event) => (master.hidden ? { ...it, hidden: true } : it)
  for (const wall of begins) {
    const day = new Date(wall).toISOString().slice(0, 10)
    const ordinal = inDay.get(day) ?? 0
    inDay.set(day, ordinal + 1)
    const key = keyOf(master.uid, single ? '' : day, ordinal)
    const other = replaced.get(wall)
    replaced.delete(wall)
    found.push(...(other ? asEvent(hide(other), other.start, key) : asEvent(master, { ...master.start, wall }, key)))
  }
  // Brought here from a day beyond, or from one that is over.
  for (const [wall, it] of replaced)
    found.push(...asEvent(hide(it), it.start, keyOf(it.uid, new Date(wall).toISOString().slice(0, 10), 0)))
  return found
}

const keyOf = (uid: string, day: string, ordinal: number) =>
  sha256(`${uid}\n${day}${ordinal > 0 ? `\n${ordinal}` : ''}`)

function asEvent(it: Event, start: Moment, key: string): AgendaEvent[] {
  if (it.hidden) return []
  const { title, place, busy, cancelled, lastsMs } = it
  const from = at(start)
  return [
    {
      key,
      title,
      place,
      from: new Date(from),
      until: new Date(from + lastsMs),
      wholeDay: start.isDay,
      busy,
      cancelled,
    },
  ]
}
