import { sql, type Kysely } from 'kysely'

/** The editions of the checklist are counted, so that people can name the one that a situation runs under. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Until now there was no way to add one: the one that Siar comes with is the first.
  await sql`alter table crisis_plan add column number integer not null default 1 check (number > 0) unique`.execute(db)
  await sql`alter table crisis_plan alter column number drop default`.execute(db)
}
