import { sql, type Kysely } from 'kysely'

/** The daily media sheet and the clipping book. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter type paper_kind add value 'clipping-book'`.execute(db)
  await sql`alter type paper_kind add value 'media-sheet'`.execute(db)

  // A sheet is made once and stays; made again of the same day it is the next of that day.
  await sql`
    create table media_sheet (
      id          uuid        primary key,
      day         date        not null,
      number      integer     not null check (number > 0),
      -- what came in within this time, the end exclusive
      from_at     timestamptz not null,
      to_at       timestamptz not null,
      -- canonical bytes of what it says (RFC 8785), and their hash
      body        text        not null,
      body_hash   sha256      not null,
      made_at     timestamptz not null,
      -- null for the one that is made by itself in the morning
      made_by     uuid        references person,
      paper_id    uuid        not null references paper,
      unique (day, number),
      constraint media_sheet_span check (from_at < to_at)
    )`.execute(db)
  await sql`create index media_sheet_by_time on media_sheet (made_at desc, id desc)`.execute(db)
  await sql`create trigger media_sheet_is_final before update or delete on media_sheet
    for each row execute function refuse_change()`.execute(db)

  await sql`
    create table media_sheet_setting (
      one         boolean  primary key default true check (one),
      made_daily  boolean  not null default true,
      -- minutes after midnight in the office's zone
      at_minute   integer  not null default 405 check (at_minute between 0 and 1439),
      revision    integer  not null default 1 check (revision > 0),
      -- the last day whose morning sheet was settled, made or not
      settled_on  date
    )`.execute(db)
  await sql`insert into media_sheet_setting default values`.execute(db)
  await sql`
    create table media_sheet_reader (
      person_id  uuid        primary key references person,
      since      timestamptz not null
    )`.execute(db)
}
