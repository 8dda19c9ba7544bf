import { sql } from 'kysely'
import { canonical, type Json } from '../../base/canonical.ts'
import { sha256 } from '../../base/hash.ts'
import { newId } from '../../base/id.ts'
import type { CouncilStatus, OutletKind, OutletPaperKind } from '../../base/press.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { countUpTo } from '../../db/count.ts'
import { page, readNumberCursor, readTextCursor, writeCursor } from '../../db/keyset.ts'
import { locks } from '../../db/locks.ts'
import { listNameableFiles, type Reader } from '../../db/readers.ts'

export type OutletFields = {
  readonly name: string
  readonly kind: OutletKind
  readonly company: string
  readonly address: string
  readonly website: string
  readonly email: string
  readonly phone: string
  readonly note: string
  readonly councilStatus: CouncilStatus
  readonly retired: boolean
}

const fields = [
  'name',
  'kind',
  'company',
  'address',
  'website',
  'email',
  'phone',
  'note',
  'council_status as councilStatus',
  'retired',
] as const

/** One at a time: else two at once could both find a name not there yet. */
export const lockPress = (tx: Tx) => sql`select pg_advisory_xact_lock(${locks.changingPress})`.execute(tx)

/** What a search must find as it was typed, for `ilike`. */
export const likeOf = (search: string | undefined): string | null => {
  const wanted = search?.trim()
  return wanted ? `%${wanted.replaceAll(/[%_\\]/g, '\\$&')}%` : null
}

const currentUntil = sql<string | null>`(
  select min(p.valid_until) from outlet_paper p where p.outlet_id = outlet.id and p.ended_at is null)`
const runsOut = (by: string) => sql<boolean>`exists (
  select from outlet_paper p where p.outlet_id = outlet.id and p.ended_at is null and p.valid_until <= ${by}::date)`

export type OutletFilter = {
  readonly search?: string | undefined
  readonly kind?: OutletKind | undefined
  readonly status?: CouncilStatus | undefined
  /** Only those a paper of which is over by this day. */
  readonly overBy?: string | undefined
  readonly retired: boolean
  readonly after?: string | undefined
  readonly limit: number
}

/** A page of outlets in the order of their names. */
export async function listOutletRows(db: Db, filter: OutletFilter) {
  const after = readTextCursor(filter.after)
  const wanted = likeOf(filter.search)
  const rows = await db
    .selectFrom('outlet')
    .select(['id', 'name', 'kind', 'company', 'council_status as councilStatus', 'retired'])
    .select([
      currentUntil.as('firstUntil'),
      sql<number>`(select count(*)::integer from journalist j where j.outlet_id = outlet.id and not j.retired)`.as(
        'journalists',
      ),
      sql<string>`lower(name)`.as('sorted'),
    ])
    .where('retired', '=', filter.retired)
    .$if(filter.kind !== undefined, (query) => query.where('kind', '=', filter.kind as OutletKind))
    .$if(filter.status !== undefined, (query) => query.where('council_status', '=', filter.status as CouncilStatus))
    .$if(filter.overBy !== undefined, (query) => query.where(runsOut(filter.overBy as string)))
    .$if(wanted !== null, (query) => query.where(sql<boolean>`(name || ' ' || company) ilike ${wanted}`))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(lower(name), id) > (${after?.key ?? ''}, ${after?.id ?? ''}::uuid)`),
    )
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .limit(filter.limit + 1)
    .execute()
  const shown = page(rows, filter.limit, (row) => writeCursor(row.sorted, row.id))
  const plain = shown.rows.map((row) => {
    const { sorted: _, ...rest } = row
    return rest
  })
  return { rows: plain, next: shown.next }
}

/** How many outlets in use have a paper that is over by a day. */
export const countRunningOut = (db: Db, by: string): Promise<number> =>
  countUpTo(db, db.selectFrom('outlet').where('retired', '=', false).where(runsOut(by)))

/** @throws {Refused} `not-found` */
export async function readOutletRow(db: Db | Tx, outletId: string) {
  const row = await db
    .selectFrom('outlet')
    .select(['id', 'revision', ...fields])
    .where('id', '=', outletId)
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  return row
}

export async function countJournalistsOf(db: Db, outletId: string): Promise<number> {
  return countUpTo(db, db.selectFrom('journalist').where('outlet_id', '=', outletId).where('retired', '=', false))
}

/** A page of what was changed of an outlet, the newest first. */
export async function listOutletChanges(
  db: Db,
  {
    outletId,
    after,
    limit,
  }: { readonly outletId: string; readonly after?: string | undefined; readonly limit: number },
) {
  const from = readNumberCursor(after)
  const rows = await db
    .selectFrom('outlet_revision')
    .innerJoin('person', 'person.id', 'outlet_revision.changed_by')
    .select(['outlet_revision.revision', 'body', 'changed_at', 'person.name as changed_by'])
    .where('outlet_id', '=', outletId)
    .$if(from !== null, (query) => query.where('outlet_revision.revision', '<', from ?? 0))
    .orderBy('outlet_revision.revision', 'desc')
    .limit(limit + 1)
    .execute()
  return page(rows, limit, ({ revision }) => writeCursor(revision, ''))
}

/** What was written of one change, for the ledger. */
type OutletChange = { readonly outletId: string; readonly revision: number; readonly outletHash: string }

/** @throws {Refused} `outlet-twice` */
export async function insertOutlet(tx: Tx, outlet: OutletFields, personId: string, now: Date): Promise<OutletChange> {
  await lockPress(tx)
  await refuseTwin(tx, outlet, null)
  const id = newId()
  await tx
    .insertInto('outlet')
    .values({ id, ...rowOf(outlet), revision: 1, changed_by: personId, changed_at: now })
    .execute()
  return keepRevision(tx, { outletId: id, revision: 1, outlet, personId }, now)
}

/** @throws {Refused} `not-found`, `press-changed` when someone changed it since, `outlet-twice` */
export async function updateOutlet(
  tx: Tx,
  it: { outletId: string; seenRevision: number; outlet: OutletFields; personId: string },
  now: Date,
): Promise<OutletChange> {
  await lockPress(tx)
  const { revision: current } = await readOutletRow(tx, it.outletId)
  if (current !== it.seenRevision) throw new Refused({ code: 'press-changed', seen: it.seenRevision, current })
  await refuseTwin(tx, it.outlet, it.outletId)
  const revision = current + 1
  await tx
    .updateTable('outlet')
    .set({ ...rowOf(it.outlet), revision, changed_by: it.personId, changed_at: now })
    .where('id', '=', it.outletId)
    .execute()
  return keepRevision(tx, { ...it, revision }, now)
}

async function refuseTwin(tx: Tx, { name, kind }: OutletFields, exceptId: string | null): Promise<void> {
  const twin = await tx
    .selectFrom('outlet')
    .select('id')
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .where('kind', '=', kind)
    .$if(exceptId !== null, (query) => query.where('id', '<>', exceptId ?? ''))
    .executeTakeFirst()
  if (twin) throw new Refused({ code: 'outlet-twice', field: 'name' })
}

const rowOf = ({ councilStatus, ...rest }: OutletFields) => ({ ...rest, council_status: councilStatus })

async function keepRevision(
  tx: Tx,
  it: { outletId: string; revision: number; outlet: OutletFields; personId: string },
  now: Date,
): Promise<OutletChange> {
  const body = canonical(it.outlet as unknown as Json)
  await tx
    .insertInto('outlet_revision')
    .values({ outlet_id: it.outletId, revision: it.revision, body, changed_by: it.personId, changed_at: now })
    .execute()
  return { outletId: it.outletId, revision: it.revision, outletHash: sha256(body) }
}

/** The outlets by name, kind in it: what a table's rows are found by. */
export async function readOutletIds(db: Db | Tx): Promise<{ id: string; name: string; kind: OutletKind }[]> {
  return db.selectFrom('outlet').select(['id', 'name', 'kind']).orderBy('id').limit(OUTLETS_MAX).execute()
}

const OUTLETS_MAX = 20_000 // the whole country has a few thousand

/** Every outlet as it stands, for laying a table over them. */
export async function listOutletRecords(db: Db | Tx) {
  return db
    .selectFrom('outlet')
    .select(['id', 'revision', ...fields])
    .orderBy('id')
    .limit(OUTLETS_MAX)
    .execute()
}

/** Every outlet with the end of its papers, for a table. */
export async function listAllOutlets(db: Db) {
  return db
    .selectFrom('outlet')
    .select(['id', ...fields, currentUntil.as('firstUntil')])
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .limit(OUTLETS_MAX)
    .execute()
}

// --- Papers -------------------------------------------------------------------------------------------------------

export type NewPaper = {
  readonly outletId: string
  readonly kind: OutletPaperKind
  readonly number: string
  readonly issuedOn: string | null
  readonly validUntil: string | null
  readonly scanHash: string | null
  readonly note: string
  readonly replaces: string | null
}

const PAPERS_MAX = 200

/** The papers of an outlet by kind, what counts before what does not any more. */
export async function listPapers(db: Db | Tx, outletId: string) {
  return db
    .selectFrom('outlet_paper')
    .innerJoin('person', 'person.id', 'outlet_paper.entered_by')
    .leftJoin('person as ender', 'ender.id', 'outlet_paper.ended_by')
    .leftJoin('file', 'file.hash', 'outlet_paper.scan_hash')
    .select([
      'outlet_paper.id',
      'outlet_paper.kind',
      'outlet_paper.number',
      'issued_on',
      'valid_until',
      'scan_hash',
      'file.name as scan_name',
      'outlet_paper.note',
      'person.name as entered_by',
      'entered_at',
      'ender.name as ended_by',
      'ended_at',
      'end_reason',
    ])
    .where('outlet_id', '=', outletId)
    .orderBy('outlet_paper.kind')
    .orderBy(sql`ended_at is not null`)
    .orderBy('outlet_paper.id', 'desc')
    .limit(PAPERS_MAX)
    .execute()
}

/** @throws {Refused} `not-found`, `file-unknown`, `outlet-papers-full` */
export async function insertPaper(tx: Tx, it: NewPaper, reader: Reader, now: Date): Promise<string> {
  await lockPress(tx)
  await readOutletRow(tx, it.outletId)
  const { count } = await tx
    .selectFrom('outlet_paper')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('outlet_id', '=', it.outletId)
    .executeTakeFirstOrThrow()
  if (count >= PAPERS_MAX) throw new Refused({ code: 'outlet-papers-full', max: PAPERS_MAX })
  if (it.scanHash && (await listNameableFiles(tx, [it.scanHash], reader)).length === 0)
    throw new Refused({ code: 'outlet-scan-unknown', field: 'scanHash' })
  const id = newId()
  await tx
    .insertInto('outlet_paper')
    .values({
      id,
      outlet_id: it.outletId,
      kind: it.kind,
      number: it.number,
      issued_on: it.issuedOn,
      valid_until: it.validUntil,
      scan_hash: it.scanHash,
      note: it.note,
      entered_by: reader.personId,
      entered_at: now,
    })
    .execute()
  return id
}

/** @throws {Refused} `not-found` for a paper of no such outlet, or one that was ended */
export async function endPaper(
  tx: Tx,
  it: { outletId: string; paperId: string; reason: string; personId: string },
  now: Date,
): Promise<void> {
  const ended = await tx
    .updateTable('outlet_paper')
    .set({ ended_by: it.personId, ended_at: now, end_reason: it.reason })
    .where('id', '=', it.paperId)
    .where('outlet_id', '=', it.outletId)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!ended) throw new Refused({ code: 'not-found' })
}

/** What has a last day, and who last wrote of it, while they are here. */
export type Over = { readonly id: string; readonly until: string; readonly keeper: string | null }

/** What is over after another, up to a day, that one too. */
export type Until = { readonly after: Pick<Over, 'until' | 'id'>; readonly by: string; readonly limit: number }

/** Current papers of outlets in use by their last day, the next first; and who entered each, while they are here. */
export async function listPapersOver(db: Db | Tx, it: Until) {
  return db
    .selectFrom('outlet_paper')
    .innerJoin('outlet', 'outlet.id', 'outlet_paper.outlet_id')
    .leftJoin('person', (join) =>
      join.onRef('person.id', '=', 'outlet_paper.entered_by').on('person.left_on', 'is', null),
    )
    .select(['outlet_paper.id', 'outlet_paper.kind', 'outlet.name as outlet', 'person.id as keeper'])
    .select(sql<string>`outlet_paper.valid_until`.as('until'))
    .where('outlet.retired', '=', false)
    .where('outlet_paper.ended_at', 'is', null)
    .where(sql<boolean>`(outlet_paper.valid_until, outlet_paper.id) > (${it.after.until}::date, ${it.after.id}::uuid)`)
    .where(sql<boolean>`outlet_paper.valid_until <= ${it.by}::date`)
    .orderBy('outlet_paper.valid_until')
    .orderBy('outlet_paper.id')
    .limit(it.limit)
    .execute()
}
