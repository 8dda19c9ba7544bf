import { sql } from 'kysely'
import { canonical } from '../../base/canonical.ts'
import { dayOf, ZONE } from '../../base/calendar.ts'
import { sha256 } from '../../base/hash.ts'
import type { Officer } from '../../base/officer.ts'
import { Refused, refuseIf } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { locks } from '../../db/locks.ts'
import { keeperOf } from '../../office/rules/terms.ts'
import { listPosts } from '../../office/store.ts'
import { readEditionInForce } from '../../sop/store.ts'
import { directionOfKind, whyNotKeepBook, type Direction, type Keeper, type RoutedKind } from '../rules/books.ts'
import { isSameNumbering, whyNotPattern } from '../rules/number-pattern.ts'

export const BOOKS_MAX = 60

/** A book's settings as an administrator gives them. */
export type BookSettings = {
  readonly name: string
  readonly pattern: string
  readonly unit: string
  readonly code: string
  readonly keeperPost: string | null
  readonly ordinal: number
}

const columns = [
  'book.id',
  'book.direction',
  'book.name',
  'book.pattern',
  'book.unit',
  'book.code',
  'book.keeper_post',
  'book.ordinal',
  'book.closed_on',
  'book.revision',
] as const

/** Every book in the office's order, with the last number of a year. */
export async function listBooks(db: Db, year: number) {
  return db
    .selectFrom('book')
    .leftJoin('agenda_counter', (join) =>
      join.onRef('agenda_counter.book', '=', 'book.id').on('agenda_counter.year', '=', year),
    )
    .select([...columns, 'agenda_counter.last_number'])
    .orderBy('book.ordinal')
    .orderBy('book.id')
    .limit(BOOKS_MAX)
    .execute()
}

/** Which book each kind of line goes into. */
export async function listBookUses(db: Db) {
  const rows = await db.selectFrom('book_use').select(['kind', 'book']).orderBy('kind').execute()
  return rows.map((row) => ({ kind: row.kind as RoutedKind, book: row.book }))
}

/** The post that keeps a book: its own where one is set, else whoever the SOP in force lets papers through to the decision. */
export async function findKeepers(
  db: Db | Tx,
  books: readonly { readonly keeper_post: string | null }[],
  now: Date,
): Promise<(Keeper | null)[]> {
  const [edition, posts] = await Promise.all([readEditionInForce(db, dayOf(ZONE, now)), listPosts(db)])
  const usual = edition && keeperOf(edition.body)
  return books.map((book) =>
    book.keeper_post === null ? usual : (posts.find((post) => post.id === book.keeper_post) ?? null),
  )
}

/** The book of that id, or the one that a line stands in; null where there is none. */
export async function findBookOf(tx: Tx, by: { bookId: string } | { entryId: string }) {
  const query = tx.selectFrom('book').select('book.keeper_post')
  const row =
    'bookId' in by
      ? await query.where('book.id', '=', by.bookId).executeTakeFirst()
      : await query
          .innerJoin('agenda_entry', 'agenda_entry.book', 'book.id')
          .where('agenda_entry.id', '=', by.entryId)
          .executeTakeFirst()
  return row ?? null
}

/**
 * A book with the post that keeps it, for an officer who holds that post.
 * @throws {Refused} `not-found`, `book-not-yours`, `not-your-role`
 */
export async function readBookToKeep(tx: Tx, bookId: string, officer: Officer, now: Date) {
  const book = await tx.selectFrom('book').select(columns).where('id', '=', bookId).executeTakeFirst()
  if (!book) throw new Refused({ code: 'not-found' })
  const [keeper = null] = await findKeepers(tx, [book], now)
  refuseIf(whyNotKeepBook(officer, keeper))
  if (!keeper) throw new Error('who may keep a book does so in a post')
  return { ...book, keeper }
}

/** What was written of one change, for the ledger. */
export type BookChange = { readonly book: string; readonly revision: number; readonly bookHash: string }

/** @throws {Refused} `book-twice`, `books-full`, `not-found` for a post that is not there, and what `whyNotPattern` refuses */
export async function insertBook(
  tx: Tx,
  it: { id: string; direction: Direction; settings: BookSettings; personId: string },
  now: Date,
): Promise<BookChange> {
  const books = await lockBooks(tx)
  if (books.length >= BOOKS_MAX) throw new Refused({ code: 'books-full', max: BOOKS_MAX })
  if (books.some((book) => book.id === it.id)) throw new Refused({ code: 'book-twice', field: 'id' })
  await refuseBook(tx, books, { ...it, closedOn: null })
  const { keeperPost, ...row } = it.settings
  await tx
    .insertInto('book')
    .values({ ...row, id: it.id, direction: it.direction, keeper_post: keeperPost, revision: 1 })
    .execute()
  return keepRevision(tx, { ...it, closedOn: null, revision: 1 }, now)
}

/**
 * @param closedOn from that day on it takes no line; null opens it again
 * @throws {Refused} `not-found`, `book-changed`, `book-in-use`, `book-twice`, and what `whyNotPattern` refuses
 */
export async function updateBook(
  tx: Tx,
  it: { bookId: string; seenRevision: number; settings: BookSettings; closedOn: string | null; personId: string },
  now: Date,
): Promise<BookChange> {
  const books = await lockBooks(tx)
  const book = books.find((one) => one.id === it.bookId)
  if (!book) throw new Refused({ code: 'not-found' })
  if (book.revision !== it.seenRevision)
    throw new Refused({ code: 'book-changed', seen: it.seenRevision, current: book.revision })
  const changed = { id: book.id, direction: book.direction, settings: it.settings, closedOn: it.closedOn }
  await refuseBook(tx, books, changed)
  const revision = book.revision + 1
  const { keeperPost, ...row } = it.settings
  await tx
    .updateTable('book')
    .set({ ...row, keeper_post: keeperPost, closed_on: it.closedOn, revision })
    .where('id', '=', book.id)
    .execute()
  return keepRevision(tx, { ...changed, personId: it.personId, revision }, now)
}

/** Sends a kind of line to another book from now on. @throws {Refused} `not-found`, `book-closed`, `book-other-side` */
export async function setBookUse(tx: Tx, { kind, bookId }: { kind: RoutedKind; bookId: string }): Promise<void> {
  const books = await lockBooks(tx)
  const book = books.find((one) => one.id === bookId)
  if (!book) throw new Refused({ code: 'not-found' })
  if (book.closed_on !== null) throw new Refused({ code: 'book-closed', field: 'book', book: book.name })
  if (book.direction !== directionOfKind[kind]) throw new Refused({ code: 'book-other-side', field: 'book' })
  await tx.updateTable('book_use').set({ book: bookId }).where('kind', '=', kind).execute()
}

/**
 * All books, so that two administrators at once do not make two that write alike. Lines go on being entered: their
 * foreign key asks for less than this lock takes.
 */
async function lockBooks(tx: Tx) {
  await sql`select pg_advisory_xact_lock(${locks.addingBook})`.execute(tx) // a new book has no row to lock yet
  return tx.selectFrom('book').select(columns).orderBy('id').forNoKeyUpdate().execute()
}

async function refuseBook(
  tx: Tx,
  books: Awaited<ReturnType<typeof lockBooks>>,
  it: { id: string; direction: Direction; settings: BookSettings; closedOn: string | null },
): Promise<void> {
  const { name, keeperPost } = it.settings
  const twin = books.find((book) => book.id !== it.id && book.name.toLowerCase() === name.toLowerCase())
  if (twin) throw new Refused({ code: 'book-twice', field: 'name' })
  if (keeperPost !== null && !(await listPosts(tx)).some((post) => post.id === keeperPost))
    throw new Refused({ code: 'not-found' })
  // What was ever written so stays in the books: an earlier pattern is as taken as one in use.
  const taken = await tx
    .selectFrom('book_revision')
    .innerJoin('book', 'book.id', 'book_revision.book')
    .select(['book.id', 'book.name', 'book_revision.pattern', 'book_revision.unit'])
    .distinct()
    .where('book.direction', '=', it.direction)
    .execute()
  const others = taken.filter((other) => other.id !== it.id || !isSameNumbering(other, it.settings))
  refuseIf(whyNotPattern(it.settings, others))
  if (it.closedOn === null) return
  const used = await tx.selectFrom('book_use').select('kind').where('book', '=', it.id).executeTakeFirst()
  if (used) throw new Refused({ code: 'book-in-use', field: 'closed', book: name })
}

async function keepRevision(
  tx: Tx,
  it: {
    id: string
    direction: Direction
    settings: BookSettings
    closedOn: string | null
    revision: number
    personId: string
  },
  now: Date,
): Promise<BookChange> {
  const { pattern, unit } = it.settings
  const body = canonical({ id: it.id, direction: it.direction, ...it.settings, closedOn: it.closedOn })
  await tx
    .insertInto('book_revision')
    .values({ book: it.id, revision: it.revision, pattern, unit, body, changed_by: it.personId, changed_at: now })
    .execute()
  return { book: it.id, revision: it.revision, bookHash: sha256(body) }
}
