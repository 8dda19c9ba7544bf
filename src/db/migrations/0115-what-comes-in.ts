import { sql, type Kysely } from 'kysely'

/** What people say of what they bring: in which order a make of tables writes its dates, and whose an unclaimed file is. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table upload_mapping add column month_first boolean not null default false`.execute(db)
  // Who brought its bytes: until something refers to a file it is theirs alone. The last few, for two may bring the same.
  await sql`alter table file add column brought_by uuid[] not null default '{}'`.execute(db)
}
