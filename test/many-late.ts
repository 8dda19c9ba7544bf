import { sql } from 'kysely'
import type { Db } from '../src/db/connect.ts'

const FIRST = 10_000 // above every number that a test office reaches by itself

/** So many dossiers like this one, each with its stay and its timer, a minute late. */
export async function makeManyLate(db: Db, dossierId: string, count: number): Promise<void> {
  await sql`
    insert into dossier select made.* from dossier d, generate_series(1, ${sql.lit(count)}) n,
      jsonb_populate_record(null::dossier, to_jsonb(d) || jsonb_build_object(
        'id', gen_random_uuid(), 'number', ${sql.lit(FIRST)} + n, 'item_id', null, 'due_at', now() - interval '1 minute')) made
    where d.id = ${dossierId}`.execute(db)
  await sql`
    insert into visit select stay.*
    from visit v join dossier d on d.number > ${sql.lit(FIRST)} and d.visit_number = v.number,
      jsonb_populate_record(null::visit, to_jsonb(v) || jsonb_build_object(
        'id', gen_random_uuid(), 'dossier_id', d.id, 'due_at', d.due_at)) stay
    where v.dossier_id = ${dossierId}`.execute(db)
  await sql`
    insert into timer (id, kind, dossier_id, visit, at)
    select gen_random_uuid(), 'late', id, visit_number, due_at from dossier where number > ${sql.lit(FIRST)}`.execute(
    db,
  )
}
