import { sql, type Kysely } from 'kysely'

/** What a browser showed of a look: to look at, beside the bytes that prove. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table proof_picture (
      proof_id       uuid        primary key references proof,
      -- where one looks
      address        text        not null check (length(address) <= 2000),
      wanted_at      timestamptz not null,
      -- how often it was begun; one whose browser takes the process with it is not begun for ever
      tries          integer     not null default 0,
      -- null until it is settled, with or without a picture
      taken_at       timestamptz,
      failure        text        not null default '',
      -- of what was shown
      url            text        not null default '' check (length(url) <= 2000),
      browser        text        not null default '' check (length(browser) <= 100),
      width          integer,
      height         integer,
      cut            boolean     not null default false,
      -- PNG and MHTML, in the store of files by their hash
      picture_hash   sha256,
      picture_bytes  integer,
      archive_hash   sha256,
      archive_bytes  integer,
      ledger_index   integer,
      check ((taken_at is null) = (ledger_index is null)),
      check ((picture_hash is null) = (picture_bytes is null)),
      check ((archive_hash is null) = (archive_bytes is null))
    )`.execute(db)
  await sql`create index proof_picture_wanted on proof_picture (wanted_at, proof_id) where taken_at is null`.execute(db)
  await sql`create trigger proof_picture_is_final before update on proof_picture
    for each row when (old.taken_at is not null) execute function refuse_change()`.execute(db)
  await sql`create trigger proof_picture_is_not_deleted before delete on proof_picture
    for each row execute function refuse_change()`.execute(db)
  await sql`create trigger proof_picture_is_kept before truncate on proof_picture
    for each statement execute function refuse_change()`.execute(db)
}
