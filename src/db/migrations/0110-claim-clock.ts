import { sql, type Kysely } from 'kysely'

/**
 * The clock of a reported hoax, 1×24 hours from the first report of its item: what was told of it, and when it is looked at
 * next. One that is answered, or a month past its time, is over.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type claim_told as enum ('none', 'soon', 'missed')`.execute(db)
  await sql`
    create table claim_clock (
      item_id uuid        primary key references item,
      due_at  timestamptz not null,
      told    claim_told  not null default 'none',
      -- null once it is over
      next_at timestamptz
    )`.execute(db)
  await sql`create index claim_clock_next on claim_clock (next_at, item_id) where next_at is not null`.execute(db)
  await sql`create index claim_clock_runs on claim_clock (due_at, item_id) where next_at is not null`.execute(db)
  // What was missed before anybody could be told is told no more, and stays to be seen while it is not answered.
  await sql`
    insert into claim_clock (item_id, due_at, told, next_at)
    select item_id, due_at, case when due_at <= now() then 'missed' else 'none' end::claim_told, now()
    from (select item_id, min(reported_at) + interval '24 hours' as due_at from claim group by item_id) reported
    where due_at > now() - interval '30 days'`.execute(db)
}
