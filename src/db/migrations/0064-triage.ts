import { sql, type Kysely } from 'kysely'

/**
 * Items that the radar gathers from what came in, and what a person does with them beside picking and dismissing: one is
 * joined to another, or kept in view until something new comes.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter type item_state add value 'merged'`.execute(db)
  await sql`
    alter table item
      alter column created_by drop not null,
      -- where it was joined to; what came in for it counts there from then on
      add column merged_into    uuid        references item,
      -- kept in view: out of the list until it changes after that instant
      add column watched_at     timestamptz,
      -- when something new came in for it, or its level rose; when it was noted, before that
      add column changed_at     timestamptz,
      -- 0 to 1, with the named parts that it is the sum of; null where nothing came in for it
      add column score          real        check (score between 0 and 1),
      add column score_parts    jsonb,
      add column mentions       integer     not null default 0 check (mentions >= 0),
      add column sources        integer     not null default 0 check (sources >= 0),
      add column level_by_hand  boolean     not null default false,
      -- the value is new in this transaction, in which it cannot be written as such
      add constraint merged_somewhere check ((state::text = 'merged') = (merged_into is not null))`.execute(db)
  await sql`update item set changed_at = created_at`.execute(db)
  await sql`alter table item alter column changed_at set not null`.execute(db)
  await sql`create index item_by_urgency on item (state, level desc, coalesce(score, 0) desc, created_at desc, id desc)`.execute(
    db,
  )
  await sql`create index item_merged on item (merged_into) where merged_into is not null`.execute(db)
  await sql`create index item_changed on item (changed_at)`.execute(db)
  await sql`create index register_entry_of_item on register_entry (item_id)`.execute(db)

  // When a person looked at the inventory, and when they did the time before.
  await sql`
    create table inventory_look (
      person_id   uuid        primary key references person,
      looked_at   timestamptz not null,
      earlier_at  timestamptz
    )`.execute(db)
}
