import { sql, type Kysely } from 'kysely'

/** The levels that people set on items against what the radar proposed, and why; none is ever changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table item_level (
      id         uuid          primary key,
      item_id    uuid          not null references item,
      level      crisis_level  not null,
      -- what stood before
      former     crisis_level  not null,
      reason     text          not null check (reason <> '' and length(reason) <= 1000),
      person_id  uuid          not null references person,
      set_at     timestamptz   not null
    )`.execute(db)
  await sql`create index item_level_of_item on item_level (item_id, set_at)`.execute(db)
  await sql`create trigger item_level_is_final before update or delete on item_level
    for each row execute function refuse_change()`.execute(db)
}
