/** What the post that keeps a book writes in it: lines by hand, and what comes after a line. Each row is final. */
import { sql } from 'kysely'
import { dayOf, ZONE } from '../../base/calendar.ts'
import type { Officer } from '../../base/officer.ts'
import { Refused, refuseIf } from '../../base/refused.ts'
import type { Tx } from '../../db/connect.ts'
import { readableLine } from '../../db/readers.ts'
import { whyNotEnter, whyNotHandOver, whyNotVoid } from '../rules/books.ts'
import { SUFFIX_MAX, type Sequence } from '../rules/number-pattern.ts'
import { insertEntryAt, yearOf, type AgendaPlace } from '../store.ts'
import { readBookToKeep } from './books.ts'

/** A line as it is entered by hand: the columns of the paper book and of the control card. */
export type NewLetter = {
  readonly book: string
  /** The day under which it stands in the book; an earlier one than today is dated back. */
  readonly datedOn: string
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly code: string
  readonly letteredOn: string | null
  readonly letterNumber: string
  readonly attachments: number
  readonly remarks: string
  readonly indexTerm: string
  readonly processor: string
}

/**
 * Enters a line by hand: under the next number when it is of today; dated back, under the last number given on or before
 * its day with a letter behind it. No number ever moves.
 * @throws {Refused} `not-found`, `book-not-yours`, `book-closed`, `agenda-day-ahead`, `agenda-day-old`,
 *   `agenda-day-before-first`, `agenda-suffixes-full`
 */
export async function enterLetter(
  tx: Tx,
  it: NewLetter,
  officer: Officer,
  now: Date,
): Promise<AgendaPlace & { readonly postId: string }> {
  const book = await readBookToKeep(tx, it.book, officer, now)
  const today = dayOf(ZONE, now)
  refuseIf(whyNotEnter({ name: book.name, closedOn: book.closed_on }, it.datedOn, today))
  const sequence = await takeSequence(tx, { book: book.id, datedOn: it.datedOn, isToday: it.datedOn === today })
  const place = await insertEntryAt(
    tx,
    book,
    {
      ...sequence,
      kind: 'letter',
      datedOn: it.datedOn,
      dossierId: null,
      subject: it.subject,
      fromParty: it.from,
      toParty: it.to,
      versionHash: null,
      code: it.code,
    },
    now,
  )
  await tx
    .insertInto('agenda_letter')
    .values({
      entry_id: place.id,
      lettered_on: it.letteredOn,
      letter_number: it.letterNumber,
      attachments: it.attachments,
      remarks: it.remarks,
      index_term: it.indexTerm,
      processor: it.processor,
      person_id: officer.personId,
      post_id: book.keeper.id,
    })
    .execute()
  return { ...place, postId: book.keeper.id }
}

/** Takes the place of a line of that day. The counter's row stays locked until the commit, as for every number. */
async function takeSequence(
  tx: Tx,
  { book, datedOn, isToday }: { book: string; datedOn: string; isToday: boolean },
): Promise<Sequence> {
  const year = yearOf(datedOn)
  const counter = { book, year }
  const { last_number: last } = await tx
    .insertInto('agenda_counter')
    .values({ ...counter, last_number: isToday ? 1 : 0 })
    .onConflict((on) =>
      on.columns(['book', 'year']).doUpdateSet((eb) => ({
        last_number: isToday ? eb('agenda_counter.last_number', '+', 1) : eb.ref('agenda_counter.last_number'),
      })),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow()
  if (isToday) return { number: last, suffix: 0 }
  if (last === 0) {
    // Nothing in this year's book comes before it or after it.
    await tx
      .updateTable('agenda_counter')
      .set({ last_number: 1 })
      .where('book', '=', book)
      .where('year', '=', year)
      .execute()
    return { number: 1, suffix: 0 }
  }
  const inBook = () => tx.selectFrom('agenda_entry').where('book', '=', book).where('year', '=', year)
  const before = await inBook()
    .select('number')
    .where('suffix', '=', 0)
    .where('dated_on', '<=', datedOn)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!before) {
    const first = await inBook().select('dated_on').where('number', '=', 1).where('suffix', '=', 0).executeTakeFirst()
    throw new Refused({ code: 'agenda-day-before-first', field: 'datedOn', first: first?.dated_on ?? '' })
  }
  const { number } = before
  const { taken } = await inBook()
    .select((eb) => eb.fn.max('suffix').as('taken'))
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  if (taken >= SUFFIX_MAX) throw new Refused({ code: 'agenda-suffixes-full', field: 'datedOn', number: String(number) })
  return { number, suffix: taken + 1 }
}

/** Voids a number: it stays in the book, with why. @throws {Refused} `agenda-line-of-act`, `agenda-void-already`, and those of the keeper */
export async function voidLine(
  tx: Tx,
  it: { readonly entryId: string; readonly reason: string },
  officer: Officer,
  now: Date,
): Promise<LineKept> {
  const line = await lockLine(tx, it.entryId, officer, now)
  refuseIf(whyNotVoid(line))
  // Who passes the letter on at this instant is waited for, or waits: else it would come to a post where nobody may act on it.
  await tx.selectFrom('letter').select('id').where('entry_id', '=', it.entryId).forNoKeyUpdate().execute()
  await tx
    .insertInto('agenda_void')
    .values({ entry_id: it.entryId, reason: it.reason, person_id: officer.personId, voided_at: now })
    .execute()
  // An incoming letter whose line is void waits for nobody; its cascade stays as it was.
  await tx
    .deleteFrom('letter_waiting')
    .where('letter_id', 'in', tx.selectFrom('letter').select('id').where('entry_id', '=', it.entryId))
    .execute()
  return line
}

/** Keeps the number that SRIKANDI gave; a correction stands beside what was kept before. @throws {Refused} `srikandi-…` */
export async function setSrikandi(
  tx: Tx,
  it: { readonly entryId: string; readonly number: string; readonly reason: string; readonly seenRevision: number },
  officer: Officer,
  now: Date,
): Promise<LineKept & { readonly revision: number }> {
  const line = await lockLine(tx, it.entryId, officer, now)
  const last = await tx
    .selectFrom('agenda_srikandi')
    .select(['revision', 'number'])
    .where('entry_id', '=', it.entryId)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst()
  const current = last?.revision ?? 0
  if (current !== it.seenRevision) throw new Refused({ code: 'srikandi-changed', seen: it.seenRevision, current })
  if (last && it.reason.trim() === '') throw new Refused({ code: 'srikandi-reason-missing', field: 'reason' })
  if (last?.number === it.number) throw new Refused({ code: 'srikandi-same', field: 'number' })
  const revision = current + 1
  await tx
    .insertInto('agenda_srikandi')
    .values({
      entry_id: it.entryId,
      revision,
      number: it.number,
      reason: last ? it.reason : '',
      person_id: officer.personId,
      set_at: now,
    })
    .execute()
  return { ...line, revision }
}

/** Notes who received an outgoing paper, once. @throws {Refused} `handover-…`, `agenda-void-already` */
export async function noteHandover(
  tx: Tx,
  it: {
    readonly entryId: string
    readonly recipient: string
    readonly receivedBy: string
    readonly handedAt: Date
    readonly remarks: string
  },
  officer: Officer,
  now: Date,
): Promise<LineKept> {
  const line = await lockLine(tx, it.entryId, officer, now)
  refuseIf(whyNotHandOver(line, it.handedAt, now))
  await tx
    .insertInto('agenda_handover')
    .values({
      entry_id: it.entryId,
      recipient: it.recipient,
      received_by: it.receivedBy,
      handed_at: it.handedAt,
      remarks: it.remarks,
      person_id: officer.personId,
      noted_at: now,
    })
    .execute()
  return line
}

/** Which line something was written of, and in which post. */
export type LineKept = { readonly book: string; readonly postId: string }

/**
 * A line that they may read, of a book that they keep. Two acts on one line wait for each other: final rows are not
 * locked, so an advisory lock stands for the line.
 */
async function lockLine(tx: Tx, entryId: string, officer: Officer, now: Date) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${entryId}, 7311424))`.execute(tx)
  const line = await tx
    .selectFrom('agenda_entry')
    .innerJoin('book', 'book.id', 'agenda_entry.book')
    .leftJoin('dossier', 'dossier.id', 'agenda_entry.dossier_id')
    .leftJoin('letter', 'letter.entry_id', 'agenda_entry.id')
    .leftJoin('agenda_void', 'agenda_void.entry_id', 'agenda_entry.id')
    .leftJoin('agenda_handover', 'agenda_handover.entry_id', 'agenda_entry.id')
    .select([
      'agenda_entry.book',
      'agenda_entry.kind',
      'book.direction',
      'agenda_void.entry_id as void_id',
      'agenda_handover.entry_id as handover_id',
    ])
    .where('agenda_entry.id', '=', entryId)
    .where(readableLine(officer))
    .executeTakeFirst()
  if (!line) throw new Refused({ code: 'not-found' })
  const { keeper } = await readBookToKeep(tx, line.book, officer, now)
  return {
    book: line.book,
    kind: line.kind,
    direction: line.direction,
    voided: line.void_id !== null,
    handed: line.handover_id !== null,
    postId: keeper.id,
  }
}
