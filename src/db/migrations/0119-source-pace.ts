import { sql, type Kysely } from 'kysely'

/** How long looks of a source take, so that slow ones never hold all lanes; null before its first. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table source add column look_ms integer check (look_ms >= 0)`.execute(db)
}
