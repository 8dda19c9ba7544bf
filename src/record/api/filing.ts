import { z } from 'zod'
import { instant, page, whyNot } from '../../base/schemas.ts'
import { plainText } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'
import { SERIES_MAX } from '../rules/filing.ts'
import { disposalKinds, dueKinds } from '../rules/retention.ts'
import { fate, seriesRow } from './filing-tables.ts'

const dossierId = z.object({ dossierId: z.uuid() })
export const stage = z.enum(['kept', 'transferred', 'destroyed', 'handed-over'])

const event = z.object({
  number: z.int(),
  kind: z.enum(['closed', 'fixed', 'series', 'hold', 'release', 'disposal']),
  series: z.string().nullable(),
  reason: z.string(),
  by: z.string().nullable(),
  at: instant,
  disposal: z
    .object({ id: z.uuid(), kind: z.enum(disposalKinds), minutesNumber: z.string(), minutesOn: z.iso.date() })
    .nullable(),
})
export type FilingEvent = z.output<typeof event>

const filing = z.object({
  /** Null where the schedule lacks the series named for its kind of text. */
  entry: seriesRow
    .omit({ id: true })
    .extend({ decree: z.string(), fromOn: z.iso.date(), verified: z.boolean() })
    .nullable(),
  /** By its kind of text until it is closed, unless a person chose. */
  by: z.enum(['type', 'person', 'closed']),
  closedOn: z.iso.date().nullable(),
  /** Last days, inclusive; null until it is closed and has its series in the office's own schedule. */
  activeUntil: z.iso.date().nullable(),
  inactiveUntil: z.iso.date().nullable(),
  fate: fate.nullable(),
  /** What is due today. */
  due: z.enum(dueKinds).nullable(),
  stage,
  held: z.boolean(),
  /** What happened to it, the last first. */
  events: z.array(event),
  /** Where the rest of them begins; null where these are all. */
  eventsNext: z.string().nullable(),
  /** Counts its changes, to send with the next one. */
  revision: z.int(),
  /** Why this person may not change it. */
  whyNot,
})
export type Filing = z.output<typeof filing>

export const readFiling = endpoint({
  method: 'GET',
  path: '/api/dossiers/:dossierId/filing',
  summary: 'Where a dossier is filed: code, series, how long it is kept, holds and minutes',
  who: 'reader',
  params: dossierId,
  answer: filing,
})

export const listFilingEvents = endpoint({
  method: 'GET',
  path: '/api/dossiers/:dossierId/filing/events',
  summary: 'What happened to where a dossier is filed, the last first',
  who: 'reader',
  params: dossierId,
  query: z.object(page),
  answer: z.object({ rows: z.array(event), next: z.string().nullable() }),
})

const asked = { reason: plainText(2_000, 1), seenRevision: z.int().min(0) }
const done = z.object({ revision: z.int() })

export const setSeries = endpoint({
  method: 'POST',
  path: '/api/dossiers/:dossierId/filing/series',
  summary: 'Put a dossier in another series than its kind of text says, with the reason',
  who: 'staff',
  act: true,
  params: dossierId,
  body: z.strictObject({ series: plainText(SERIES_MAX, 1), ...asked }),
  answer: done,
})

export const holdFiling = endpoint({
  method: 'POST',
  path: '/api/dossiers/:dossierId/filing/hold',
  summary: 'Keep a dossier from disposal, with the reason',
  who: 'staff',
  act: true,
  params: dossierId,
  body: z.strictObject(asked),
  answer: done,
})

export const releaseFiling = endpoint({
  method: 'POST',
  path: '/api/dossiers/:dossierId/filing/release',
  summary: 'Lift the hold of a dossier, with the reason',
  who: 'staff',
  act: true,
  params: dossierId,
  body: z.strictObject(asked),
  answer: done,
})
