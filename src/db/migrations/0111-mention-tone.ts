import { sql, type Kysely } from 'kysely'

/** The tone that a person gave a mention; what the radar read stays beside it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table mention
      add column tone_said   tone,
      add column tone_by     uuid references person,
      add column tone_set_at timestamptz,
      add constraint mention_tone_said check (num_nulls(tone_said, tone_by, tone_set_at) in (0, 3))`.execute(db)
}
