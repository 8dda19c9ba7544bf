import { z } from 'zod'
import { answerKinds, questionStates, questionVias } from '../../base/press.ts'
import { instant, named, page } from '../../base/schemas.ts'
import { plainText } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'
import { line } from './outlets.ts'

const questionId = z.object({ questionId: z.uuid() })
const state = z.enum(questionStates)
const via = z.enum(questionVias)

/** What may change about a question after it was registered; not what was asked, nor when. */
const aboutFields = {
  /** One of the journalists; null for somebody else, who is named. */
  journalistId: z.uuid().nullable(),
  fromName: line(200),
  fromOutlet: line(200),
  contact: line(200),
  topic: line(200),
  deadlineAt: instant.nullable(),
  assignedTo: z.uuid().nullable(),
  dossierId: z.uuid().nullable(),
}

const questionRow = z.object({
  id: z.uuid(),
  /** Who asks, and where they work; null where their data was erased at their request. */
  from: z.object({ journalistId: z.uuid().nullable(), name: z.string().nullable(), outlet: z.string() }),
  topic: z.string(),
  /** Its first two hundred characters. */
  excerpt: z.string(),
  receivedAt: instant,
  deadlineAt: instant.nullable(),
  dueAt: instant,
  /** The standard or the deadline, whichever comes first. */
  actBy: instant,
  /** Working minutes until then; negative when it is past. Of one that is done as it stood when it was. */
  leftMinutes: z.int(),
  standardMinutes: z.int(),
  state,
  assignedTo: named.nullable(),
  firstSaidAt: instant.nullable(),
  doneAt: instant.nullable(),
})
export type QuestionRow = z.output<typeof questionRow>

/** Who asks is personal data: the auditor has no work with it. */
export const listQuestions = endpoint({
  method: 'GET',
  path: '/api/press/questions',
  summary: 'Questions of the media: those that wait, the first due on top; or those that are done, the newest on top',
  who: 'staff',
  query: z.object({
    ...page,
    part: z.enum(['open', 'done']).default('open'),
    /** Words of its topic and text. */
    search: plainText(200).optional(),
    whose: z.enum(['mine', 'nobody']).optional(),
    dossier: z.uuid().optional(),
    journalist: z.uuid().optional(),
  }),
  answer: z.object({
    rows: z.array(questionRow),
    next: z.string().nullable(),
    /** Of those that wait; at most a thousand are counted. */
    counts: z.object({ open: z.int(), mine: z.int(), nobody: z.int(), late: z.int() }),
  }),
})

export const registerQuestion = endpoint({
  method: 'POST',
  path: '/api/press/questions',
  summary: 'Register a question of the media; its clock runs from when it came',
  who: 'staff',
  act: true,
  body: z.strictObject({ ...aboutFields, via, receivedAt: instant, text: plainText(8_000, 1) }),
  answer: z.object({ id: z.uuid(), dueAt: instant }),
})

export const changeQuestion = endpoint({
  method: 'POST',
  path: '/api/press/questions/:questionId',
  summary: 'Change who a question is from, its topic, its deadline, who answers it, or to which dossier it belongs',
  who: 'staff',
  act: true,
  params: questionId,
  body: z.strictObject({
    ...aboutFields,
    /** Left out by who may not read the dossier that it belongs to: it stays. */
    dossierId: z.uuid().nullable().optional(),
    seenRevision: z.int().min(1),
  }),
  answer: z.object({ revision: z.int() }),
})

export const readQuestion = endpoint({
  method: 'GET',
  path: '/api/press/questions/:questionId',
  summary: 'One question of the media with what was said to it',
  who: 'staff',
  params: questionId,
  answer: questionRow.extend({
    fromName: z.string(),
    fromOutlet: z.string(),
    /** How to reach who asks: of a journalist their own e-mail and phone. */
    contact: z.string(),
    via,
    text: z.string(),
    /** Null where there is none, and where the reader may not read it. */
    dossier: z.object({ id: z.uuid(), number: z.string(), title: z.string() }).nullable(),
    /** It belongs to a dossier that the reader may not read. */
    dossierWithheld: z.boolean(),
    registeredBy: z.string().nullable(),
    registeredAt: instant,
    revision: z.int(),
    answers: z.array(
      z.object({
        id: z.uuid(),
        kind: z.enum(answerKinds),
        text: z.string(),
        saidBy: z.string(),
        saidAt: instant,
        recordedBy: z.string(),
        recordedAt: instant,
      }),
    ),
  }),
})
export type Question = z.output<typeof readQuestion.answer>

export const sayToQuestion = endpoint({
  method: 'POST',
  path: '/api/press/questions/:questionId/answers',
  summary: 'Record what was said: something for now, the answer, or why there will be none; the last two end it',
  who: 'staff',
  act: true,
  params: questionId,
  body: z.strictObject({
    kind: z.enum(answerKinds),
    text: plainText(8_000, 1),
    /** Who said it, in the office's words: "Kepala Dinas", "Camat Pule". */
    saidBy: line(200, 1),
    saidAt: instant,
  }),
  answer: z.object({ state }),
})
