/** The office's working calendar: editions that are never changed, the newest in force. */
import { sql, type RawBuilder } from 'kysely'
import type { Calendar } from '../../base/calendar.ts'
import { calendarEditionSchema, calendarOf, type CalendarEdition } from '../../base/calendar-edition.ts'
import { canonical, type Json } from '../../base/canonical.ts'
import { sha256 } from '../../base/hash.ts'
import { newId } from '../../base/id.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { numberedPage, readNumberCursor } from '../../db/keyset.ts'
import { countUpTo } from '../../db/count.ts'

export type CalendarInForce = { readonly id: string; readonly hash: string; readonly calendar: Calendar }

/** Editions as counted by, by id: they never change, and reckoning a year of one is worth keeping. */
const counted = new Map<string, CalendarInForce>()
const COUNTED_MAX = 20

/** The calendar that is counted by now, and the edition it is of. */
export async function readCalendarInForce(db: Db | Tx): Promise<CalendarInForce> {
  const { id } = await newest(db).select('id').executeTakeFirstOrThrow()
  const known = counted.get(id)
  if (known) return known
  const { document, hash } = await newest(db)
    .select(['document', 'hash'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const inForce = { id, hash, calendar: calendarOf(calendarEditionSchema.parse(JSON.parse(document))) }
  if (counted.size >= COUNTED_MAX) counted.clear()
  counted.set(id, inForce)
  return inForce
}

/** The working calendar. */
export const readCalendar = async (db: Db | Tx): Promise<Calendar> => (await readCalendarInForce(db)).calendar

/**
 * An edition as it was written: the one in force, or that of a number.
 * @throws {Refused} `not-found`
 */
export async function readCalendarEdition(db: Db | Tx, number?: number) {
  const row = await newest(db)
    .$if(number !== undefined, (query) => query.where('calendar_edition.number', '=', number as number))
    .leftJoin('person', 'person.id', 'calendar_edition.made_by')
    .select(['calendar_edition.id', 'number', 'hash', 'document', 'note', 'made_at', 'person.name as made_by'])
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  const { document, ...rest } = row
  return { ...rest, edition: calendarEditionSchema.parse(JSON.parse(document)) }
}

/** A page of the editions, the newest first. */
export async function listCalendarEditions(
  db: Db,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
) {
  const from = readNumberCursor(after)
  const rows = await db
    .selectFrom('calendar_edition')
    .leftJoin('person', 'person.id', 'calendar_edition.made_by')
    .select(['calendar_edition.id', 'number', 'note', 'made_at', 'person.name as made_by'])
    .$if(from !== null, (query) => query.where('number', '<', from ?? 0))
    .orderBy('number', 'desc')
    .limit(limit + 1)
    .execute()
  return numberedPage(rows, limit)
}

/**
 * Puts a new edition in force; two who correct at once see each other.
 * @param it.seen the edition that was read before
 * @throws {Refused} `calendar-changed` when another came in force meanwhile; `calendar-same` when nothing differs
 */
export async function insertCalendarEdition(
  tx: Tx,
  it: { seen: string; edition: CalendarEdition; note: string; personId: string },
  now: Date,
): Promise<{ id: string; number: number; hash: string; before: string }> {
  // The first edition is the lock: who waits for it reads the newest only then.
  await tx.selectFrom('calendar_edition').select('id').where('number', '=', 1).forUpdate().executeTakeFirstOrThrow()
  const before = await newest(tx).select(['id', 'number', 'hash']).executeTakeFirstOrThrow()
  if (before.id !== it.seen) throw new Refused({ code: 'calendar-changed' })
  const document = canonical(it.edition as unknown as Json)
  const made = { id: newId(), number: before.number + 1, hash: sha256(document) }
  if (made.hash === before.hash) throw new Refused({ code: 'calendar-same' })
  await tx
    .insertInto('calendar_edition')
    .values({ ...made, document, note: it.note, made_by: it.personId, made_at: now })
    .execute()
  return { ...made, before: before.hash }
}

const newest = (db: Db | Tx) => db.selectFrom('calendar_edition').orderBy('calendar_edition.number', 'desc').limit(1)

/**
 * Whether the row of `visit` in this query is due by another edition than this one. Two ranges of the index of open visits,
 * empty most of the time; “other than” would read them all, and it is asked every two seconds.
 */
export const isByAnother = (calendarId: string): RawBuilder<boolean> =>
  sql<boolean>`(visit.calendar_id < ${calendarId}::uuid or visit.calendar_id > ${calendarId}::uuid)`

/** How many open visits are due by an older edition still; up to a thousand. */
export async function countUncounted(db: Db, calendarId: string): Promise<number> {
  return countUpTo(db, db.selectFrom('visit').where('done_at', 'is', null).where(isByAnother(calendarId)))
}
