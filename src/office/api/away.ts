/** Absences, who may act on a day, and posts that change hands. */
import { z } from 'zod'
import { calendarDay as day } from '../../base/day.ts'
import { hash, instant, named } from '../../base/schemas.ts'
import { endpoint } from '../../http/contract.ts'

export const absenceKind = z.enum(['leave', 'duty-travel', 'sick', 'training'])

export const listAbsences = endpoint({
  method: 'GET',
  path: '/api/absences',
  summary: 'Who is away from today on; why is told of one’s own, and to the administrator',
  who: 'reader',
  answer: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        person: named,
        fromOn: day,
        untilOn: day,
        kind: absenceKind.nullable(),
        mayEnd: z.boolean(),
      }),
    ),
  }),
})

export const enterAbsence = endpoint({
  method: 'POST',
  path: '/api/absences',
  summary: 'Enter days on which one is away; an administrator also another’s',
  who: 'staff',
  act: true,
  body: z.strictObject({ personId: z.uuid(), kind: absenceKind, fromOn: day, untilOn: day }),
  answer: z.object({ id: z.uuid() }),
})

export const endAbsence = endpoint({
  method: 'POST',
  path: '/api/absences/:absenceId/end',
  summary: 'Be back today: what has begun ends yesterday, what has not is dropped',
  who: 'staff',
  act: true,
  params: z.object({ absenceId: z.uuid() }),
  answer: z.object({}),
})

const scope = { kinds: z.array(z.string()).nullable(), steps: z.array(z.int()).nullable() }

export const readAttendance = endpoint({
  method: 'GET',
  path: '/api/attendance',
  summary: 'Who may act in each post today, who of them is away until when, and who could stand in',
  who: 'reader',
  answer: z.object({
    posts: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        able: z.array(z.object({ person: named, acting: z.enum(['plt', 'plh']).nullable(), ...scope, awayUntil: day.nullable() })), // prettier-ignore
        substitutes: z.array(named),
      }),
    ),
  }),
})

export const readAuthority = endpoint({
  method: 'GET',
  path: '/api/authority',
  summary: 'Who may do what on a day, on which ground; for the administrator and the auditor',
  who: 'reader',
  query: z.object({ on: day.optional() }),
  answer: z.object({
    on: day,
    posts: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        /** Nobody who may do all of its work is there. */
        unattended: z.boolean(),
        able: z.array(
          z.object({
            tenureId: z.uuid(),
            person: named,
            fromOn: day,
            untilOn: day.nullable(),
            acting: z.enum(['plt', 'plh']).nullable(),
            forPerson: z.string().nullable(),
            letter: z.string(),
            scanHash: hash.nullable(),
            ...scope,
            awayUntil: day.nullable(),
          }),
        ),
      }),
    ),
    zone: z.string(),
    /** Shifts of the crisis desk that meet the day, each by its letter. */
    duty: z.array(z.object({ id: z.uuid(), from: instant, until: instant, people: z.array(named), letter: z.string() })), // prettier-ignore
  }),
})

export const handOver = endpoint({
  method: 'POST',
  path: '/api/tenures/:tenureId/handover',
  summary: 'Hand a post over: one tenure ends on a day, another’s begins on the next',
  who: 'administrator',
  act: true,
  params: z.object({ tenureId: z.uuid() }),
  body: z.strictObject({ personId: z.uuid(), lastDay: day }),
  answer: z.object({ id: z.uuid() }),
})
