import { sql, type Kysely } from 'kysely'

/**
 * Files that a person brings: what they are for, their rows as they came, so that they can be read anew by other columns,
 * and how columns of a make were read, so that the next file of that make is read by itself.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter type item_import_state rename to upload_state`.execute(db)
  await sql`alter table item_import rename to upload`.execute(db)
  await sql`alter index item_import_pkey rename to upload_pkey`.execute(db)
  await sql`alter index item_import_by_time rename to upload_by_time`.execute(db)
  await sql`create type upload_purpose as enum ('items', 'lapor', 'whatsapp', 'complaints')`.execute(db)
  await sql`
    alter table upload
      add column purpose    upload_purpose not null default 'items',
      -- how many rows were left out, by why: totals, headings and the like
      add column left_out   jsonb          not null default '{}',
      -- programmes that rows name and nobody noted yet
      add column programmes integer        not null default 0`.execute(db)
  await sql`alter table upload alter column purpose drop default`.execute(db)
  await sql`
    create table upload_batch (
      upload_id  uuid     not null references upload on delete cascade,
      number     integer  not null,
      -- JSON of the rows as they came; gone with the file, once it is brought in or a day later
      rows       text     not null,
      primary key (upload_id, number)
    )`.execute(db)
  await sql`
    create table upload_mapping (
      id          uuid           primary key,
      purpose     upload_purpose not null,
      name        text           not null check (name <> '' and length(name) <= 120),
      -- of the header's words: files of one make have one
      make_hash   sha256         not null,
      -- column by field, counted from 0
      columns     jsonb          not null,
      -- what rows are that do not say it
      kind        item_kind,
      saved_by    uuid           not null references person,
      saved_at    timestamptz    not null,
      used_at     timestamptz    not null,
      unique (purpose, make_hash)
    )`.execute(db)

  await sql`
    alter table item_import_row
      add column code           text not null default '',
      add column programme_code text not null default ''`.execute(db)
  // A programme's or an activity's code in the region's budget; '' where there is none.
  await sql`alter table item add column code text not null default '' check (length(code) <= 40)`.execute(db)
  await sql`create index item_code on item (code) where code <> ''`.execute(db)
}
