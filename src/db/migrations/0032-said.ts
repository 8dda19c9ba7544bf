import { sql, type Kysely } from 'kysely'

/** What entries of the ledger name by its hash alone, each with a salt of its own: words that not every reader of the ledger may read. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table ledger_said (
      hash  sha256  primary key,
      -- canonical JSON of the words and their salt
      text  text    not null,
      constraint hash_is_of_text check (hash = encode(sha256(convert_to(text, 'UTF8')), 'hex'))
    )`.execute(db)
  await sql`create trigger ledger_said_is_final before update or delete on ledger_said
    for each row execute function refuse_change()`.execute(db)
  await sql`create trigger ledger_said_is_kept before truncate on ledger_said
    for each statement execute function refuse_change()`.execute(db)
}
