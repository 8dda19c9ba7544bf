/** Rows of an uploaded export of complaints or of a chat: what each would become, and taking them in as mentions. */
import { sql } from 'kysely'
import { newId } from '../../base/id.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import type { JudgedMention, MentionFinding } from '../rules/complaint-rows.ts'
import type { MentionPurpose } from '../rules/complaint-columns.ts'
import type { Fate } from './imports.ts'
import { closeUpload, lockUpload } from './uploads.ts'

/** Keeps judged rows of a file. */
export async function insertMentionRows(
  tx: Tx,
  uploadId: string,
  rows: readonly (JudgedMention & { readonly number: number })[],
): Promise<void> {
  if (rows.length === 0) return
  const values = rows.map((row) => ({
    number: row.number,
    mention_id: newId(),
    fate: row.problems.length > 0 ? 'bad' : 'good',
    key_hash: row.key,
    title: row.title,
    text: row.text,
    text_hash: row.textHash,
    published_at: row.publishedAt?.toISOString() ?? null,
    facts: row.facts,
    problems: row.problems,
    notes: row.notes,
  }))
  await sql`
    insert into mention_import_row (upload_id, number, mention_id, fate, key_hash, title, text, text_hash, published_at,
      facts, problems, notes)
    select ${uploadId}::uuid, number, mention_id, fate, key_hash, title, text, text_hash, published_at, facts, problems,
      notes
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as row (
      number int, mention_id uuid, fate import_fate, key_hash text, title text, text text, text_hash text,
      published_at timestamptz, facts jsonb, problems jsonb, notes jsonb)`.execute(tx)
}

/** Forgets what the rows of a file would become, before they are judged anew. */
export async function deleteMentionRows(tx: Tx, uploadId: string): Promise<void> {
  await tx.deleteFrom('mention_import_row').where('upload_id', '=', uploadId).execute()
}

/** Marks what came in already, twice in the file or by an earlier one, and counts what each row became. */
export async function finishMentions(
  tx: Tx,
  it: {
    readonly uploadId: string
    readonly purpose: MentionPurpose
    readonly leftOut: Readonly<Record<string, number>>
  },
): Promise<void> {
  const { uploadId, purpose, leftOut } = it
  await sql`analyze mention_import_row`.execute(tx) // fresh rows: without it the joins below are planned blind
  await sql`
    update mention_import_row as row
    set fate = 'twin', notes = row.notes || jsonb_build_array(
      jsonb_build_object('column', '', 'code', 'twin-in-file', 'value', first::text))
    from (
      select number, min(number) over (partition by key_hash) as first from mention_import_row
      where upload_id = ${uploadId} and fate = 'good'
    ) as twin
    where row.upload_id = ${uploadId} and row.number = twin.number and twin.first < twin.number`.execute(tx)
  await sql`
    update mention_import_row as row
    set fate = 'twin', notes = row.notes || '[{"column": "", "code": "twin-in-inventory", "value": ""}]'::jsonb
    where row.upload_id = ${uploadId} and row.fate = 'good' and ${isThere(purpose)}`.execute(tx)
  await sql`
    update upload
    set state = 'judged', good = counts.good, bad = counts.bad, twins = counts.twins, flagged = 0,
      left_out = ${JSON.stringify(leftOut)}::jsonb
    from (
      select
        count(*) filter (where fate = 'good') as good, count(*) filter (where fate = 'bad') as bad,
        count(*) filter (where fate = 'twin') as twins
      from mention_import_row where upload_id = ${uploadId}
    ) as counts
    where id = ${uploadId}`.execute(tx)
}

const isThere = (purpose: MentionPurpose) => sql<boolean>`exists (
  select from mention join source on source.id = mention.source_id
  where source.upload_purpose = ${purpose} and mention.key_hash = row.key_hash)`

/** From when to when the good rows are, and how many of them are since each of these days. */
export async function readSpan(db: Db, uploadId: string, since: readonly Date[]) {
  const { rows } = await sql<{ first: Date | null; last: Date | null; counts: number[] }>`
    select min(published_at) as first, max(published_at) as last,
      array[${sql.join(since.map((day) => sql`count(*) filter (where published_at >= ${day})::int`))}] as counts
    from mention_import_row where upload_id = ${uploadId} and fate = 'good'`.execute(db)
  return rows[0] ?? { first: null, last: null, counts: [] }
}

/** Rows of a judged file in the order of the file. */
export async function listMentionRowsOf(
  db: Db,
  it: { readonly uploadId: string; readonly fate: Fate | undefined; readonly after: number; readonly limit: number },
) {
  const rows = await db
    .selectFrom('mention_import_row')
    .select([
      'number',
      'fate',
      'title',
      sql<string>`left(text, 400)`.as('excerpt'),
      'published_at',
      'facts',
      'problems',
      'notes',
    ]) // prettier-ignore
    .where('upload_id', '=', it.uploadId)
    .where('number', '>', it.after)
    .$if(it.fate !== undefined, (query) => query.where('fate', '=', it.fate as Fate))
    .orderBy('number')
    .limit(it.limit)
    .execute()
  return rows.map((row) => ({
    ...row,
    facts: row.facts as Readonly<Record<string, string>>,
    problems: row.problems as unknown as MentionFinding[],
    notes: row.notes as unknown as MentionFinding[],
  }))
}

type Source = { readonly name: string; readonly weight: number; readonly keepDays: number }

/**
 * Takes in the good rows of a judged file as mentions of their source, the oldest first, so that the radar hears them as
 * they came about; and brings up to date what is known of those there already.
 * @param it.since rows of before stay out; null for none
 * @throws {Refused} `not-found`, `import-done`, `import-nothing-good`
 */
export async function takeMentionRows(
  tx: Tx,
  it: {
    readonly uploadId: string
    readonly purposes: readonly MentionPurpose[]
    readonly since: Date | null
    readonly personId: string
    readonly sourceOf: (purpose: MentionPurpose) => Source
  },
  now: Date,
) {
  const file = await lockUpload(tx, it.uploadId, it.purposes)
  const purpose = file.purpose as MentionPurpose
  const sourceId = await ensureSource(tx, { purpose, personId: it.personId, ...it.sourceOf(purpose) }, now)
  const { numAffectedRows: added = 0n } = await sql`
    with wanted as (
      select *, row_number() over (order by published_at, number) as place from mention_import_row
      where upload_id = ${it.uploadId} and fate = 'good' and (${it.since}::timestamptz is null or published_at >= ${it.since})
    ), ids as (
      select mention_id, row_number() over (order by mention_id) as place from wanted
    )
    insert into mention (id, source_id, key_hash, url, title, text, author, published_at, dated, taken_at, first_hash,
      text_hash, facts)
    select ids.mention_id, ${sourceId}, key_hash, '', title, text, '', least(published_at, ${now}), true, ${now}, text_hash,
      text_hash, facts
    from wanted join ids using (place)
    order by place
    on conflict (source_id, key_hash) do nothing`.execute(tx)
  const { numAffectedRows: renewed = 0n } = await sql`
    update mention set facts = latest.facts
    from (
      select distinct on (key_hash) key_hash, facts from mention_import_row
      where upload_id = ${it.uploadId} and fate = 'twin' order by key_hash, published_at desc, number desc
    ) as latest
    where mention.source_id = ${sourceId} and mention.key_hash = latest.key_hash and mention.facts <> latest.facts
      and latest.facts ? 'number'`.execute(tx)
  if (added === 0n && renewed === 0n) throw new Refused({ code: 'import-nothing-good' })
  if (added > 1_000n) await sql`analyze mention`.execute(tx)
  await tx.updateTable('source').set({ looked_at: now, answered_at: now, ...(added > 0n && { new_at: now }) }).where('id', '=', sourceId).execute() // prettier-ignore
  await deleteMentionRows(tx, it.uploadId)
  await closeUpload(tx, it.uploadId, Number(added), now)
  const counts = { added: Number(added), renewed: Number(renewed), twins: file.twins, bad: file.bad }
  return { ...counts, left: file.good - Number(added), purpose, sourceId, fileHash: file.file_hash }
}

/** The one source of a kind of upload; one that was taken off the list comes back with what is new from it. */
async function ensureSource(
  tx: Tx,
  it: Source & { readonly purpose: MentionPurpose; readonly personId: string },
  now: Date,
): Promise<string> {
  const { id } = await tx
    .insertInto('source')
    .values({
      id: newId(),
      kind: 'upload',
      upload_purpose: it.purpose,
      name: it.name,
      address: '',
      weight: it.weight,
      every_minutes: 7 * 24 * 60, // nobody looks: a person brings it
      silent_days: 0,
      keep_days: it.keepDays,
      next_look_at: now,
      added_by: it.personId,
      added_at: now,
    })
    .onConflict((on) => on.column('upload_purpose').doUpdateSet({ removed_at: null }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
