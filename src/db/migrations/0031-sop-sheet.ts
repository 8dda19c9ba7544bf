import { sql, type Kysely } from 'kysely'

/** The sheet of an edition that came into force is a paper like every other: one of each, kept. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter type paper_kind add value 'sop-sheet'`.execute(db)
  // Said by what is printed anew, since a kind cannot be named in the transaction that adds it.
  await sql`drop index paper_once`.execute(db)
  await sql`create unique index paper_once on paper (kind, about)
    where kind not in ('agenda-book', 'expedition-book', 'control-card')`.execute(db)
}
