import { sql, type Kysely } from 'kysely'

/**
 * Which agency was asked for the facts of an issue, by whom and when: what the office owes it at Perhatian (domain §6). The
 * item knows when it was asked last, and when somebody was told that nobody did in time; each counts since the issue rose.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table facts_asked (
      id       uuid        primary key,
      item_id  uuid        not null references item,
      agency   text        not null check (agency <> '' and length(agency) <= 200),
      asked_by uuid        not null references person,
      asked_at timestamptz not null
    )`.execute(db)
  await sql`create index facts_asked_of_item on facts_asked (item_id, asked_at desc, id desc)`.execute(db)
  await sql`create trigger facts_asked_is_final before update or delete on facts_asked
    for each row execute function refuse_change()`.execute(db)
  await sql`alter table item add column facts_asked_at timestamptz, add column facts_told_at timestamptz`.execute(db)
  // What waited before anybody could be told is not rung for all at once.
  await sql`update item set facts_told_at = now()
    where state = 'open' and kind = 'issue' and level <> 'watch' and answer = 'none'`.execute(db)
  await sql`
    create index item_facts_owed on item (coalesce(alarmed_at, created_at), id)
    where state = 'open' and kind = 'issue' and level <> 'watch' and answer = 'none'
      and (facts_asked_at is null or facts_asked_at < coalesce(alarmed_at, created_at))
      and (facts_told_at is null or facts_told_at < coalesce(alarmed_at, created_at))`.execute(db)
}
