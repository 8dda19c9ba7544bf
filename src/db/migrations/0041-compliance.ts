import { sql, type Kysely } from 'kysely'

/** What figures of time are counted from: stays that ended, in the order in which they did. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // The crisis level at which a stay ended: the dossier's may be another by the day of the report.
  await sql`alter table visit add level crisis_level`.execute(db)
  await sql`
    update visit set level = coalesce(
      (select l.level from dossier_level l where l.dossier_id = visit.dossier_id and l.set_at <= visit.done_at
        order by l.set_at desc, l.id desc limit 1),
      dossier.level)
    from dossier where dossier.id = visit.dossier_id and visit.done_at is not null`.execute(db)
  // Kept by the database, since stays are ended by acts, by rounds and by demonstrations.
  await sql`
    create function visit_keeps_level() returns trigger language plpgsql as $$
    begin
      select d.level into new.level from dossier d where d.id = new.dossier_id;
      return new;
    end $$`.execute(db)
  await sql`create trigger visit_ends_at_level before insert or update on visit
    for each row when (new.done_at is not null and new.level is null) execute function visit_keeps_level()`.execute(db)
  await sql`alter table visit add constraint ended_at_level check (done_at is null or level is not null)`.execute(db)
  await sql`create index visit_ended on visit (done_at, id) where done_at is not null`.execute(db)
}
