import { sql } from 'kysely'
import { newId } from '../base/id.ts'
import { dayOf, ZONE } from '../base/calendar.ts'
import type { Tx } from '../db/connect.ts'
import type { Direction, RoutedKind } from './rules/books.ts'
import { CODE, formatNumber, parsePattern, showsCode, type Numbering, type Sequence } from './rules/number-pattern.ts'
import { findClassification } from './stores/filing.ts'

/** Where a line stands, and its number as it is written on papers. */
export type AgendaPlace = Sequence & {
  readonly id: string
  readonly book: string
  readonly year: number
  readonly formatted: string
}

export type NewAgendaEntry = {
  readonly kind: RoutedKind
  readonly dossierId: string | null
  readonly subject: string
  readonly fromParty: string
  readonly toParty: string
  readonly versionHash: string | null
}

/**
 * Enters one line in the book of its kind under the year's next number. The counter's row stays locked until the commit,
 * so numbers have no gap and no twin, also when a writer dies (invariant 3).
 */
export async function insertAgendaEntry(
  tx: Tx,
  it: NewAgendaEntry,
  now: Date,
): Promise<AgendaPlace & { readonly direction: Direction }> {
  const datedOn = dayOf(ZONE, now)
  // One statement finds the book and takes its next number: every act passes here.
  const { rows } = await sql<Numbering & { id: string; direction: Direction; last_number: number }>`
    with kept as (
      select book.id, book.direction, book.pattern, book.unit, book.code
      from book_use join book on book.id = book_use.book where book_use.kind = ${it.kind}
    ), counted as (
      insert into agenda_counter (book, year, last_number) select id, ${yearOf(datedOn)}::int, 1 from kept
      on conflict (book, year) do update set last_number = agenda_counter.last_number + 1
      returning last_number
    )
    select kept.*, counted.last_number from kept, counted`.execute(tx)
  const [book] = rows
  if (!book) throw new Error(`no book for ${it.kind}`)
  // Asked for only where the number shows it, and never the example's: an official number bears the office's own codes.
  const filed = it.dossierId && showsCode(book.pattern) ? await findClassification(tx, it.dossierId, now) : null
  const code = filed?.verified ? filed.code : null
  const place = await insertEntryAt(tx, book, { ...it, code, number: book.last_number, suffix: 0, datedOn }, now)
  return { ...place, direction: book.direction }
}

export const yearOf = (day: string) => Number(day.slice(0, 4))

/** Writes the line of a number that was taken under the counter's lock. */
export async function insertEntryAt(
  tx: Tx,
  book: Numbering & { readonly id: string },
  it: Omit<NewAgendaEntry, 'kind'> &
    Sequence & {
      readonly kind: RoutedKind | 'letter'
      readonly datedOn: string
      /** The classification of what the line is about; the book's own where there is none. */
      readonly code: string | null
    },
  now: Date,
): Promise<AgendaPlace> {
  const { number, suffix, datedOn } = it
  // A code that no filing plan writes so could make two numbers alike.
  const code = it.code && CODE.test(it.code) ? it.code : book.code
  const pattern = parsePattern(book.pattern)
  if ('code' in pattern) throw new Error('a book is kept with a pattern that can be read')
  const formatted = formatNumber(pattern, { number, suffix, on: datedOn, code, unit: book.unit })
  const place = { id: newId(), book: book.id, year: yearOf(datedOn), number, suffix, formatted }
  await tx
    .insertInto('agenda_entry')
    .values({
      ...place,
      dated_on: datedOn,
      code,
      dossier_id: it.dossierId,
      subject: it.subject,
      from_party: it.fromParty,
      to_party: it.toParty,
      kind: it.kind,
      version_hash: it.versionHash,
      entered_at: now,
    })
    .execute()
  return place
}

/** Writes the disposition sheet of one decision; its agenda number equals the book's. */
export async function insertDisposition(
  tx: Tx,
  it: { dossierId: string; decisionId: string; agendaEntryId: string; toPostId: string; instruction: string },
  now: Date,
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('disposition')
    .values({
      id,
      dossier_id: it.dossierId,
      decision_id: it.decisionId,
      agenda_entry_id: it.agendaEntryId,
      to_post_id: it.toPostId,
      instruction: it.instruction,
      written_at: now,
    })
    .execute()
  return id
}
