import { sql, type Kysely } from 'kysely'

/** Where publications go beside the portal, each with its own queue; and when a publication is to go out. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter type delivery_kind add value 'correct'`.execute(db)
  // A person brings it there. And: it never went, and nobody has to see to it, as its text was withdrawn before.
  await sql`alter type delivery_state add value 'by-hand'`.execute(db)
  await sql`alter type delivery_state add value 'dropped'`.execute(db)
  await sql`
    create table destination (
      id             uuid        primary key,
      -- which part of the program carries it there; never changes
      channel        text        not null check (channel ~ '^[a-z][a-z0-9-]{1,39}$'),
      name           text        not null check (name <> '' and length(name) <= 100),
      by_hand        boolean     not null,
      -- takes what is published from now on; corrections and withdrawals go wherever the first version went
      "on"           boolean     not null,
      -- '' where the channel has none
      address        text        not null check (length(address) <= 300),
      -- as the channel's own schema says
      settings       jsonb       not null,
      -- sealed under the office's secret; null where there is none
      secret         text,
      -- kinds of text that go there; empty takes all
      content_types  text[]      not null,
      per_minute     integer     not null check (per_minute between 1 and 600),
      revision       integer     not null check (revision > 0),
      changed_by     uuid        not null references person,
      changed_at     timestamptz not null,
      -- nothing goes there any more; what went there keeps its name
      removed_at     timestamptz,

      -- how it stands: nothing goes before this instant
      not_before     timestamptz not null default '1970-01-01 00:00:00Z',
      -- tries in a row that the destination did not take
      failures       integer     not null default 0,
      -- why it takes nothing now; '' while it does
      trouble        text        not null default '',
      -- nothing goes until a person says so; by nobody where it stopped of itself
      paused_at      timestamptz,
      paused_by      uuid        references person,
      pause_reason   text        not null default ''
    )`.execute(db)

  await sql`
    alter table delivery
      add column destination_id uuid references destination,
      -- where the public sees it
      add column remote_url     text not null default '' check (length(remote_url) <= 2000),
      -- where nobody knows whether it arrived: what was found there that may be it
      add column seen           text not null default '' check (length(seen) <= 2000),
      drop constraint delivery_publication_id_kind_channel_destination_version_ha_key,
      drop column destination,
      add constraint delivery_is_one unique nulls not distinct (publication_id, kind, destination_id, version_hash)`.execute(
    db,
  )
  await sql`create index delivery_by_destination on delivery (destination_id, due_at, id) where state in ('waiting', 'sending')`.execute(
    db,
  )

  await sql`
    alter table publication
      -- when the act was done that lets it out; published_at is when the public has it
      add column released_at    timestamptz not null default now(),
      -- when it is to go out; null for at once
      add column scheduled_for  timestamptz,
      -- until then registered press may read it, and nobody else
      add column embargo_until  timestamptz,
      -- when it was noticed that it had not gone out in time
      add column missed_at      timestamptz,
      -- a person says when it goes, not the clock
      add column waits          boolean not null default false,
      add constraint publication_after_embargo check (embargo_until is null or scheduled_for >= embargo_until)`.execute(
    db,
  )
  await sql`update publication set released_at = published_at`.execute(db)
  await sql`alter table publication alter column released_at drop default`.execute(db)
  await sql`create index publication_scheduled on publication (scheduled_for)
    where scheduled_for is not null and went_out_at is null and state = 'going-out'`.execute(db)

  // What is done with a release whose time passed while nothing ran: sent late, or a person is asked.
  await sql`
    create table release_setting (
      single      boolean     primary key default true check (single),
      missed      text        not null default 'ask' check (missed in ('send', 'ask')),
      revision    integer     not null default 0,
      changed_by  uuid        references person,
      changed_at  timestamptz
    )`.execute(db)
  await sql`insert into release_setting default values`.execute(db)
}
