import { sql, type Kysely } from 'kysely'

/** What the radar made of a mention: the one it is a copy of, the item it was gathered into, and its tone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type tone as enum ('negative', 'neutral', 'positive')`.execute(db)
  await sql`
    alter table mention
      -- null until the radar has read it
      add column gathered_at  timestamptz,
      -- the first of its copies
      add column same_as      uuid references mention,
      add column item_id      uuid references item,
      -- 0 to 1: how likely it tells of what the item tells; null where it began it or a person said so
      add column join_score   real check (join_score between 0 and 1),
      -- the words, names and numbers that spoke most for that
      add column join_terms   text[] not null default '{}',
      add column tone         tone,
      add column tone_score   real check (tone_score between 0 and 1),
      add constraint mention_gathered check (gathered_at is not null or item_id is null),
      add constraint mention_no_copy_of_itself check (same_as <> id)`.execute(db)
  await sql`create index mention_to_gather on mention (taken_at, id) where gathered_at is null`.execute(db)
  await sql`create index mention_gathered_lately on mention (gathered_at, id) where gathered_at is not null`.execute(db)
  await sql`create index mention_of_item on mention (item_id, published_at desc, id desc) where item_id is not null`.execute(
    db,
  )
  await sql`create index mention_copies on mention (same_as) where same_as is not null`.execute(db)

  // Its words were written by a person, and stay as they are.
  await sql`alter table item add column text_by_hand boolean not null default false`.execute(db)

  // Counts what the memory of the process that gathers must know of: whoever finds another count reads the last days anew.
  await sql`
    create table radar (
      one    boolean primary key default true check (one),
      turns  bigint  not null default 0
    )`.execute(db)
  await sql`insert into radar default values`.execute(db)
}
