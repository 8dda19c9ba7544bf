import { sql, type Kysely } from 'kysely'

/**
 * A drill runs as fast as its leader chose, and stays inside the office: its facts are asked of no agency, and it takes no number of the agenda books, which
 * count what the office really sent and received. Numbers that drills took before stay where they are.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // how many minutes of a stay's clock pass in one: more than one in a drill alone; stays that began before keep theirs
  await sql`alter table visit_pace add column speed integer not null default 1 check (speed between 1 and 60)`.execute(
    db,
  )
  await sql`create trigger fact_request_is_no_drill before insert on fact_request
    for each row execute function drill_stays_in()`.execute(db)
  await sql`
    create function drill_takes_no_number() returns trigger language plpgsql as $$
    begin
      if exists (select from dossier where dossier.id = new.dossier_id and dossier.drill) then
        raise exception 'a drill takes no number';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger agenda_entry_is_no_drill before insert on agenda_entry for each row
    when (new.dossier_id is not null) execute function drill_takes_no_number()`.execute(db)
}
