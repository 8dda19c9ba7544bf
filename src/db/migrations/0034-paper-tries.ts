import { sql, type Kysely } from 'kysely'

/** Why a paper is not made yet, as Siar's own refusal, so that each reads it in their language; null when nothing is wrong. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table paper add column reason jsonb`.execute(db)
  await sql`comment on column paper.attempts is 'counted before each try, so that a maker that died is counted too'`.execute(
    db,
  )
  // Until now a paper was tried for ever, and whatever failed was counted: none of it says that a paper is to be given up.
  await sql`update paper set attempts = 0, trouble = '', try_at = now() where made_at is null`.execute(db)
}
