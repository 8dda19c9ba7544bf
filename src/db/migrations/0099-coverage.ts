import { sql, type Kysely } from 'kysely'

/** Which article took from which release, with the passages of both; how far what came in was looked at for it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table coverage (
      mention_id      uuid        primary key references mention,
      publication_id  uuid        not null references publication,
      -- of the version that it took from
      version_number  integer     not null,
      -- of the sentences of both, what was taken over
      share           real        not null check (share > 0 and share <= 1),
      -- [{article: {start, end}, release: {start, end}, isEdited, differs}]: places in both texts
      passages        jsonb       not null check (jsonb_typeof(passages) = 'array'),
      -- how many of them say something else than the release
      differing       integer     not null check (differing >= 0),
      -- when the article was there
      published_at    timestamptz not null,
      -- SHA-256 of the two texts as they were compared
      article_hash    sha256      not null,
      release_hash    sha256      not null,
      found_at        timestamptz not null,
      foreign key (publication_id, version_number) references publication_version (publication_id, number)
    )`.execute(db)
  await sql`create index coverage_of_publication on coverage (publication_id, published_at desc, mention_id desc)`.execute(
    db,
  )
  await sql`create trigger coverage_is_final before update on coverage
    for each row execute function refuse_change()`.execute(db)

  // What came in before is looked at as far back as a release of these days is taken up.
  await sql`
    create table coverage_progress (
      one          boolean     primary key default true check (one),
      gathered_at  timestamptz not null,
      mention_id   uuid        not null
    )`.execute(db)
  await sql`insert into coverage_progress (gathered_at, mention_id)
    values (date_trunc('milliseconds', now()) - interval '10 days', '00000000-0000-0000-0000-000000000000')`.execute(db)
}
