import { z } from 'zod'
import { calendarDay as day } from '../../base/day.ts'
import { councilStatuses, outletKinds, outletPaperKinds } from '../../base/press.ts'
import { hash, instant, page } from '../../base/schemas.ts'
import { NOT_AN_ADDRESS, oneLine, plainText } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'
import { isWebAddress } from '../../inventory/rules.ts'

export const line = (max: number, min = 0) => plainText(max).overwrite(oneLine).min(min)

/** An e-mail address in ASCII, or none. */
export const emailOrNone = line(200).check((found) => {
  if (found.value !== '' && !z.email().safeParse(found.value).success)
    found.issues.push({ code: 'invalid_format', format: 'email', input: found.value })
})

const kind = z.enum(outletKinds)
const councilStatus = z.enum(councilStatuses)
const outletId = z.object({ outletId: z.uuid() })

export const outletFields = {
  name: line(200, 1),
  kind,
  /** The company that runs it: "PT Radar Contoh". */
  company: line(200),
  address: plainText(500),
  website: line(300).refine((text) => text === '' || isWebAddress(text), { error: NOT_AN_ADDRESS }),
  email: emailOrNone,
  phone: line(40),
  note: plainText(1_000),
  councilStatus,
  /** It is not dealt with any more. */
  retired: z.boolean(),
}
export const outletSchema = z.strictObject(outletFields)
export type OutletFields = z.output<typeof outletSchema>

const outletRow = z.object({
  id: z.uuid(),
  name: z.string(),
  kind,
  company: z.string(),
  councilStatus,
  retired: z.boolean(),
  /** The first last day of its current papers. */
  firstUntil: day.nullable(),
  journalists: z.int(),
})
export type OutletRow = z.output<typeof outletRow>

export const listOutlets = endpoint({
  method: 'GET',
  path: '/api/press/outlets',
  summary: 'Outlets of the press by name; with `expiring`, those a paper of which has run out or does within 30 days',
  who: 'reader',
  query: z.object({
    ...page,
    after: z.string().max(2_000).optional(),
    search: plainText(200).optional(),
    kind: kind.optional(),
    status: councilStatus.optional(),
    expiring: z.literal('yes').optional(),
    retired: z.enum(['yes', 'no']).default('no'),
  }),
  answer: z.object({
    rows: z.array(outletRow),
    next: z.string().nullable(),
    /** Of all that are dealt with, a paper of which has run out or soon does; at most a thousand are counted. */
    expiring: z.int(),
  }),
})

export const addOutlet = endpoint({
  method: 'POST',
  path: '/api/press/outlets',
  summary: 'Add an outlet of the press',
  who: 'staff',
  act: true,
  body: outletSchema,
  answer: z.object({ id: z.uuid() }),
})

export const changeOutlet = endpoint({
  method: 'POST',
  path: '/api/press/outlets/:outletId',
  summary: 'Change an outlet; what it said before stays in its history',
  who: 'staff',
  act: true,
  params: outletId,
  body: z.strictObject({ outlet: outletSchema, seenRevision: z.int().min(1) }),
  answer: z.object({ revision: z.int() }),
})

const outletPaper = z.object({
  id: z.uuid(),
  kind: z.enum(outletPaperKinds),
  number: z.string(),
  issuedOn: day.nullable(),
  validUntil: day.nullable(),
  expiry: z.enum(['past', 'soon', 'good']),
  scan: z.object({ hash, name: z.string() }).nullable(),
  note: z.string(),
  enteredBy: z.string(),
  enteredAt: instant,
  ended: z.object({ by: z.string(), at: instant, reason: z.string() }).nullable(),
})
export type OutletPaper = z.output<typeof outletPaper>

const outletChange = z.object({
  revision: z.int(),
  outlet: outletSchema,
  changedBy: z.string(),
  changedAt: instant,
})

export const listOutletChanges = endpoint({
  method: 'GET',
  path: '/api/press/outlets/:outletId/changes',
  summary: 'What was changed of an outlet, the newest first',
  who: 'reader',
  params: outletId,
  query: z.object(page),
  answer: z.object({ rows: z.array(outletChange), next: z.string().nullable() }),
})

export const readOutlet = endpoint({
  method: 'GET',
  path: '/api/press/outlets/:outletId',
  summary: 'One outlet with its legal papers, what they lack, and its last changes',
  who: 'reader',
  params: outletId,
  answer: z.object({
    id: z.uuid(),
    ...outletFields,
    revision: z.int(),
    findings: z.array(
      z.enum(['no-nib', 'no-deed', 'kbli-missing', 'kbli-other', 'council-unproven', 'paper-past', 'paper-soon']),
    ),
    /** Business codes that fit its kind, the usual one first. */
    kbli: z.array(z.string()),
    papers: z.array(outletPaper),
    journalists: z.int(),
    /** The newest first. */
    changes: z.array(outletChange),
    /** Where the list of older ones begins; null where there are none. */
    changesNext: z.string().nullable(),
  }),
})
export type Outlet = z.output<typeof readOutlet.answer>

export const addOutletPaper = endpoint({
  method: 'POST',
  path: '/api/press/outlets/:outletId/papers',
  summary: 'Enter a legal paper of an outlet, with its scan if there is one; what it replaces is ended with it',
  who: 'staff',
  act: true,
  params: outletId,
  body: z.strictObject({
    kind: z.enum(outletPaperKinds),
    number: line(120, 1),
    issuedOn: day.nullable(),
    validUntil: day.nullable(),
    scanHash: hash.nullable(),
    note: plainText(500),
    /** The paper that this one takes the place of. */
    replaces: z.uuid().nullable(),
  }),
  answer: z.object({ id: z.uuid() }),
})

export const endOutletPaper = endpoint({
  method: 'POST',
  path: '/api/press/outlets/:outletId/papers/:paperId/end',
  summary: 'Say that a paper of an outlet does not count any more, and why; it stays to be read',
  who: 'staff',
  act: true,
  params: z.object({ outletId: z.uuid(), paperId: z.uuid() }),
  body: z.strictObject({ reason: plainText(500, 1) }),
  answer: z.object({}),
})

export const downloadOutlets = endpoint({
  method: 'GET',
  path: '/api/press/outlets/csv',
  summary: 'All outlets as a table, with how their papers stand',
  who: 'reader',
  query: z.object({ language: z.enum(['id', 'en']).optional() }),
  answer: z.string(),
})

/** Five thousand outlets with all that is known of them are less. */
export const OUTLETS_MB_MAX = 4

/** The same table again changes nothing, so trying again is safe. */
export const importOutlets = endpoint({
  method: 'POST',
  path: '/api/press/outlets/import',
  summary:
    'Read a CSV or XLSX table (the request body) and say what it would change, or with `apply` change it; nothing is removed',
  who: 'staff',
  query: z.object({ name: plainText(200, 1), apply: z.enum(['yes', 'no']).default('no') }),
  answer: z.object({
    rows: z.int(),
    added: z.int(),
    changed: z.int(),
    same: z.int(),
    /** The first hundred rows that cannot come in, each with what is wrong. */
    problems: z.array(z.object({ row: z.int(), column: z.string(), value: z.string(), sentence: z.string() })),
    bad: z.int(),
    applied: z.boolean(),
  }),
})
