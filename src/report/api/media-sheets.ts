import { z } from 'zod'
import { calendarDay as day } from '../../base/day.ts'
import { levels } from '../../base/levels.ts'
import { hash, instant, page } from '../../base/schemas.ts'
import { endpoint } from '../../http/contract.ts'

const id = z.uuid()
const count = z.int().min(0)
const tones = { all: count, negative: count, neutral: count, positive: count }
const level = z.enum(levels)

const sheet = z.object({
  id,
  day,
  /** Which one of its day, from 1. */
  number: z.int(),
  from: instant,
  to: instant,
  madeAt: instant,
  /** Null for one that made itself. */
  madeBy: z.string().nullable(),
  /** Of the canonical JSON of what it says. */
  bodyHash: hash,
  paperId: id,
})
export type MediaSheetItem = z.output<typeof sheet>

export const listMediaSheets = endpoint({
  method: 'GET',
  path: '/api/reports/media-sheets',
  summary: 'Daily media sheets, the last made first',
  who: 'reader',
  query: z.object(page),
  answer: z.object({ rows: z.array(sheet), next: z.string().nullable() }),
})

const sheetId = z.object({ sheetId: id })

export const readMediaSheet = endpoint({
  method: 'GET',
  path: '/api/reports/media-sheets/:sheetId',
  summary: 'One daily media sheet with what it says',
  who: 'reader',
  params: sheetId,
  answer: sheet.extend({
    /** The newest of its day, where that is another. */
    newer: id.nullable(),
    body: z.object({
      counts: z.object({ ...tones, unread: count, outlets: count, messages: count.optional() }),
      running: z
        .array(z.object({ dossierId: id, number: z.string(), title: z.string(), level, since: instant }))
        .readonly()
        .optional(),
      first: z
        .array(
          z.object({
            itemId: id,
            title: z.string(),
            level,
            score: count.nullable(),
            reason: z.string(),
            isNew: z.boolean(),
            mentions: count,
            messages: count.optional(),
            dossier: z.string().nullable(),
            alike: z.string().nullable().optional(),
            isOver: z.boolean().optional(),
          }),
        )
        .readonly(),
      firstMore: count,
      limited: count,
      issues: z.array(z.object({ ...tones, itemId: id, title: z.string() })).readonly(),
      issuesMore: count,
      outlets: z.array(z.object({ ...tones, sourceId: id, name: z.string() })).readonly(),
      outletsMore: count,
      unanswered: z
        .array(
          z.object({
            itemId: id,
            title: z.string(),
            level,
            since: instant,
            /** Of the office’s time; sheets of before do not say. */
            workingMinutes: count.optional(),
            dossier: z.object({ id, number: z.string() }).nullable(),
            alike: z.string().nullable().optional(),
            isOver: z.boolean().optional(),
          }),
        )
        .readonly(),
      unansweredMore: count,
      published: z.array(z.object({ dossierId: id, title: z.string(), at: instant })).readonly(),
      publishedMore: count,
      today: z
        .array(
          z.object({
            kind: z.enum(['plan', 'event']),
            at: instant,
            title: z.string(),
            place: z.string(),
            dossierId: id.nullable(),
            /** Of an event, as is what follows; sheets of before do not say. */
            wholeDay: z.boolean().optional(),
            itemId: id.nullable().optional(),
            agendas: z.array(z.string()).readonly().optional(),
          }),
        )
        .readonly(),
      todayMore: count,
    }),
  }),
})
export type MediaSheet = z.output<(typeof readMediaSheet)['answer']>

export const makeMediaSheet = endpoint({
  method: 'POST',
  path: '/api/reports/media-sheets',
  summary: 'Make the next media sheet of a day: of today what came in since the last sheet, of a past day that day',
  who: 'staff',
  act: true,
  body: z.strictObject({ day: day.nullable() }),
  answer: z.object({ id, number: z.int() }),
})

export const readSheetSetting = endpoint({
  method: 'GET',
  path: '/api/reports/media-sheet-setting',
  summary: 'When the morning’s sheet makes itself, and whether I am told of it',
  who: 'reader',
  answer: z.object({ madeDaily: z.boolean(), atMinute: z.int(), revision: z.int(), iAmTold: z.boolean() }),
})

export const saveSheetSetting = endpoint({
  method: 'POST',
  path: '/api/reports/media-sheet-setting',
  summary: 'Say whether and when the morning’s sheet makes itself on working days',
  who: 'administrator',
  act: true,
  body: z.strictObject({
    madeDaily: z.boolean(),
    /** Minutes after midnight in the office’s zone. */
    atMinute: z.int().min(0).max(1439),
    seenRevision: z.int().min(1),
  }),
  answer: z.object({ revision: z.int() }),
})

export const wantMediaSheet = endpoint({
  method: 'POST',
  path: '/api/reports/media-sheet-reader',
  summary: 'Be told of the morning’s sheet, or no longer',
  who: 'reader',
  act: true,
  body: z.strictObject({ told: z.boolean() }),
  answer: z.object({}),
})
