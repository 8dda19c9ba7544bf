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
  for (const table of ['gate_override', 'dossier_level']) {
    await sql`create trigger ${sql.raw(table)}_is_final before update or delete on ${sql.table(table)}
      for each row execute function refuse_change()`.execute(db)
    await sql`create trigger ${sql.raw(table)}_is_kept before truncate on ${sql.table(table)}
      for each statement execute function refuse_change()`.execute(db)
  }
}
