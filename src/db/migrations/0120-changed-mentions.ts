import { sql, type Kysely } from 'kysely'

/** What its medium changed after the radar read it is read again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table mention add column to_read_again boolean not null default false`.execute(db)
  await sql`create index mention_to_read_again on mention (changed_at, id) where to_read_again`.execute(db)
}
