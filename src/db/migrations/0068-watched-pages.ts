import { sql, type Kysely } from 'kysely'

/** Pages of sites without a feed, watched for change; and sources whose server names its answers by nothing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table source
      -- the words between which a page is watched; '' for from its beginning, and to where the part ends
      add part_from  text not null default '' check (length(part_from) <= 200),
      add part_until text not null default '' check (length(part_until) <= 200),
      -- of the body that was read last: one that is the same again is not read
      add body_hash  sha256,
      add constraint source_part check (kind = 'page' or (part_from = '' and part_until = ''))`.execute(db)
  // Beside its source, since it is large and only a look that found another page reads it.
  await sql`
    create table source_page (
      source_id uuid  primary key references source,
      -- what stood on it when it was read last, in its order
      pieces    jsonb not null,
      -- what stood there earlier, by its keys, the latest last
      seen      jsonb not null,
      -- what changes in its numbers alone, and how often it did
      restless  jsonb not null
    )`.execute(db)
}
