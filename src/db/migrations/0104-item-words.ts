import { sql, type Kysely } from 'kysely'

/**
 * Words of an item are kept with it, as a mention's are, so that a search of what many say reads them and makes none; and
 * so is whether an agency handed it in.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table item
    add column words tsvector not null generated always as (to_tsvector('indonesian', title || ' ' || summary)) stored,
    add column handed_in boolean not null default false`.execute(db)
  await sql`update item set handed_in = true from intake where intake.item_id = item.id`.execute(db)
  // What the planner knows of common words and names decides how a list is read.
  await sql`alter table item alter column words set statistics 500`.execute(db)
  await sql`alter table item alter column names set statistics 500`.execute(db)
  await sql`drop index item_search`.execute(db)
  // Without a list of what is to be sorted in, which a search would have to read.
  await sql`create index item_words on item using gin (words) with (fastupdate = off)`.execute(db)
  await sql`alter index item_names set (fastupdate = off)`.execute(db)
  // The gravest of every state, and those of one level, which are few but for the lowest.
  await sql`create index item_by_level on item (level desc, coalesce(score, 0) desc, created_at desc, id desc)`.execute(
    db,
  )
  await sql`create index item_handed_in on item (created_at desc, id desc) where handed_in`.execute(db)
  await sql`create index item_watched on item (watched_at) where watched_at is not null`.execute(db)
  await sql`create index dossier_limited on dossier (item_id) where limited`.execute(db)
}
