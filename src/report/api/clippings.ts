import { z } from 'zod'
import { calendarDay as day } from '../../base/day.ts'
import { hash, instant, named, page } from '../../base/schemas.ts'
import { endpoint } from '../../http/contract.ts'
import { toneTold } from '../../inventory/api/tone.ts'
import { toneFilters } from '../../inventory/rules/tone.ts'

const id = z.uuid()
/** Days on which it came out, both inclusive, at most a year; each further word narrows. */
const filter = {
  from: day,
  to: day,
  item: id.optional(),
  programme: id.optional(),
  source: id.optional(),
  tone: z.enum(toneFilters).optional(),
  /** In the days’ place: what this media sheet counted. */
  sheet: id.optional(),
}
const count = z.int().min(0)

const clipping = z.object({
  id,
  title: z.string(),
  url: z.string(),
  source: named,
  journalist: z.string(),
  publishedAt: instant,
  takenAt: instant,
  tone: toneTold,
  /** Null where it belongs to none, or to one that the reader may not read. */
  issue: z.object({ id, title: z.string() }).nullable(),
  copy: z.boolean(),
  /** When its whole text was taken; null where none is kept. */
  fullTextAt: instant.nullable(),
  textHash: hash,
})
export type Clipping = z.output<typeof clipping>

export const listClippings = endpoint({
  method: 'GET',
  path: '/api/reports/clippings',
  summary: 'What the media said in a span of days, the newest first; on the first page also how many, by tone',
  who: 'reader',
  query: z.strictObject({ ...filter, ...page }),
  answer: z.object({
    rows: z.array(clipping),
    next: z.string().nullable(),
    counts: z.object({ all: count, negative: count, neutral: count, positive: count, unsure: count }).nullable(),
    /** The title of the issue that it is narrowed to; null for none. */
    issue: z.string().nullable(),
  }),
})

export const downloadClippings = endpoint({
  method: 'GET',
  path: '/api/reports/clippings/xlsx',
  summary: 'The same clippings as a spreadsheet, in the order of the book',
  who: 'reader',
  query: z.strictObject({ ...filter, language: z.enum(['id', 'en']).optional() }),
  answer: z.string(),
})
