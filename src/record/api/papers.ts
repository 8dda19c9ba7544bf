import { z } from 'zod'
import { calendarDay as day } from '../../base/day.ts'
import { hash, instant } from '../../base/schemas.ts'
import { endpoint } from '../../http/contract.ts'
import { toneFilters } from '../../inventory/rules/tone.ts'
import { bookId } from './agenda.ts'
import { sheetPeriod } from './compliance.ts'

export const paperKinds = [
  'disposition',
  'review-sheet',
  'nota-dinas',
  'press-release',
  'agenda-book',
  'expedition-book',
  'control-card',
  'sop-sheet',
  'compliance-sheet',
  'round-register',
  'clipping-book',
  'media-sheet',
  'crisis-report',
] as const

const paper = z.object({
  id: z.uuid(),
  kind: z.enum(paperKinds),
  dossierId: z.uuid().nullable(),
  /** What it is of: the id of a disposition, of a line of a book, of a publication, of an edition; or a part of a book. */
  about: z.string(),
  /** What stands on it: "Lembar disposisi 88/2026"; blank until it is made. */
  title: z.string(),
  askedAt: instant,
  madeAt: instant.nullable(),
  fileHash: hash.nullable(),
  /** Where anybody can ask whether it stands. */
  check: z.string(),
  /** What kept it from being made so far. It is tried again by itself until it is given up; then an administrator asks again. */
  trouble: z.object({ says: z.string(), givenUp: z.boolean() }).nullable(),
  /** Null where the office's own word is all: nobody is to sign it. */
  signature: z
    .object({
      state: z.enum(['waiting', 'signed', 'given-up']),
      /** Whose it is, as the paper bears the name. */
      by: z.string(),
      mine: z.boolean(),
      waitingSince: instant,
      signedAt: instant.nullable(),
      /** Why it will not be signed; blank for the other states. */
      reason: z.string(),
    })
    .nullable(),
})
export type PaperItem = z.output<typeof paper>

const paperId = z.object({ paperId: z.uuid() })

export const listSheets = endpoint({
  method: 'GET',
  path: '/api/dossiers/:dossierId/sheets',
  summary: 'The official papers of one dossier, the newest on top',
  who: 'reader',
  params: z.object({ dossierId: z.uuid() }),
  answer: z.object({ rows: z.array(paper) }),
})

export const readSheet = endpoint({
  method: 'GET',
  path: '/api/papers/:paperId',
  summary: 'One official paper, and whether it is made',
  who: 'reader',
  params: paperId,
  answer: paper,
})

export const downloadPaper = endpoint({
  method: 'GET',
  path: '/api/papers/:paperId/pdf',
  summary: 'An official paper as PDF/A, the very bytes that were kept: signed where it is, or as it was before that',
  who: 'reader',
  params: paperId,
  query: z.object({ form: z.enum(['unsigned']).optional() }),
  answer: z.string(),
})

export const listTroubledPapers = endpoint({
  method: 'GET',
  path: '/api/papers/troubled',
  summary: 'Papers that were tried in vain, the longest owed on top; at most fifty',
  who: 'administrator',
  answer: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        kind: z.enum(paperKinds),
        askedAt: instant,
        /** Null for a paper of none, and for one that I may not read. */
        dossier: z.object({ id: z.uuid(), number: z.string() }).nullable(),
        says: z.string(),
        /** No longer tried by itself. */
        givenUp: z.boolean(),
      }),
    ),
  }),
})
export type TroubledPaper = z.output<(typeof listTroubledPapers)['answer']>['rows'][number]

export const tryPaperAgain = endpoint({
  method: 'POST',
  path: '/api/papers/:paperId/again',
  summary: 'Have a paper that was tried in vain tried again at once',
  who: 'administrator',
  act: true,
  params: paperId,
  answer: z.object({}),
})

const printedClippings = {
  from: day,
  to: day,
  item: z.uuid().optional(),
  programme: z.uuid().optional(),
  source: z.uuid().optional(),
  tone: z.enum(toneFilters).optional(),
}

/** Which part of which book, which line of one, the figures of which period, or the clippings of which days. */
const printed = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['agenda-book', 'expedition-book']),
    book: bookId,
    year: z.int().min(2000).max(2099),
    month: z.int().min(1).max(12).nullable(),
  }),
  z.strictObject({ kind: z.literal('control-card'), entryId: z.uuid() }),
  z.strictObject({ kind: z.literal('compliance-sheet'), ...sheetPeriod }),
  z.strictObject({ kind: z.literal('round-register'), roundId: z.uuid(), volume: z.int().min(1).max(100) }),
  z.strictObject({ kind: z.literal('clipping-book'), ...printedClippings }),
  z.strictObject({ kind: z.literal('crisis-report'), dossierId: z.uuid() }),
])

export const printRegister = endpoint({
  method: 'POST',
  path: '/api/papers',
  summary: 'Print a book, a month of it, the card of one line, the compliance sheet of a period, the register of a closed round, the clippings of some days, or the report of a dossier’s crisis, as it stands now; unchanged since the last time it is the same paper', // prettier-ignore
  who: 'reader',
  act: true,
  body: printed,
  answer: z.object({ paperId: z.uuid() }),
})
