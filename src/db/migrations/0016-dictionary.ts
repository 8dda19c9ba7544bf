import { sql, type Kysely } from 'kysely'
import { canonical, type Json } from '../../base/canonical.ts'
import { defaultTerms } from '../../base/default-terms.ts'
import { newId } from '../../base/id.ts'

/** The house dictionary: how names, titles, places and words are written here, each change a revision that stays. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type term_kind as enum ('official', 'place', 'term')`.execute(db)
  await sql`
    create table term (
      id           uuid      primary key,
      kind         term_kind not null,
      preferred    text      not null check (preferred <> ''),
      title        text      not null,
      avoid        text[]    not null,
      note         text      not null,
      source       text      not null,
      -- both inclusive; null for no bound
      valid_from   date,
      valid_until  date,
      revision     integer   not null check (revision > 0),
      check (valid_until is null or valid_from is null or valid_until >= valid_from),
      check ((kind = 'official') = (title <> ''))
    )`.execute(db)
  // One entry for one form of one kind from one day on: an official's next title is another entry.
  await sql`create unique index term_once on term (kind, lower(preferred), coalesce(valid_from, '-infinity'))`.execute(
    db,
  )
  await sql`create index term_by_form on term (lower(preferred), id)`.execute(db)
  await sql`create trigger term_is_kept before delete on term for each row execute function refuse_change()`.execute(db)
  await sql`
    create table term_revision (
      term_id     uuid        not null references term,
      revision    integer     not null check (revision > 0),
      -- canonical JSON of base/terms.ts
      body        text        not null,
      -- null for what came with Siar
      changed_by  uuid        references person,
      changed_at  timestamptz not null,
      primary key (term_id, revision)
    )`.execute(db)
  await sql`create trigger term_revision_is_final before update or delete on term_revision
    for each row execute function refuse_change()`.execute(db)
  await sql`create trigger term_revision_is_kept before truncate on term_revision
    for each statement execute function refuse_change()`.execute(db)
  for (const it of defaultTerms) {
    const id = newId()
    await sql`
      insert into term values (${id}, ${it.kind}, ${it.preferred}, ${it.title}, ${it.avoid}, ${it.note}, ${it.source},
        ${it.validFrom}, ${it.validUntil}, 1)`.execute(db)
    await sql`insert into term_revision (term_id, revision, body, changed_at)
      values (${id}, 1, ${canonical(it as unknown as Json)}, now())`.execute(db)
  }
}
