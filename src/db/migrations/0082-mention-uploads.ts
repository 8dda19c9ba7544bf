import { sql, type Kysely } from 'kysely'

/** Complaints and chats that a person uploads: each becomes a mention of the one source of its kind. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table source add column upload_purpose upload_purpose unique`.execute(db)
  // What a complaint's own office says of it, { number, category, agency, status, place }, and who of a chat wrote, as a number.
  await sql`alter table mention add column facts jsonb not null default '{}'`.execute(db)
  await sql`
    create table mention_import_row (
      upload_id     uuid         not null references upload on delete cascade,
      -- the row's number in the table, or the line's in the chat
      number        integer      not null,
      mention_id    uuid         not null,
      fate          import_fate  not null,
      key_hash      sha256       not null,
      title         text         not null,
      -- without what names a person
      text          text         not null,
      text_hash     sha256       not null,
      -- null where it cannot be read
      published_at  timestamptz,
      facts         jsonb        not null,
      -- [{ column, code, … }]: why a bad row stays out
      problems      jsonb        not null,
      -- [{ column, code, … }]: what a person should know about a row that may come in
      notes         jsonb        not null,
      primary key (upload_id, number)
    )`.execute(db)
  await sql`create index mention_import_row_fate on mention_import_row (upload_id, fate, number)`.execute(db)
}
