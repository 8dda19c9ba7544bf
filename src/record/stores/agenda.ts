import { sql } from 'kysely'
import type { Db } from '../../db/connect.ts'
import { page, readNumberCursor, writeCursor } from '../../db/keyset.ts'
import { readableBy, type Reader } from '../../db/readers.ts'
import type { AgendaBook } from '../../db/tables.ts'
import type { AgendaSearch } from '../rules.ts'

const YEARS_MAX = 200
const PER_DOSSIER_MAX = 200

/** Every line with its number; of a sensitive dossier, for who may not read it, nothing else. */
const linesOf = (db: Db, reader: Reader) =>
  db
    .selectFrom('agenda_entry')
    .innerJoin('dossier', 'dossier.id', 'agenda_entry.dossier_id')
    .leftJoin('disposition', 'disposition.agenda_entry_id', 'agenda_entry.id')
    .select([
      'agenda_entry.id',
      'agenda_entry.book',
      'agenda_entry.year',
      'agenda_entry.number',
      'agenda_entry.entered_at',
      'agenda_entry.from_party',
      'agenda_entry.to_party',
      'agenda_entry.subject',
      'agenda_entry.kind',
      'agenda_entry.dossier_id',
      readableBy(reader).as('readable'),
      'dossier.year as dossier_year',
      'dossier.number as dossier_number',
      'disposition.id as disposition_id',
    ])
export type AgendaLine = Awaited<ReturnType<ReturnType<typeof linesOf>['executeTakeFirstOrThrow']>>

/** The lines of one dossier in both books, the newest first. */
export async function listDossierLines(db: Db, reader: Reader, dossierId: string): Promise<AgendaLine[]> {
  return linesOf(db, reader)
    .where('agenda_entry.dossier_id', '=', dossierId)
    .orderBy('agenda_entry.entered_at', 'desc')
    .orderBy('agenda_entry.id', 'desc')
    .limit(PER_DOSSIER_MAX)
    .execute()
}

export type AgendaFilter = {
  readonly book: AgendaBook
  readonly year: number
  readonly search: AgendaSearch | null
  readonly after: string | undefined
  readonly limit: number
}

/** One page of an agenda book, the last number first. A number or a dossier that names its year is found in that year. */
export async function listAgendaRows(db: Db, reader: Reader, { book, year, search, after, limit }: AgendaFilter) {
  const from = readNumberCursor(after)
  const few = search?.by === 'words' ? await findFew(db, search.words) : null
  const rows = await linesOf(db, reader)
    .where('agenda_entry.book', '=', book)
    .where('agenda_entry.year', '=', search?.by === 'number' ? (search.year ?? year) : year)
    .$if(from !== null, (query) => query.where('agenda_entry.number', '<', Number(from)))
    .$if(search !== null, (query) => {
      switch (search?.by) {
        case 'number':
          return query.where('agenda_entry.number', '=', search.number)
        case 'dossier':
          return query
            .where('dossier.year', '=', search.year)
            .where('dossier.number', '=', search.number)
            .where(readableBy(reader))
        default:
          return query
            .where(few ? sql<boolean>`agenda_entry.id = any(${few}::uuid[])` : saying(search?.words ?? ''))
            .where(readableBy(reader)) // what is withheld is not found by its words either
      }
    })
    .orderBy('agenda_entry.number', 'desc')
    .limit(limit + 1)
    .execute()
  return page(rows, limit, (row) => writeCursor(row.number, row.id))
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

/** Which books there are, the latest year first. */
export async function listAgendaBooks(db: Db) {
  return db
    .selectFrom('agenda_counter')
    .select(['book', 'year', 'last_number'])
    .orderBy('year', 'desc')
    .orderBy('book')
    .limit(YEARS_MAX)
    .execute()
}
