import { sql, type Kysely } from 'kysely'

/** What is public is put right: the text goes the whole way again, and every version that went out is kept with its note. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // What is public meanwhile, as the engine holds it: { form, note, version, approvals }; null while nothing is put right.
  await sql`alter table dossier add column correction jsonb,
    add constraint correction_of_open check (correction is null or state in ('running', 'held'))`.execute(db)

  await sql`
    create table publication_version (
      id                uuid        primary key,
      publication_id    uuid        not null references publication,
      number            integer     not null check (number > 0),
      version_hash      sha256      not null,
      -- what replaced a text before anybody could read it is a first one too
      form              text        not null check (form in ('first', 'correction', 'clarification')),
      -- what the public is told of it, above the text
      note              text        not null check (length(note) <= 2000),
      decision_id       uuid        references decision,
      oral_approval_id  uuid        references oral_approval,
      -- when the last step was done
      released_at       timestamptz not null,
      unique (publication_id, number),
      check (num_nonnulls(decision_id, oral_approval_id) = 1),
      check ((form = 'first') = (note = ''))
    )`.execute(db)
  await sql`
    insert into publication_version (id, publication_id, number, version_hash, form, note, decision_id, oral_approval_id, released_at)
    select gen_random_uuid(), publication.id, 1, publication.version_hash, 'first', '', decision_id, oral_approval_id, released_at
    from publication`.execute(db)
  await sql`create trigger publication_version_is_final before update or delete on publication_version
    for each row execute function refuse_change()`.execute(db)
  await sql`create trigger publication_version_is_kept before truncate on publication_version
    for each statement execute function refuse_change()`.execute(db)

  await sql`alter table publication
    -- the one that the public reads, by its number among those that went out
    add column version_number integer not null default 1 check (version_number > 0),
    -- when the public was last told that it was corrected, clarified or withdrawn
    add column amended_at timestamptz`.execute(db)
  await sql`update publication set amended_at = updated_at where state = 'withdrawn'`.execute(db)
  await sql`create index publication_amended on publication (amended_at desc, id desc) where amended_at is not null`.execute(
    db,
  )
  await sql`alter table delivery
    add column version_number integer not null default 1 check (version_number > 0),
    drop constraint delivery_is_one,
    add constraint delivery_is_one unique nulls not distinct (publication_id, kind, destination_id, version_number)`.execute(
    db,
  )
}
