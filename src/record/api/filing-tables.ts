import { z } from 'zod'
import { calendarDay } from '../../base/day.ts'
import { hash, instant, page } from '../../base/schemas.ts'
import { plainText } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'
import { filingRulesSchema, tableKinds } from '../rules/filing.ts'

const kind = z.enum(tableKinds)
export const fate = z.enum(['destroy', 'review', 'permanent'])
export const countedFrom = z.enum(['year-end', 'closing'])

/** Ten thousand rows with long headings are less. */
export const FILING_TABLE_MB_MAX = 8

const edition = z.object({
  id: z.uuid(),
  kind,
  decree: z.string(),
  fromOn: z.iso.date(),
  /** False for the example that Siar comes with. */
  verified: z.boolean(),
  /** Counts for what is filed today. */
  counts: z.boolean(),
  fileName: z.string(),
  /** Null for what came with Siar. */
  fileHash: hash.nullable(),
  rows: z.int(),
  importedBy: z.string().nullable(),
  importedAt: instant,
})
export type FilingEdition = z.output<typeof edition>

export const listFilingTables = endpoint({
  method: 'GET',
  path: '/api/filing/tables',
  summary: 'The editions of the classification and of the retention schedule, the one taken in last first',
  who: 'reader',
  answer: z.object({
    classification: z.array(edition),
    retention: z.array(edition),
    /** Whether the schedule that counts was held against another classification than the one that counts. */
    apart: z.boolean(),
  }),
})

const tableId = z.object({ tableId: z.uuid() })
export const seriesRow = z.object({
  id: z.uuid(),
  series: z.string(),
  code: z.string(),
  /** The code's heading. */
  title: z.string(),
  activeYears: z.int(),
  inactiveYears: z.int(),
  fate,
  countedFrom,
  basis: z.string(),
})

export const listFilingTableRows = endpoint({
  method: 'GET',
  path: '/api/filing/tables/:tableId',
  summary: 'What one edition says: codes with their headings, or series with their years and fate',
  who: 'reader',
  params: tableId,
  query: z.object({ ...page, limit: z.coerce.number().int().min(1).max(500).default(200) }),
  answer: z.object({
    kind,
    codes: z.array(z.object({ code: z.string(), title: z.string() })).nullable(),
    series: z.array(seriesRow).nullable(),
    next: z.string().nullable(),
  }),
})

export const downloadFilingTable = endpoint({
  method: 'GET',
  path: '/api/filing/tables/:tableId/csv',
  summary: 'One edition as a table, which can be taken in again; that of the example is the template',
  who: 'reader',
  params: tableId,
  query: z.object({ language: z.enum(['id', 'en']).optional() }),
  answer: z.string(),
})

const judged = z.object({
  rows: z.int(),
  fileHash: hash,
  /** Against the edition that counts today. */
  added: z.int(),
  changed: z.int(),
  same: z.int(),
  gone: z.int(),
  /** Every cell that is not right, at most a thousand of them. */
  problems: z.array(z.object({ row: z.int(), column: z.string(), value: z.string(), sentence: z.string() })),
  bad: z.int(),
  /** Series that kinds of text belong to and this schedule lacks. */
  missing: z.array(z.string()),
})
export type JudgedTable = z.output<typeof judged>

export const checkFilingTable = endpoint({
  method: 'POST',
  path: '/api/filing/tables/check',
  summary: 'Read a CSV or XLSX table (the request body) and say what it holds and what is wrong with it; keeps nothing',
  who: 'administrator',
  query: z.object({ kind, name: plainText(200, 1) }),
  answer: judged,
})

export const importFilingTable = endpoint({
  method: 'POST',
  path: '/api/filing/tables',
  summary:
    'Take a CSV or XLSX table (the request body) in as the next edition, all of it or nothing; under the same id the same file again changes nothing',
  who: 'administrator',
  query: z.object({
    kind,
    name: plainText(200, 1),
    id: z.uuid(),
    /** The regulation that sets it, with number and year. */
    decree: plainText(300, 1),
    fromOn: calendarDay,
  }),
  answer: z.object({
    id: z.uuid(),
    rows: z.int(),
    /** Closed dossiers that had no series and have one now. */
    filed: z.int(),
  }),
})

export const readFilingRules = endpoint({
  method: 'GET',
  path: '/api/filing/rules',
  summary: 'Which series of the schedule each kind of text belongs to, and the series there are',
  who: 'reader',
  answer: z.object({
    rules: filingRulesSchema,
    revision: z.int(),
    changedBy: z.string().nullable(),
    changedAt: instant,
    series: z.array(z.object({ series: z.string(), code: z.string() })),
    /** Series named that the schedule lacks. */
    missing: z.array(z.string()),
    verified: z.boolean(),
  }),
})

export const saveFilingRules = endpoint({
  method: 'POST',
  path: '/api/filing/rules',
  summary: 'Set which series each kind of text belongs to; what is filed stays where it is',
  who: 'administrator',
  act: true,
  body: z.strictObject({ rules: filingRulesSchema, seenRevision: z.int().min(0) }),
  answer: z.object({ revision: z.int(), filed: z.int() }),
})
