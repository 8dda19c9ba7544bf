import { sql, type Kysely } from 'kysely'

/** Until when a publication counts, and when somebody looks whether it is still right. Nothing of it is ever deleted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table publication
      add column review_at       timestamptz,
      -- when who looks after it was told that its day had come
      add column review_told_at  timestamptz,
      -- from this instant on it stands as archived
      add column expires_at      timestamptz,
      add column expired_at      timestamptz,
      -- when its page is to be written by what the above says; null while it is right
      add column term_due        timestamptz`.execute(db)
  await sql`create index publication_to_review on publication (review_at)
    where review_at is not null and review_told_at is null and state = 'public'`.execute(db)
  await sql`create index publication_term_due on publication (term_due) where term_due is not null`.execute(db)
  // The newest that still count: one range, however many were archived.
  await sql`create index publication_latest on publication (published_at desc, id desc)
    where state = 'public' and expired_at is null`.execute(db)
  await sql`drop index publication_by_topic`.execute(db)
  await sql`create index publication_by_topic on publication (topic_slug, published_at desc, id desc)
    where state = 'public' and expired_at is null`.execute(db)
  // What was withdrawn stands on one list with what was corrected, by `amended_at`.
  await sql`drop index publication_by_change`.execute(db)
}
