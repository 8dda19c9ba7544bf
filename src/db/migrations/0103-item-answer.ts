import { sql, type Kysely } from 'kysely'

/**
 * What became of an item as an answer to the public: nothing yet, a dossier that is worked on, a text that is public, or a
 * dossier that was withdrawn. So an issue counts as answered when something about it was published, and no sooner.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type item_answer as enum ('none', 'working', 'public', 'withdrawn')`.execute(db)
  await sql`alter table item add column answer item_answer not null default 'none'`.execute(db)
  const answer = sql.raw(`(case
    when exists (select from publication p where p.dossier_id = d.id and p.state = 'public') then 'public'
    when d.state = 'withdrawn' then 'withdrawn'
    else 'working' end)::item_answer`)
  await sql`update item set answer = ${answer} from dossier d where d.item_id = item.id`.execute(db)
  await sql`
    create function item_is_answered() returns trigger language plpgsql as $$
    begin
      update item set answer = ${answer}
      from dossier d where d.id = new.dossier_id and d.item_id = item.id and item.answer <> ${answer};
      return null;
    end $$`.execute(db)
  await sql`create trigger publication_answers after insert or update of state on publication
    for each row execute function item_is_answered()`.execute(db)
  await sql`
    create function item_is_worked_on() returns trigger language plpgsql as $$
    begin
      update item set answer = ${answer}
      from dossier d where d.id = new.id and d.item_id = item.id and item.answer <> ${answer};
      return null;
    end $$`.execute(db)
  await sql`create trigger dossier_begun_answers after insert on dossier for each row
    when (new.item_id is not null) execute function item_is_worked_on()`.execute(db)
  await sql`create trigger dossier_answers after update of state on dossier for each row
    when (new.item_id is not null and old.state is distinct from new.state) execute function item_is_worked_on()`.execute(
    db,
  )
  await sql`drop index item_unanswered`.execute(db)
  await sql`create index item_unanswered on item (coalesce(alarmed_at, created_at), id)
    where state in ('open', 'picked') and kind = 'issue' and level <> 'watch' and answer in ('none', 'working')`.execute(
    db,
  )
}
