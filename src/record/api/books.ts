import { z } from 'zod'
import { calendarDay as day } from '../../base/day.ts'
import { named, whyNot } from '../../base/schemas.ts'
import { plainText, TWICE } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'
import { routedKinds } from '../rules/books.ts'
import { bookId } from './agenda.ts'

const kind = z.enum(routedKinds)
const direction = z.enum(['incoming', 'outgoing'])
// How long these may be and of what signs is the pattern's own rule, with a sentence of its own.
const settings = {
  name: plainText(120, 1),
  pattern: plainText(200, 1),
  unit: plainText(60),
  code: plainText(60),
  keeperPost: z.string().max(60).nullable(),
  ordinal: z.int().min(0).max(9_999),
}

const bookRow = z.object({
  id: z.string(),
  direction,
  ...settings,
  closedOn: day.nullable(),
  revision: z.int(),
  /** This year's last number; 0 before the first. */
  last: z.int(),
  /** The post that keeps it: its own, else the one that the SOP gives. */
  keeper: named.nullable(),
  /** Why this person may not enter lines in it. */
  whyNot,
})
export type BookRow = z.output<typeof bookRow>

export const listBooks = endpoint({
  method: 'GET',
  path: '/api/books',
  summary: 'The office’s agenda books in its order, and which book each kind of line goes into',
  who: 'reader',
  answer: z.object({ rows: z.array(bookRow), uses: z.array(z.object({ kind, book: z.string() })) }),
})

export const addBook = endpoint({
  method: 'POST',
  path: '/api/books',
  summary: 'Open a further agenda book',
  who: 'administrator',
  act: true,
  // `masuk` and `keluar` name the two first books in addresses of screens.
  body: z.strictObject({
    id: bookId.refine((id) => id !== 'masuk' && id !== 'keluar', { error: TWICE }),
    direction,
    ...settings,
  }),
  answer: z.object({ revision: z.int() }),
})

export const changeBook = endpoint({
  method: 'POST',
  path: '/api/books/:bookId',
  summary: 'Change a book, close it or open it again; numbers that were given stay as they were written',
  who: 'administrator',
  act: true,
  params: z.object({ bookId }),
  body: z.strictObject({ ...settings, closed: z.boolean(), seenRevision: z.int().min(1) }),
  answer: z.object({ revision: z.int() }),
})

export const setBookUse = endpoint({
  method: 'POST',
  path: '/api/book-uses',
  summary: 'Say which book a kind of line goes into from now on',
  who: 'administrator',
  act: true,
  body: z.strictObject({ kind, book: bookId }),
  answer: z.object({}),
})
