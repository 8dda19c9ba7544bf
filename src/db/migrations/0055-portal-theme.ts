import { sql, type Kysely } from 'kysely'

/** How the public portal looks, edition by edition: the newest counts, earlier ones stay. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table portal_theme (
      id          uuid        primary key,
      body        jsonb       not null,
      created_by  uuid        not null references person,
      created_at  timestamptz not null
    )`.execute(db)
  await sql`create index portal_theme_by_time on portal_theme (created_at desc, id desc)`.execute(db)
  await sql`create trigger portal_theme_is_final before update or delete on portal_theme
    for each row execute function refuse_change()`.execute(db)
  await sql`create trigger portal_theme_is_kept before truncate on portal_theme
    for each statement execute function refuse_change()`.execute(db)
}
