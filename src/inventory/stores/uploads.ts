/** Files that a person brought, their rows as they came, and how columns of a make were read. */
import { sql } from 'kysely'
import { newId } from '../../base/id.ts'
import { Refused } from '../../base/refused.ts'
import type { DayOrder } from '../../base/day.ts'
import type { Db, Tx } from '../../db/connect.ts'
import type { UploadPurpose } from '../../db/tables.ts'
import type { Kind } from '../rules.ts'
import type { Row } from '../rules/columns.ts'

/** What the file was and how its columns were read. */
export type UploadShape = {
  readonly format: string
  readonly encoding: string | null
  readonly delimiter: string | null
  readonly sheet: string | null
  readonly sheets: readonly string[]
  /** The header row's number in the file. */
  readonly headerRow: number
  readonly header: readonly string[]
  /** The first values of each column. */
  readonly samples: readonly (readonly string[])[]
  /** Column by field, counted from 0. */
  readonly columns: Readonly<Record<string, number>>
  /** How its dates in numbers were read; the day first where nothing is said. */
  readonly dayOrder?: DayOrder
  /** A name that two columns have. */
  readonly doubled: string | null
  /** What rows are that do not say it, and whose. */
  readonly kind: Kind | null
  readonly agency: string
  /** The saved mapping that it was read by. */
  readonly mapping: string | null
  /** Columns of who complained, which were never kept. */
  readonly personal?: readonly number[]
  /** What was asked of it where it was sent, by which the same request is known again. */
  readonly asked?: string
  /** Of a chat. */
  readonly chat?: { readonly messages: number; readonly people: number }
}

export type NewUpload = {
  readonly id: string
  readonly purpose: UploadPurpose
  readonly personId: string
  readonly fileName: string
  readonly fileHash: string
  readonly sizeBytes: number
  readonly asked: string
  readonly shape: UploadShape
}

/** Whether this very request was answered, though the answer may have been lost on its way: what it found stands. */
export async function isJudged(db: Db, it: Omit<NewUpload, 'shape'>): Promise<boolean> {
  const row = await db
    .selectFrom('upload')
    .select('id')
    .where('id', '=', it.id)
    .where('purpose', '=', it.purpose)
    .where('person_id', '=', it.personId)
    .where('file_hash', '=', it.fileHash)
    .where(sql<boolean>`shape->>'asked' = ${it.asked}`)
    .where('state', '<>', 'reading')
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Begins to judge a file, in the transaction that judges it: a process that dies meanwhile leaves nothing of it. The same
 * file sent again under its id with something else asked of it is judged anew. Nothing of it comes in until a person says
 * so.
 * @throws {Refused} `key-reused` when the id names another upload, or one that came in; one that is being read elsewhere
 * is waited for
 */
export async function insertUpload(tx: Tx, it: NewUpload, now: Date): Promise<void> {
  await tx
    .deleteFrom('upload')
    .where('id', '=', it.id)
    .where('purpose', '=', it.purpose)
    .where('person_id', '=', it.personId)
    .where('file_hash', '=', it.fileHash)
    .where('state', '<>', 'committed')
    .execute()
  const begun = await tx
    .insertInto('upload')
    .values({
      id: it.id,
      purpose: it.purpose,
      person_id: it.personId,
      file_name: it.fileName,
      file_hash: it.fileHash,
      size_bytes: it.sizeBytes,
      shape: JSON.stringify({ ...it.shape, asked: it.asked }),
      state: 'reading',
      created_at: now,
    })
    .onConflict((on) => on.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!begun) throw new Refused({ code: 'key-reused', field: 'importId' })
}

/** Keeps rows as they came, so that they can be judged anew without the file. */
export async function insertBatch(tx: Tx, uploadId: string, number: number, rows: readonly Row[]): Promise<void> {
  await tx
    .insertInto('upload_batch')
    .values({ upload_id: uploadId, number, rows: JSON.stringify(rows.map((row) => [row.number, row.cells])) })
    .execute()
}

/** The rows of a file as they came, a batch at a time. */
export async function* walkBatches(tx: Tx, uploadId: string): AsyncGenerator<readonly Row[]> {
  for (let number = 0; ; number++) {
    const batch = await tx
      .selectFrom('upload_batch')
      .select('rows')
      .where('upload_id', '=', uploadId)
      .where('number', '=', number)
      .executeTakeFirst()
    if (!batch) return
    const rows = JSON.parse(batch.rows) as readonly [number, readonly string[]][]
    yield rows.map(([row, cells]) => ({ number: row, cells }))
  }
}

const STALE_MS = 24 * 60 * 60_000

/** Removes files that nobody brought in, with all their rows; a person who comes back after a day uploads again. Says that there is no more. */
export async function deleteStaleUploads(db: Db, now: Date): Promise<boolean> {
  const before = new Date(now.getTime() - STALE_MS)
  await db.deleteFrom('upload').where('state', '<>', 'committed').where('created_at', '<', before).execute()
  return false
}

export type UploadRecord = Awaited<ReturnType<typeof readUpload>>

/** @throws {Refused} `not-found`, also where it was brought for something else */
export async function readUpload(db: Db | Tx, uploadId: string, purposes: readonly UploadPurpose[]) {
  const row = await db
    .selectFrom('upload')
    .innerJoin('person', 'person.id', 'upload.person_id')
    .selectAll('upload')
    .select('person.name as person')
    .where('upload.id', '=', uploadId)
    .where('upload.purpose', 'in', purposes)
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  const leftOut = row.left_out as Readonly<Record<string, number>>
  return { ...row, left_out: leftOut, shape: row.shape as unknown as UploadShape }
}

/**
 * Holds a judged file until the transaction ends.
 * @throws {Refused} `not-found`, `import-done`
 */
export async function lockUpload(tx: Tx, uploadId: string, purposes: readonly UploadPurpose[]) {
  const row = await tx
    .selectFrom('upload')
    .selectAll()
    .where('id', '=', uploadId)
    .where('purpose', 'in', purposes)
    .forUpdate()
    .executeTakeFirst()
  if (!row || row.state === 'reading') throw new Refused({ code: 'not-found' })
  if (row.state === 'committed') throw new Refused({ code: 'import-done' })
  return { ...row, shape: row.shape as unknown as UploadShape }
}

/** Says how the columns of a file are read from now on. */
export async function updateShape(tx: Tx, uploadId: string, shape: UploadShape): Promise<void> {
  await tx
    .updateTable('upload')
    .set({ shape: JSON.stringify(shape) })
    .where('id', '=', uploadId)
    .execute()
}

/** Marks a file as brought in; its rows are kept no longer, and nothing of what stands in them. */
export async function closeUpload(tx: Tx, uploadId: string, added: number, now: Date): Promise<void> {
  await tx.deleteFrom('upload_batch').where('upload_id', '=', uploadId).execute()
  await tx
    .updateTable('upload')
    .set({ state: 'committed', added, committed_at: now, shape: sql`jsonb_set(shape, '{samples}', '[]')` })
    .where('id', '=', uploadId)
    .execute()
}

// --- How columns of a make were read

export const MAPPINGS_MAX = 200

export type SavedMapping = {
  readonly id: string
  readonly name: string
  readonly columns: Readonly<Record<string, number>>
  readonly kind: Kind | null
  readonly dayOrder: DayOrder
}

/** The mapping of a make, which is noted as used; null where nobody said one. */
export async function useMapping(
  db: Db,
  it: { readonly purpose: UploadPurpose; readonly makeHash: string },
  now: Date,
): Promise<SavedMapping | null> {
  const row = await db
    .updateTable('upload_mapping')
    .set({ used_at: now })
    .where('purpose', '=', it.purpose)
    .where('make_hash', '=', it.makeHash)
    .returning(['id', 'name', 'columns', 'kind', 'month_first'])
    .executeTakeFirst()
  if (!row) return null
  const { month_first: monthFirst, ...said } = row
  const dayOrder = monthFirst ? 'month-first' : 'day-first'
  return { ...said, columns: row.columns as Readonly<Record<string, number>>, dayOrder }
}

/** Keeps how a make is read, in place of what was said of it before. Of too many the one that waits longest for its next file goes. */
export async function saveMapping(
  tx: Tx,
  it: Omit<SavedMapping, 'id'> & {
    readonly purpose: UploadPurpose
    readonly makeHash: string
    readonly personId: string
  },
  now: Date,
): Promise<string> {
  const said = { name: it.name, columns: JSON.stringify(it.columns), kind: it.kind, month_first: it.dayOrder === 'month-first', saved_by: it.personId, saved_at: now, used_at: now } // prettier-ignore
  const { id } = await tx
    .insertInto('upload_mapping')
    .values({ id: newId(), purpose: it.purpose, make_hash: it.makeHash, ...said })
    .onConflict((on) => on.columns(['purpose', 'make_hash']).doUpdateSet(said))
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .deleteFrom('upload_mapping')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('upload_mapping')
        .select('id')
        .orderBy('used_at', 'desc')
        .orderBy('id')
        .offset(MAPPINGS_MAX)
        .limit(1),
    )
    .execute()
  return id
}

/** All of them, the last used first. */
export async function listMappings(db: Db) {
  return db
    .selectFrom('upload_mapping')
    .innerJoin('person', 'person.id', 'upload_mapping.saved_by')
    .select(['upload_mapping.id', 'purpose', 'upload_mapping.name', 'used_at', 'saved_at', 'person.name as person'])
    .orderBy('used_at', 'desc')
    .orderBy('upload_mapping.id')
    .limit(MAPPINGS_MAX)
    .execute()
}

/** @throws {Refused} `not-found` */
export async function removeMapping(tx: Tx, mappingId: string): Promise<void> {
  const { numDeletedRows } = await tx.deleteFrom('upload_mapping').where('id', '=', mappingId).executeTakeFirst()
  if (numDeletedRows === 0n) throw new Refused({ code: 'not-found' })
}
