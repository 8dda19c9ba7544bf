import { sql, type Kysely } from 'kysely'

/** Decisions on exact versions, their certified notes, and the disposition each writes. All final. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type decision_answer as enum ('yes', 'yes-with-notes', 'no')`.execute(db)
  await sql`
    create table decision (
      id            uuid            primary key,
      dossier_id    uuid            not null,
      version_hash  sha256          not null,
      visit_number  integer         not null,
      step          integer         not null,
      person_id     uuid            not null references person,
      post_id       text            not null references post,
      answer        decision_answer not null,
      reason        text            not null,
      target_step   integer,
      -- canonical bytes of what was decided (RFC 8785); the ledger holds their hash
      statement     text            not null,
      signature     jsonb,
      decided_at    timestamptz     not null,
      foreign key (dossier_id, version_hash) references version,
      foreign key (dossier_id, visit_number) references visit (dossier_id, number),
      unique (dossier_id, visit_number),
      constraint words_needed check (answer = 'yes' or reason <> ''),
      constraint no_needs_target check ((answer = 'no') = (target_step is not null))
    )`.execute(db)
  await sql`
    create table certification (
      decision_id   uuid        primary key references decision,
      version_hash  sha256      not null,
      person_id     uuid        not null references person,
      post_id       text        not null references post,
      certified_at  timestamptz not null
    )`.execute(db)
  for (const table of ['decision', 'certification']) {
    await sql`create trigger ${sql.raw(table)}_is_final before update or delete on ${sql.table(table)}
      for each row execute function refuse_change()`.execute(db)
    await sql`create trigger ${sql.raw(table)}_is_kept before truncate on ${sql.table(table)}
      for each statement execute function refuse_change()`.execute(db)
  }
}
