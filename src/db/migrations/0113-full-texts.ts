import { sql, type Kysely } from 'kysely'

/**
 * Whole texts of articles: which sources allow them, on whose word, and what was read from the page of each mention. The
 * mention keeps what its feed gave; what its page gave stands beside it, so that it can go without a trace of its words.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table full_text_leave (
      source_id  uuid        primary key references source,
      -- who allowed it and where that is written
      note       text        not null check (note <> '' and length(note) <= 300),
      -- beside the source's own site
      hosts      text[]      not null check (cardinality(hosts) <= 10),
      set_by     uuid        not null references person,
      set_at     timestamptz not null
    )`.execute(db)
  await sql`create type full_text_state as enum ('waiting', 'kept', 'left')`.execute(db)
  await sql`create type full_text_way as enum ('declared', 'marked', 'weighed')`.execute(db)
  await sql`
    create table full_text (
      mention_id  uuid            primary key references mention,
      source_id   uuid            not null references source,
      -- whose turn it is to be asked: name and port
      host        text            not null check (length(host) <= 300),
      state       full_text_state not null,
      owed_at     timestamptz     not null,
      -- when it may be asked for, and how often that was begun
      next_at     timestamptz     not null,
      tries       smallint        not null default 0 check (tries between 0 and 9),
      -- why it was left; '' where it was not
      reason      text            not null default '' check (length(reason) <= 40),
      settled_at  timestamptz,
      -- where the page was at last, and how its text was found on it
      address     text            check (length(address) <= 2000),
      way         full_text_way,
      page_hash   sha256,
      page_bytes  integer,
      -- '' once it is no longer kept
      text        text            not null default '' check (length(text) <= 60000),
      -- of the mention's title and this text
      text_hash   sha256,
      check ((state = 'waiting') = (settled_at is null)),
      check ((state = 'left') = (reason <> '')),
      check ((state = 'kept') = (page_hash is not null)),
      check ((page_hash is null) = (text_hash is null) and (page_hash is null) = (way is null)
        and (page_hash is null) = (address is null) and (page_hash is null) = (page_bytes is null)),
      check (text = '' or state = 'kept')
    )`.execute(db)
  await sql`create index full_text_by_turn on full_text (host, next_at, mention_id) where state = 'waiting'`.execute(db)
  await sql`create index full_text_of_source on full_text (source_id, owed_at)`.execute(db)
  await sql`create index full_text_text_kept on full_text (source_id, owed_at) where text <> ''`.execute(db)
  await sql`create index full_text_by_time on full_text (settled_at, mention_id) where state = 'kept'`.execute(db)
  await sql`create table full_text_host (host text primary key, next_at timestamptz not null)`.execute(db)
  // How far whole texts were looked at for what they took from a release.
  await sql`alter table coverage_progress
    add column settled_at timestamptz not null default date_trunc('milliseconds', now()),
    add column full_text_id uuid not null default '00000000-0000-0000-0000-000000000000'`.execute(db)
}
