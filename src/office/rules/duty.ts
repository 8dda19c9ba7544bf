/**
 * The shift roster of the crisis desk (jadwal piket): from a repeated pattern to shifts, what is wrong with them, and when
 * nobody is there. Serves every step of a dossier whose time runs by the clock on the wall.
 */
import { dayAfter, dayOf, hoursOn, weekdays, type Calendar, type Weekday } from '../../base/calendar.ts'
import { instantOf, localOf, reachedAt } from '../../base/zone.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
export const SHIFT_HOURS_MAX = 24 // by the clock on the wall: nobody is on duty longer at a stretch
export const PEOPLE_MAX = 6 // on one shift
export const SHIFTS_AT_ONCE_MAX = 1_500 // 400 days of three shifts, and some
export const AHEAD_DAYS_MAX = 400 // a year's roster, entered before the year begins

/** From inclusive, until exclusive. */
export type Stretch = { readonly from: Date; readonly until: Date }
/** The first of the people leads. */
export type Turn = Stretch & { readonly personIds: readonly string[] }
export type Shift = Turn & {
  readonly letterNumber: string
  readonly letteredOn: string
  readonly note: string
}

export type DutyPattern = {
  /** Local days, both inclusive. */
  readonly fromOn: string
  readonly untilOn: string
  /** ISO weekdays on which a shift begins. */
  readonly weekdays: readonly number[]
  /** Minutes after local midnight; one that ends no later than it begins ends on the next day. */
  readonly turns: readonly { readonly from: number; readonly until: number }[]
  /** Who comes one after the other, shift by shift. */
  readonly teams: readonly (readonly string[])[]
}

/**
 * The shifts of a pattern, in the order of their days and turns. Two turns that meet on the wall meet as instants, also
 * where summer time begins or ends between them; a turn that falls into the hour that is left out is no shift.
 * @returns at most `SHIFTS_AT_ONCE_MAX` and one more, which says that there are too many
 */
export function shiftsOf({ fromOn, untilOn, turns, teams, ...it }: DutyPattern, zone: string): Turn[] {
  const made: Turn[] = []
  const at = (day: string, minutes: number) => new Date(reachedAt(zone, Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE_MS)) // prettier-ignore
  for (let day = fromOn; day <= untilOn; day = dayAfter(day, 1)) {
    if (!it.weekdays.includes(weekdayOn(day))) continue
    for (const turn of turns) {
      if (made.length > SHIFTS_AT_ONCE_MAX) return made
      const until = at(day, turn.until > turn.from ? turn.until : turn.until + 1440)
      const from = at(day, turn.from)
      if (until > from) made.push({ from, until, personIds: teams[made.length % teams.length] ?? [] })
    }
  }
  return made
}

const weekdayOn = (day: string): Weekday => weekdays[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] as Weekday

export type DutyProblem =
  | 'reversed'
  | 'too-long'
  | 'over'
  | 'too-far'
  | 'nobody'
  | 'too-many'
  | 'twice'
  | 'letter-late'
  | 'person-unfit'
  | 'overlaps'
/** What is wrong with one shift of a list: its place in it, and whom or what it is about. */
export type BadShift = { readonly at: number; readonly problem: DutyProblem; readonly value: string }

/** Somebody who may be on duty. */
export type Able = {
  readonly name: string
  readonly isAuditor: boolean
  /** The first day on which they have no access any more. */
  readonly leftOn: string | null
}

/** What shifts are judged by. */
export type Roster = {
  readonly zone: string
  /** Everyone of the office, by id. */
  readonly people: ReadonlyMap<string, Able>
  /** Shifts that stand already, of these people and this time. */
  readonly entered: readonly Turn[]
}

/** What is wrong with shifts that are to be entered, of each the first thing; in their order. */
export function problemsOfShifts(shifts: readonly Shift[], roster: Roster, now: Date): BadShift[] {
  const own = shifts.flatMap((it, at): BadShift[] => {
    const found = problemOf(it, roster, now)
    return found ? [{ at, ...found }] : []
  })
  const bad = new Set(own.map((it) => it.at))
  return [...own, ...overlapsOf(shifts, bad, roster)].toSorted((a, b) => a.at - b.at)
}

function problemOf(it: Shift, { zone, people }: Roster, now: Date): Omit<BadShift, 'at'> | null {
  if (it.until <= it.from) return { problem: 'reversed', value: '' }
  if (localOf(zone, it.until.getTime()) - localOf(zone, it.from.getTime()) > SHIFT_HOURS_MAX * 60 * MINUTE_MS)
    return { problem: 'too-long', value: '' }
  if (it.until <= now) return { problem: 'over', value: '' }
  if (it.from.getTime() > now.getTime() + AHEAD_DAYS_MAX * DAY_MS) return { problem: 'too-far', value: '' }
  if (it.personIds.length === 0) return { problem: 'nobody', value: '' }
  if (it.personIds.length > PEOPLE_MAX) return { problem: 'too-many', value: '' }
  const nameOf = (id: string) => people.get(id)?.name ?? ''
  const twice = it.personIds.find((id, at) => it.personIds.indexOf(id) < at)
  if (twice) return { problem: 'twice', value: nameOf(twice) }
  if (it.letteredOn > dayOf(zone, it.from)) return { problem: 'letter-late', value: it.letterNumber }
  const last = dayOf(zone, new Date(it.until.getTime() - 1))
  const unfit = it.personIds.find((id) => !isAble(people.get(id), last))
  return unfit === undefined ? null : { problem: 'person-unfit', value: nameOf(unfit) }
}

const isAble = (it: Able | undefined, on: string) =>
  it !== undefined && !it.isAuditor && (it.leftOn === null || it.leftOn > on)

/** Nobody is on duty twice at one time: neither beside what stands already, nor twice in the list, where it is the later. */
function overlapsOf(shifts: readonly Shift[], bad: ReadonlySet<number>, { people, entered }: Roster): BadShift[] {
  const standing = Map.groupBy(
    entered.flatMap((it) => it.personIds.map((personId) => ({ ...it, personId }))),
    (it) => it.personId,
  )
  const asked = Map.groupBy(
    shifts.flatMap((it, at) => (bad.has(at) ? [] : it.personIds.map((personId) => ({ ...it, personId, at })))),
    (it) => it.personId,
  )
  const found = new Map<number, BadShift>()
  for (const [personId, theirs] of asked) {
    const taken = standing.get(personId) ?? []
    let until = new Date(0)
    for (const it of theirs.toSorted((a, b) => a.from.getTime() - b.from.getTime() || a.at - b.at))
      if (it.from < until || taken.some((one) => one.from < it.until && it.from < one.until))
        found.set(it.at, { at: it.at, problem: 'overlaps', value: people.get(personId)?.name ?? '' })
      else until = it.until
  }
  return [...found.values()]
}

/**
 * When nobody is there: neither on duty nor, from the first of a day's working hours to the last, at the office.
 * @param within looked at; from inclusive, until exclusive
 */
export function unattended(calendar: Calendar, shifts: readonly Stretch[], within: Stretch): Stretch[] {
  const there = [...officeDays(calendar, within), ...shifts].toSorted((a, b) => a.from.getTime() - b.from.getTime())
  const gaps: Stretch[] = []
  let from = within.from
  for (const it of there) {
    if (it.from >= within.until) break
    if (it.from > from) gaps.push({ from, until: it.from })
    if (it.until > from) from = it.until
  }
  if (from < within.until) gaps.push({ from, until: within.until })
  return gaps
}

function officeDays(calendar: Calendar, within: Stretch): Stretch[] {
  const days: Stretch[] = []
  const last = dayOf(calendar.zone, within.until)
  for (let day = dayOf(calendar.zone, within.from); day <= last; day = dayAfter(day, 1)) {
    const hours = hoursOn(calendar, day)
    const [first, end] = [hours[0], hours.at(-1)]
    if (!first || !end) continue
    const midnight = Date.parse(`${day}T00:00:00Z`)
    const at = (minutes: number) => new Date(instantOf(calendar.zone, midnight + minutes * MINUTE_MS))
    days.push({ from: at(first[0]), until: at(end[1]) })
  }
  return days
}

/** Who is on duty at an instant, and the shifts that begin next after it, all at the same time. */
export function dutyAt<T extends Stretch>(shifts: readonly T[], now: Date): { now: T[]; next: T[] } {
  const begun = shifts.filter((it) => it.from <= now && it.until > now)
  const coming = shifts.filter((it) => it.from > now)
  const first = Math.min(...coming.map((it) => it.from.getTime()))
  return { now: begun, next: coming.filter((it) => it.from.getTime() === first) }
}

/** Whether a shift can still be ended or given to others; one that is over, ended or withdrawn stays as it was. */
export const isOpenShift = (it: { readonly until: Date; readonly closedAt: Date | null }, now: Date): boolean =>
  it.closedAt === null && it.until > now
