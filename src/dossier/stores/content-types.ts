import { canonical, type Json } from '../../base/canonical.ts'
import { CONTENT_TYPES_MAX, contentTypeSchema, type ContentType } from '../../base/content-types.ts'
import { sha256 } from '../../base/hash.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'

// A revision never changes, so its body is parsed once a process.
const parsed = new Map<string, ContentType>()
const PARSED_MAX = 200

/** The office's kinds of text in their order. */
export async function listContentTypeRows(db: Db | Tx) {
  const rows = await current(db).execute()
  return rows
    .map((row) => ({ ...row, type: parse(row.body) }))
    .toSorted((a, b) => a.type.order - b.type.order || (a.type.id < b.type.id ? -1 : 1))
}

/** One kind of text as it is now; null for an id that the office does not have. */
export async function findContentType(db: Db | Tx, id: string): Promise<ContentType | null> {
  const row = await current(db).where('content_type.id', '=', id).executeTakeFirst()
  return row ? parse(row.body) : null
}

/**
 * Adds a kind of text (`seenRevision` 0) or changes one by a new revision; the earlier ones stay as they were.
 * @returns its revision, and the hash of what it says now
 * @throws {Refused} `content-type-changed` when someone changed it since; `content-types-full`
 */
export async function saveContentTypeRow(
  tx: Tx,
  it: { type: ContentType; seenRevision: number; personId: string },
  now: Date,
): Promise<{ revision: number; hash: string }> {
  const { id } = it.type
  const body = canonical(it.type as unknown as Json)
  const known = await tx
    .selectFrom('content_type')
    .select('revision')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if ((known?.revision ?? 0) !== it.seenRevision)
    throw new Refused({ code: 'content-type-changed', seen: it.seenRevision, current: known?.revision ?? 0 })
  const revision = it.seenRevision + 1
  if (known) await tx.updateTable('content_type').set({ revision }).where('id', '=', id).execute()
  else await insertNew(tx, id)
  await tx
    .insertInto('content_type_revision')
    .values({ id, revision, body, changed_by: it.personId, changed_at: now })
    .execute()
  return { revision, hash: sha256(body) }
}

/** Whether a kind of text says something else than what is kept of it; with its revision, 0 when there is none. */
export async function compareContentType(tx: Tx, type: ContentType): Promise<{ revision: number; same: boolean }> {
  const row = await current(tx).where('content_type.id', '=', type.id).executeTakeFirst()
  return { revision: row?.revision ?? 0, same: row?.body === canonical(type as unknown as Json) }
}

async function insertNew(tx: Tx, id: string): Promise<void> {
  const { count } = await tx
    .selectFrom('content_type')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  if (count >= CONTENT_TYPES_MAX) throw new Refused({ code: 'content-types-full', max: CONTENT_TYPES_MAX })
  const made = await tx
    .insertInto('content_type')
    .values({ id, revision: 1 })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst()
  // Another added it at this very moment.
  if (!made) throw new Refused({ code: 'content-type-changed', seen: 0, current: 1 })
}

const current = (db: Db | Tx) =>
  db
    .selectFrom('content_type')
    .innerJoin('content_type_revision', (on) =>
      on
        .onRef('content_type_revision.id', '=', 'content_type.id')
        .onRef('content_type_revision.revision', '=', 'content_type.revision'),
    )
    .leftJoin('person', 'person.id', 'content_type_revision.changed_by')
    .select([
      'content_type.revision',
      'content_type_revision.body',
      'content_type_revision.changed_at',
      'person.name as changed_by',
    ])

function parse(body: string): ContentType {
  const known = parsed.get(body)
  if (known) return known
  const type = contentTypeSchema.parse(JSON.parse(body))
  if (parsed.size >= PARSED_MAX) parsed.clear()
  parsed.set(body, type)
  return type
}
