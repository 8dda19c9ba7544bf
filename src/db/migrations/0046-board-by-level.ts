import { sql, type Kysely } from 'kysely'

/** The board of one crisis level, and who is in a crisis at all: few among many, found without reading the many. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index dossier_by_level on dossier (level, step, due_at, id) where state in ('running', 'held')`.execute(
    db,
  )
}
