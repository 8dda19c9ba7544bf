import { sql, type Kysely } from 'kysely'

/** Why a paper is not made yet, as Siar's own refusal, so that each reads it in their language; null when nothing is wrong. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table paper add column reason jsonb`.execute(db)
  await sql`comment on column paper.attempts is 'counted before each try, so that a maker that died is counted too'`.execute(
    db,
  )
}
