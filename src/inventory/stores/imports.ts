import { sql } from 'kysely'
import { newId } from '../../base/id.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { refuseFullRound } from '../store.ts'
import type { Finding, JudgedRow } from '../rules.ts'
import { holdOpenRound, lockGathering } from './rounds.ts'

export type NewImport = {
  readonly id: string
  readonly personId: string
  readonly fileName: string
  readonly fileHash: string
  readonly sizeBytes: number
  readonly shape: ImportShape
}

/** What the file was and how its columns were read. */
export type ImportShape = {
  readonly format: 'csv' | 'xlsx'
  readonly encoding: string | null
  readonly delimiter: string | null
  readonly sheet: string | null
  readonly sheets: readonly string[]
  /** The header row's number in the file. */
  readonly headerRow: number
  /** Header by field, as the file writes it. */
  readonly columns: readonly { readonly field: string; readonly header: string }[]
  readonly unread: readonly string[]
}

/**
 * Begins to judge a file. Nothing of it is in the inventory until `commitImportRows`.
 * @throws {Refused} `key-reused` when the id names an upload already
 */
export async function insertImport(db: Db, it: NewImport, now: Date): Promise<void> {
  const begun = await db
    .insertInto('item_import')
    .values({
      id: it.id,
      person_id: it.personId,
      file_name: it.fileName,
      file_hash: it.fileHash,
      size_bytes: it.sizeBytes,
      shape: JSON.stringify(it.shape),
      state: 'reading',
      created_at: now,
    })
    .onConflict((on) => on.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!begun) throw new Refused({ code: 'key-reused', field: 'importId' })
}

/** Keeps judged rows of a file. Ids are given in the order of the file, so that the register keeps it. */
export async function insertImportRows(
  db: Db,
  importId: string,
  rows: readonly (JudgedRow & { readonly number: number })[],
): Promise<void> {
  if (rows.length === 0) return
  const ids = rows.map(() => newId()).toSorted()
  const values = rows.map((row, at) => ({
    number: row.number,
    item_id: ids[at],
    fate: row.problems.length > 0 ? 'bad' : 'good',
    kind: row.kind,
    title: row.title,
    summary: row.summary,
    agency: row.agency,
    source: row.source,
    source_url: row.sourceUrl,
    noted_on: row.notedOn,
    level: row.level,
    programme: row.programme,
    problems: row.problems,
    notes: row.notes,
  }))
  // One parameter for the whole batch: a thousand rows of fourteen would take the driver longer than the database.
  await sql`
    insert into item_import_row
    select ${importId}::uuid, number, item_id, fate, kind, title, summary, agency, source, source_url, noted_on, level,
      programme, problems, notes
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as row (
      number int, item_id uuid, fate import_fate, kind item_kind, title text, summary text, agency text, source text,
      source_url text, noted_on date, level crisis_level, programme text, problems jsonb, notes jsonb)
  `.execute(db)
}

/** Marks what is there already, twice in the file or once in the inventory, and counts what each row became. */
export async function finishJudging(db: Db, importId: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`analyze item_import_row`.execute(tx) // fresh rows: without it the joins below are planned blind
    await sql`
      update item_import_row as row
      set fate = 'twin', notes = row.notes || jsonb_build_array(
        jsonb_build_object('column', '', 'code', 'twin-in-file', 'value', first::text))
      from (
        select number, min(number) over same as first from item_import_row
        where import_id = ${importId} and fate = 'good'
        window same as (partition by kind, noted_on, lower(title))
      ) as twin
      where row.import_id = ${importId} and row.number = twin.number and twin.first < twin.number
    `.execute(tx)
    await sql`
      update item_import_row as row
      set fate = 'twin', notes = row.notes || '[{"column": "", "code": "twin-in-inventory", "value": ""}]'::jsonb
      where row.import_id = ${importId} and row.fate = 'good' and ${thereAlready}
    `.execute(tx)
    await sql`
      update item_import_row as row
      set notes = row.notes || jsonb_build_array(
        jsonb_build_object('column', '', 'code', 'programme-unknown', 'value', left(row.programme, 80)))
      where row.import_id = ${importId} and row.programme <> '' and row.fate <> 'bad'
        and not exists (select from item where kind = 'programme' and lower(title) = lower(row.programme))
        and not exists (
          select from item_import_row as parent
          where parent.import_id = row.import_id and parent.kind = 'programme' and parent.fate <> 'bad'
            and lower(parent.title) = lower(row.programme))
    `.execute(tx)
    await sql`
      update item_import
      set state = 'judged', good = counts.good, bad = counts.bad, twins = counts.twins, flagged = counts.flagged
      from (
        select
          count(*) filter (where fate = 'good') as good, count(*) filter (where fate = 'bad') as bad,
          count(*) filter (where fate = 'twin') as twins, count(*) filter (where notes <> '[]') as flagged
        from item_import_row where import_id = ${importId}
      ) as counts
      where id = ${importId}
    `.execute(tx)
  })
}

const thereAlready = sql<boolean>`exists (
  select from item where lower(item.title) = lower(row.title) and item.kind = row.kind and item.noted_on = row.noted_on)`

export async function deleteImport(db: Db, importId: string): Promise<void> {
  await db.deleteFrom('item_import').where('id', '=', importId).where('state', '<>', 'committed').execute()
}

/** Removes files that nobody brought in; a person who comes back after a day uploads again. */
export async function deleteStaleImports(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('item_import').where('state', '<>', 'committed').where('created_at', '<', before).execute()
}

export type ImportRecord = Awaited<ReturnType<typeof readImport>>

/** @throws {Refused} `not-found` */
export async function readImport(db: Db | Tx, importId: string) {
  const row = await db
    .selectFrom('item_import')
    .innerJoin('person', 'person.id', 'item_import.person_id')
    .selectAll('item_import')
    .select('person.name as person')
    .where('item_import.id', '=', importId)
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  return { ...row, shape: row.shape as unknown as ImportShape }
}

export type Fate = 'good' | 'bad' | 'twin'

/** Rows of a judged file in the order of the file. */
export async function listImportRowsOf(
  db: Db,
  it: { importId: string; fate: Fate | undefined; after: number; limit: number },
) {
  const rows = await db
    .selectFrom('item_import_row')
    .selectAll()
    .where('import_id', '=', it.importId)
    .where('number', '>', it.after)
    .$if(it.fate !== undefined, (query) => query.where('fate', '=', it.fate as Fate))
    .orderBy('number')
    .limit(it.limit)
    .execute()
  return rows.map((row) => ({
    ...row,
    problems: row.problems as unknown as Finding[],
    notes: row.notes as unknown as Finding[],
  }))
}

/**
 * Brings the rows of a judged file into the inventory, into the open round when there is one.
 * @param it.rows `all`: refused when a single row is bad; `good`: bad rows stay out
 * @param it.twins `skip`: what is there already stays out, also what came in since the file was judged
 * @throws {Refused} `not-found`, `import-done`, `import-has-bad-rows`, `import-nothing-good`, `round-full`
 */
export async function commitImportRows(
  tx: Tx,
  it: { importId: string; rows: 'all' | 'good'; twins: 'skip' | 'add'; personId: string },
  now: Date,
): Promise<{ added: number; twins: number; bad: number; roundId: string | null; fileHash: string }> {
  const file = await tx
    .selectFrom('item_import')
    .selectAll()
    .where('id', '=', it.importId)
    .forUpdate()
    .executeTakeFirst()
  if (!file || file.state === 'reading') throw new Refused({ code: 'not-found' })
  if (file.state === 'committed') throw new Refused({ code: 'import-done' })
  if (it.rows === 'all' && file.bad > 0) throw new Refused({ code: 'import-has-bad-rows', bad: file.bad })
  await lockGathering(tx) // two people with the same file: the second finds the first one's rows
  const roundId = await holdOpenRound(tx)
  await refuseFullRound(tx, roundId, file.good + (it.twins === 'add' ? file.twins : 0))

  // Programmes first, so that what belongs to one of the same file finds it.
  const add = async (programmes: boolean) => {
    const wanted = it.twins === 'add' ? sql`row.fate <> 'bad'` : sql`row.fate = 'good' and not ${thereAlready}`
    const { numAffectedRows } = await sql`
      insert into item (id, kind, title, summary, agency, source, source_url, noted_on, level, programme_id, round_id,
        created_by, created_at, changed_at)
      select row.item_id, row.kind, row.title, row.summary, row.agency, row.source, row.source_url, row.noted_on,
        row.level, parent.id, ${roundId}, ${it.personId}, ${now}, ${now}
      from item_import_row as row
      left join lateral (
        select item.id from item
        where row.programme <> '' and item.kind = 'programme' and lower(item.title) = lower(row.programme)
        order by item.created_at desc, item.id desc limit 1
      ) as parent on true
      where row.import_id = ${it.importId} and (row.kind = 'programme') = ${programmes} and ${wanted}
      order by row.number
    `.execute(tx)
    return Number(numAffectedRows ?? 0)
  }
  const added = (await add(true)) + (await add(false))
  if (added === 0) throw new Refused({ code: 'import-nothing-good' })
  // At once, not when the server gets round to it: lists and the close of the round are planned by these figures.
  if (added > 1_000) await sql`analyze item`.execute(tx)
  await tx.deleteFrom('item_import_row').where('import_id', '=', it.importId).execute()
  await tx
    .updateTable('item_import')
    .set({ state: 'committed', added, committed_at: now })
    .where('id', '=', it.importId)
    .execute()
  return { added, twins: file.good + file.twins - added, bad: file.bad, roundId, fileHash: file.file_hash }
}
