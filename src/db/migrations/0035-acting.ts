import { sql, type Kysely } from 'kysely'

/** The letter by which somebody acts in a post, what it lets them do, and under which one an act was done. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // What was entered before letters were kept has none.
  await sql`
    alter table tenure
      add column letter_number  text check (letter_number <> ''),
      add column lettered_on    date check (lettered_on <= from_on),
      add column scan_hash      sha256 references file,
      add column for_person_id  uuid references person check (for_person_id <> person_id),
      -- null: every kind of text, every step
      add column kinds          text[] check (cardinality(kinds) between 1 and 60),
      add column steps          integer[] check (cardinality(steps) between 1 and 40),
      add constraint letter_is_whole check ((letter_number is null) = (lettered_on is null)),
      add constraint letter_is_of_who_acts check (
        acting is not null or num_nonnulls(letter_number, scan_hash, for_person_id, kinds, steps) = 0),
      add constraint absent_is_of_plh check (acting = 'plh' or for_person_id is null)`.execute(db)
  await sql`create index tenure_scan on tenure (scan_hash) where scan_hash is not null`.execute(db)
  await sql`create index tenure_acted_for on tenure (for_person_id, from_on) where for_person_id is not null`.execute(
    db,
  )

  await sql`alter table trail add column mandate_id uuid references tenure`.execute(db)

  // The kind of the current text, so that a letter for some kinds is a condition of the queue; '' while it has none.
  await sql`alter table dossier add column kind text not null default ''`.execute(db)
  await sql`
    update dossier set kind = coalesce((
      select content::jsonb ->> 'type' from version
      where version.dossier_id = dossier.id and version.hash = dossier.version_hash), '')`.execute(db)
}
