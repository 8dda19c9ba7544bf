import { sql } from 'kysely'
import { canonical, type Json } from '../../base/canonical.ts'
import { sha256 } from '../../base/hash.ts'
import { newId } from '../../base/id.ts'
import { Refused } from '../../base/refused.ts'
import { TERMS_MAX, termSchema, type Term, type TermFields, type TermKind } from '../../base/terms.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { locks } from '../../db/locks.ts'
import { page, readTextCursor, writeCursor } from '../../db/keyset.ts'

const columns = [
  'id',
  'kind',
  'preferred',
  'title',
  'also',
  'avoid',
  'note',
  'source',
  'valid_from as validFrom',
  'valid_until as validUntil',
] as const

let kept: { readonly stamp: string; readonly terms: readonly Term[] } = { stamp: '', terms: [] }

/**
 * The whole dictionary, what has ended too; at most `TERMS_MAX` entries. The very same list for as long as nothing in it
 * changed, so that what is made of it can be kept: no entry is ever deleted and each change counts a revision, one at a
 * time, so these three tell any state of it, and of which database. Not for a transaction that changes entries.
 */
export async function listAllTerms(db: Db | Tx): Promise<readonly Term[]> {
  const { stamp } = await db
    .selectFrom('term')
    .select(sql<string>`concat_ws(' ', count(*), sum(revision), max(id::text))`.as('stamp'))
    .executeTakeFirstOrThrow()
  if (stamp === kept.stamp) return kept.terms
  const terms = await db
    .selectFrom('term')
    .select(columns)
    .orderBy(sql`lower(preferred)`)
    .orderBy('id')
    .limit(TERMS_MAX)
    .execute()
  kept = { stamp, terms }
  return terms
}

export type TermFilter = {
  readonly search?: string | undefined
  readonly kind?: TermKind | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** A page of the dictionary in the order of its preferred forms. */
export async function listTermRows(db: Db, filter: TermFilter) {
  const after = readTextCursor(filter.after)
  const wanted = filter.search?.trim() ? `%${filter.search.trim().replaceAll(/[%_\\]/g, '\\$&')}%` : null
  const rows = await db
    .selectFrom('term')
    .select([...columns, 'revision', sql<string>`lower(preferred)`.as('sorted')])
    .$if(filter.kind !== undefined, (query) => query.where('kind', '=', filter.kind ?? 'term'))
    .$if(wanted !== null, (query) =>
      query.where(
        sql<boolean>`(preferred || ' ' || title || ' ' || array_to_string(also || avoid, ' ')) ilike ${wanted}`,
      ),
    )
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(lower(preferred), id) > (${after?.key ?? ''}, ${after?.id ?? ''}::uuid)`),
    )
    .orderBy(sql`lower(preferred)`)
    .orderBy('id')
    .limit(filter.limit + 1)
    .execute()
  const shown = page(rows, filter.limit, (row) => writeCursor(row.sorted, row.id))
  const entries = shown.rows.map((row) => {
    const { sorted: _, ...entry } = row
    return entry
  })
  return { rows: entries, next: shown.next }
}

/** The revisions of one entry, the newest first. @throws {Refused} `not-found` */
export async function listTermRevisions(db: Db, termId: string, limit: number) {
  const rows = await db
    .selectFrom('term_revision')
    .leftJoin('person', 'person.id', 'term_revision.changed_by')
    .select(['revision', 'body', 'changed_at', 'person.name as changed_by'])
    .where('term_id', '=', termId)
    .orderBy('revision', 'desc')
    .limit(limit)
    .execute()
  if (rows.length === 0) throw new Refused({ code: 'not-found' })
  return rows.map(({ body, ...row }) => ({ ...row, term: termSchema.parse(JSON.parse(body)) }))
}

/** What was written of one change, for the ledger. */
export type TermChange = { readonly termId: string; readonly revision: number; readonly termHash: string }

/** @throws {Refused} `term-twice`, `terms-full` */
export async function insertTerm(tx: Tx, term: TermFields, personId: string, now: Date): Promise<TermChange> {
  // One at a time: else two at once could both find the last free place, or the form not there yet.
  await sql`select pg_advisory_xact_lock(${locks.changingTerms})`.execute(tx)
  const { count } = await tx
    .selectFrom('term')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  if (count >= TERMS_MAX) throw new Refused({ code: 'terms-full', max: TERMS_MAX })
  if (await hasTwin(tx, term, null)) throw new Refused({ code: 'term-twice', field: 'preferred' })
  return keepTerm(tx, { termId: newId(), revision: 1, term }, personId, now)
}

/** @throws {Refused} `not-found`, `term-changed` when someone changed it since, `term-twice` */
export async function updateTerm(
  tx: Tx,
  it: { termId: string; seenRevision: number; term: TermFields; personId: string },
  now: Date,
): Promise<TermChange> {
  await sql`select pg_advisory_xact_lock(${locks.changingTerms})`.execute(tx)
  const row = await tx.selectFrom('term').select('revision').where('id', '=', it.termId).forUpdate().executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  if (row.revision !== it.seenRevision)
    throw new Refused({ code: 'term-changed', seen: it.seenRevision, current: row.revision })
  if (await hasTwin(tx, it.term, it.termId)) throw new Refused({ code: 'term-twice', field: 'preferred' })
  return keepTerm(tx, { termId: it.termId, revision: it.seenRevision + 1, term: it.term }, it.personId, now)
}

/** An entry as a change leaves it; its first revision makes it. */
export type ChangedTerm = { readonly termId: string; readonly revision: number; readonly term: TermFields }

const KEPT_AT_ONCE = 1_000

/**
 * Writes changes that are known to fit, under the lock of `listTermRecords`, in their order; where they change one entry
 * again, it is left as the last says. Not a statement for each: a table has tens of thousands.
 */
export async function keepTerms(
  tx: Tx,
  changed: readonly ChangedTerm[],
  personId: string,
  now: Date,
): Promise<TermChange[]> {
  const last = new Map(changed.map((it) => [it.termId, it]))
  const isNew = new Set(changed.flatMap((it) => (it.revision === 1 ? [it.termId] : [])))
  for (const some of portions([...last.values()])) {
    const rows = some.map(({ termId, revision, term }) => ({ id: termId, ...rowOf(term), revision }))
    const added = rows.filter(({ id }) => isNew.has(id))
    if (added.length > 0) await tx.insertInto('term').values(added).execute()
    await sql`
      update term set preferred = it.preferred, title = it.title, also = it.also, avoid = it.avoid, note = it.note,
        source = it.source, kind = it.kind, valid_from = it.valid_from, valid_until = it.valid_until, revision = it.revision
      from jsonb_to_recordset(${JSON.stringify(rows.filter(({ id }) => !isNew.has(id)))}::jsonb)
        as it (id uuid, kind term_kind, preferred text, title text, also text[], avoid text[], note text, source text,
          valid_from date, valid_until date, revision integer)
      where term.id = it.id`.execute(tx)
  }
  const written: TermChange[] = []
  for (const some of portions(changed)) written.push(...(await keepRevisions(tx, some, personId, now)))
  return written
}

function* portions<It>(all: readonly It[]): Generator<readonly It[]> {
  for (let at = 0; at < all.length; at += KEPT_AT_ONCE) yield all.slice(at, at + KEPT_AT_ONCE)
}

/** All entries with their revisions: what a table is laid over, one table at a time. */
export async function listTermRecords(tx: Tx): Promise<(Term & { revision: number })[]> {
  await sql`select pg_advisory_xact_lock(${locks.changingTerms})`.execute(tx)
  return tx
    .selectFrom('term')
    .select([...columns, 'revision'])
    .limit(TERMS_MAX)
    .execute()
}

async function keepTerm(tx: Tx, it: ChangedTerm, personId: string, now: Date): Promise<TermChange> {
  const [written] = await keepTerms(tx, [it], personId, now)
  if (!written) throw new Error('a change of the dictionary was not written')
  return written
}

async function hasTwin(tx: Tx, term: TermFields, exceptId: string | null): Promise<boolean> {
  const twin = await tx
    .selectFrom('term')
    .select('id')
    .where('kind', '=', term.kind)
    .where(sql<boolean>`lower(preferred) = lower(${term.preferred})`)
    .where(sql<boolean>`valid_from is not distinct from ${term.validFrom}::date`)
    .$if(exceptId !== null, (query) => query.where('id', '<>', exceptId ?? ''))
    .executeTakeFirst()
  return twin !== undefined
}

function rowOf({ validFrom, validUntil, also, avoid, ...rest }: TermFields) {
  return { ...rest, also: [...also], avoid: [...avoid], valid_from: validFrom, valid_until: validUntil }
}

async function keepRevisions(
  tx: Tx,
  changed: readonly ChangedTerm[],
  personId: string,
  now: Date,
): Promise<TermChange[]> {
  const bodies = changed.map((it) => ({ ...it, body: canonical(it.term as unknown as Json) }))
  await tx
    .insertInto('term_revision')
    .values(
      bodies.map(({ termId, revision, body }) => ({
        term_id: termId,
        revision,
        body,
        changed_by: personId,
        changed_at: now,
      })),
    )
    .execute()
  return bodies.map(({ termId, revision, body }) => ({ termId, revision, termHash: sha256(body) }))
}
