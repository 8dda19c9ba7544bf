import { z } from 'zod'
import { dayOrders } from '../../base/day.ts'
import { hash, instant, named, page } from '../../base/schemas.ts'
import { oneLine, plainText } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'
import { chatLeftOut, complaintColumns, mentionPurposes, SINCE_DAYS } from '../rules/complaint-columns.ts'
import { fate, finding } from './imports.ts'
import { mappingName, saidColumns, saidDayOrder } from './mappings.ts'

const uploadId = z.object({ uploadId: z.uuid() })
const language = z.enum(['id', 'en']).optional()

const summary = z.object({
  id: z.uuid(),
  purpose: z.enum(mentionPurposes),
  /** '' of a chat, whose file is named after people. */
  fileName: z.string(),
  fileHash: hash,
  sizeBytes: z.int(),
  state: z.enum(['reading', 'judged', 'committed']),
  sheet: z.string().nullable(),
  sheets: z.array(z.string()),
  /** Of a table; none of a chat. */
  columns: z.array(
    z.object({
      at: z.int(),
      header: z.string(),
      samples: z.array(z.string()),
      field: z.enum(complaintColumns).nullable(),
      /** It holds who complained: it was never kept, and cannot be read. */
      personal: z.boolean(),
    }),
  ),
  /** How its dates in numbers were read. */
  dayOrder: z.enum(dayOrders),
  doubled: z.string().nullable(),
  mapping: z.string().nullable(),
  /** Of a chat: how many messages there were, of how many people. */
  chat: z.object({ messages: z.int(), people: z.int() }).nullable(),
  leftOut: z.array(z.object({ why: z.enum(chatLeftOut), rows: z.int() })),
  counts: z.object({ good: z.int(), bad: z.int(), twins: z.int(), added: z.int() }),
  /** Of the good rows: from when to when, and how many of the last days. */
  span: z.object({
    first: instant.nullable(),
    last: instant.nullable(),
    since: z.array(z.object({ days: z.literal(SINCE_DAYS), rows: z.int() })),
  }),
  by: named,
  createdAt: instant,
})
export type MentionUpload = z.output<typeof summary>

/** The file itself is the request's body, as `application/octet-stream`. Nothing of it has come in yet. */
export const uploadMentions = endpoint({
  method: 'POST',
  path: '/api/inventory/uploads',
  summary:
    'Read an export of complaints (CSV, XLSX) or of a WhatsApp chat (TXT, ZIP) and say what each row would become',
  who: 'staff',
  query: z.object({
    /** Made by the client, so that it can ask for the progress meanwhile. */
    importId: z.uuid(),
    name: plainText(200).overwrite(oneLine).min(1),
    purpose: z.enum(mentionPurposes),
    sheet: plainText(100).optional(),
    dayOrder: saidDayOrder,
    /** Of a chat: that the office may read it. */
    right: z.enum(['yes', 'no']).default('no'),
  }),
  answer: summary,
})

export const readMentionUpload = endpoint({
  method: 'GET',
  path: '/api/inventory/uploads/:uploadId',
  summary: 'What a file would become',
  who: 'staff',
  params: uploadId,
  answer: summary,
})

export const readUploadProgress = endpoint({
  method: 'GET',
  path: '/api/inventory/uploads/:uploadId/progress',
  summary: 'How far the reading of a file is',
  who: 'staff',
  params: uploadId,
  answer: z.object({ rows: z.int().nullable() }),
})

export const mapMentionUpload = endpoint({
  method: 'PUT',
  path: '/api/inventory/uploads/:uploadId/mapping',
  summary: 'Say what each column of a file holds: its rows are judged anew, and the next file of this make is read so',
  who: 'staff',
  params: uploadId,
  body: z.strictObject({ columns: saidColumns(complaintColumns), dayOrder: saidDayOrder, name: mappingName }),
  answer: summary,
})

export const listUploadRows = endpoint({
  method: 'GET',
  path: '/api/inventory/uploads/:uploadId/rows',
  summary: 'What each row of a file would become, and why not',
  who: 'staff',
  params: uploadId,
  query: z.object({ ...page, fate: fate.optional() }),
  answer: z.object({
    rows: z.array(
      z.object({
        number: z.int(),
        fate,
        title: z.string(),
        excerpt: z.string(),
        publishedAt: instant.nullable(),
        facts: z.record(z.string(), z.string()),
        problems: z.array(finding),
        notes: z.array(finding),
      }),
    ),
    next: z.string().nullable(),
  }),
})

export const downloadUploadProblems = endpoint({
  method: 'GET',
  path: '/api/inventory/uploads/:uploadId/problems/csv',
  summary: 'The rows that stay out, with row, column and reason, as CSV',
  who: 'staff',
  params: uploadId,
  query: z.object({ language }),
  answer: z.string(),
})

export const takeMentions = endpoint({
  method: 'POST',
  path: '/api/inventory/uploads/:uploadId/commit',
  summary: 'Take the good rows in as mentions, which the radar then gathers',
  who: 'staff',
  act: true,
  params: uploadId,
  /** Only those of the last days; all where it is not said. */
  body: z.strictObject({ sinceDays: z.literal(SINCE_DAYS).nullable() }),
  answer: z.object({
    added: z.int(),
    /** Of those there already, how many say something new of their standing. */
    renewed: z.int(),
    twins: z.int(),
    bad: z.int(),
    /** Good ones that stay out, being older. */
    left: z.int(),
  }),
})
