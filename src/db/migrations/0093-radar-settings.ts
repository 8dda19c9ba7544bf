import { sql, type Kysely } from 'kysely'

/**
 * What the office lets the crisis score weigh, from which score each level holds, what each level asks for and until when:
 * in editions that never change. Without one Siar's own hold.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table radar_settings (
      number       integer     primary key check (number > 0),
      body         jsonb       not null,
      reason       text        not null check (reason <> '' and length(reason) <= 1000),
      changed_by   uuid        not null references person,
      changed_at   timestamptz not null,
      -- from when it counts; the newest that does is in force
      effective_at timestamptz not null
    )`.execute(db)
  await sql`create trigger radar_settings_is_final before update or delete on radar_settings
    for each row execute function refuse_change()`.execute(db)
}
