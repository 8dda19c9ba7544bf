import { sql, type Kysely } from 'kysely'

/** How the office's papers look, edition by edition, and in what form somebody acts in a post. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table letterhead (
      id          uuid        primary key,
      body        jsonb       not null,
      created_by  uuid        not null references person,
      created_at  timestamptz not null
    )`.execute(db)
  await sql`create index letterhead_by_time on letterhead (created_at desc, id desc)`.execute(db)
  await sql`create trigger letterhead_is_final before update or delete on letterhead
    for each row execute function refuse_change()`.execute(db)
  await sql`create trigger letterhead_is_kept before truncate on letterhead
    for each statement execute function refuse_change()`.execute(db)
  // Plt. for a vacancy, Plh. for an absence: said before the title on every paper.
  await sql`create type acting_form as enum ('plt', 'plh')`.execute(db)
  await sql`alter table tenure add column acting acting_form`.execute(db)
}
