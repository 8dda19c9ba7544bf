import { z } from 'zod'
import { hash, instant } from '../../base/schemas.ts'
import { endpoint } from '../../http/contract.ts'
import { bookId } from './agenda.ts'

export const paperKinds = [
  'disposition',
  'review-sheet',
  'nota-dinas',
  'press-release',
  'agenda-book',
  'expedition-book',
  'control-card',
  'sop-sheet',
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
  /** Whether something kept it from being made. It is tried again by itself; what it was stands in the log, for who runs Siar. */
  trouble: z.boolean(),
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

/** Which part of which book, or which line of one. */
const printed = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['agenda-book', 'expedition-book']),
    book: bookId,
    year: z.int().min(2000).max(2099),
    month: z.int().min(1).max(12).nullable(),
  }),
  z.strictObject({ kind: z.literal('control-card'), entryId: z.uuid() }),
])

export const printRegister = endpoint({
  method: 'POST',
  path: '/api/papers',
  summary: 'Print a book, a month of it, or the card of one line, as it stands now; unchanged since the last time it is the same paper', // prettier-ignore
  who: 'reader',
  act: true,
  body: printed,
  answer: z.object({ paperId: z.uuid() }),
})
