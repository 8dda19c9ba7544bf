/** The shift roster of the crisis desk: read by all, kept by the administrator. */
import { z } from 'zod'
import { calendarDay as day } from '../../base/day.ts'
import { instant, named } from '../../base/schemas.ts'
import { plainText, TWICE } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'
import { PEOPLE_MAX, SHIFTS_AT_ONCE_MAX } from '../rules/duty.ts'
import { LETTER_MAX, NOTE_MAX } from '../rules/duty-csv.ts'

const letter = {
  /** Of the surat tugas, as it bears it: `094/123/2026`. */
  letterNumber: plainText(LETTER_MAX, 1).refine((it) => it.trim() !== ''),
  letteredOn: day,
}
const people = z.array(z.uuid()).min(1).max(PEOPLE_MAX)
const shift = {
  /** Inclusive. */
  from: instant,
  /** Exclusive. */
  until: instant,
  ...letter,
  /** Where they are, and how they are reached. */
  note: plainText(NOTE_MAX),
}
const planned = z.object({ ...shift, people: z.array(named) })
const stretch = z.object({ from: instant, until: instant })

export const readDuty = endpoint({
  method: 'GET',
  path: '/api/duty',
  summary: 'The shifts of some days, with what became of each',
  who: 'reader',
  /** Local days, both inclusive; a month at most. */
  query: z.object({ from: day, to: day }),
  answer: z.object({
    /** The zone of the office’s calendar, in which the days are. */
    zone: z.string(),
    shifts: z.array(
      planned.extend({
        id: z.uuid(),
        /** Who of them is entered as away on a day of it. */
        away: z.array(z.uuid()),
        /** Ended while it ran, or withdrawn before it began; why is for the administrator and its people. */
        closed: z.object({ at: instant, by: z.string(), reason: z.string().nullable() }).nullable(),
        withdrawn: z.boolean(),
        /** Neither over nor closed: it can still be ended, or given to others. */
        open: z.boolean(),
        /** Open, and begun. */
        runs: z.boolean(),
      }),
    ),
  }),
})

const onDuty = z.object({ from: instant, until: instant, people: z.array(named), note: z.string() })

export const readDutyNow = endpoint({
  method: 'GET',
  path: '/api/duty/now',
  summary: 'Who is on duty now, who is next, one’s own coming shifts, and when nobody is there',
  who: 'reader',
  answer: z.object({
    zone: z.string(),
    /** Between the first and the last of the day’s working hours. */
    atOffice: z.boolean(),
    now: z.array(onDuty),
    /** The shifts that begin next, all at the same time. */
    next: z.array(onDuty),
    own: z.array(stretch.extend({ runs: z.boolean() })),
    /** For the administrator, while any dossier stands at alert or crisis level: the hours of the next day that nobody has. */
    unattended: z.array(stretch).nullable(),
  }),
})

/** What would be entered, before it is: from a pattern or a file. Nothing is kept. */
const proposal = z.object({
  zone: z.string(),
  shifts: z.array(planned),
  /** Shifts of a pattern that are over by now, and so left out. */
  over: z.int(),
  /** The first hundred shifts or rows that cannot be entered, each with what is wrong. */
  problems: z.array(z.object({ row: z.int(), value: z.string(), sentence: z.string() })),
  bad: z.int(),
  /** Who is entered as away on a day of a shift of theirs; it is told, and holds nothing back. */
  away: z.array(z.string()),
})

/** Minutes after local midnight. */
const minute = z.int().min(0).max(1440)
const TURNS_MAX = 12 // of one day
const TEAMS_MAX = 60

export const proposeDuty = endpoint({
  method: 'POST',
  path: '/api/duty/pattern',
  summary: 'What shifts a repeated pattern gives; nothing is kept',
  who: 'administrator',
  body: z.strictObject({
    fromOn: day,
    untilOn: day,
    /** ISO weekdays on which a shift begins. */
    weekdays: z
      .array(z.int().min(1).max(7))
      .min(1)
      .refine((list) => new Set(list).size === list.length, { error: TWICE }),
    /** One that ends no later than it begins ends on the next day. */
    turns: z
      .array(z.strictObject({ from: minute.max(1439), until: minute }))
      .min(1)
      .max(TURNS_MAX),
    /** Who comes one after the other, shift by shift; the first of each leads. */
    teams: z.array(people).min(1).max(TEAMS_MAX),
    ...letter,
    note: shift.note,
  }),
  answer: proposal,
})

export const DUTY_MB_MAX = 1

export const readDutyFile = endpoint({
  method: 'POST',
  path: '/api/duty/file',
  summary: 'Read a CSV or XLSX file (the request body) and say which shifts it names; nothing is kept',
  who: 'administrator',
  query: z.object({ name: plainText(200, 1) }),
  answer: proposal,
})

export const enterDuty = endpoint({
  method: 'POST',
  path: '/api/duty',
  summary: 'Enter shifts; all of them or, when one cannot be, none',
  who: 'administrator',
  act: true,
  body: z.strictObject({
    shifts: z
      .array(z.strictObject({ ...shift, personIds: people }))
      .min(1)
      .max(SHIFTS_AT_ONCE_MAX),
  }),
  answer: z.object({ count: z.int() }),
})

const reason = plainText(500, 1).refine((it) => it.trim() !== '')
const params = z.object({ shiftId: z.uuid() })

export const closeDuty = endpoint({
  method: 'POST',
  path: '/api/duty/:shiftId/close',
  summary: 'End a shift that runs now, or withdraw one that has not begun',
  who: 'administrator',
  act: true,
  params,
  body: z.strictObject({ reason }),
  answer: z.object({}),
})

export const replaceDuty = endpoint({
  method: 'POST',
  path: '/api/duty/:shiftId/replace',
  summary: 'Give a shift, or what is left of it, to others',
  who: 'administrator',
  act: true,
  params,
  body: z.strictObject({ personIds: people, ...letter, note: shift.note, reason }),
  answer: z.object({ id: z.uuid() }),
})

/** As `readDutyFile` takes it in again. */
export const downloadDuty = endpoint({
  method: 'GET',
  path: '/api/duty/csv',
  summary: 'The shifts that are not over, as CSV with e-mail addresses',
  who: 'administrator',
  query: z.object({ language: z.enum(['id', 'en']).optional() }),
  answer: z.string(),
})
