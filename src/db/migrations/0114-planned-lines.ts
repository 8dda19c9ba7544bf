import { sql, type Kysely } from 'kysely'

/** The lines of the plans that are there; by themselves, as a new value of a type counts from the next transaction on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`update item set state = state where state = 'open' and (kind = 'programme' or (kind = 'activity' and code <> ''))`.execute(
    db,
  )
  await sql`update round set joined = (select count(*) from item where item.round_id = round.id and item.state = 'merged')
    where closed_at is not null`.execute(db)
}
