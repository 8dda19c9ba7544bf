import { sql, type Kysely } from 'kysely'

/** Since when an item stands at Perhatian or above, so that one without an answer says for how long. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // null where it stood there from its beginning, and for one that does not
  await sql`alter table item add column alarmed_at timestamptz`.execute(db)
  // To the millisecond, as every other instant: a list goes on from it.
  await sql`
    create function item_is_alarmed() returns trigger language plpgsql as $$
    begin
      if new.level = 'watch' then new.alarmed_at := null;
      elsif old.level = 'watch' then new.alarmed_at := date_trunc('milliseconds', now());
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger item_alarmed before update of level on item for each row
    when (old.level is distinct from new.level) execute function item_is_alarmed()`.execute(db)
  await sql`create index item_unanswered on item (coalesce(alarmed_at, created_at), id)
    where state = 'open' and kind = 'issue' and level <> 'watch'`.execute(db)
}
