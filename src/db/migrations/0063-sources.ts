import { sql, type Kysely } from 'kysely'

/** Where the inventory hears from, and what came in from there: made for a million mentions and more. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Who is called in a comment leaves the word to what is said out there.
  await sql`alter table mention rename to comment_mention`.execute(db)
  await sql`create type source_kind as enum ('feed', 'sitemap', 'page', 'mail', 'upload', 'form', 'hand')`.execute(db)
  await sql`create type source_state as enum ('active', 'paused')`.execute(db)
  await sql`
    create table source (
      id              uuid          primary key,
      kind            source_kind   not null,
      name            text          not null check (name <> '' and length(name) <= 200),
      -- '' for what is not looked at by its address
      address         text          not null check (length(address) <= 2000),
      -- how far it reaches
      weight          smallint      not null check (weight between 1 and 5),
      every_minutes   integer       not null check (every_minutes between 5 and 10080),
      -- after how many days without anything new somebody is told; 0 for never
      silent_days     integer       not null check (silent_days between 0 and 366),
      -- how many days its whole texts are kept; 0 for as long as the office
      keep_days       integer       not null check (keep_days between 0 and 36500),
      state           source_state  not null default 'active',
      paused_at       timestamptz,
      -- null where it stopped of itself
      paused_by       uuid          references person,
      removed_at      timestamptz,
      -- what the other side named its last answer by (RFC 9110, 8.8); '' where it did not
      etag            text          not null default '',
      last_modified   text          not null default '',
      next_look_at    timestamptz   not null,
      -- by a look under way, which ends far sooner; null while nobody looks
      held_until      timestamptz,
      looked_at       timestamptz,
      answered_at     timestamptz,
      new_at          timestamptz,
      failures        integer       not null default 0 check (failures >= 0),
      -- a code; '' when it answered
      trouble         text          not null default '' check (length(trouble) <= 100),
      -- how many entries of the last look were beyond what is taken
      dropped         integer       not null default 0,
      silence_told_at timestamptz,
      revision        integer       not null default 1 check (revision > 0),
      added_by        uuid          not null references person,
      added_at        timestamptz   not null,
      constraint source_paused check ((state = 'paused') = (paused_at is not null)),
      constraint source_address check ((kind in ('feed', 'sitemap', 'page')) = (address <> ''))
    )`.execute(db)
  await sql`create index source_by_name on source (lower(name), id) where removed_at is null`.execute(db)
  await sql`create unique index source_once on source (address) where removed_at is null and address <> ''`.execute(db)
  await sql`create index source_due on source (next_look_at) where state = 'active' and removed_at is null`.execute(db)

  await sql`
    create table mention (
      id            uuid        primary key,
      source_id     uuid        not null references source,
      -- of what the source names it by, else of its address or its words
      key_hash      sha256      not null,
      url           text        not null check (length(url) <= 2000),
      title         text        not null check (title <> '' and length(title) <= 300),
      -- '' once it is no longer kept
      text          text        not null,
      author        text        not null check (length(author) <= 200),
      -- when the source says that it came out, where that can be, else when it was taken in
      published_at  timestamptz not null,
      dated         boolean     not null,
      taken_at      timestamptz not null,
      -- of title and text as they came first, and as they came last
      first_hash    sha256      not null,
      text_hash     sha256      not null,
      changed_at    timestamptz,
      -- The source stands among the words, so that words within one source are one range of the index.
      words         tsvector    not null generated always as
        (to_tsvector('indonesian', title || ' ' || left(text, 4000)) || array_to_tsvector(array[source_id::text])) stored,
      unique (source_id, key_hash)
    )`.execute(db)
  await sql`create index mention_by_time on mention (published_at desc, id desc)`.execute(db)
  await sql`create index mention_by_source on mention (source_id, published_at desc, id desc)`.execute(db)
  // So that the planner knows the five thousand words said most often: what a search of one of them is decided by.
  await sql`alter table mention alter column words set statistics 500`.execute(db)
  // What a list has to wait for otherwise, while entries come in all day.
  await sql`create index mention_words on mention using gin (words) with (fastupdate = off)`.execute(db)
  await sql`create index mention_text_kept on mention (source_id, taken_at) where text <> ''`.execute(db)
}
