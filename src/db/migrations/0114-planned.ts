import { sql, type Kysely } from 'kysely'

/**
 * Lines of a plan (Renja, DPA) stand apart from what is to be sorted: a programme or a coded activity that nobody raised or
 * gave to anybody, and for which nothing came in, is only planned. What concerns it comes in as an item of its own.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter type item_state add value 'planned' after 'open'`.execute(db)
  await sql`
    create function item_is_planned() returns trigger language plpgsql as $$
    begin
      if new.state::text in ('open', 'planned') then
        new.state := case
          when (new.kind = 'programme' or (new.kind = 'activity' and new.code <> '')) and new.level = 'watch' and new.assigned_to is null
            and new.mentions = 0 and not new.handed_in then 'planned'
          else 'open' end;
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger item_planned before insert or update of state, kind, code, level, assigned_to, mentions, handed_in on item
    for each row when (new.kind <> 'issue') execute function item_is_planned()`.execute(db)
  await sql`create trigger item_unplanned before update of kind on item
    for each row when (old.kind <> 'issue' and new.kind = 'issue') execute function item_is_planned()`.execute(db)
  // How much of what is to be sorted is new since somebody was last there.
  await sql`create index item_to_sort on item (changed_at) where state = 'open'`.execute(db)
  // What of a register was joined to other items, only planned, or kept in view.
  await sql`alter table round add column joined integer not null default 0, add column planned integer not null default 0,
    add column watched integer not null default 0`.execute(db)
}
