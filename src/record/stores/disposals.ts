/** The yearly list of what is due, and the acts of disposal with their minutes. Nothing here deletes anything. */
import { sql } from 'kysely'
import { canonical } from '../../base/canonical.ts'
import { sha256 } from '../../base/hash.ts'
import { newId } from '../../base/id.ts'
import { Refused, refuseIf } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { page, readInstantCursor, readTextCursor, writeCursor } from '../../db/keyset.ts'
import { readableBy, type Reader } from '../../db/readers.ts'
import { dossierNumber } from '../../dossier/rules.ts'
import { dueKinds, lastDayOf, stageAfter, whyNotDispose, type DisposalKind, type Due } from '../rules/retention.ts'

type Narrowing = {
  /** A code with all below it. */
  readonly code?: string | undefined
  readonly held?: 'yes' | 'no' | undefined
}
export type DueFilter = Narrowing & { readonly year: number; readonly due: Due }

/** What is due by the end of the year: the same as `dueOn`, as a condition that the indexes serve. */
function isDue(due: Due, year: number) {
  const day = lastDayOf(year)
  return due === 'transfer'
    ? sql<boolean>`(filing.stage = 'kept' and filing.active_until < ${day} and filing.inactive_until >= ${day})`
    : sql<boolean>`(filing.stage in ('kept', 'transferred') and filing.fate = ${due} and filing.inactive_until < ${day})`
}

function isNarrowed({ code, held }: Narrowing) {
  const below = code ? `${code.replaceAll(/[%_\\]/g, '\\$&')}.%` : null
  const ofCode = below === null ? sql`true` : sql`(filing.code = ${code ?? ''} or filing.code like ${below})`
  const ofHold =
    held === undefined ? sql`true` : held === 'yes' ? sql`filing.held_at is not null` : sql`filing.held_at is null`
  return sql<boolean>`(${ofCode} and ${ofHold})`
}

const untilOf = (due: Due) =>
  due === 'transfer' ? sql.ref<string>('filing.active_until') : sql.ref<string>('filing.inactive_until')

const linesOf = (db: Db, reader: Reader) =>
  db
    .selectFrom('filing')
    .innerJoin('dossier', 'dossier.id', 'filing.dossier_id')
    .innerJoin('retention', 'retention.id', 'filing.retention_id')
    .select([
      'filing.id',
      'filing.dossier_id',
      'filing.closed_on',
      'filing.code',
      'filing.active_until',
      'filing.inactive_until',
      'filing.fate',
      'filing.stage',
      'filing.held_at',
      'retention.series',
      sql<number>`retention.active_years + retention.inactive_years`.as('years'),
      'dossier.title',
      'dossier.year',
      'dossier.number',
      readableBy(reader).as('readable'),
    ])
export type FiledLine = Awaited<ReturnType<ReturnType<typeof linesOf>['executeTakeFirstOrThrow']>>

/** One page of a year's list, what is due longest first. */
export async function listDue(
  db: Db,
  reader: Reader,
  it: DueFilter & { readonly after: string | undefined; readonly limit: number },
) {
  const from = readTextCursor(it.after)
  const until = untilOf(it.due)
  const rows = await linesOf(db, reader)
    .select(sql<string>`${until}::text`.as('until'))
    .where(isDue(it.due, it.year))
    .where(isNarrowed(it))
    .$if(from !== null && /^\d{4}-\d\d-\d\d$/.test(from.key), (query) =>
      query.where(sql<boolean>`(${until}, filing.id) > (${from?.key ?? ''}::date, ${from?.id ?? ''}::uuid)`),
    )
    .orderBy(until)
    .orderBy('filing.id')
    .limit(it.limit + 1)
    .execute()
  return page(rows, it.limit, (row) => writeCursor(row.until, row.id))
}

const COUNT_MAX = 1_000

/** How many there are of each kind in a year's list, and how many closed ones have no series yet; at most 1,001 each. */
export async function countDue(
  db: Db,
  it: Narrowing & { readonly year: number },
): Promise<Record<Due | 'unfixed', number>> {
  const counted = (where: ReturnType<typeof isDue>) =>
    sql<number>`(select count(*)::int from (select from filing where ${where} limit ${sql.lit(COUNT_MAX + 1)}) as few)`
  const kinds = dueKinds.map((due) => [due, sql<boolean>`${isDue(due, it.year)} and ${isNarrowed(it)}`] as const)
  const unfixed = sql<boolean>`(filing.closed_on is not null and filing.retention_id is null)`
  const { rows } = await sql<Record<Due | 'unfixed', number>>`select ${sql.join(
    [...kinds, ['unfixed', unfixed] as const].map(([name, where]) => sql`${counted(where)} as ${sql.id(name)}`),
  )}`.execute(db)
  return rows[0] as Record<Due | 'unfixed', number>
}

export type NewDisposal = {
  readonly kind: DisposalKind
  readonly minutesNumber: string
  readonly minutesOn: string
  readonly signers: string
  readonly approvalNumber: string
  readonly approvalOn: string | null
  readonly approvalBy: string
  readonly scanHash: string
  readonly note: string
  readonly filingIds: readonly string[]
  readonly personId: string
}

/**
 * Records minutes of a disposal and what they name. The dossiers stay in Siar; only what is known of them changes.
 * @returns its id and the hash of what it names, for the ledger
 * @throws {Refused} `disposal-twice`, `disposal-unknown`, and what `whyNotDispose` says of the first that cannot stand in
 *   them: all or none
 */
export async function insertDisposal(tx: Tx, it: NewDisposal, now: Date): Promise<{ id: string; itemsHash: string }> {
  const filings = await tx
    .selectFrom('filing')
    .innerJoin('dossier', 'dossier.id', 'filing.dossier_id')
    .select([
      'filing.id',
      'filing.stage',
      'filing.held_at',
      'filing.active_until',
      'filing.inactive_until',
      'filing.fate',
      'dossier.year',
      'dossier.number',
      'dossier.state',
    ])
    .where('filing.id', 'in', [...it.filingIds])
    .orderBy('filing.id') // always in one order, so that two minutes never wait for each other
    .forUpdate('filing')
    .execute()
  if (filings.length !== it.filingIds.length) throw new Refused({ code: 'disposal-unknown' })
  for (const { stage, held_at, active_until, inactive_until, fate, year, number, state } of filings) {
    // What is public and being put right is open again, whatever its days were.
    const isClosed = state === 'published' || state === 'withdrawn'
    const kept =
      isClosed && active_until && inactive_until && fate
        ? { activeUntil: active_until, inactiveUntil: inactive_until, fate }
        : null
    const filed = { stage, held: held_at !== null, kept }
    refuseIf(whyNotDispose(it.kind, it.minutesOn, dossierNumber(year, number), filed))
  }
  const id = newId()
  const made = await tx
    .insertInto('disposal')
    .values({
      id,
      kind: it.kind,
      minutes_number: it.minutesNumber,
      minutes_on: it.minutesOn,
      signers: it.signers,
      approval_number: it.approvalNumber,
      approval_on: it.approvalOn,
      approval_by: it.approvalBy,
      scan_hash: it.scanHash,
      note: it.note,
      count: filings.length,
      recorded_by: it.personId,
      recorded_at: now,
    })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw new Refused({ code: 'disposal-twice', field: 'minutesNumber' })
  const ids = filings.map((filing) => filing.id)
  await tx
    .insertInto('disposal_item')
    .values(ids.map((filing_id) => ({ disposal_id: id, filing_id })))
    .execute()
  await sql`
    with disposed as (
      update filing set stage = ${stageAfter[it.kind]}, revision = revision + 1
      where id = any(${ids}::uuid[]) returning id, revision
    )
    insert into filing_event (filing_id, number, kind, disposal_id, reason, person_id, at)
    select id, revision, 'disposal', ${id}::uuid, '', ${it.personId}::uuid, ${now} from disposed`.execute(tx)
  return { id, itemsHash: sha256(canonical(ids)) }
}

const disposalsOf = (db: Db) =>
  db
    .selectFrom('disposal')
    .innerJoin('person', 'person.id', 'disposal.recorded_by')
    .selectAll('disposal')
    .select('person.name as recorded_by_name')
export type DisposalRecord = Awaited<ReturnType<ReturnType<typeof disposalsOf>['executeTakeFirstOrThrow']>>

/** One page of the minutes, those recorded last first. */
export async function listDisposalRows(db: Db, { after, limit }: { after: string | undefined; limit: number }) {
  const from = readInstantCursor(after)
  const rows = await disposalsOf(db)
    .$if(from !== null, (query) =>
      query.where(
        sql<boolean>`(disposal.recorded_at, disposal.id) < (${from?.at ?? new Date(0)}, ${from?.id ?? ''}::uuid)`,
      ),
    )
    .orderBy('disposal.recorded_at', 'desc')
    .orderBy('disposal.id', 'desc')
    .limit(limit + 1)
    .execute()
  return page(rows, limit, (row) => writeCursor(row.recorded_at.toISOString(), row.id))
}

/** @throws {Refused} `not-found` */
export async function readDisposalRow(db: Db, disposalId: string): Promise<DisposalRecord> {
  const row = await disposalsOf(db).where('disposal.id', '=', disposalId).executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  return row
}

/** One page of what minutes name. */
export async function listDisposalLines(
  db: Db,
  reader: Reader,
  it: { disposalId: string; after: string | undefined; limit: number },
) {
  const from = readTextCursor(it.after)
  const rows = await linesOf(db, reader)
    .innerJoin('disposal_item', 'disposal_item.filing_id', 'filing.id')
    .where('disposal_item.disposal_id', '=', it.disposalId)
    .$if(from !== null, (query) => query.where('filing.id', '>', from?.id ?? ''))
    .orderBy('filing.id')
    .limit(it.limit + 1)
    .execute()
  return page(rows, it.limit, (row) => writeCursor('', row.id))
}
