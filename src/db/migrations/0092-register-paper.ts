import { sql, type Kysely } from 'kysely'

/** The register that a round closes into is a paper too: one of each of its volumes, kept. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter type paper_kind add value 'round-register'`.execute(db)
}
