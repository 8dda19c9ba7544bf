import { sql, type Kysely } from 'kysely'

/** The report after a crisis as an official paper, and the lessons that people write to it; none is ever changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter type paper_kind add value 'crisis-report'`.execute(db)
  await sql`
    create table situation_lesson (
      id          uuid        primary key,
      dossier_id  uuid        not null references situation,
      text        text        not null check (text <> '' and length(text) <= 2000),
      said_by     uuid        not null references person,
      said_at     timestamptz not null
    )`.execute(db)
  await sql`create index situation_lesson_of on situation_lesson (dossier_id, id)`.execute(db)
  // Figures leave drills out, and there are few.
  await sql`create index dossier_drill on dossier (id) where drill`.execute(db)
  await sql`create trigger situation_lesson_is_final before update or delete on situation_lesson
    for each row execute function refuse_change()`.execute(db)
}
