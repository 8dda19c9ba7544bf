import { sql, type Kysely } from 'kysely'

/** What the public may have seen keeps its address for ever: links to it stand on paper, in chats, in newspapers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function published_address_is_final() returns trigger language plpgsql as $$
    begin
      raise exception 'what went out keeps its address' using errcode = 'restrict_violation';
    end $$`.execute(db)
  await sql`create trigger publication_keeps_address before update of slug, month, month_number on publication
    for each row when (old.went_out_at is not null and (old.slug, old.month, old.month_number) is distinct from (new.slug, new.month, new.month_number))
    execute function published_address_is_final()`.execute(db)
}
