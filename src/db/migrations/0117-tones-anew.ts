import { sql, type Kysely } from 'kysely'

/** Up to which mention their tones were read anew since grave texts are told as glad no more; null when all are. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table radar add column tones_after uuid`.execute(db)
  await sql`update radar set tones_after = '00000000-0000-0000-0000-000000000000' where exists (select from mention)`.execute(db) // prettier-ignore
}
