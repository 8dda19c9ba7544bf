import { sql, type Kysely } from 'kysely'

/** Step 1: programmes, activities and public issues, gathered in rounds. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type item_kind as enum ('programme', 'activity', 'issue')`.execute(db)
  await sql`create type item_state as enum ('open', 'picked', 'dismissed')`.execute(db)
  await sql`create type crisis_level as enum ('watch', 'attention', 'alert', 'crisis')`.execute(db)
  await sql`
    create table round (
      id          uuid        primary key,
      number      integer     not null unique check (number > 0),
      title       text        not null,
      opened_at   timestamptz not null,
      opened_by   uuid        not null references person,
      due_at      timestamptz not null,
      closed_at   timestamptz,
      closed_by   uuid        references person,
      -- the register as it was when the round closed: canonical JSON, its hash is in the ledger
      register    text,
      check ((closed_at is null) = (register is null))
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
  await sql`create index item_by_state on item (state, created_at desc, id desc)`.execute(db)
  await sql`create index item_by_kind on item (kind, state, created_at desc, id desc)`.execute(db)
  await sql`create index item_by_round on item (round_id, created_at, id)`.execute(db)
  await sql`create index item_search on item using gin (to_tsvector('indonesian', title || ' ' || summary))`.execute(db)
}
