import { z } from 'zod'
import { YEAR_FIRST, YEAR_LAST } from '../../base/calendar.ts'
import { calendarDaySchema, calendarEditionSchema } from '../../base/calendar-edition.ts'
import { calendarProblemWords } from '../../base/words/calendar.ts'
import { page } from '../../base/schemas.ts'
import { plainText } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'

const instant = z.iso.datetime()
type Problem = keyof typeof calendarProblemWords
const edition = {
  id: z.uuid(),
  number: z.int(),
  note: z.string(),
  madeAt: instant,
  /** Null for the one that came with Siar. */
  madeBy: z.string().nullable(),
}

export const readWorkCalendar = endpoint({
  method: 'GET',
  path: '/api/calendar',
  summary: 'The working calendar in force, and the editions before it',
  who: 'reader',
  answer: z.object({
    ...edition,
    hash: z.string(),
    edition: calendarEditionSchema,
    /** The newest first. */
    editions: z.array(z.object(edition)),
    /** Where the list of older ones begins; null where there are none. */
    editionsNext: z.string().nullable(),
    /** Visits that are still to be counted anew by it. */
    uncounted: z.int(),
  }),
})

export const listWorkCalendars = endpoint({
  method: 'GET',
  path: '/api/calendar/editions',
  summary: 'The editions of the working calendar, the newest first',
  who: 'reader',
  query: z.object(page),
  answer: z.object({ rows: z.array(z.object(edition)), next: z.string().nullable() }),
})

export const saveWorkCalendar = endpoint({
  method: 'POST',
  path: '/api/calendar',
  summary: 'Put another working calendar in force; open visits are counted anew by it',
  who: 'administrator',
  act: true,
  body: z.strictObject({
    /** The edition that was read before. */
    seen: z.uuid(),
    edition: calendarEditionSchema,
    /** What is corrected, and by which decree. */
    note: plainText(500, 1),
  }),
  answer: z.object({ number: z.int() }),
})

/** Days in a table or an iCalendar file; the whole edition as JSON, as `siar clock --calendar` reads it. */
export const downloadWorkCalendar = endpoint({
  method: 'GET',
  path: '/api/calendar/:form',
  summary: 'The working calendar as a file: its days as CSV or iCalendar, or the whole edition as JSON',
  who: 'reader',
  params: z.object({ form: z.enum(['csv', 'ics', 'json']) }),
  query: z.object({
    language: z.enum(['id', 'en']).optional(),
    /** An earlier edition; the one in force when absent. */
    number: z.coerce.number().int().min(1).max(1_000_000).optional(),
  }),
  answer: z.string(),
})

/** A file of days to read. */
export const CALENDAR_MB_MAX = 1
const year = z.coerce.number().int().min(YEAR_FIRST).max(YEAR_LAST)

const daysAnswer = z.object({
  days: z.array(calendarDaySchema),
  /** The first hundred lines that cannot be taken in, each with what is wrong. */
  problems: z.array(z.object({ line: z.int(), value: z.string(), sentence: z.string() })),
  bad: z.int(),
})
export type DaysInFile = z.output<typeof daysAnswer>

export const readCalendarFile = endpoint({
  method: 'POST',
  path: '/api/calendar/days',
  summary: 'Read a CSV, XLSX or iCalendar file (the request body) and say which days it names; nothing is kept',
  who: 'administrator',
  query: z.object({
    name: plainText(200, 1),
    /** Years in which an event that comes back every year is taken, both inclusive. */
    from: year,
    to: year,
  }),
  answer: daysAnswer,
})

/** Of the open visits that are due first. */
export const PREVIEW_VISITS_MAX = 200
export const PREVIEW_SHOWN_MAX = 20

/** Served by the room of dossiers, which knows the visits. */
export const previewWorkCalendar = endpoint({
  method: 'POST',
  path: '/api/calendar/preview',
  summary: 'What a working calendar would do to the visits that are open; nothing is kept',
  who: 'administrator',
  body: z.strictObject({ edition: calendarEditionSchema }),
  answer: z.object({
    /** What keeps it from being counted by; nothing is counted then. */
    problems: z.array(
      z.object({ kind: z.enum(Object.keys(calendarProblemWords) as [Problem, ...Problem[]]), at: z.string() }),
    ),
    /** How many open visits were looked at, those due first; `all` when there are no more. */
    looked: z.int(),
    all: z.boolean(),
    /** How many of these would be due at another instant. */
    moving: z.int(),
    /** The first of these that the asker may read. */
    visits: z.array(
      z.object({
        dossierId: z.uuid(),
        number: z.string(),
        title: z.string(),
        step: z.int(),
        from: instant,
        /** Null when the calendar has no such instant before the end of its years. */
        to: instant,
      }),
    ),
  }),
})
