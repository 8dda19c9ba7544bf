import { sql, type Kysely } from 'kysely'

/**
 * An item's rise follows what people do with it: what is joined to it raises it to its own level, and parted again it
 * stands where it stood; a level that is taken back leaves the rise as it was; and who finds that the issue of a dossier
 * calls for nothing has answered its rise.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table item
      -- what it stood at before what is joined to it raised it; null where nothing did, or its level was said anew since
      add column own_level         crisis_level,
      add column own_level_by_hand boolean,
      add column own_risen_at      timestamptz,
      -- since when it stood at Siaga or above before a person lowered it, for whoever takes that back
      add column former_risen_at   timestamptz,
      add constraint own_level_is_whole check ((own_level is null) = (own_level_by_hand is null))`.execute(db)
  // One that stands there and did not rise was answered: it rises when it grows graver.
  await sql`
    create or replace function item_is_risen() returns trigger language plpgsql as $$
    begin
      new.own_level := null;
      new.own_level_by_hand := null;
      new.own_risen_at := null;
      if new.level not in ('alert', 'crisis') then new.risen_at := null;
      elsif tg_op = 'INSERT' then new.risen_at := new.created_at;
      elsif old.level not in ('alert', 'crisis') or old.state = 'dismissed' or old.risen_at is null then
        new.risen_at := date_trunc('milliseconds', now());
      end if;
      return new;
    end $$`.execute(db)
  // The gravest first: a Krisis is hidden by no newer Siaga.
  await sql`drop index item_risen_unpicked`.execute(db)
  await sql`create index item_risen_unpicked on item (level desc, risen_at desc, id desc)
    where state in ('open', 'planned') and level in ('alert', 'crisis')`.execute(db)
  await sql`
    update item set risen_at = null from dossier
    where dossier.item_id = item.id and dossier.level not in ('alert', 'crisis') and item.risen_at is not null
      and exists (select from dossier_level said where said.dossier_id = dossier.id and said.set_at >= item.risen_at)`.execute(
    db,
  )
}
