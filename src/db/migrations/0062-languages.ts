import { sql, type Kysely } from 'kysely'

/** What the portal lists of a publication in other languages: title, summary and words by language; null for none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table publication add column translations jsonb`.execute(db)
  // The newest of each language: one range, however few of all are in it.
  for (const language of ['en', 'jv'])
    await sql
      .raw(
        `create index publication_in_${language} on publication (published_at desc, id desc)
         where state = 'public' and expired_at is null and translations ? '${language}'`,
      )
      .execute(db)
}
