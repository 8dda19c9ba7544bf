import { z } from 'zod'
import { calendarDay as day } from '../base/day.ts'
import { hash } from '../base/schemas.ts'
import { endpoint } from '../http/contract.ts'
import { editionSchema } from './rules.ts'

const editionId = z.object({ editionId: z.uuid() })
const state = z.enum(['draft', 'in-force', 'superseded'])

const finding = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  place: z.string(),
  message: z.object({ id: z.string(), en: z.string() }),
})

const edition = z.object({
  id: z.uuid(),
  state,
  body: editionSchema,
  hash,
  inForceFrom: day.nullable(),
  revision: z.int(),
  updatedAt: z.iso.datetime(),
  findings: z.array(finding),
  /** Dossiers on their way at each step under this edition. */
  running: z.array(z.object({ step: z.int(), count: z.int() })),
})

export const listEditions = endpoint({
  method: 'GET',
  path: '/api/editions',
  summary: 'The editions of the SOP, the newest first',
  who: 'reader',
  answer: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        title: z.string(),
        number: z.string(),
        state,
        inForceFrom: day.nullable(),
        hash,
        running: z.int(),
        updatedAt: z.iso.datetime(),
      }),
    ),
    /** The one in force today. */
    current: z.uuid().nullable(),
  }),
})

export const readEdition = endpoint({
  method: 'GET',
  path: '/api/editions/:editionId',
  summary: 'One edition, what the linter says of it, and what runs under it',
  who: 'reader',
  params: editionId,
  answer: edition,
})

export const copyEdition = endpoint({
  method: 'POST',
  path: '/api/editions',
  summary: 'Begin a new edition as a copy of one',
  who: 'administrator',
  act: true,
  body: z.strictObject({ copyOf: z.uuid() }),
  answer: z.object({ id: z.uuid() }),
})

export const saveEdition = endpoint({
  method: 'PUT',
  path: '/api/editions/:editionId',
  summary: 'Keep the draft of an edition',
  who: 'administrator',
  params: editionId,
  body: z.strictObject({ body: editionSchema, seenRevision: z.int().min(1) }),
  answer: z.object({ revision: z.int(), findings: z.array(finding) }),
})

export const putInForce = endpoint({
  method: 'POST',
  path: '/api/editions/:editionId/force',
  summary: 'Put an edition in force from a day; running dossiers keep theirs',
  who: 'administrator',
  act: true,
  params: editionId,
  body: z.strictObject({ from: day, seenRevision: z.int().min(1) }),
  answer: z.object({ ledgerIndex: z.int() }),
})

export const lintEditionBody = endpoint({
  method: 'POST',
  path: '/api/editions/lint',
  summary: 'What the linter says of an edition that is not kept',
  who: 'reader',
  body: z.strictObject({ body: editionSchema }),
  answer: z.object({ findings: z.array(finding) }),
})
