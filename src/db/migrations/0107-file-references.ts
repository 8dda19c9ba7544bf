import { sql, type Kysely } from 'kysely'

/**
 * The database knows every file that is kept and everything that refers to one, each by a foreign key: a file that nobody
 * refers to may go, and one that somebody refers to cannot.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // When its bytes came last: who uploads again what is there has the same time as anybody to say what it is for.
  await sql`alter table file add column came_at timestamptz`.execute(db)
  await sql`update file set came_at = created_at`.execute(db)
  await sql`alter table file alter column came_at set not null`.execute(db)

  // What the office saw of others' pages: known to whoever keeps its hash, and to no list of files.
  await sql`create table look_file (hash sha256 primary key, came_at timestamptz not null)`.execute(db)
  await sql`
    insert into look_file (hash, came_at)
    select hash, min(at) from (
      select picture_hash as hash, taken_at as at from proof_picture
      union all select archive_hash, taken_at from proof_picture
      union all select page_hash, page_at from claim
      union all select picture_hash, page_at from claim
      union all select archive_hash, page_at from claim) kept
    where hash is not null group by hash`.execute(db)
  for (const [table, column] of [
    ['proof_picture', 'picture_hash'],
    ['proof_picture', 'archive_hash'],
    ['claim', 'page_hash'],
    ['claim', 'picture_hash'],
    ['claim', 'archive_hash'],
  ] as const) {
    await sql`alter table ${sql.table(table)} add foreign key (${sql.ref(column)}) references look_file`.execute(db)
    await index(db, table, column)
  }

  // What a person shows of a publication.
  await sql`alter table proof add foreign key (file_hash) references file`.execute(db)

  // The arms that the office has or had: its papers and the ledger name them.
  await sql`create table office_logo (file_hash sha256 primary key references file)`.execute(db)
  await sql`insert into office_logo select logo_hash from office where logo_hash is not null`.execute(db)
  await sql`alter table office add foreign key (logo_hash) references office_logo`.execute(db)
  await sql`alter table letterhead
    add column logo_hash sha256 generated always as ((body ->> 'logo')::sha256) stored references file`.execute(db)
  await sql`alter table paper add column logo_hash sha256
    generated always as ((data::jsonb #>> '{letterhead,logo}')::sha256) stored references file`.execute(db)

  for (const [table, column] of [
    ['proof', 'file_hash'],
    ['paper', 'logo_hash'],
    ['disposal', 'scan_hash'],
    ['outlet_paper', 'scan_hash'],
    ['mention_file', 'file_hash'],
  ] as const)
    await index(db, table, column)

  // Files of a text: one that a version carries is kept with it for good; another only as long as somebody writes with it.
  await sql`delete from dossier_file where not exists (select from file where hash = file_hash)`.execute(db)
  await sql`alter table dossier_file
    add foreign key (file_hash) references file,
    add column in_version boolean not null default false`.execute(db)
  await sql`create index dossier_file_of_dossier on dossier_file (dossier_id)`.execute(db)
  await sql`update dossier_file set in_version = true where exists (
    select from version
    where version.dossier_id = dossier_file.dossier_id and position(file_hash::text in version.content) > 0)`.execute(
    db,
  )
  await sql`
    create function keep_files_of_version() returns trigger language plpgsql as $$
    begin
      update dossier_file set in_version = true
        where dossier_id = new.dossier_id and not in_version and position(file_hash::text in new.content) > 0;
      return null;
    end $$`.execute(db)
  await sql`create trigger version_keeps_its_files after insert on version
    for each row execute function keep_files_of_version()`.execute(db)
  // Nothing takes a link away that a version stands on.
  await sql`create trigger dossier_file_is_kept before delete on dossier_file
    for each row when (old.in_version) execute function refuse_change()`.execute(db)

  await sql`create index intake_photo_waits on intake_photo (sent_at) where intake_id is null`.execute(db)

  // How the daily walk over all files stands: in parts, by how their hashes begin.
  await sql`
    create table file_sweep (
      single         boolean      primary key default true check (single),
      -- null between two walks
      next_part      smallint     check (next_part between 0 and 255),
      began_at       timestamptz,
      ended_at       timestamptz,
      -- of this walk, or of the last one
      removed        integer      not null default 0,
      removed_bytes  bigint       not null default 0
    )`.execute(db)
  await sql`insert into file_sweep default values`.execute(db)
}

/** So that a file which goes need not be looked for in whole tables. */
const index = (db: Kysely<unknown>, table: string, column: string) =>
  sql`create index ${sql.ref(`${table}_by_${column}`)} on ${sql.table(table)} (${sql.ref(column)})
    where ${sql.ref(column)} is not null`.execute(db)
