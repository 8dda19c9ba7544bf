/**
 * What a printed book or card says: all of it in the print of the post that keeps the book, which alone may read that; in
 * any other, lines of a sensitive dossier or an incoming letter keep their number and say nothing.
 */
import { dayOf, ZONE } from '../../base/calendar.ts'
import type { Db, Tx } from '../../db/connect.ts'
import type { Reader } from '../../db/readers.ts'
import { Refused } from '../../base/refused.ts'
import type { AgendaBookData, BookLine, ExpeditionBookData } from '../rules/papers/agenda-book.ts'
import type { ControlCardData } from '../rules/papers/control-card.ts'
import type { PaperData } from '../rules/papers/paper-data.ts'
import { findControlCard, listAgendaRows, listExpeditionRows, type AgendaLine, type BookPart } from './agenda.ts'

type Own<Data extends PaperData> = Omit<Data, keyof PaperData>

/** Who reads what is printed for a post; for none, nobody. */
const readerOf = (postId: string | null): Reader => ({
  personId: '00000000-0000-0000-0000-000000000000',
  posts: postId === null ? [] : [postId],
})

const LINES_MAX = 10_000 // a paper of some 400 pages; a book that has more in a year is printed month by month
const PAGE = 1_000
const WITHHELD = '(berkas terbatas)'
const LETTER_WITHHELD = '(surat masuk, dibaca jabatan penerimanya)'

/** @throws {Refused} `book-too-long`; `not-found` */
export async function readBookData(db: Db | Tx, part: BookPart, postId: string | null): Promise<Own<AgendaBookData>> {
  const { name, direction } = await readBook(db, part.book)
  const rows = await walk((after) =>
    listAgendaRows(db as Db, readerOf(postId), { ...part, search: null, after, limit: PAGE }),
  )
  return { book: name, year: part.year, month: part.month ?? null, direction, lines: rows.map(lineOf) }
}

/** @throws {Refused} `book-too-long`; `not-found` */
export async function readExpeditionData(
  db: Db | Tx,
  part: BookPart,
  postId: string | null,
): Promise<Own<ExpeditionBookData>> {
  const { name } = await readBook(db, part.book)
  const rows = await walk((after) => listExpeditionRows(db as Db, readerOf(postId), { ...part, after, limit: PAGE }))
  return {
    book: name,
    year: part.year,
    month: part.month ?? null,
    lines: rows.map((it) => ({
      number: it.formatted,
      subject: it.subject,
      recipient: it.recipient ?? '',
      receivedBy: it.received_by ?? '',
      handedAt: (it.handed_at as Date).toISOString(),
      remarks: it.handover_remarks ?? '',
    })),
  }
}

/** @throws {Refused} `not-found` */
export async function readCardData(db: Db | Tx, entryId: string, postId: string | null): Promise<Own<ControlCardData>> {
  const it = await findControlCard(db as Db, readerOf(postId), entryId)
  if (!it) throw new Refused({ code: 'not-found' })
  const line = lineOf(it)
  const handover = it.readable && it.handed_at && { recipient: it.recipient ?? '', receivedBy: it.received_by ?? '', at: it.handed_at.toISOString() } // prettier-ignore
  return {
    index: it.readable ? (it.index_term ?? '') : '',
    code: it.code,
    number: it.formatted,
    direction: it.direction,
    subject: line.subject,
    from: line.from,
    to: line.to,
    letteredOn: line.letteredOn,
    letterNumber: line.letterNumber,
    attachments: line.attachments,
    processor: it.readable ? (it.processor ?? '') : '',
    // What the work writes is passed on as it is entered.
    passedOn: it.kind === 'letter' ? it.passed_at && dayOf(ZONE, it.passed_at) : it.dated_on,
    handover: handover || null,
    remarks: line.remarks,
    srikandi: line.srikandi,
    voided: line.voided,
  }
}

async function readBook(db: Db | Tx, id: string) {
  const book = await db.selectFrom('book').select(['name', 'direction']).where('id', '=', id).executeTakeFirst()
  if (!book) throw new Refused({ code: 'not-found' })
  return book
}

/** All rows of a list that gives the last first, as a book is read: the first first. */
async function walk<Row>(
  part: (after: string | undefined) => Promise<{ rows: Row[]; next: string | null }>,
): Promise<Row[]> {
  const found: Row[] = []
  let after: string | undefined
  do {
    const { rows, next } = await part(after)
    found.push(...rows)
    if (found.length > LINES_MAX) throw new Refused({ code: 'book-too-long', max: LINES_MAX })
    after = next ?? undefined
  } while (after !== undefined)
  return found.toReversed()
}

function lineOf(it: AgendaLine): BookLine {
  const said = <Value>(value: Value, withheld: Value): Value => (it.readable ? value : withheld)
  return {
    number: it.formatted,
    datedOn: it.dated_on,
    letteredOn: said(it.lettered_on, null),
    letterNumber: said(it.letter_number ?? '', ''),
    from: it.from_party,
    to: it.to_party,
    subject: said(it.subject, it.kind === 'letter' ? LETTER_WITHHELD : WITHHELD),
    attachments: it.attachments ?? 0,
    remarks: said(it.remarks ?? '', ''),
    srikandi: it.srikandi_number ?? '',
    voided: it.void_reason,
  }
}
