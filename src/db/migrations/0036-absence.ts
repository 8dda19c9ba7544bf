import { sql, type Kysely } from 'kysely'

/** Who is away on which days. Why is for the person and the administrator alone; one that was taken back stays, marked. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type absence_kind as enum ('leave', 'duty-travel', 'sick', 'training')`.execute(db)
  await sql`
    create table absence (
      id          uuid         primary key,
      person_id   uuid         not null references person,
      kind        absence_kind not null,
      from_on     date         not null,
      until_on    date         not null check (until_on >= from_on and until_on - from_on < 366),
      entered_by  uuid         not null references person,
      entered_at  timestamptz  not null,
      dropped_at  timestamptz
    )`.execute(db)
  await sql`create index absence_by_person on absence (person_id, until_on) where dropped_at is null`.execute(db)
  await sql`create index absence_by_end on absence (until_on, id) where dropped_at is null`.execute(db)
}
