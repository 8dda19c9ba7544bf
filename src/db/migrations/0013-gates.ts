import { sql, type Kysely } from 'kysely'

/** What opens a gate: a crisis level that a person set, and overrides with their reason. Final. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table gate_override (
      id            uuid        primary key,
      dossier_id    uuid        not null,
      -- the text on which it was made; the finding's key names the same finding in the next one too
      version_hash  sha256      not null,
      finding_key   text        not null check (finding_key <> ''),
      gate          text        not null,
      step          integer     not null,
      reason        text        not null check (reason <> ''),
      -- where the rule asks for more than a reason: the lawful basis and where its record lies
      basis         text        not null,
      record        text        not null,
      person_id     uuid        not null references person,
      post_id       text        not null references post,
      -- canonical bytes of what was overridden and why (RFC 8785); the ledger holds their hash
      statement     text        not null,
      overridden_at timestamptz not null,
      foreign key (dossier_id) references dossier,
      unique (dossier_id, finding_key)
    )`.execute(db)
  await sql`
    create table dossier_level (
      id          uuid         primary key,
      dossier_id  uuid         not null references dossier,
      level       crisis_level not null,
      reason      text         not null,
      step        integer      not null,
      person_id   uuid         not null references person,
      post_id     text         not null references post,
      set_at      timestamptz  not null
    )`.execute(db)
  await sql`create index dossier_level_by_dossier on dossier_level (dossier_id, set_at desc, id desc)`.execute(db)
  // What the office holds texts to in elections; the newest revision holds, none: the pack that Siar comes with.
  await sql`
    create table election_pack (
      id          uuid        primary key,
      revision    integer     not null unique check (revision > 0),
      -- canonical JSON (RFC 8785); the ledger holds its hash
      body        text        not null,
      changed_by  uuid        not null references person,
      changed_at  timestamptz not null
    )`.execute(db)
  for (const table of ['gate_override', 'dossier_level', 'election_pack']) {
    await sql`create trigger ${sql.raw(table)}_is_final before update or delete on ${sql.table(table)}
      for each row execute function refuse_change()`.execute(db)
    await sql`create trigger ${sql.raw(table)}_is_kept before truncate on ${sql.table(table)}
      for each statement execute function refuse_change()`.execute(db)
  }

  // What was last known of a link; by its hash, since an address may be longer than an index takes.
  await sql`create type link_state as enum ('answers', 'gone', 'silent', 'inside')`.execute(db)
  await sql`
    create table link_check (
      address_hash  sha256      primary key,
      address       text        not null,
      state         link_state  not null,
      status        integer,
      checked_at    timestamptz not null
    )`.execute(db)
  await sql`create index draft_by_time on draft (saved_at desc)`.execute(db)
  // A public text by the numbers that texts like it share: looked up by index, whatever the archive holds.
  await sql`
    create table published_band (
      value       integer not null,
      dossier_id  uuid    not null references dossier,
      primary key (value, dossier_id)
    )`.execute(db)
}
