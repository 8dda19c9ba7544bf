import { z } from 'zod'
import { calendarDay } from '../../base/day.ts'
import { hash, instant, page, whyNot } from '../../base/schemas.ts'
import { plainText, TWICE } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'
import { disposalKinds, dueKinds } from '../rules/retention.ts'
import { fate } from './filing-tables.ts'
import { stage } from './filing.ts'

/** Minutes name at most so many; more are minutes with a second number, as on paper with a second list. */
export const DISPOSAL_MAX = 500

const year = z.coerce.number().int().min(2000).max(2300)

/** A filed dossier in a list. */
const line = z.object({
  id: z.uuid(),
  number: z.string(),
  /** Blank, and no dossier named, where it is a sensitive one that the reader may not read. */
  title: z.string(),
  dossierId: z.uuid().nullable(),
  code: z.string(),
  series: z.string(),
  closedOn: z.iso.date(),
  activeUntil: z.iso.date(),
  inactiveUntil: z.iso.date(),
  fate,
  /** Active and inactive years together. */
  years: z.int(),
  stage,
  held: z.boolean(),
})
export type DueRow = z.output<typeof line>

const narrowing = {
  year,
  /** A code with all below it. */
  code: plainText(40).optional(),
  held: z.enum(['yes', 'no']).optional(),
}
const filters = { ...narrowing, due: z.enum(dueKinds) }

export const listDue = endpoint({
  method: 'GET',
  path: '/api/archive',
  summary: 'What is to be transferred, reviewed, destroyed or handed over by the end of a year, due longest first',
  who: 'reader',
  query: z.object({ ...filters, ...page }),
  answer: z.object({ rows: z.array(line), next: z.string().nullable() }),
})

const count = z.int()
export const countDue = endpoint({
  method: 'GET',
  path: '/api/archive/counts',
  summary: 'How many of each a year’s list holds; 1,001 stands for more than a thousand',
  who: 'reader',
  query: z.object(narrowing),
  answer: z.object({
    transfer: count,
    review: count,
    destroy: count,
    permanent: count,
    /** Closed, and without a series in the office's own schedule. */
    unfixed: count,
    /** Why this person may not record minutes. */
    whyNot,
  }),
})

export const downloadDue = endpoint({
  method: 'GET',
  path: '/api/archive/:form',
  summary: 'A year’s list as a table',
  who: 'reader',
  params: z.object({ form: z.enum(['csv', 'xlsx']) }),
  query: z.object({ ...filters, language: z.enum(['id', 'en']).optional() }),
  answer: z.string(),
})

const kind = z.enum(disposalKinds)

export const recordDisposal = endpoint({
  method: 'POST',
  path: '/api/disposals',
  summary: 'Record the minutes of a transfer, destruction or hand-over; nothing is deleted',
  who: 'staff',
  act: true,
  body: z.strictObject({
    kind,
    minutesNumber: plainText(120, 1),
    minutesOn: calendarDay,
    signers: plainText(1_000, 1),
    /** The letter of who may approve it; needed for all but a transfer. */
    approvalNumber: plainText(120).default(''),
    approvalOn: calendarDay.nullable().default(null),
    approvalBy: plainText(300).default(''),
    /** A file that was uploaded. */
    scanHash: hash,
    note: plainText(2_000).default(''),
    /** The ids of the list's rows. */
    filings: z
      .array(z.uuid())
      .min(1)
      .max(DISPOSAL_MAX)
      .refine((it) => new Set(it).size === it.length, { error: TWICE }),
  }),
  answer: z.object({ disposalId: z.uuid(), ledgerIndex: z.int() }),
})

const disposal = z.object({
  id: z.uuid(),
  kind,
  minutesNumber: z.string(),
  minutesOn: z.iso.date(),
  signers: z.string(),
  approvalNumber: z.string(),
  approvalOn: z.iso.date().nullable(),
  approvalBy: z.string(),
  scanHash: hash,
  note: z.string(),
  count,
  recordedBy: z.string(),
  recordedAt: instant,
})
export type Disposal = z.output<typeof disposal>

export const listDisposals = endpoint({
  method: 'GET',
  path: '/api/disposals',
  summary: 'The minutes of disposal, those recorded last first',
  who: 'reader',
  query: z.object(page),
  answer: z.object({ rows: z.array(disposal), next: z.string().nullable() }),
})

export const readDisposal = endpoint({
  method: 'GET',
  path: '/api/disposals/:disposalId',
  summary: 'One disposal, and a page of what it names',
  who: 'reader',
  params: z.object({ disposalId: z.uuid() }),
  query: z.object(page),
  answer: disposal.extend({ rows: z.array(line), next: z.string().nullable() }),
})
