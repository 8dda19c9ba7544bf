import { sql, type Kysely } from 'kysely'

/** Links to the light page on which one person reads and decides on one dossier. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table decision_link (
      id            uuid        primary key,
      -- the token itself is shown once and kept nowhere
      token_hash    sha256      not null unique,
      dossier_id    uuid        not null references dossier,
      -- the stay at the decision step that it was made for: a later one has links of its own
      visit_number  integer     not null,
      person_id     uuid        not null references person,
      created_by    uuid        not null references person,
      created_at    timestamptz not null,
      expires_at    timestamptz not null
    )`.execute(db)
  await sql`create index decision_link_old on decision_link (expires_at)`.execute(db)
}
