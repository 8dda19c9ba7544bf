/** Rows of an uploaded table of items: what each would become, and bringing them in. */
import { sql } from 'kysely'
import { newId } from '../../base/id.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { locks } from '../../db/locks.ts'
import { refuseFullRound } from '../store.ts'
import type { Finding, JudgedRow, LeftOut } from '../rules/item-rows.ts'
import { holdOpenRound } from './rounds.ts'
import { closeUpload, lockUpload } from './uploads.ts'

/** Keeps judged rows of a file. Ids are given in the order of the file, so that the register keeps it. */
export async function insertImportRows(
  tx: Tx,
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
    code: row.code,
    programme: row.programme,
    programme_code: row.programmeCode,
    problems: row.problems,
    notes: row.notes,
  }))
  // One parameter for the whole batch: a thousand rows of sixteen would take the driver longer than the database.
  await sql`
    insert into item_import_row (import_id, number, item_id, fate, kind, title, summary, agency, source, source_url,
      noted_on, level, code, programme, programme_code, problems, notes)
    select ${importId}::uuid, number, item_id, fate, kind, title, summary, agency, source, source_url, noted_on, level,
      code, programme, programme_code, problems, notes
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as row (
      number int, item_id uuid, fate import_fate, kind item_kind, title text, summary text, agency text, source text,
      source_url text, noted_on date, level crisis_level, code text, programme text, programme_code text,
      problems jsonb, notes jsonb)
  `.execute(tx)
}

/** Forgets what the rows of a file would become, before they are judged anew. */
export async function deleteImportRows(tx: Tx, importId: string): Promise<void> {
  await tx.deleteFrom('item_import_row').where('import_id', '=', importId).execute()
}

/** Marks what is there already, twice in the file or once in the inventory, and counts what each row became. */
export async function finishJudging(
  tx: Tx,
  importId: string,
  leftOut: Readonly<Partial<Record<LeftOut, number>>>,
): Promise<void> {
  await sql`analyze item_import_row`.execute(tx) // fresh rows: without it the joins below are planned blind
  await sql`
    update item_import_row as row
    set fate = 'twin', notes = row.notes || jsonb_build_array(
      jsonb_build_object('column', '', 'code', 'twin-in-file', 'value', first::text))
    from (
      select number, min(number) over same as first from item_import_row
      where import_id = ${importId} and fate = 'good'
      window same as (partition by kind, code, case when code = '' then noted_on end,
        case when code = '' then lower(title) else lower(agency) end)
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
    set notes = row.notes || jsonb_build_array(jsonb_build_object('column', '', 'code', 'programme-unknown',
      'value', left(coalesce(nullif(row.programme, ''), row.programme_code), 80)))
    where row.import_id = ${importId} and (row.programme <> '' or row.programme_code <> '') and row.fate <> 'bad'
      and not exists (select from item as it where ${isCodedProgramme})
      and not exists (select from item as it where ${isNamedProgramme})
      and not exists (select from item_import_row as it where ${isBesides} and ${isCodedProgramme})
      and not exists (select from item_import_row as it where ${isBesides} and ${isNamedProgramme})
  `.execute(tx)
  await sql`
    update upload
    set state = 'judged', good = counts.good, bad = counts.bad, twins = counts.twins, flagged = counts.flagged,
      programmes = counts.programmes, left_out = ${JSON.stringify(leftOut)}::jsonb
    from (
      select
        count(*) filter (where fate = 'good') as good, count(*) filter (where fate = 'bad') as bad,
        count(*) filter (where fate = 'twin') as twins, count(*) filter (where notes <> '[]') as flagged,
        (select count(*) from (${missingProgrammes(importId, sql`row.fate = 'good'`)}) as missing) as programmes
      from item_import_row where import_id = ${importId}
    ) as counts
    where id = ${importId}
  `.execute(tx)
}

/** What has a code is the same under that code of its agency; all else by kind, title and day. */
const thereAlready = sql<boolean>`(
  (row.code = '' and exists (
    select from item where lower(item.title) = lower(row.title) and item.kind = row.kind and item.noted_on = row.noted_on))
  or (row.code <> '' and exists (
    select from item where item.code <> '' and item.code = row.code and item.kind = row.kind and lower(item.agency) = lower(row.agency))))`

/**
 * The programme of a row: by its code where both have one, as programmes of many agencies bear one name; else by its name.
 * Two conditions, not one, so that each is met by an index or a hash.
 */
const isCodedProgramme = sql`it.kind = 'programme' and it.code <> '' and it.code = row.programme_code
  and (lower(it.agency) = lower(row.agency) or it.agency = '' or row.agency = '')`
const isNamedProgramme = sql`it.kind = 'programme' and row.programme <> '' and lower(it.title) = lower(row.programme)
  and (row.programme_code = '' or it.code = '')`
const isBesides = sql`it.import_id = row.import_id and it.fate <> 'bad'`

const PROGRAMMES_MAX = 5_000 // a province has six hundred

/** Programmes that rows name and nobody noted, once each. */
const missingProgrammes = (importId: string, wanted: ReturnType<typeof sql>) => sql<MissingProgramme>`
  select row.programme_code as code, (array_agg(row.programme order by row.number))[1] as title,
    (array_agg(row.agency order by row.number))[1] as agency, min(row.noted_on) as noted_on
  from item_import_row as row
  where row.import_id = ${importId} and ${wanted} and row.programme <> ''
    and row.notes @> '[{"code": "programme-unknown"}]'::jsonb
  group by row.programme_code, case when row.programme_code = '' then lower(row.programme) else lower(row.agency) end
  order by min(row.number) limit ${PROGRAMMES_MAX}`

type MissingProgramme = {
  readonly code: string
  readonly title: string
  readonly agency: string
  readonly noted_on: string
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

type Bringing = {
  readonly importId: string
  readonly rows: 'all' | 'good'
  readonly twins: 'skip' | 'add'
  readonly programmes: 'skip' | 'add'
  readonly personId: string
}

/**
 * Brings the rows of a judged file into the inventory, into the open round when there is one.
 * @param it.rows `all`: refused when a single row is bad; `good`: bad rows stay out
 * @param it.twins `skip`: what is there already stays out, also what came in since the file was judged
 * @param it.programmes `add`: programmes that rows name and nobody noted come in before them
 * @throws {Refused} `not-found`, `import-done`, `import-has-bad-rows`, `import-nothing-good`, `round-full`
 */
export async function commitImportRows(
  tx: Tx,
  it: Bringing,
  now: Date,
): Promise<{
  added: number
  programmes: number
  twins: number
  bad: number
  roundId: string | null
  fileHash: string
}> {
  const file = await lockUpload(tx, it.importId, ['items'])
  if (it.rows === 'all' && file.bad > 0) throw new Refused({ code: 'import-has-bad-rows', bad: file.bad })
  // Two people with the same file: the second finds the first one's rows. Whoever notes one by hand waits for neither.
  await sql`select pg_advisory_xact_lock(${locks.bringingIn})`.execute(tx)
  const roundId = await holdOpenRound(tx)
  const coming = file.good + (it.twins === 'add' ? file.twins : 0)
  await refuseFullRound(tx, roundId, coming + (it.programmes === 'add' ? file.programmes : 0))
  const wanted = it.twins === 'add' ? sql`row.fate <> 'bad'` : sql`row.fate = 'good' and not ${thereAlready}`

  // Programmes first, so that what belongs to one of the same file finds it.
  const add = async (programmes: boolean) => {
    const { numAffectedRows } = await sql`
      insert into item (id, kind, title, summary, agency, source, source_url, noted_on, level, code, programme_id,
        round_id, created_by, created_at, changed_at)
      select row.item_id, row.kind, row.title, row.summary, row.agency, row.source, row.source_url, row.noted_on,
        row.level, row.code, parent.id, ${roundId}, ${it.personId}, ${now}, ${now}
      from item_import_row as row
      left join lateral (
        select id from (
          select it.id, it.created_at, 1 + (lower(it.agency) = lower(row.agency))::int as fit from item as it
          where ${isCodedProgramme}
          union all
          select it.id, it.created_at, 0 from item as it where ${isNamedProgramme}
        ) as found
        order by fit desc, created_at desc, id desc limit 1
      ) as parent on true
      where row.import_id = ${it.importId} and (row.kind = 'programme') = ${programmes} and ${wanted}
      order by row.number
    `.execute(tx)
    return Number(numAffectedRows ?? 0)
  }
  const ownProgrammes = await add(true)
  const named = it.programmes === 'add' ? await addNamed(tx, it, { roundId, wanted }, now) : 0
  const added = ownProgrammes + (await add(false))
  if (added === 0) throw new Refused({ code: 'import-nothing-good' })
  // What stands in this plan again is of its year too.
  await sql`
    update programme set year = extract(year from row.noted_on)::integer
    from item_import_row as row join item on item.kind = 'programme' and item.code = row.code
      and lower(item.agency) = lower(row.agency)
    where row.import_id = ${it.importId} and row.kind = 'programme' and row.code <> '' and row.fate <> 'bad'
      and programme.item_id = item.id and programme.year < extract(year from row.noted_on)`.execute(tx)
  // At once, not when the server gets round to it: lists and the close of the round are planned by these figures.
  if (added > 1_000) await sql`analyze item`.execute(tx)
  await deleteImportRows(tx, it.importId)
  await closeUpload(tx, it.importId, added + named, now)
  const twins = file.good + file.twins - added
  return { added, programmes: named, twins, bad: file.bad, roundId, fileHash: file.file_hash }
}

/** Notes the programmes that rows name and nobody noted. */
async function addNamed(
  tx: Tx,
  it: Bringing,
  { roundId, wanted }: { readonly roundId: string | null; readonly wanted: ReturnType<typeof sql> },
  now: Date,
): Promise<number> {
  const { rows } = await missingProgrammes(it.importId, wanted).execute(tx)
  const values = rows.map((row) => ({ id: newId(), ...row }))
  const { numAffectedRows } = await sql`
    insert into item (id, kind, title, agency, noted_on, code, round_id, created_by, created_at, changed_at)
    select id, 'programme', title, agency, noted_on, code, ${roundId}, ${it.personId}, ${now}, ${now}
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb)
      as row (id uuid, title text, agency text, noted_on date, code text)`.execute(tx)
  return Number(numAffectedRows ?? 0)
}
