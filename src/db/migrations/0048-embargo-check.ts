import { sql, type Kysely } from 'kysely'

/** How the last look for texts that a stranger can read before their time ended. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table embargo_check (
      single      boolean     primary key default true check (single),
      checked_at  timestamptz,
      texts       integer     not null default 0,
      asked       integer     not null default 0,
      leaks       jsonb       not null default '[]'
    )`.execute(db)
  await sql`insert into embargo_check default values`.execute(db)
}
