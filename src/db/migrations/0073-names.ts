import { sql, type Kysely } from 'kysely'
import { canonical, type Json } from '../../base/canonical.ts'
import { defaultAgencies, defaultTerms, districtsAlone } from '../../base/default-terms.ts'
import { newId } from '../../base/id.ts'

/** Names of the dictionary in what comes in, and the language that it is written in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // A value that is added to an enum cannot be used in the same transaction: thus another enum in its place.
  await sql`alter table term drop constraint term_check1`.execute(db)
  await sql`drop index term_once`.execute(db)
  await sql`alter type term_kind rename to term_kind_before`.execute(db)
  await sql`create type term_kind as enum ('official', 'place', 'agency', 'programme', 'term')`.execute(db)
  await sql`alter table term alter column kind type term_kind using kind::text::term_kind`.execute(db)
  await sql`drop type term_kind_before`.execute(db)
  await sql`
    alter table term
      -- other forms that are right too
      add column also text[] not null default '{}',
      add constraint title_of_official check ((kind = 'official') = (title <> ''))`.execute(db)
  await sql`create unique index term_once on term (kind, lower(preferred), coalesce(valid_from, '-infinity'))`.execute(
    db,
  )
  for (const it of defaultAgencies) {
    const id = newId()
    await sql`
      insert into term (id, kind, preferred, title, also, avoid, note, source, revision)
      values (${id}, ${it.kind}, ${it.preferred}, '', ${it.also}, '{}', ${it.note}, ${it.source}, 1)`.execute(db)
    await sql`insert into term_revision (term_id, revision, body, changed_at)
      values (${id}, 1, ${canonical(it as unknown as Json)}, now())`.execute(db)
  }
  // Of the districts that came with Siar those that nobody has changed since.
  for (const alone of districtsAlone) {
    const it = defaultTerms.find(({ preferred }) => preferred === `Kecamatan ${alone}`)
    const body = canonical({ ...it, also: [alone] } as unknown as Json)
    await sql`
      with changed as (
        update term set also = ${[alone]}, revision = 2 where preferred = ${`Kecamatan ${alone}`} and revision = 1 returning id
      ) insert into term_revision (term_id, revision, body, changed_at) select id, 2, ${body}, now() from changed`.execute(
      db,
    )
  }

  await sql`create type mention_language as enum ('id', 'jv', 'en')`.execute(db)
  await sql`
    alter table mention
      -- [{id, times, as}]: entries of the dictionary that it names
      add column names     jsonb not null default '[]' check (jsonb_typeof(names) = 'array'),
      -- null where it is not read or not sure
      add column language  mention_language`.execute(db)
  await sql`create index mention_by_language on mention (language, published_at desc, id desc) where language is not null`.execute(
    db,
  )
  // The entries that most of what came in for it names.
  await sql`alter table item add column names uuid[] not null default '{}'`.execute(db)
  await sql`create index item_names on item using gin (names)`.execute(db)
}
