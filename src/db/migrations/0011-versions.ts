import { sql, type Kysely } from 'kysely'

/** Where each version comes from, what it is called, what a person saw before the last; who is in a text now. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Versions of before have no parent on record; a parent is always a version of the same dossier.
  await sql`
    alter table version
      add column parent_hash sha256,
      add column name text not null default '',
      -- so that a list of versions reads no text
      add column title text generated always as (content::jsonb ->> 'title') stored,
      add constraint version_parent foreign key (dossier_id, parent_hash) references version (dossier_id, hash),
      add constraint version_is_not_its_parent check (parent_hash <> hash)`.execute(db)

  // The version that the text being written was made of; null before the first.
  await sql`
    alter table draft
      add column base_hash sha256,
      add constraint draft_base foreign key (dossier_id, base_hash) references version (dossier_id, hash)`.execute(db)

  // What was seen before the version seen last: the current one is seen as soon as it is opened.
  await sql`alter table seen add column earlier_hash sha256, add column earlier_at timestamptz`.execute(db)

  // Who has a text open for writing: worthless after a minute, so a crash may empty it.
  await sql`
    create unlogged table presence (
      dossier_id  uuid        not null references dossier,
      person_id   uuid        not null references person,
      -- whose turn it is to write, writes beside whose turn it is, or reads
      stand       text        not null check (stand in ('writing', 'beside', 'reading')),
      asked_at    timestamptz,
      beat_at     timestamptz not null,
      primary key (dossier_id, person_id)
    )`.execute(db)
  await sql`create unique index presence_turn on presence (dossier_id) where stand = 'writing'`.execute(db)
  await sql`create index presence_by_beat on presence (beat_at)`.execute(db)
}
