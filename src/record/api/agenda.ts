import { z } from 'zod'
import { calendarDay as day } from '../../base/day.ts'
import { instant, named, page, whyNot } from '../../base/schemas.ts'
import { plainText } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'
import { routedKinds } from '../rules/books.ts'
import { CODE } from '../rules/number-pattern.ts'

export const bookId = z.string().regex(/^[a-z0-9-]{1,60}$/)
const year = z.coerce.number().int().min(2000).max(2099)
const month = z.coerce.number().int().min(1).max(12).optional()
const kind = z.enum([...routedKinds, 'letter'])
/** A line of words as it stands in one cell of a book: no tabs, no second line, and not only spaces where it must be filled in. */
const line = (max: number, min = 0) =>
  plainText(max, min).refine((text) => !/[\t\n]/.test(text) && (min === 0 || text.trim() !== ''))
const name = line(300, 1)

const srikandi = z.object({ number: z.string(), revision: z.int() })
const voided = z.object({ reason: z.string(), by: z.string(), at: instant })
const handover = z.object({
  recipient: z.string(),
  receivedBy: z.string(),
  handedAt: instant,
  remarks: z.string(),
})

/** One line of an agenda book. */
export const agendaRow = z.object({
  id: z.uuid(),
  /** The id of a book; `incoming` and `outgoing` are the two that every office begins with. */
  book: z.string(),
  direction: z.enum(['incoming', 'outgoing']),
  year: z.int(),
  number: z.int(),
  /** 0 for a number of its own; 1 is `.a`, 27 `.aa`: dated back to the number's day or after it. */
  suffix: z.int(),
  /** As papers bear it. */
  formatted: z.string(),
  code: z.string(),
  datedOn: day,
  enteredAt: instant,
  from: z.string(),
  to: z.string(),
  /** Blank, and neither dossier nor letter named, where the reader may not read it; a letter's parties are withheld too. */
  subject: z.string(),
  withheld: z.boolean(),
  kind,
  dossierId: z.uuid().nullable(),
  dossierNumber: z.string().nullable(),
  /** The sheet that went out under this number. */
  dispositionId: z.uuid().nullable(),
  /** The incoming letter that was registered under this number. */
  letterId: z.uuid().nullable(),
  letteredOn: day.nullable(),
  letterNumber: z.string(),
  attachments: z.int().nullable(),
  remarks: z.string(),
  srikandi: srikandi.nullable(),
  voided: voided.nullable(),
  handover: handover.nullable(),
})

export type AgendaRow = z.output<typeof agendaRow>

export const listAgenda = endpoint({
  method: 'GET',
  path: '/api/agenda',
  summary:
    'An agenda book of one year or month, the last number on top; searched by number, by the number on the paper or in SRIKANDI, by dossier or words',
  who: 'reader',
  query: z.object({ ...page, book: bookId, year, month, search: plainText(200).optional() }),
  answer: z.object({ rows: z.array(agendaRow), next: z.string().nullable() }),
})

export const listAgendaYears = endpoint({
  method: 'GET',
  path: '/api/agenda/years',
  summary: 'Which agenda books hold lines, and the last number of each year',
  who: 'reader',
  answer: z.object({ rows: z.array(z.object({ book: z.string(), year: z.int(), last: z.int() })) }),
})

export const listExpedition = endpoint({
  method: 'GET',
  path: '/api/agenda/expedition',
  summary: 'The expedition book of one year or month: who received which outgoing paper, the latest on top',
  who: 'reader',
  query: z.object({ ...page, book: bookId, year, month }),
  answer: z.object({ rows: z.array(agendaRow), next: z.string().nullable() }),
})

const entryId = z.object({ entryId: z.uuid() })

/** The control card of one line: what a clerk looks a letter up by. */
export const controlCard = agendaRow.extend({
  indexTerm: z.string(),
  processor: z.string(),
  bookName: z.string(),
  /** When a letter was first passed on to a post. */
  passedAt: instant.nullable(),
  enteredBy: z.string().nullable(),
  /** Earlier SRIKANDI numbers, the newest first, each with why it was corrected. */
  srikandiHistory: z.array(srikandi.extend({ reason: z.string(), by: z.string(), at: instant })),
  keeper: named.nullable(),
  /** Why this person may not void it, note its hand-over or set its SRIKANDI number. */
  whyNot: z.object({ keep: whyNot, void: whyNot, handover: whyNot }),
})
export type ControlCard = z.output<typeof controlCard>

export const readAgendaLine = endpoint({
  method: 'GET',
  path: '/api/agenda/:entryId',
  summary: 'One line of a book with all that is known of it: its control card',
  who: 'reader',
  params: entryId,
  answer: controlCard,
})

/** A line as it is entered by hand: the columns of the paper book and of the control card. */
export const lineFields = {
  book: bookId,
  datedOn: day,
  from: name,
  to: name,
  subject: line(1_000, 1),
  code: z.union([z.literal(''), z.string().regex(CODE)]),
  letteredOn: day.nullable(),
  letterNumber: line(200),
  attachments: z.int().min(0).max(9_999),
  remarks: plainText(2_000),
  indexTerm: line(200),
  processor: line(200),
  srikandi: line(200),
}

export const enterAgendaLine = endpoint({
  method: 'POST',
  path: '/api/agenda',
  summary:
    'Enter a line by hand: of today under the next number; of an earlier day under the last number of that day with a letter behind it',
  who: 'staff',
  act: true,
  body: z.strictObject(lineFields),
  answer: z.object({
    id: z.uuid(),
    book: z.string(),
    year: z.int(),
    number: z.int(),
    suffix: z.int(),
    formatted: z.string(),
  }),
})

export const voidAgendaLine = endpoint({
  method: 'POST',
  path: '/api/agenda/:entryId/void',
  summary: 'Void a number of a line entered by hand; it stays in the book with the reason',
  who: 'staff',
  act: true,
  params: entryId,
  body: z.strictObject({ reason: plainText(1_000, 1) }),
  answer: z.object({}),
})

export const setSrikandiNumber = endpoint({
  method: 'POST',
  path: '/api/agenda/:entryId/srikandi',
  summary: 'Keep the number that SRIKANDI gave; a correction says why and keeps what was there',
  who: 'staff',
  act: true,
  params: entryId,
  body: z.strictObject({ number: line(200, 1), reason: plainText(1_000), seenRevision: z.int().min(0) }),
  answer: z.object({ revision: z.int() }),
})

export const noteHandover = endpoint({
  method: 'POST',
  path: '/api/agenda/:entryId/handover',
  summary: 'Note once who received an outgoing paper, and when',
  who: 'staff',
  act: true,
  params: entryId,
  body: z.strictObject({ recipient: name, receivedBy: name, handedAt: instant, remarks: plainText(1_000) }),
  answer: z.object({}),
})
