import { sql, type Kysely } from 'kysely'

/** A sensitive dossier is read by named people and posts only; a file by who may read a dossier that carries it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table dossier add column limited boolean not null default false`.execute(db)
  await sql`
    create table dossier_reader (
      dossier_id  uuid not null references dossier,
      person_id   uuid references person,
      post_id     text references post,
      check ((person_id is null) <> (post_id is null)),
      unique nulls not distinct (dossier_id, person_id, post_id)
    )`.execute(db)

  // Which dossiers carry a file, in their text or beside it.
  await sql`
    create table dossier_file (
      file_hash   sha256 not null,
      dossier_id  uuid   not null references dossier,
      primary key (file_hash, dossier_id)
    )`.execute(db)
  await sql`
    insert into dossier_file (file_hash, dossier_id)
    select distinct file.hash, text.dossier_id
    from (
      select dossier_id, content::jsonb as content from version
      union all
      select dossier_id, content from draft
    ) as text,
    lateral (
      select jsonb_path_query(text.content, '$.body.**.src') #>> '{}' as hash
      union all
      select jsonb_path_query(text.content, '$.attachments[*].hash') #>> '{}'
    ) as file
    where file.hash ~ '^[0-9a-f]{64}$'`.execute(db)
}
