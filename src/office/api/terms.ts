import { z } from 'zod'
import { whyNot } from '../../base/schemas.ts'
import { termKinds, termSchema } from '../../base/terms.ts'
import { plainText } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'

const termId = z.object({ termId: z.uuid() })
const kind = z.enum(termKinds)

/** A table of the dictionary: twenty thousand entries with all their forms are less. */
export const TERMS_MB_MAX = 12

export const listTerms = endpoint({
  method: 'GET',
  path: '/api/terms',
  summary: 'The house dictionary, by its preferred forms',
  who: 'reader',
  query: z.object({
    search: plainText(200).optional(),
    kind: kind.optional(),
    after: z.string().max(2_000).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: z.object({
    rows: z.array(termSchema.extend({ id: z.uuid(), revision: z.int() })),
    next: z.string().nullable(),
    /** Why this person may not change it. */
    whyNot,
  }),
})

export const listTermHistory = endpoint({
  method: 'GET',
  path: '/api/terms/:termId/revisions',
  summary: 'What one entry said before, the newest of a hundred revisions first',
  who: 'reader',
  params: termId,
  answer: z.object({
    rows: z.array(
      z.object({
        revision: z.int(),
        term: termSchema,
        changedAt: z.iso.datetime(),
        /** Null for what came with Siar. */
        changedBy: z.string().nullable(),
      }),
    ),
  }),
})

export const addTerm = endpoint({
  method: 'POST',
  path: '/api/terms',
  summary: 'Add an entry to the house dictionary',
  who: 'staff',
  act: true,
  body: termSchema,
  answer: z.object({ id: z.uuid() }),
})

export const changeTerm = endpoint({
  method: 'POST',
  path: '/api/terms/:termId',
  summary: 'Change an entry; what it said before stays in its history',
  who: 'staff',
  act: true,
  params: termId,
  body: z.strictObject({ term: termSchema, seenRevision: z.int().min(1) }),
  answer: z.object({ revision: z.int() }),
})

export const downloadTerms = endpoint({
  method: 'GET',
  path: '/api/terms/csv',
  summary: 'The whole dictionary as a table, which can be taken in again',
  who: 'reader',
  query: z.object({ language: z.enum(['id', 'en']).optional() }),
  answer: z.string(),
})

const importAnswer = z.object({
  rows: z.int(),
  added: z.int(),
  changed: z.int(),
  same: z.int(),
  /** The first hundred rows that cannot come in, each with what is wrong. */
  problems: z.array(z.object({ row: z.int(), column: z.string(), value: z.string(), sentence: z.string() })),
  bad: z.int(),
  applied: z.boolean(),
})

/** The same table again changes nothing, so trying again is safe. */
export const importTerms = endpoint({
  method: 'POST',
  path: '/api/terms/import',
  summary:
    'Read a CSV or XLSX table (the request body) and say what it would change, or with `apply` change it; no entry is removed',
  who: 'staff',
  query: z.object({ name: plainText(200, 1), apply: z.enum(['yes', 'no']).default('no') }),
  answer: importAnswer,
})
