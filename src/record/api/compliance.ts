import { levels } from '../../base/levels.ts'
import { z } from 'zod'
import { instant, named, page } from '../../base/schemas.ts'
import { endpoint } from '../../http/contract.ts'
import { MONTH } from '../rules/compliance.ts'

const month = z.string().regex(MONTH)
const level = z.enum(levels)
const outcome = z.enum(['completed', 'returned', 'approved', 'approved-orally', 'approved-with-notes', 'refused'])

/** What a compliance sheet is of: it names no worker, so no person narrows it. */
export const sheetPeriod = {
  from: month,
  to: month,
  step: z.int().min(1).max(40).optional(),
  post: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/)
    .optional(),
  level: level.optional(),
}

/** Which stays: ended in these months of the office's zone, both inclusive, at most twelve; each further word narrows. */
const filter = {
  from: month,
  to: month,
  step: z.coerce.number().int().min(1).max(40).optional(),
  post: z.string().max(60).optional(),
  person: z.uuid().optional(),
  level: level.optional(),
}

const count = z.int().min(0)
/** Minutes of the dossier's clock. */
const spread = z.object({ median: count, p90: count, longest: count, sum: count })
const figures = z.object({
  count,
  distinct: count,
  processedWithin: count,
  doneWithin: count,
  waiting: spread,
  processing: spread,
})

/** One line of a table; `id` is what its filter is given, `name` what people call it. */
const group = figures.extend({ id: z.string(), name: z.string() })
export type FigureGroup = z.output<typeof group>

export const readCompliance = endpoint({
  method: 'GET',
  path: '/api/compliance',
  summary: 'Figures of time from the stays that ended in a period: by step, post, person, month and crisis level',
  who: 'reader',
  query: z.strictObject(filter),
  answer: z.object({
    /** Null where no stay ended. */
    all: figures.nullable(),
    steps: z.array(group),
    posts: z.array(group),
    /** Everybody, or the reader alone; see `everybody`. */
    persons: z.array(group),
    months: z.array(group),
    levels: z.array(group),
    /** Whether the reader may see others by name. */
    everybody: z.boolean(),
    /** Steps and posts of the procedure in force, for the filters. */
    procedure: z.object({ steps: z.array(z.object({ number: z.int(), label: z.string() })), posts: z.array(named) }),
  }),
})

export const listStays = endpoint({
  method: 'GET',
  path: '/api/compliance/visits',
  summary: 'The stays that a figure was counted from',
  who: 'reader',
  query: z.strictObject({
    ...filter,
    ...page,
    /** Only those that kept the standard, or did not: by the work alone, or with the waiting before it. */
    only: z.enum(['processed-within', 'processed-over', 'done-within', 'done-over']).optional(),
    /** The last ended on top, or the longest. */
    order: z.enum(['ended', 'waiting', 'processing']).default('ended'),
  }),
  answer: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        /** Null where the reader may not read the dossier; it is counted all the same. */
        dossier: z.object({ id: z.uuid(), number: z.string(), title: z.string() }).nullable(),
        /** Which stay of the dossier it was, from 1. */
        visit: z.int(),
        step: z.int(),
        post: named,
        /** Null where the reader may not see others by name, or it is of a dossier that they may not read. */
        person: named.nullable(),
        level,
        outcome,
        arrivedAt: instant,
        openedAt: instant.nullable(),
        doneAt: instant,
        waitingMinutes: count,
        processingMinutes: count,
        standardMinutes: count,
      }),
    ),
    next: z.string().nullable(),
  }),
})

export const downloadCompliance = endpoint({
  method: 'GET',
  path: '/api/compliance/xlsx',
  summary: 'The same figures as a spreadsheet, a row for each line of each table',
  who: 'reader',
  query: z.strictObject({ ...filter, language: z.enum(['id', 'en']).optional() }),
  answer: z.string(),
})
