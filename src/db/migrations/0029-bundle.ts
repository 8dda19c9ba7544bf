import { sql, type Kysely } from 'kysely'

/** Archive bundles that somebody asked for, and what became of each; the files themselves can always be made again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // The entries about one dossier, found without reading the whole ledger.
  await sql`create index ledger_entry_dossier on ledger_entry ((body::jsonb ->> 'dossierId'), index)
    where body::jsonb ->> 'dossierId' is not null`.execute(db)
  await sql`create type bundle_state as enum ('waiting', 'making', 'ready', 'failed', 'gone')`.execute(db)
  await sql`
    create table bundle (
      id           uuid          primary key,
      -- one dossier, or the dossiers closed in a period: all, or a sample drawn by the seed
      dossier_id   uuid          references dossier,
      closed_from  date,
      closed_to    date,
      sample       int           check (sample between 1 and 5000),
      seed         text          not null default '' check (length(seed) <= 64),
      asked_by     uuid          not null references person,
      asked_at     timestamptz   not null,
      state        bundle_state  not null default 'waiting',
      taken_until  timestamptz,
      done         int           not null default 0,
      total        int           not null default 0,
      problem      text          not null default '' check (length(problem) <= 500),
      file_name    text          not null default '',
      hash         sha256,
      size_bytes   bigint,
      ready_at     timestamptz,
      expires_at   timestamptz,
      check ((dossier_id is null) = (closed_from is not null and closed_to is not null)),
      check (closed_from <= closed_to),
      check ((sample is null) = (seed = '')),
      check ((state in ('ready', 'gone')) = (hash is not null and size_bytes is not null and expires_at is not null))
    )`.execute(db)
  // One at a time for each person: two clicks, two windows and two nodes give one work.
  await sql`create unique index bundle_one_at_a_time on bundle (asked_by) where state in ('waiting', 'making')`.execute(
    db,
  )
  await sql`create index bundle_to_make on bundle (asked_at) where state in ('waiting', 'making')`.execute(db)
  await sql`create index bundle_to_remove on bundle (expires_at) where state = 'ready'`.execute(db)
  await sql`create index bundle_of_person on bundle (asked_by, asked_at desc, id)`.execute(db)
  // What a package holds, so that whoever may no longer read a dossier does not get it with one either.
  await sql`
    create table bundle_dossier (
      bundle_id   uuid    not null references bundle on delete cascade,
      dossier_id  uuid    not null references dossier,
      primary key (bundle_id, dossier_id)
    )`.execute(db)
  await sql`create index filing_closed on filing (closed_on, dossier_id) where closed_on is not null`.execute(db)
}
