import { sql, type Kysely } from 'kysely'

/** An item of the inventory may be given to somebody who works in it, to be sorted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table item
      add column assigned_to  uuid        references person,
      add column assigned_by  uuid        references person,
      add column assigned_at  timestamptz,
      add constraint item_assigned_whole check (num_nonnulls(assigned_to, assigned_by, assigned_at) in (0, 3))`.execute(
    db,
  )
  // What is mine, the most urgent first, as the whole list.
  await sql`create index item_assigned on item
    (assigned_to, state, level desc, coalesce(score, 0) desc, created_at desc, id desc) where assigned_to is not null`.execute(
    db,
  )
}
