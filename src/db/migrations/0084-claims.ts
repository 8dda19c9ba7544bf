import { sql, type Kysely } from 'kysely'

/**
 * Reports of hoaxes: what is claimed, word by word, with a copy of where it stood. The claim and the copy never change; the
 * page as it stood at its address is fetched afterwards and settled beside them once. The newest report of an item counts.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type claim_label as enum ('hoaks', 'disinformasi', 'misinformasi', 'fakta', 'ujaran-kebencian')`.execute(
    db,
  )
  await sql`create type claim_page as enum ('none', 'waiting', 'kept', 'failed')`.execute(db)
  await sql`
    create table claim (
      id            uuid        primary key,
      item_id       uuid        not null references item,
      -- null where a person noted the item
      mention_id    uuid        references mention,
      quote         text        not null check (quote <> '' and length(quote) <= 500),
      -- null while nobody has checked it
      label         claim_label,
      source        text        not null,
      url           text        not null check (length(url) <= 2000),
      -- what stood there when it was reported, and its SHA-256
      copy          text        not null,
      copy_hash     sha256      not null,
      reported_by   uuid        not null references person,
      reported_at   timestamptz not null,
      -- the page at its address, as the server gave it and as a browser shows it
      page          claim_page  not null,
      page_tries    integer     not null default 0 check (page_tries between 0 and 9),
      page_next_at  timestamptz not null,
      -- a code; '' where it answered
      page_failure  text        not null default '',
      page_status   integer,
      page_hash     sha256,
      page_bytes    integer,
      picture_hash  sha256,
      picture_bytes integer,
      archive_hash  sha256,
      archive_bytes integer,
      page_at       timestamptz,
      check ((url = '') = (page = 'none')),
      check ((page = 'kept') = (page_hash is not null)),
      check ((page in ('kept', 'failed')) = (page_at is not null))
    )`.execute(db)
  await sql`create index claim_of_item on claim (item_id, reported_at desc, id desc)`.execute(db)
  await sql`create index claim_page_waits on claim (page_next_at, id) where page = 'waiting'`.execute(db)
  await sql`create trigger claim_is_kept before delete on claim for each row execute function refuse_change()`.execute(
    db,
  )
  await sql`create trigger claim_is_final before update on claim for each row
    when (old.page <> 'waiting'
      or (old.item_id, old.mention_id, old.quote, old.label, old.source, old.url, old.copy, old.copy_hash, old.reported_by, old.reported_at)
        is distinct from (new.item_id, new.mention_id, new.quote, new.label, new.source, new.url, new.copy, new.copy_hash, new.reported_by, new.reported_at))
    execute function refuse_change()`.execute(db)
}
