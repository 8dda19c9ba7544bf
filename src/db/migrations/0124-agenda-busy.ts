import { sql, type Kysely } from 'kysely'

/** Whether an event of an agenda takes its leader's time (RFC 5545 §3.8.2.7): a fair of a week may stand there and block none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // of what is known already the next look tells
  await sql`alter table source_event add column busy boolean not null default true`.execute(db)
}
