import { z } from 'zod'
import { calendarDay as day, dayOrders } from '../../base/day.ts'
import { levels } from '../../base/levels.ts'
import { hash, instant, named, page } from '../../base/schemas.ts'
import { oneLine, plainText } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'
import { kinds } from '../rules.ts'
import { itemColumns, leftOut } from '../rules/item-rows.ts'
import { mappingName, saidColumns, saidDayOrder } from './mappings.ts'

const id = z.uuid()
/** Of the words in a downloaded file: a link cannot say it in a header. */
const language = z.enum(['id', 'en']).optional()
const kind = z.enum(kinds)
const level = z.enum(levels)
const line = (max: number, min = 0) => plainText(max).overwrite(oneLine).min(min)

export const IMPORT_MB_MAX = 64 // 100,000 rows of an office take 10 to 20

/** What is not right, or worth knowing, in a row of an upload. */
export const finding = z.object({
  column: z.string(),
  code: z.string(),
  value: z.string(),
  /** In the reader's language. */
  sentence: z.string(),
})
export const fates = ['good', 'bad', 'twin'] as const
/** What becomes of a row of an upload. */
export const fate = z.enum(fates)

const importSummary = z.object({
  id,
  fileName: z.string(),
  fileHash: hash,
  sizeBytes: z.int(),
  state: z.enum(['reading', 'judged', 'committed']),
  format: z.string(),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  sheet: z.string().nullable(),
  sheets: z.array(z.string()),
  headerRow: z.int(),
  columns: z.array(
    z.object({
      /** Its place, from 0. */
      at: z.int(),
      header: z.string(),
      /** Its first values. */
      samples: z.array(z.string()),
      /** What it is read as; null where it is not read. */
      field: z.enum(itemColumns).nullable(),
    }),
  ),
  /** How its dates in numbers were read. */
  dayOrder: z.enum(dayOrders),
  /** A name that two columns have, so that neither is read. */
  doubled: z.string().nullable(),
  /** What rows are that do not say it. */
  kind: kind.nullable(),
  /** The agency of rows that do not say it, from above the table. */
  agency: z.string(),
  /** The saved mapping that it was read by. */
  mapping: z.string().nullable(),
  /** Rows that are no items: headings, accounts, totals. */
  leftOut: z.array(z.object({ why: z.enum(leftOut), rows: z.int() })),
  counts: z.object({
    good: z.int(),
    bad: z.int(),
    twins: z.int(),
    flagged: z.int(),
    /** Programmes that good rows name and nobody noted. */
    programmes: z.int(),
    added: z.int(),
  }),
  by: named,
  createdAt: instant,
})
export type ImportSummary = z.output<typeof importSummary>

/** The file itself is the request's body, as `application/octet-stream`. Nothing of it is in the inventory yet. */
export const uploadImport = endpoint({
  method: 'POST',
  path: '/api/inventory/imports',
  summary: 'Read a CSV or XLSX file (the request body) and say what each row would become',
  who: 'staff',
  query: z.object({
    /** Made by the client, so that it can ask for the progress meanwhile. */
    importId: id,
    name: line(200, 1),
    /** For rows that do not say what they are. */
    kind: kind.optional(),
    sheet: plainText(100).optional(),
    dayOrder: saidDayOrder,
  }),
  answer: importSummary,
})

const importId = z.object({ importId: id })

export const readImport = endpoint({
  method: 'GET',
  path: '/api/inventory/imports/:importId',
  summary: 'What a file would become',
  who: 'staff',
  params: importId,
  answer: importSummary,
})

export const mapImport = endpoint({
  method: 'PUT',
  path: '/api/inventory/imports/:importId/mapping',
  summary: 'Say what each column of a file holds: its rows are judged anew, and the next file of this make is read so',
  who: 'staff',
  params: importId,
  body: z.strictObject({
    columns: saidColumns(itemColumns),
    kind: kind.nullable(),
    dayOrder: saidDayOrder,
    name: mappingName,
  }),
  answer: importSummary,
})

export const readImportProgress = endpoint({
  method: 'GET',
  path: '/api/inventory/imports/:importId/progress',
  summary: 'How far the reading of a file is',
  who: 'staff',
  params: importId,
  answer: z.object({ rows: z.int().nullable() }),
})

export const listImportRows = endpoint({
  method: 'GET',
  path: '/api/inventory/imports/:importId/rows',
  summary: 'What each row of a file would become, and why not',
  who: 'staff',
  params: importId,
  query: z.object({ ...page, fate: fate.optional() }),
  answer: z.object({
    rows: z.array(
      z.object({
        number: z.int(),
        fate,
        kind: kind.nullable(),
        title: z.string(),
        code: z.string(),
        agency: z.string(),
        source: z.string(),
        notedOn: day.nullable(),
        level,
        problems: z.array(finding),
        notes: z.array(finding),
      }),
    ),
    next: z.string().nullable(),
  }),
})

export const downloadImportProblems = endpoint({
  method: 'GET',
  path: '/api/inventory/imports/:importId/problems/csv',
  summary: 'The rows that stay out, with row, column and reason, as CSV',
  who: 'staff',
  params: importId,
  query: z.object({ language }),
  answer: z.string(),
})

export const commitImport = endpoint({
  method: 'POST',
  path: '/api/inventory/imports/:importId/commit',
  summary: 'Bring the rows in: all or none, or only the good ones',
  who: 'staff',
  act: true,
  params: importId,
  body: z.strictObject({
    rows: z.enum(['all', 'good']),
    twins: z.enum(['skip', 'add']).default('skip'),
    /** Programmes that rows name and nobody noted. */
    programmes: z.enum(['skip', 'add']).default('skip'),
  }),
  answer: z.object({ added: z.int(), programmes: z.int(), twins: z.int(), bad: z.int() }),
})
