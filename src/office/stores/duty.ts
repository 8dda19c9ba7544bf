/** The shift roster: who is on duty at the crisis desk, by shifts that are closed at most once and never changed. */
import { sql } from 'kysely'
import { dayOf } from '../../base/calendar.ts'
import { newId } from '../../base/id.ts'
import type { Officer } from '../../base/officer.ts'
import { Refused } from '../../base/refused.ts'
import { isAnyInCrisis } from '../../db/crisis.ts'
import type { Db, Tx } from '../../db/connect.ts'
import {
  AHEAD_DAYS_MAX,
  dutyAt,
  isOpenShift,
  problemsOfShifts,
  SHIFTS_AT_ONCE_MAX,
  unattended,
  type BadShift,
  type Shift,
  type Stretch,
} from '../rules/duty.ts'
import type { Namesake } from '../rules/duty-csv.ts'
import { readCalendar } from './calendar.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const SHIFT_MS_MAX = 25 * HOUR_MS // as the table allows: what runs now began no earlier than that
const COMING_MAX = 5_000 // shifts of the whole office that are not over
const SHOWN_MAX = 1_000 // of one month
const OWN_DAYS = 14
const OWN_SHOWN = 3
const NEXT_MAX = 20 // that begin at one instant
const LOOK_AHEAD_MS = 24 * HOUR_MS
const PEOPLE_MAX = 2_000 // of the whole office
const ABSENCES_MAX = 5_000

type Person = {
  readonly id: string
  readonly name: string
  readonly email: string
  /** The first day on which they have no access any more. */
  readonly leftOn: string | null
}

/** Shifts that meet a stretch of time, those that were closed too; the earliest first. */
const meeting = (db: Db | Tx, { from, until }: Stretch) =>
  db
    .selectFrom('duty_shift')
    .where('duty_shift.from_at', '>', new Date(from.getTime() - SHIFT_MS_MAX))
    .where('duty_shift.from_at', '<', until)
    .where('duty_shift.until_at', '>', from)
    .orderBy('duty_shift.from_at')
    .orderBy('duty_shift.id')

/** Those of them in which somebody was or will be on duty then. */
const standing = (db: Db | Tx, within: Stretch) =>
  meeting(db, within)
    .whereRef('duty_shift.ends_at', '>', 'duty_shift.from_at')
    .where('duty_shift.ends_at', '>', within.from)

/** The people of the row of `duty_shift` in this query, who leads first. */
const peopleOfShift = sql<Person[]>`(
  select jsonb_agg(jsonb_build_object('id', person.id, 'name', person.name, 'email', person.email, 'leftOn', person.left_on)
    order by duty_person.ordinal)
  from duty_person join person on person.id = duty_person.person_id
  where duty_person.shift_id = duty_shift.id)`.as('people')

const isHere = (it: Person, on: string) => it.leftOn === null || it.leftOn > on

/** Shifts that stand, without those who left by then; one whose people all left has nobody on duty. */
export async function listDuty(db: Db | Tx, within: Stretch, limit = SHOWN_MAX) {
  const { zone } = await readCalendar(db)
  const rows = await standing(db, within)
    .select([
      'duty_shift.id',
      'duty_shift.from_at as from',
      'duty_shift.ends_at as until',
      'duty_shift.letter_number as letter',
      'duty_shift.note',
      peopleOfShift,
    ])
    .limit(limit)
    .execute()
  return rows
    .map((it) => ({ ...it, people: it.people.filter((one) => isHere(one, dayOf(zone, later(it.from, within.from)))) }))
    .filter((it) => it.people.length > 0)
}

const later = (one: Date, other: Date) => (one > other ? one : other)

/** Who is on duty at an instant: whom notices of a crisis reach, and nobody who has left. */
export async function listOnDuty(db: Db | Tx, at: Date): Promise<string[]> {
  const shifts = await listDuty(db, instantOnly(at), NEXT_MAX)
  return [...new Set(shifts.flatMap((it) => it.people.map(({ id }) => id)))]
}

const instantOnly = (at: Date): Stretch => ({ from: at, until: new Date(at.getTime() + 1) })

/** Who is on duty now, who is next, and a person's own coming shifts. */
export async function readDutyNow(db: Db, personId: string, now: Date) {
  const [begun, first, own] = await Promise.all([
    listDuty(db, instantOnly(now), NEXT_MAX),
    listDuty(db, { from: now, until: new Date(now.getTime() + AHEAD_DAYS_MAX * DAY_MS) }, 2 * NEXT_MAX),
    listOwnShifts(db, { personId, from: now, until: new Date(now.getTime() + OWN_DAYS * DAY_MS), limit: OWN_SHOWN }),
  ])
  return { now: begun, next: dutyAt(first, now).next, own }
}

/** A person's shifts that stand and meet a stretch of time. */
export async function listOwnShifts(db: Db, it: Stretch & { readonly personId: string; readonly limit: number }) {
  return standing(db, it)
    .innerJoin('duty_person', 'duty_person.shift_id', 'duty_shift.id')
    .where('duty_person.person_id', '=', it.personId)
    .select([
      'duty_shift.id',
      'duty_shift.from_at as from',
      'duty_shift.ends_at as until',
      'duty_shift.entered_at as enteredAt',
      'duty_shift.closed_at as closedAt',
    ])
    .limit(it.limit)
    .execute()
}

/** While a dossier is at alert or crisis level: the hours of the next day in which nobody is there; null while none is. */
export async function listUnattended(db: Db, now: Date): Promise<Stretch[] | null> {
  if (!(await isAnyInCrisis(db))) return null
  const within = { from: now, until: new Date(now.getTime() + LOOK_AHEAD_MS) }
  return unattended(await readCalendar(db), await listDuty(db, within), within)
}

/** The shifts of some local days with what became of each, and who of their people is away. */
export async function listRoster(db: Db, within: Stretch, now: Date) {
  const { zone } = await readCalendar(db)
  const rows = await meeting(db, within)
    .leftJoin('person as closer', 'closer.id', 'duty_shift.closed_by')
    .select([
      'duty_shift.id',
      'duty_shift.from_at as from',
      'duty_shift.until_at as until',
      'duty_shift.letter_number as letterNumber',
      'duty_shift.lettered_on as letteredOn',
      'duty_shift.note',
      'duty_shift.closed_at as closedAt',
      'duty_shift.close_reason as closeReason',
      'closer.name as closedBy',
      peopleOfShift,
    ])
    .limit(SHOWN_MAX)
    .execute()
  const away = await listAway(db, rows.flatMap((it) => it.people.map(({ id }) => id)), within.from, zone) // prettier-ignore
  return rows.map((it) => ({
    ...it,
    open: isOpenShift(it, now),
    away: it.people.filter((one) => !isHere(one, dayOf(zone, it.from)) || away(one.id, it)).map(({ id }) => id),
  }))
}

/** The shifts that are not over, for a table. */
export async function listComing(db: Db, now: Date) {
  return standing(db, { from: now, until: new Date(now.getTime() + (AHEAD_DAYS_MAX + 1) * DAY_MS) })
    .select([
      'duty_shift.from_at as from',
      'duty_shift.ends_at as until',
      'duty_shift.letter_number as letterNumber',
      'duty_shift.lettered_on as letteredOn',
      'duty_shift.note',
      peopleOfShift,
    ])
    .limit(COMING_MAX)
    .execute()
}

/** Says of a person whether they are entered as away on a day of a shift. */
async function listAway(db: Db | Tx, personIds: readonly string[], from: Date, zone: string) {
  const rows =
    personIds.length === 0
      ? []
      : await db
          .selectFrom('absence')
          .select(['person_id', 'from_on', 'until_on'])
          .where('dropped_at', 'is', null)
          .where('until_on', '>=', dayOf(zone, from))
          .where('person_id', 'in', [...new Set(personIds)])
          .limit(ABSENCES_MAX)
          .execute()
  const theirs = Map.groupBy(rows, (it) => it.person_id)
  return (personId: string, it: Stretch): boolean => {
    const [first, last] = [dayOf(zone, it.from), dayOf(zone, new Date(it.until.getTime() - 1))]
    return (theirs.get(personId) ?? []).some((one) => one.from_on <= last && one.until_on >= first)
  }
}

/** Everyone whom a table may name. */
export async function listNamesakes(db: Db): Promise<Namesake[]> {
  return db.selectFrom('person').select(['id', 'name', 'email']).limit(PEOPLE_MAX).execute()
}

/** What is wrong with shifts that are to be entered, their people's names, and who of them is away then. */
export async function judgeShifts(
  db: Db | Tx,
  shifts: readonly Shift[],
  now: Date,
): Promise<{ bad: BadShift[]; names: Map<string, string>; away: string[]; zone: string }> {
  const { zone } = await readCalendar(db)
  const ids = [...new Set(shifts.flatMap((it) => it.personIds))]
  if (ids.length === 0) return { bad: problemsOfShifts(shifts, { zone, people: new Map(), entered: [] }, now), names: new Map(), away: [], zone } // prettier-ignore
  const people = await db
    .selectFrom('person')
    .select(['id', 'name', 'role', 'left_on'])
    .where('id', 'in', ids)
    .execute()
  // No wider than a roster may be: what begins before or after is found wrong by itself.
  const within = {
    from: new Date(Math.max(now.getTime() - SHIFT_MS_MAX, Math.min(...shifts.map((it) => it.from.getTime())))),
    until: new Date(Math.min(now.getTime() + (AHEAD_DAYS_MAX + 2) * DAY_MS, Math.max(...shifts.map((it) => it.until.getTime())))),
  } // prettier-ignore
  const entered = await standing(db, within)
    .innerJoin('duty_person', 'duty_person.shift_id', 'duty_shift.id')
    .where('duty_person.person_id', 'in', ids)
    .select(['duty_shift.from_at as from', 'duty_shift.ends_at as until', 'duty_person.person_id as personId'])
    .limit(COMING_MAX * 2)
    .execute()
  const bad = problemsOfShifts(
    shifts,
    {
      zone,
      people: new Map(people.map((it) => [it.id, { name: it.name, isAuditor: it.role === 'auditor', leftOn: it.left_on }])),
      entered: entered.map(({ personId, ...it }) => ({ ...it, personIds: [personId] })),
    },
    now,
  ) // prettier-ignore
  const names = new Map(people.map((it) => [it.id, it.name]))
  const isAway = await listAway(db, ids, within.from, zone)
  const away = new Set(shifts.flatMap((it) => it.personIds.filter((id) => isAway(id, it))))
  return { bad, names, away: [...away].map((id) => names.get(id) ?? ''), zone }
}

/**
 * Enters shifts, all of them or none.
 * @throws {Refused} `duty-wrong` with the first that cannot be, `duty-full`, `duty-roster-full`
 */
export async function insertShifts(tx: Tx, shifts: readonly Shift[], officer: Officer, now: Date): Promise<string[]> {
  if (shifts.length > SHIFTS_AT_ONCE_MAX) throw new Refused({ code: 'duty-full', max: SHIFTS_AT_ONCE_MAX })
  const ids = [...new Set(shifts.flatMap((it) => it.personIds))]
  // Locked, so that two at once cannot both find the time free; lightly, since what names a person must not wait for it.
  await tx.selectFrom('person').select('id').where('id', 'in', ids).orderBy('id').forNoKeyUpdate().execute()
  const { bad } = await judgeShifts(tx, shifts, now)
  if (bad[0]) throw new Refused({ code: 'duty-wrong', problem: bad[0].problem, value: bad[0].value, row: bad[0].at + 1, field: 'shifts' }) // prettier-ignore
  const { coming } = await tx
    .selectFrom('duty_shift')
    .select((eb) => eb.fn.countAll<number>().as('coming'))
    .where('from_at', '>', now)
    .whereRef('ends_at', '>', 'from_at')
    .executeTakeFirstOrThrow()
  if (coming + shifts.length > COMING_MAX) throw new Refused({ code: 'duty-roster-full', max: COMING_MAX })
  const rows = shifts.map((it) => ({ ...it, id: newId() }))
  await tx
    .insertInto('duty_shift')
    .values(
      rows.map((it) => ({
        id: it.id,
        from_at: it.from,
        until_at: it.until,
        letter_number: it.letterNumber,
        lettered_on: it.letteredOn,
        note: it.note,
        entered_by: officer.personId,
        entered_at: now,
      })),
    )
    .execute()
  await tx
    .insertInto('duty_person')
    .values(rows.flatMap((it) => it.personIds.map((id, at) => ({ shift_id: it.id, ordinal: at + 1, person_id: id }))))
    .execute()
  return rows.map((it) => it.id)
}

/**
 * Ends a shift that runs, or withdraws one that has not begun.
 * @throws {Refused} `not-found`, `duty-over`
 */
export async function closeShift(
  tx: Tx,
  it: { readonly shiftId: string; readonly reason: string },
  officer: Officer,
  now: Date,
): Promise<Stretch> {
  const row = await tx
    .selectFrom('duty_shift')
    .select(['from_at as from', 'until_at as until', 'closed_at as closedAt'])
    .where('id', '=', it.shiftId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  if (!isOpenShift(row, now)) throw new Refused({ code: 'duty-over' })
  await tx
    .updateTable('duty_shift')
    .set({ closed_by: officer.personId, closed_at: now, close_reason: it.reason.trim() })
    .where('id', '=', it.shiftId)
    .execute()
  return { from: row.from, until: row.until }
}
