import { z } from 'zod'
import { calendarDay as day } from '../../base/day.ts'
import { hash, instant, named, page, whyNot } from '../../base/schemas.ts'
import { plainText, TWICE } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'
import { boxes, TARGETS_MAX, urgencies } from '../rules/cascade.ts'
import { lineFields } from './agenda.ts'

export const LETTER_FILES_MAX = 10

const urgency = z.enum(urgencies)
const letterId = z.object({ letterId: z.uuid() })
const branch = z.object({ letterId: z.uuid(), branchId: z.uuid() })

export const registerLetter = endpoint({
  method: 'POST',
  path: '/api/letters',
  summary: 'Register an incoming letter, with its scan if there is one; its line in the book is written with it',
  who: 'staff',
  act: true,
  body: z.strictObject({
    ...lineFields,
    urgency,
    files: z
      .array(z.strictObject({ hash, name: plainText(200, 1) }))
      .max(LETTER_FILES_MAX)
      .refine((all) => new Set(all.map((it) => it.hash)).size === all.length, { error: TWICE }),
  }),
  answer: z.object({ letterId: z.uuid(), formatted: z.string() }),
})

const letterRow = z.object({
  id: z.uuid(),
  formatted: z.string(),
  datedOn: day,
  from: z.string(),
  subject: z.string(),
  urgency,
  voided: z.boolean(),
  /** The post of mine for which it waits, and until when; null when it waits for others or for nobody. */
  waiting: z.object({ post: named, dueOn: day.nullable() }).nullable(),
  /** Whether any branch of it still waits. */
  open: z.boolean(),
})
export type LetterRow = z.output<typeof letterRow>

export const listLetters = endpoint({
  method: 'GET',
  path: '/api/letters',
  summary:
    'Incoming letters that came to a post of mine: those that wait for me, the first due on top; or all, the newest on top',
  who: 'reader',
  query: z.object({ ...page, part: z.enum(['waiting', 'all']), search: plainText(200).optional() }),
  answer: z.object({
    rows: z.array(letterRow),
    next: z.string().nullable(),
    /** How many wait for me; at most a thousand are counted. */
    waiting: z.int(),
    /** Why this person may not register letters. */
    whyNot,
  }),
})

const end = z.object({ kind: z.enum(['reported', 'none-needed']), words: z.string(), by: z.string(), at: instant })

export const readLetter = endpoint({
  method: 'GET',
  path: '/api/letters/:letterId',
  summary: 'One incoming letter with its scans and its cascade of dispositions',
  who: 'reader',
  params: letterId,
  answer: z.object({
    id: z.uuid(),
    entryId: z.uuid(),
    book: z.string(),
    year: z.int(),
    formatted: z.string(),
    datedOn: day,
    letteredOn: day.nullable(),
    letterNumber: z.string(),
    from: z.string(),
    to: z.string(),
    subject: z.string(),
    attachments: z.int(),
    remarks: z.string(),
    urgency,
    registeredBy: z.string(),
    registeredAt: instant,
    voided: z.string().nullable(),
    files: z.array(z.object({ hash, name: z.string(), mediaType: z.string() })),
    /** Parents before their children. */
    branches: z.array(
      z.object({
        id: z.uuid(),
        parentId: z.uuid().nullable(),
        post: named,
        /** Who passed it on, or registered it. */
        from: z.string(),
        boxes: z.array(z.enum(boxes)),
        instruction: z.string(),
        urgency,
        dueOn: day.nullable(),
        passedAt: instant,
        end: end.nullable(),
        /** Whether this person may pass it on or end it now. */
        mayPass: z.boolean(),
        mayEnd: z.boolean(),
      }),
    ),
    /** Posts it can be passed on to. */
    posts: z.array(named),
  }),
})
export type Letter = z.output<typeof readLetter.answer>

export const passLetterOn = endpoint({
  method: 'POST',
  path: '/api/letters/:letterId/branches/:branchId/pass',
  summary: 'Pass a letter on to posts, with what is asked of them and until when',
  who: 'staff',
  act: true,
  params: branch,
  body: z.strictObject({
    to: z
      .array(z.string().regex(/^[a-z0-9-]{1,60}$/))
      .max(TARGETS_MAX)
      .refine((all) => new Set(all).size === all.length, { error: TWICE }),
    boxes: z.array(z.enum(boxes)).max(boxes.length),
    instruction: plainText(2_000),
    urgency,
    dueOn: day.nullable(),
  }),
  answer: z.object({ branchIds: z.array(z.uuid()) }),
})

export const endLetterBranch = endpoint({
  method: 'POST',
  path: '/api/letters/:letterId/branches/:branchId/end',
  summary: 'Report what was done, or say that the letter needs no disposition: either ends this branch',
  who: 'staff',
  act: true,
  params: branch,
  body: z.strictObject({ kind: z.enum(['reported', 'none-needed']), words: plainText(4_000) }),
  answer: z.object({}),
})
