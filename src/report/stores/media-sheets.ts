/** Media sheets: made once, kept with their hash, told to whoever wants it. */
import { sql } from 'kysely'
import { canonical, type Json } from '../../base/canonical.ts'
import { dayOf, ZONE } from '../../base/calendar.ts'
import { sha256 } from '../../base/hash.ts'
import { newId } from '../../base/id.ts'
import { Refused, refuseIf } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { page, readInstantCursor, writeCursor } from '../../db/keyset.ts'
import { locks } from '../../db/locks.ts'
import { aboutMediaSheet } from '../../record/stores/media-sheet.ts'
import { insertPapers } from '../../record/stores/papers.ts'
import type { MediaSheetBody } from '../../record/rules/papers/media-sheet.ts'
import { spanOf, whyNotSheet, type SheetSetting } from '../rules.ts'
import { readMediaFacts } from './media-facts.ts'

/**
 * Makes the next sheet of a day, whose paper follows by itself.
 * @param it.personId null for the one that makes itself
 * @throws {Refused} what `whyNotSheet` says
 */
export async function makeMediaSheet(
  tx: Tx,
  { day, personId }: { readonly day: string; readonly personId: string | null },
  now: Date,
): Promise<{ id: string; number: number }> {
  await sql`select pg_advisory_xact_lock(${locks.makingMediaSheet})`.execute(tx)
  const [last, before] = [await findLastOf(tx, day), await findLastBefore(tx, day)]
  refuseIf(whyNotSheet(day, last, now))
  // The next one of today looks at what the first one did and at what came since.
  const span = last && day === dayOf(ZONE, now) ? { from: last.from, to: now } : spanOf(day, before, now)
  const number = (last?.number ?? 0) + 1
  const body: MediaSheetBody = {
    day,
    number,
    from: span.from.toISOString(),
    to: span.to.toISOString(),
    ...(await readMediaFacts(tx, day, span)),
  }
  const id = newId()
  const paper = { kind: 'media-sheet' as const, dossierId: null, about: aboutMediaSheet(day, id) }
  const [paperId] = await insertPapers(tx, [paper], now, personId)
  if (paperId === undefined) throw new Error('a paper that is owed is there')
  const kept = canonical(body as unknown as Json)
  await tx
    .insertInto('media_sheet')
    .values({
      id,
      day,
      number,
      from_at: span.from,
      to_at: span.to,
      body: kept,
      body_hash: sha256(kept),
      made_at: now,
      made_by: personId,
      paper_id: paperId,
    })
    .execute()
  return { id, number }
}

async function findLastOf(tx: Tx, day: string) {
  const row = await tx
    .selectFrom('media_sheet')
    .select(['day', 'number', 'from_at as from', 'to_at as to'])
    .where('day', '=', day)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** Where the newest sheet of an earlier day ended. */
async function findLastBefore(tx: Tx, day: string) {
  const row = await tx
    .selectFrom('media_sheet')
    .select('to_at as to')
    .where('day', '<', day)
    .orderBy('to_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

const sheetsOf = (db: Db | Tx) =>
  db
    .selectFrom('media_sheet')
    .leftJoin('person', 'person.id', 'media_sheet.made_by')
    .select([
      'media_sheet.id',
      'media_sheet.day',
      'media_sheet.number',
      'media_sheet.from_at',
      'media_sheet.to_at',
      'media_sheet.made_at',
      'media_sheet.body_hash',
      'media_sheet.paper_id',
      'person.name as made_by',
    ])
export type MediaSheetRow = Awaited<ReturnType<ReturnType<typeof sheetsOf>['executeTakeFirstOrThrow']>>

/** One page of them, the last made first. */
export async function listMediaSheets(db: Db, it: { readonly after?: string | undefined; readonly limit: number }) {
  const from = readInstantCursor(it.after)
  const rows = await sheetsOf(db)
    .$if(from !== null, (query) =>
      query.where(sql<boolean>`(media_sheet.made_at, media_sheet.id) < (${from?.at}, ${from?.id}::uuid)`),
    )
    .orderBy('media_sheet.made_at', 'desc')
    .orderBy('media_sheet.id', 'desc')
    .limit(it.limit + 1)
    .execute()
  return page(rows, it.limit, (row) => writeCursor(row.made_at.toISOString(), row.id))
}

/** One with what it says, and the newest of its day. @throws {Refused} `not-found` */
export async function readMediaSheet(db: Db, sheetId: string) {
  const row = await sheetsOf(db).select('media_sheet.body').where('media_sheet.id', '=', sheetId).executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  const newer = await db
    .selectFrom('media_sheet')
    .select('id')
    .where('day', '=', row.day)
    .where('number', '>', row.number)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { ...row, body: JSON.parse(row.body) as MediaSheetBody, newer: newer?.id ?? null }
}

/** The time that a sheet looks at. @throws {Refused} `not-found` */
export async function readSheetSpan(db: Db, sheetId: string): Promise<{ from: Date; to: Date; ofAll: boolean }> {
  const row = await db
    .selectFrom('media_sheet')
    .select(['from_at as from', 'to_at as to', sql<boolean>`body::jsonb -> 'counts' -> 'messages' is null`.as('ofAll')])
    .where('id', '=', sheetId)
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  return row
}

export async function readSheetSetting(db: Db | Tx): Promise<SheetSetting & { readonly revision: number }> {
  const row = await db.selectFrom('media_sheet_setting').selectAll().executeTakeFirstOrThrow()
  return {
    madeDaily: row.made_daily,
    atMinute: row.at_minute,
    settledOn: row.settled_on,
    revision: row.revision,
  }
}

/** @throws {Refused} `media-sheet-setting-changed` when somebody else changed it since */
export async function saveSheetSetting(
  tx: Tx,
  it: { readonly madeDaily: boolean; readonly atMinute: number; readonly seenRevision: number },
): Promise<number> {
  const { revision } = await tx
    .selectFrom('media_sheet_setting')
    .select('revision')
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (revision !== it.seenRevision)
    throw new Refused({ code: 'media-sheet-setting-changed', seen: it.seenRevision, current: revision })
  await tx
    .updateTable('media_sheet_setting')
    .set({ made_daily: it.madeDaily, at_minute: it.atMinute, revision: revision + 1 })
    .execute()
  return revision + 1
}

/** Holds the setting until the caller's transaction ends, so that of two nodes one makes the morning's sheet. */
export async function holdSheetSetting(tx: Tx): Promise<SheetSetting> {
  await tx.selectFrom('media_sheet_setting').select('one').forUpdate().execute()
  return readSheetSetting(tx)
}

export async function settleSheetDay(tx: Tx, day: string): Promise<void> {
  await tx.updateTable('media_sheet_setting').set({ settled_on: day }).execute()
}

/** Whether a person wants to be told of the morning's sheet. */
export async function isSheetReader(db: Db, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('media_sheet_reader')
    .select('since')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row !== undefined
}

export async function setSheetReader(tx: Tx, personId: string, wanted: boolean, now: Date): Promise<void> {
  if (wanted)
    await tx
      .insertInto('media_sheet_reader')
      .values({ person_id: personId, since: now })
      .onConflict((on) => on.column('person_id').doNothing())
      .execute()
  else await tx.deleteFrom('media_sheet_reader').where('person_id', '=', personId).execute()
}

export async function listSheetReaders(tx: Tx): Promise<string[]> {
  const rows = await tx.selectFrom('media_sheet_reader').select('person_id').orderBy('person_id').execute()
  return rows.map((row) => row.person_id)
}
