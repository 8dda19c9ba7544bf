import { z } from 'zod'
import { calendarDay as day } from '../../base/day.ts'
import { consents, outletKinds, pressLanguages, ukwLevels, type PressLanguage } from '../../base/press.ts'
import { instant, page } from '../../base/schemas.ts'
import { plainText, TWICE } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'
import { BEAT_LONGEST, BEATS_MAX, tidyBeats } from '../rules/journalists.ts'
import { emailOrNone, line } from './outlets.ts'

const outletKind = z.enum(outletKinds)
const consent = z.enum(consents)
const journalistId = z.object({ journalistId: z.uuid() })
const whyNotWrite = z
  .enum(['erased', 'retired', 'no-email', 'unsubscribed', 'withdrawn', 'no-consent', 'bounced'])
  .nullable()

export const beats = z.array(line(BEAT_LONGEST, 1)).max(BEATS_MAX).overwrite(tidyBeats)
export const languages = z
  .array(z.enum(pressLanguages))
  .max(pressLanguages.length)
  .refine((all) => new Set(all).size === all.length, { error: TWICE })

export const isLanguage = (code: string): code is PressLanguage => pressLanguages.some((it) => it === code)

export const journalistFields = {
  name: line(200, 1),
  outletId: z.uuid().nullable(),
  /** What they are there: "Wartawan", "Redaktur", "Kepala biro". */
  post: line(120),
  email: emailOrNone,
  phone: line(40),
  beats,
  languages,
  ukwLevel: z.enum(ukwLevels).nullable(),
  ukwNumber: line(80),
  ukwUntil: day.nullable(),
  note: plainText(1_000),
  /** Is not of the press any more, or not to be dealt with. */
  retired: z.boolean(),
}
export const journalistSchema = z.strictObject(journalistFields)
export type JournalistFields = z.output<typeof journalistSchema>

const outletName = z.object({ id: z.uuid(), name: z.string(), kind: outletKind }).nullable()
const journalistRow = z.object({
  id: z.uuid(),
  name: z.string(),
  outlet: outletName,
  post: z.string(),
  email: z.string(),
  phone: z.string(),
  beats: z.array(z.string()),
  ukwLevel: z.enum(ukwLevels).nullable(),
  ukwUntil: day.nullable(),
  ukwExpiry: z.enum(['past', 'soon', 'good']),
  whyNotWrite,
})
export type JournalistRow = z.output<typeof journalistRow>

/** Personal data: the auditor has no work with it. */
export const listJournalists = endpoint({
  method: 'GET',
  path: '/api/press/journalists',
  summary: 'Journalists by name',
  who: 'staff',
  query: z.object({
    ...page,
    after: z.string().max(2_000).optional(),
    search: plainText(200).optional(),
    outlet: z.uuid().optional(),
    beat: line(BEAT_LONGEST).optional(),
    /** Those whose competence test has run out or does within 30 days; those who came back; those who said no. */
    only: z.enum(['expiring', 'bounced', 'no-consent']).optional(),
    retired: z.enum(['yes', 'no']).default('no'),
  }),
  answer: z.object({ rows: z.array(journalistRow), next: z.string().nullable(), expiring: z.int() }),
})

export const addJournalist = endpoint({
  method: 'POST',
  path: '/api/press/journalists',
  summary: 'Add a journalist',
  who: 'staff',
  act: true,
  body: journalistSchema,
  answer: z.object({ id: z.uuid() }),
})

export const changeJournalist = endpoint({
  method: 'POST',
  path: '/api/press/journalists/:journalistId',
  summary: 'Change a journalist; another e-mail address has not come back yet',
  who: 'staff',
  act: true,
  params: journalistId,
  body: z.strictObject({ journalist: journalistSchema, seenRevision: z.int().min(1) }),
  answer: z.object({ revision: z.int() }),
})

export const readJournalist = endpoint({
  method: 'GET',
  path: '/api/press/journalists/:journalistId',
  summary: 'One journalist with what they agreed to and the lists they are in',
  who: 'staff',
  params: journalistId,
  answer: z.object({
    id: z.uuid(),
    ...journalistFields,
    name: z.string(),
    outlet: outletName,
    ukwExpiry: z.enum(['past', 'soon', 'good']),
    revision: z.int(),
    consent,
    consentOn: day.nullable(),
    bounce: z.object({ kind: z.enum(['soft', 'hard']), at: instant, reason: z.string() }).nullable(),
    erasedAt: instant.nullable(),
    whyNotWrite,
    consents: z.array(
      z.object({
        id: z.uuid(),
        kind: consent,
        happenedOn: day,
        how: z.string(),
        /** Null for what they did by a link of their own. */
        notedBy: z.string().nullable(),
        notedAt: instant,
      }),
    ),
    lists: z.array(z.object({ id: z.uuid(), name: z.string(), byHand: z.boolean() })),
  }),
})
export type Journalist = z.output<typeof readJournalist.answer>

export const noteConsent = endpoint({
  method: 'POST',
  path: '/api/press/journalists/:journalistId/consent',
  summary: 'Note that a journalist agreed to be written to, and how; or that they took it back',
  who: 'staff',
  act: true,
  params: journalistId,
  body: z.strictObject({ kind: z.enum(['given', 'withdrawn']), happenedOn: day, how: plainText(500) }),
  answer: z.object({}),
})

export const eraseJournalist = endpoint({
  method: 'POST',
  path: '/api/press/journalists/:journalistId/erasure',
  summary: 'Erase what is kept of a journalist at their request; that something was sent to somebody stays',
  who: 'staff',
  act: true,
  params: journalistId,
  body: z.strictObject({ seenRevision: z.int().min(1) }),
  answer: z.object({}),
})

export const clearBounce = endpoint({
  method: 'POST',
  path: '/api/press/journalists/:journalistId/bounce/clear',
  summary: 'Say that an address which came back is good again',
  who: 'staff',
  act: true,
  params: journalistId,
  body: z.strictObject({}),
  answer: z.object({}),
})

export const downloadJournalists = endpoint({
  method: 'GET',
  path: '/api/press/journalists/csv',
  summary: 'All journalists as a table, which can be taken in again; the ledger says who took it',
  who: 'staff',
  query: z.object({ language: z.enum(['id', 'en']).optional() }),
  answer: z.string(),
})

/** Five thousand journalists with all that is known of them are less. */
export const JOURNALISTS_MB_MAX = 4

const importAnswer = z.object({
  rows: z.int(),
  added: z.int(),
  changed: z.int(),
  same: z.int(),
  /** Outlets that the table names and the office does not know yet. */
  outlets: z.int(),
  /** The first hundred rows that cannot come in, each with what is wrong. */
  problems: z.array(z.object({ row: z.int(), column: z.string(), value: z.string(), sentence: z.string() })),
  bad: z.int(),
  applied: z.boolean(),
})
export type JournalistsImport = z.output<typeof importAnswer>

/** The same table again changes nothing, so trying again is safe. */
export const importJournalists = endpoint({
  method: 'POST',
  path: '/api/press/journalists/import',
  summary:
    'Read a CSV or XLSX table (the request body) and say what it would change, or with `apply` change it; nobody is removed, and no refusal is taken back',
  who: 'staff',
  query: z.object({ name: plainText(200, 1), apply: z.enum(['yes', 'no']).default('no') }),
  answer: importAnswer,
})
