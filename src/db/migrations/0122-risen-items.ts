import { sql, type Kysely } from 'kysely'

/**
 * Since when an item stands at Siaga or above: the hour to the first statement runs from then, and not from when somebody
 * picks it. A situation keeps when it was picked beside when it began.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // null for one that does not stand there
  await sql`alter table item add column risen_at timestamptz`.execute(db)
  // When the office was told, where it was; else no later than it can have been.
  await sql`
    update item set risen_at = coalesce(told.at, item.alarmed_at, item.created_at)
    from item as same left join (
      select item.id, date_trunc('milliseconds', min(made_at)) as at
      from notice join item on item.id::text = notice.data ->> 'itemId' and made_at >= coalesce(alarmed_at, created_at)
      where notice.kind = 'issue-raised' group by item.id) told using (id)
    where item.id = same.id and item.level in ('alert', 'crisis')`.execute(db)
  // What was put aside and is raised again rose again; to the millisecond, as every other instant.
  await sql`
    create function item_is_risen() returns trigger language plpgsql as $$
    begin
      if new.level not in ('alert', 'crisis') then new.risen_at := null;
      elsif tg_op = 'INSERT' then new.risen_at := new.created_at;
      elsif old.level not in ('alert', 'crisis') or old.state = 'dismissed' then
        new.risen_at := date_trunc('milliseconds', now());
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger item_risen_new before insert on item for each row
    when (new.level in ('alert', 'crisis')) execute function item_is_risen()`.execute(db)
  await sql`create trigger item_risen before update of level on item for each row
    when (old.level is distinct from new.level) execute function item_is_risen()`.execute(db)
  await sql`create index item_risen_unpicked on item (risen_at desc, id desc)
    where state in ('open', 'planned') and level in ('alert', 'crisis')`.execute(db)

  // null where it began with the level itself
  await sql`alter table situation add column picked_at timestamptz check (picked_at > begun_at)`.execute(db)
  await sql`drop trigger situation_is_final on situation`.execute(db)
  await sql`create trigger situation_is_final before update on situation for each row
    when ((old.dossier_id, old.plan_id, old.begun_at, old.picked_at, old.speed)
      is distinct from (new.dossier_id, new.plan_id, new.begun_at, new.picked_at, new.speed))
    execute function refuse_change()`.execute(db)
}
