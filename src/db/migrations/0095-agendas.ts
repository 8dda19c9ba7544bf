import { sql, type Kysely } from 'kysely'

/** Calendars of leaders as sources (iCalendar): their secret addresses, and which of their events became which items. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter type source_kind add value 'agenda'`.execute(db)
  // An agenda has an address of its own making, as a mailbox has: its real one is a secret.
  await sql`alter table source drop constraint source_address`.execute(db)
  await sql`
    alter table source add constraint source_address
      -- the value is new in this transaction, in which it cannot be written as such
      check ((kind::text in ('feed', 'sitemap', 'page', 'mail', 'agenda')) = (address <> ''))`.execute(db)

  await sql`
    create table source_agenda (
      source_id  uuid  primary key references source,
      -- sealed under the office's secret: whoever knows the address of a calendar reads all of it
      address    text  not null
    )`.execute(db)
  await sql`
    create table source_event (
      source_id  uuid         not null references source,
      -- of its UID and, where it comes back, of the day that it was to be on
      key_hash   sha256       not null,
      item_id    uuid         not null unique references item,
      -- what the agenda says now
      title      text         not null check (title <> '' and length(title) <= 300),
      place      text         not null check (length(place) <= 300),
      from_at    timestamptz  not null,
      until_at   timestamptz  not null check (until_at >= from_at),
      whole_day  boolean      not null,
      -- how the agenda said that it is off; null while it is on
      off        text         check (off in ('cancelled', 'removed')),
      primary key (source_id, key_hash)
    )`.execute(db)
  await sql`create index source_event_by_time on source_event (source_id, from_at)`.execute(db)
}
