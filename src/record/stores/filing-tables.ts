/** The editions of the classification and of the retention schedule, and which series a kind of text belongs to. */
import { sql } from 'kysely'
import { canonical, type Json } from '../../base/canonical.ts'
import { sha256 } from '../../base/hash.ts'
import { newId } from '../../base/id.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { page, readTextCursor, writeCursor } from '../../db/keyset.ts'
import { filingRulesSchema, seriesOf, tableOn, type FilingRules, type TableKind } from '../rules/filing.ts'
import { TABLE_ROWS_MAX, type CodeRow, type RetentionRow } from '../rules/filing-table.ts'
import type { CountedFrom } from '../rules/retention.ts'

const TABLES_MAX = 200

/** The editions of one kind, the one taken in last first, the example after all of the office's own. */
export async function listTableHeads(db: Db | Tx, kind: TableKind) {
  return db
    .selectFrom('filing_table')
    .leftJoin('person', 'person.id', 'filing_table.imported_by')
    .select([
      'filing_table.id',
      'filing_table.kind',
      'filing_table.decree',
      'filing_table.from_on as fromOn',
      'filing_table.verified',
      'filing_table.codes_id as codesId',
      'filing_table.file_name as fileName',
      'filing_table.file_hash as fileHash',
      'filing_table.rows',
      'filing_table.imported_at as importedAt',
      'person.name as importedBy',
    ])
    .where('kind', '=', kind)
    .orderBy('verified', 'desc')
    .orderBy('imported_at', 'desc')
    .orderBy('filing_table.id', 'desc')
    .limit(TABLES_MAX)
    .execute()
}
export type TableRecord = Awaited<ReturnType<typeof listTableHeads>>[number]

/** The edition that counts for what is filed on a day. Null only where a database was emptied by hand. */
export async function findTableOn(db: Db | Tx, kind: TableKind, day: string): Promise<TableRecord | null> {
  return tableOn(await listTableHeads(db, kind), day)
}

/** @throws {Refused} `not-found` */
export async function readTable(db: Db | Tx, tableId: string): Promise<{ id: string; kind: TableKind }> {
  const row = await db.selectFrom('filing_table').select(['id', 'kind']).where('id', '=', tableId).executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  return row
}

export async function isTable(db: Db | Tx, tableId: string): Promise<boolean> {
  return (await db.selectFrom('filing_table').select('id').where('id', '=', tableId).executeTakeFirst()) !== undefined
}

/** All codes of an edition, in the order of their parts. */
export async function listCodes(db: Db | Tx, tableId: string): Promise<CodeRow[]> {
  return db
    .selectFrom('classification')
    .select(['code', 'title'])
    .where('table_id', '=', tableId)
    .orderBy('code')
    .limit(TABLE_ROWS_MAX)
    .execute()
}

const seriesColumns = [
  'series',
  'code',
  'active_years as activeYears',
  'inactive_years as inactiveYears',
  'fate',
  'counted_from as countedFrom',
  'basis',
] as const

/** All series of an edition, by name, as its table writes them. */
export async function listSeries(db: Db | Tx, tableId: string): Promise<RetentionRow[]> {
  const rows = await db
    .selectFrom('retention')
    .select(seriesColumns)
    .where('table_id', '=', tableId)
    .orderBy(sql`lower(series)`)
    .limit(TABLE_ROWS_MAX)
    .execute()
  return rows.map((row) => ({ ...row, countedFrom: row.countedFrom as CountedFrom }))
}

/** One page of an edition, a code or a series a row. */
export async function listTableRows(
  db: Db,
  it: { id: string; kind: TableKind; after: string | undefined; limit: number },
) {
  const after = readTextCursor(it.after)?.key ?? ''
  const cursor = (key: string) => writeCursor(key, it.id)
  if (it.kind === 'classification') {
    const rows = await db
      .selectFrom('classification')
      .select(['code', 'title'])
      .where('table_id', '=', it.id)
      .where('code', '>', after)
      .orderBy('code')
      .limit(it.limit + 1)
      .execute()
    return { codes: page(rows, it.limit, (row) => cursor(row.code)), series: null }
  }
  const rows = await entriesOf(db)
    .where('retention.table_id', '=', it.id)
    .where(sql<boolean>`lower(retention.series) > ${after}`)
    .orderBy(sql`lower(retention.series)`)
    .limit(it.limit + 1)
    .execute()
  return { codes: null, series: page(rows, it.limit, (row) => cursor(row.sorted)) }
}

const entriesOf = (db: Db | Tx) =>
  db
    .selectFrom('retention')
    .innerJoin('classification', (on) =>
      on
        .onRef('classification.table_id', '=', 'retention.codes_id')
        .onRef('classification.code', '=', 'retention.code'),
    )
    .innerJoin('filing_table', 'filing_table.id', 'retention.table_id')
    .select([
      'retention.id',
      'retention.series',
      'retention.code',
      'classification.title',
      'retention.active_years as activeYears',
      'retention.inactive_years as inactiveYears',
      'retention.fate',
      sql<CountedFrom>`retention.counted_from`.as('countedFrom'),
      'retention.basis',
      'retention.table_id as tableId',
      'filing_table.verified',
      'filing_table.decree',
      'filing_table.from_on as fromOn',
      sql<string>`lower(retention.series)`.as('sorted'),
    ])
/** A series of the schedule with its code's heading and the edition that it stands in. */
export type Entry = Awaited<ReturnType<ReturnType<typeof entriesOf>['executeTakeFirstOrThrow']>>

/** A series by its id, whichever edition it stands in. */
export async function readEntry(db: Db | Tx, retentionId: string): Promise<Entry> {
  return entriesOf(db).where('retention.id', '=', retentionId).executeTakeFirstOrThrow()
}

export async function findEntry(db: Db | Tx, it: { tableId: string; series: string }): Promise<Entry | null> {
  const row = await entriesOf(db)
    .where('retention.table_id', '=', it.tableId)
    .where(sql<boolean>`lower(retention.series) = lower(${it.series})`)
    .executeTakeFirst()
  return row ?? null
}

/** Where a text of this kind belongs on a day; null where the schedule that counts lacks the series named for it. */
export async function findEntryFor(
  db: Db | Tx,
  { type, day }: { type: string | null; day: string },
): Promise<Entry | null> {
  const table = await findTableOn(db, 'retention', day)
  if (!table) return null
  const { rules } = await readFilingRules(db)
  return findEntry(db, { tableId: table.id, series: seriesOf(rules, type) })
}

/**
 * Takes an edition in, all of it. Under the same id the same file again changes nothing.
 * @returns false where this very edition is there already
 * @throws {Refused} `key-reused` when the id names another one
 */
export async function insertTable(
  tx: Tx,
  it: {
    readonly id: string
    readonly decree: string
    readonly fromOn: string
    readonly fileName: string
    readonly fileHash: string
    readonly personId: string
  } & (
    | { readonly kind: 'classification'; readonly rows: readonly CodeRow[] }
    | { readonly kind: 'retention'; readonly codesId: string; readonly rows: readonly RetentionRow[] }
  ),
  now: Date,
): Promise<boolean> {
  const made = await tx
    .insertInto('filing_table')
    .values({
      id: it.id,
      kind: it.kind,
      decree: it.decree,
      from_on: it.fromOn,
      verified: true,
      codes_id: it.kind === 'retention' ? it.codesId : null,
      file_name: it.fileName,
      file_hash: it.fileHash,
      rows: it.rows.length,
      imported_by: it.personId,
      imported_at: now,
    })
    .onConflict((on) => on.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) {
    const known = await tx.selectFrom('filing_table').selectAll().where('id', '=', it.id).executeTakeFirstOrThrow()
    const same = [known.kind, known.decree, known.from_on, known.file_hash, known.imported_by]
    if (same.join('\n') !== [it.kind, it.decree, it.fromOn, it.fileHash, it.personId].join('\n'))
      throw new Refused({ code: 'key-reused', field: 'id' })
    return false
  }
  // One parameter for the whole table: thousands of rows of many would be more than the driver takes.
  if (it.kind === 'classification')
    await sql`
      insert into classification select ${it.id}::uuid, code, title
      from jsonb_to_recordset(${JSON.stringify(it.rows)}::jsonb) as row (code text, title text)`.execute(tx)
  else {
    const rows = it.rows.map((row) => ({ id: newId(), ...row }))
    await sql`
      insert into retention
      select id, ${it.id}::uuid, ${it.codesId}::uuid, series, code, "activeYears", "inactiveYears", fate, "countedFrom",
        basis
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (
        id uuid, series text, code text, "activeYears" int, "inactiveYears" int, fate filing_fate, "countedFrom" text,
        basis text)`.execute(tx)
  }
  return true
}

export type KeptRules = {
  readonly rules: FilingRules
  readonly revision: number
  readonly changedBy: string | null
  readonly changedAt: Date
}

/** Which series a kind of text belongs to, as the office set it last. */
export async function readFilingRules(db: Db | Tx): Promise<KeptRules> {
  const row = await db
    .selectFrom('filing_rules')
    .leftJoin('person', 'person.id', 'filing_rules.changed_by')
    .select(['filing_rules.revision', 'filing_rules.body', 'filing_rules.changed_at', 'person.name'])
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const rules = filingRulesSchema.parse(JSON.parse(row.body))
  return { rules, revision: row.revision, changedBy: row.name, changedAt: row.changed_at }
}

/** @returns its revision and hash. @throws {Refused} `filing-rules-changed` when someone changed them since */
export async function saveFilingRules(
  tx: Tx,
  it: { rules: FilingRules; seenRevision: number; personId: string },
  now: Date,
): Promise<{ revision: number; hash: string }> {
  const body = canonical(it.rules as unknown as Json)
  const revision = it.seenRevision + 1
  const { last } = await tx
    .selectFrom('filing_rules')
    .select((eb) => eb.fn.coalesce(eb.fn.max('revision'), eb.lit(0)).as('last'))
    .executeTakeFirstOrThrow()
  const changed = new Refused({ code: 'filing-rules-changed', seen: it.seenRevision, current: last })
  if (last !== it.seenRevision) throw changed
  const written = await tx
    .insertInto('filing_rules')
    .values({ revision, body, changed_by: it.personId, changed_at: now })
    .onConflict((on) => on.column('revision').doNothing())
    .returning('revision')
    .executeTakeFirst()
  if (!written) throw changed
  return { revision, hash: sha256(body) }
}
