import { sql, type Kysely } from 'kysely'

/** The records the SOP sheet names: agenda books with gapless yearly numbers, and dispositions. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type agenda_book as enum ('incoming', 'outgoing')`.execute(db)
  await sql`
    create table agenda_counter (
      book         agenda_book not null,
      year         integer     not null,
      last_number  integer     not null,
      primary key (book, year)
    )`.execute(db)
  await sql`
    create table agenda_entry (
      id          uuid        primary key,
      book        agenda_book not null,
      year        integer     not null,
      number      integer     not null check (number > 0),
      dossier_id  uuid        not null references dossier,
      subject     text        not null,
      from_party  text        not null,
      to_party    text        not null,
      kind        text        not null check (kind in ('review', 'decision', 'disposition', 'publication')),
      version_hash sha256,
      entered_at  timestamptz not null,
      unique (book, year, number)
    )`.execute(db)
  await sql`create index agenda_by_dossier on agenda_entry (dossier_id, entered_at)`.execute(db)
  await sql`create index agenda_search on agenda_entry using gin (to_tsvector('indonesian', subject))`.execute(db)
  await sql`
    create table disposition (
      id               uuid        primary key,
      dossier_id       uuid        not null references dossier,
      decision_id      uuid        not null unique references decision,
      agenda_entry_id  uuid        not null unique references agenda_entry,
      to_post_id       text        not null references post,
      instruction      text        not null,
      written_at       timestamptz not null
    )`.execute(db)
  await sql`create index disposition_by_dossier on disposition (dossier_id, written_at desc, id desc)`.execute(db)
  for (const table of ['agenda_entry', 'disposition']) {
    await sql`create trigger ${sql.raw(table)}_is_final before update or delete on ${sql.table(table)}
      for each row execute function refuse_change()`.execute(db)
    await sql`create trigger ${sql.raw(table)}_is_kept before truncate on ${sql.table(table)}
      for each statement execute function refuse_change()`.execute(db)
  }
}
