import { z } from 'zod'
import { calendarDay as day } from '../../base/day.ts'
import { instant, named, whyNot } from '../../base/schemas.ts'
import { plainText } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'

const dossierId = z.object({ dossierId: z.uuid() })
const conflict = z.enum(['past', 'held', 'too-early', 'day-off', 'same-slot', 'leader-busy'])
const dossier = { dossierId: z.uuid(), number: z.string(), title: z.string() }

const planEntry = z.object({
  kind: z.literal('plan'),
  at: instant,
  ...dossier,
  step: z.int(),
  steps: z.int(),
  /** When it can be out if everyone keeps to the standard. */
  earliest: instant,
  conflicts: z.array(conflict),
  /** To be named when the plan is changed. */
  revision: z.int(),
  whyNot,
})
/** The connected agendas that an event stands in, and the item of the inventory that it is there. */
const agendas = z.array(z.object({ name: z.string(), itemId: z.uuid() }))
const eventEntry = z.object({
  kind: z.enum(['leader', 'office']),
  at: instant,
  id: z.uuid(),
  to: instant,
  title: z.string(),
  place: z.string(),
  note: z.string(),
  revision: z.int(),
  agendas,
})
/** An event that stands in the leader's agenda and that nobody noted by hand. */
const agendaEntry = z.object({
  kind: z.literal('agenda'),
  at: instant,
  /** As `at` where it says no end. */
  to: instant,
  wholeDay: z.boolean(),
  title: z.string(),
  place: z.string(),
  agendas,
})
export type PlanEntry = z.output<typeof planEntry>
export type EventEntry = z.output<typeof eventEntry>

const entry = z.discriminatedUnion('kind', [
  planEntry,
  z.object({ kind: z.literal('due'), at: instant, ...dossier, step: z.int(), activity: z.string(), post: named }),
  z.object({ kind: z.literal('published'), at: instant, ...dossier }),
  eventEntry,
  agendaEntry,
])
export type CalendarEntry = z.output<typeof entry>

export const readEditorialCalendar = endpoint({
  method: 'GET',
  path: '/api/editorial-calendar',
  summary:
    'Planned releases, deadlines, what went out and events of some days, six weeks at most, in the order of time',
  who: 'reader',
  query: z.strictObject({ from: day, to: day }),
  answer: z.object({
    entries: z.array(entry),
    /** There are more than are given at once. */
    cut: z.boolean(),
    /** Local days on which the office does not work. */
    daysOff: z.array(day),
    /** Why the reader may not note events. */
    whyNotEvents: whyNot,
  }),
})

export const readPlan = endpoint({
  method: 'GET',
  path: '/api/dossiers/:dossierId/plan',
  summary: 'When a dossier is meant to go out, when it can, and what speaks against the plan',
  who: 'reader',
  params: dossierId,
  answer: z.object({
    plannedAt: instant.nullable(),
    plannedBy: z.string().nullable(),
    /** 0 before the first plan. */
    revision: z.int(),
    /** Null where it is on its way no more. */
    earliest: instant.nullable(),
    conflicts: z.array(conflict),
    whyNot,
  }),
})

export const planRelease = endpoint({
  method: 'POST',
  path: '/api/dossiers/:dossierId/plan',
  summary: 'Plan the release of a dossier that is on its way, move it, or take the plan off; publishes nothing',
  who: 'staff',
  act: true,
  params: dossierId,
  body: z.strictObject({ plannedAt: instant.nullable(), seenRevision: z.int().min(0) }),
  answer: z.object({ revision: z.int(), conflicts: z.array(conflict) }),
})

const line = (max: number, min = 0) =>
  plainText(max, min).refine((text) => !/[\t\n]/.test(text) && (min === 0 || text.trim() !== ''))
const event = {
  kind: z.enum(['leader', 'office']),
  title: line(200, 1),
  from: instant,
  to: instant,
  place: line(200),
  note: plainText(1_000),
}
const eventId = z.object({ eventId: z.uuid() })

export const noteEvent = endpoint({
  method: 'POST',
  path: '/api/editorial-calendar/events',
  summary: 'Note an event of the leader or of the office',
  who: 'staff',
  act: true,
  body: z.strictObject(event),
  answer: z.object({ eventId: z.uuid() }),
})

export const changeEvent = endpoint({
  method: 'POST',
  path: '/api/editorial-calendar/events/:eventId',
  summary: 'Change an event, or take it off the calendar',
  who: 'staff',
  act: true,
  params: eventId,
  body: z.strictObject({ ...event, removed: z.boolean(), seenRevision: z.int().min(1) }),
  answer: z.object({ revision: z.int() }),
})
