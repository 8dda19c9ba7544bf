import { sql, type Kysely } from 'kysely'

/** Step 1: programmes, activities and public issues, gathered in rounds; each round's register; imports from files. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type item_kind as enum ('programme', 'activity', 'issue')`.execute(db)
  await sql`create type item_state as enum ('open', 'picked', 'dismissed')`.execute(db)
  await sql`create type crisis_level as enum ('watch', 'attention', 'alert', 'crisis')`.execute(db)
  await sql`
    create table round (
      id             uuid        primary key,
      number         integer     not null unique check (number > 0),
      title          text        not null,
      opened_at      timestamptz not null,
      opened_by      uuid        not null references person,
      due_at         timestamptz not null,
      closed_at      timestamptz,
      closed_by      uuid        references person,
      -- of the register's canonical JSON (its entries are in register_entry); the same hash is in the ledger
      register_hash  sha256,
      entries        integer,
      picked         integer,
      dismissed      integer,
      check ((closed_at is null) = (register_hash is null)),
      check ((closed_at is null) = (entries is null))
    )`.execute(db)
  await sql`create unique index one_open_round on round ((true)) where closed_at is null`.execute(db)
  await sql`
    create table item (
      id                uuid         primary key,
      kind              item_kind    not null,
      title             text         not null check (title <> ''),
      summary           text         not null default '',
      agency            text         not null default '',
      source            text         not null default '',
      source_url        text         not null default '',
      noted_on          date         not null,
      level             crisis_level not null default 'watch',
      programme_id      uuid         references item,
      round_id          uuid         references round,
      state             item_state   not null default 'open',
      dismissed_reason  text         not null default '',
      created_by        uuid         not null references person,
      created_at        timestamptz  not null,
      revision          integer      not null default 1,
      check (state <> 'dismissed' or dismissed_reason <> '')
    )`.execute(db)
  await sql`create index item_by_time on item (created_at desc, id desc)`.execute(db)
  await sql`create index item_by_state on item (state, created_at desc, id desc)`.execute(db)
  await sql`create index item_by_kind on item (kind, state, created_at desc, id desc)`.execute(db)
  await sql`create index item_by_round on item (round_id, created_at, id)`.execute(db)
  await sql`create index item_by_fate on item (round_id, state, level)`.execute(db)
  await sql`create index item_by_programme on item (programme_id) where programme_id is not null`.execute(db)
  // Two rows of one kind, day and title are the same thing noted twice; an import marks them.
  await sql`create index item_twin on item (lower(title), kind, noted_on)`.execute(db)
  await sql`create index item_search on item using gin (to_tsvector('indonesian', title || ' ' || summary))`.execute(db)

  await sql`
    create table register_entry (
      round_id  uuid    not null references round,
      number    integer not null check (number > 0),
      item_id   uuid    not null references item,
      -- the canonical bytes of this entry, as they stand in the register that was hashed (RFC 8785)
      body      text    not null,
      primary key (round_id, number)
    )`.execute(db)
  await sql`create trigger register_is_final before update or delete on register_entry
    for each row execute function refuse_change()`.execute(db)
  await sql`create trigger register_is_kept before truncate on register_entry
    for each statement execute function refuse_change()`.execute(db)

  // A file that was read and judged row by row, waiting for a person to say which rows come in.
  await sql`create type item_import_state as enum ('reading', 'judged', 'committed')`.execute(db)
  await sql`create type import_fate as enum ('good', 'bad', 'twin')`.execute(db)
  await sql`
    create table item_import (
      id            uuid              primary key,
      person_id     uuid              not null references person,
      file_name     text              not null,
      file_hash     sha256            not null,
      size_bytes    bigint            not null,
      shape         jsonb             not null,
      state         item_import_state not null,
      good          integer           not null default 0,
      bad           integer           not null default 0,
      twins         integer           not null default 0,
      flagged       integer           not null default 0,
      added         integer           not null default 0,
      created_at    timestamptz       not null,
      committed_at  timestamptz
    )`.execute(db)
  await sql`create index item_import_by_time on item_import (created_at desc, id desc)`.execute(db)
  await sql`
    create table item_import_row (
      import_id   uuid         not null references item_import on delete cascade,
      -- the row's number in the file, as a spreadsheet shows it
      number      integer      not null,
      item_id     uuid         not null,
      fate        import_fate  not null,
      kind        item_kind,
      title       text         not null,
      summary     text         not null,
      agency      text         not null,
      source      text         not null,
      source_url  text         not null,
      noted_on    date,
      level       crisis_level not null,
      programme   text         not null,
      -- [{ column, code, … }]: why a bad row stays out
      problems    jsonb        not null,
      -- [{ column, code, … }]: what a person should know about a row that may come in
      notes       jsonb        not null,
      primary key (import_id, number)
    )`.execute(db)
  await sql`create index item_import_row_fate on item_import_row (import_id, fate, number)`.execute(db)
}
