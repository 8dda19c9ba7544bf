import { sql } from 'kysely'
import { Refused } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import { page, readInstantCursor, readTwoNumberCursor, writeCursor } from '../../db/keyset.ts'
import { readableLine, type Reader } from '../../db/readers.ts'
import type { AgendaSearch } from '../rules.ts'
import { seenOf } from '../rules/cascade.ts'
import { listCascades } from './cascade.ts'

const YEARS_MAX = 2_000 // of all books
const PER_DOSSIER_MAX = 200

/** Every line with its number; of a sensitive dossier or a letter, for who may not read it, nothing else. */
const linesOf = (db: Db, reader: Reader) =>
  db
    .selectFrom('agenda_entry')
    .innerJoin('book', 'book.id', 'agenda_entry.book')
    .leftJoin('dossier', 'dossier.id', 'agenda_entry.dossier_id')
    .leftJoin('letter', 'letter.entry_id', 'agenda_entry.id')
    .leftJoin('disposition', 'disposition.agenda_entry_id', 'agenda_entry.id')
    .leftJoin('agenda_letter', 'agenda_letter.entry_id', 'agenda_entry.id')
    .leftJoin('agenda_void', 'agenda_void.entry_id', 'agenda_entry.id')
    .leftJoin('person as voider', 'voider.id', 'agenda_void.person_id')
    .leftJoin('agenda_handover', 'agenda_handover.entry_id', 'agenda_entry.id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('agenda_srikandi as one')
          .select(['one.number', 'one.revision'])
          .whereRef('one.entry_id', '=', 'agenda_entry.id')
          .orderBy('one.revision', 'desc')
          .limit(1)
          .as('srikandi'),
      (join) => join.onTrue(),
    )
    .select([
      'agenda_entry.id',
      'agenda_entry.book',
      'book.direction',
      'agenda_entry.year',
      'agenda_entry.number',
      'agenda_entry.suffix',
      'agenda_entry.formatted',
      'agenda_entry.code',
      'agenda_entry.dated_on',
      'agenda_entry.entered_at',
      'agenda_entry.from_party',
      'agenda_entry.to_party',
      'agenda_entry.subject',
      'agenda_entry.kind',
      'agenda_entry.dossier_id',
      readableLine(reader).as('readable'),
      'dossier.year as dossier_year',
      'dossier.number as dossier_number',
      'disposition.id as disposition_id',
      'letter.id as letter_id',
      'agenda_letter.lettered_on',
      'agenda_letter.letter_number',
      'agenda_letter.attachments',
      'agenda_letter.remarks',
      'agenda_letter.index_term',
      'agenda_letter.processor',
      'srikandi.number as srikandi_number',
      'srikandi.revision as srikandi_revision',
      'agenda_void.reason as void_reason',
      'agenda_void.voided_at',
      'voider.name as voided_by',
      'agenda_handover.recipient',
      'agenda_handover.received_by',
      'agenda_handover.handed_at',
      'agenda_handover.remarks as handover_remarks',
    ])
export type AgendaLine = Awaited<ReturnType<ReturnType<typeof linesOf>['executeTakeFirstOrThrow']>>

/**
 * A line as its reader may have it: of one that they may not read, its place and number. Between which posts a dossier
 * went the SOP says anyway; who wrote a letter to the office is part of what it says.
 */
function withhold<Line extends AgendaLine>(line: Line): Line {
  if (line.readable) return line
  return {
    ...line,
    ...(line.letter_id !== null && { from_party: '', to_party: '' }),
    subject: '',
    dossier_id: null,
    dossier_year: null,
    dossier_number: null,
    disposition_id: null,
    letter_id: null,
    lettered_on: null,
    letter_number: null,
    attachments: null,
    remarks: null,
    index_term: null,
    processor: null,
    srikandi_number: null,
    srikandi_revision: null,
    void_reason: null,
    voided_at: null,
    voided_by: null,
    recipient: null,
    received_by: null,
    handed_at: null,
    handover_remarks: null,
  }
}

/** The lines of one dossier in all books, the newest first. */
export async function listDossierLines(db: Db, reader: Reader, dossierId: string): Promise<AgendaLine[]> {
  const rows = await linesOf(db, reader)
    .where('agenda_entry.dossier_id', '=', dossierId)
    .orderBy('agenda_entry.entered_at', 'desc')
    .orderBy('agenda_entry.id', 'desc')
    .limit(PER_DOSSIER_MAX)
    .execute()
  return rows.map(withhold)
}

/** A book's part: a year, or a month of it. */
export type BookPart = { readonly book: string; readonly year: number; readonly month?: number | undefined }
type Paged = { readonly after: string | undefined; readonly limit: number }

/**
 * One page of an agenda book, the last number first, those dated back to a number above it. A number or a dossier that
 * names its year is found in that year; a number as papers bear it is found wherever it stands in the book.
 */
export async function listAgendaRows(
  db: Db,
  reader: Reader,
  { book, year, month, search, after, limit }: BookPart & Paged & { readonly search: AgendaSearch | null },
) {
  const from = readTwoNumberCursor(after)
  const [few, written] = await Promise.all([
    search?.by === 'words' ? findFew(db, search.typed) : null,
    search ? findWritten(db, reader, book, search.typed) : [],
  ])
  const inPart = (of: number) =>
    month === undefined || search?.by === 'number'
      ? sql<boolean>`agenda_entry.year = ${of}`
      : sql<boolean>`(agenda_entry.year = ${of} and extract(month from agenda_entry.dated_on) = ${month})`
  const rows = await linesOf(db, reader)
    .where('agenda_entry.book', '=', book)
    .$if(from !== null, (query) =>
      query.where(sql<boolean>`(agenda_entry.number, agenda_entry.suffix) < (${from?.key ?? 0}, ${from?.second ?? 0})`),
    )
    .$if(search === null, (query) => query.where(inPart(year)))
    .$if(search !== null, (query) =>
      // The second half only where it finds something: with it a book is no longer one range of its index.
      query.where(
        written.length > 0 ? sql<boolean>`(${found()} or agenda_entry.id = any(${written}::uuid[]))` : found(),
      ),
    )
    .orderBy('agenda_entry.number', 'desc')
    .orderBy('agenda_entry.suffix', 'desc')
    .limit(limit + 1)
    .execute()
  return page(rows.map(withhold), limit, (row) => writeCursor(row.number, String(row.suffix)))

  function found() {
    switch (search?.by) {
      case 'number': {
        const suffix = search.suffix === null ? sql`` : sql` and agenda_entry.suffix = ${search.suffix}`
        return sql<boolean>`(agenda_entry.number = ${search.number}${suffix} and ${inPart(search.year ?? year)})`
      }
      case 'dossier':
        return sql<boolean>`(dossier.year = ${search.year} and dossier.number = ${search.number} and ${readableLine(reader)} and ${inPart(year)})`
      default: {
        const words = few ? sql`agenda_entry.id = any(${few}::uuid[])` : saying(search?.typed ?? '')
        // what is withheld is not found by its words either
        return sql<boolean>`(${words} and ${readableLine(reader)} and ${inPart(year)})`
      }
    }
  }
}

const FEW = 2_000

/**
 * The lines that say these words, when they are few; null when they are many. Few are taken from the index of words; of
 * many the last are met at once on the book's own numbers. One query for both is planned by a guess: measured 240 ms
 * for a rare word among 100,000 lines of a year.
 */
async function findFew(db: Db, words: string): Promise<string[] | null> {
  const rows = await db
    .selectFrom('agenda_entry')
    .select('id')
    .where(saying(words))
    .limit(FEW + 1)
    .execute()
  return rows.length > FEW ? null : rows.map((row) => row.id)
}

const WRITTEN_MAX = 50

/** The lines of a book that bear this very number: ours, that of the letter itself, or SRIKANDI's. */
async function findWritten(db: Db, reader: Reader, book: string, typed: string): Promise<string[]> {
  const number = typed.toLowerCase()
  const lines = db
    .selectFrom('agenda_entry')
    .leftJoin('dossier', 'dossier.id', 'agenda_entry.dossier_id')
    .leftJoin('letter', 'letter.entry_id', 'agenda_entry.id')
    .select('agenda_entry.id')
    .where('agenda_entry.book', '=', book)
  // Our own number shows of a withheld line anyway; what others wrote on it does not.
  const [ours, theirs, srikandi] = await Promise.all([
    lines
      .where(sql`lower(agenda_entry.formatted)`, '=', number)
      .limit(WRITTEN_MAX)
      .execute(),
    lines
      .innerJoin('agenda_letter', 'agenda_letter.entry_id', 'agenda_entry.id')
      .where(sql`lower(agenda_letter.letter_number)`, '=', number)
      .where('agenda_letter.letter_number', '<>', '')
      .where(readableLine(reader))
      .limit(WRITTEN_MAX)
      .execute(),
    lines
      .innerJoin('agenda_srikandi', 'agenda_srikandi.entry_id', 'agenda_entry.id')
      .where(sql`lower(agenda_srikandi.number)`, '=', number)
      .where(readableLine(reader))
      .limit(WRITTEN_MAX)
      .execute(),
  ])
  return [...ours, ...theirs, ...srikandi].map((row) => row.id)
}

const saying = (words: string) =>
  sql<boolean>`to_tsvector('indonesian', agenda_entry.subject) @@ to_tsquery('indonesian', ${beginnings(words)})`

const WORDS_MAX = 10

/** All of these words, each by its beginning, so that `vaksin` finds `vaksinasi`; signs that mean something to the query fall away. */
function beginnings(typed: string): string {
  const words = typed.match(/[\p{L}\p{N}]+/gu) ?? []
  return words
    .slice(0, WORDS_MAX)
    .map((word) => `${word}:*`)
    .join(' & ')
}

/** Which books hold lines, the latest year first. */
export async function listAgendaBooks(db: Db) {
  return db
    .selectFrom('agenda_counter')
    .select(['book', 'year', 'last_number'])
    .orderBy('year', 'desc')
    .orderBy('book')
    .limit(YEARS_MAX)
    .execute()
}

/** @throws {Refused} `not-found` */
export async function refuseUnknownBook(db: Db, book: string): Promise<void> {
  if (!(await db.selectFrom('book').select('id').where('id', '=', book).executeTakeFirst()))
    throw new Refused({ code: 'not-found' })
}

/**
 * One page of the expedition book: the papers of one outgoing book whose hand-over was noted, by when they were handed
 * over in the office's zone, the latest first. Those of a dossier that they may not read are left out.
 */
export async function listExpeditionRows(
  db: Db,
  reader: Reader,
  { book, year, month, after, limit }: BookPart & Paged,
) {
  const from = readInstantCursor(after)
  const first = `${year}-${String(month ?? 1).padStart(2, '0')}-01`
  const length = month === undefined ? '1 year' : '1 month'
  const rows = await linesOf(db, reader)
    .where('agenda_entry.book', '=', book)
    .where('agenda_handover.handed_at', '>=', sql<Date>`${first}::date::timestamp at time zone 'Asia/Jakarta'`)
    .where(
      'agenda_handover.handed_at',
      '<',
      sql<Date>`(${first}::date + ${length}::interval) at time zone 'Asia/Jakarta'`,
    )
    .where(readableLine(reader))
    .$if(from !== null, (query) =>
      query.where(
        sql<boolean>`(agenda_handover.handed_at, agenda_entry.id) < (${from?.at ?? null}, ${from?.id ?? null}::uuid)`,
      ),
    )
    .orderBy('agenda_handover.handed_at', 'desc')
    .orderBy('agenda_entry.id', 'desc')
    .limit(limit + 1)
    .execute()
  return page(rows, limit, (row) => writeCursor((row.handed_at as Date).toISOString(), row.id))
}

const CORRECTIONS_MAX = 100

/** One line with all that is known of it, as its control card says it; null where it is not there. */
export async function findControlCard(db: Db, reader: Reader, entryId: string) {
  const line = await linesOf(db, reader)
    .leftJoin('person as clerk', 'clerk.id', 'agenda_letter.person_id')
    .select([
      'book.name as book_name',
      'book.keeper_post',
      'clerk.name as entered_by',
      'letter.urgency as letter_urgency',
    ])
    .where('agenda_entry.id', '=', entryId)
    .executeTakeFirst()
  if (!line) return null
  const corrections = line.readable
    ? await db
        .selectFrom('agenda_srikandi')
        .innerJoin('person', 'person.id', 'agenda_srikandi.person_id')
        .select(['number', 'revision', 'reason', 'person.name as by', 'set_at'])
        .where('entry_id', '=', entryId)
        .orderBy('revision', 'desc')
        .limit(CORRECTIONS_MAX)
        .execute()
    : []
  const { letter_urgency: urgency, ...card } = withhold(line)
  return { ...card, ...(!line.readable && { entered_by: null }), corrections, passed_at: await passedAt() }

  /** When it first went on, as far as they see. */
  async function passedAt(): Promise<Date | null> {
    if (!line?.readable || line.letter_id === null || urgency === null) return null
    const all = (await listCascades(db, [line.letter_id])).get(line.letter_id) ?? []
    return seenOf(all, { urgency }, reader).find((it) => it.parentId !== null)?.passed_at ?? null
  }
}
