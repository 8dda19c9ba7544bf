import { sql, type Kysely } from 'kysely'

/** Letters as a source of the inventory: mailboxes that are read, senders that are known, and what came with each letter. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // A mailbox has an address of its own making, so that none is read twice.
  await sql`alter table source drop constraint source_address`.execute(db)
  await sql`
    alter table source add constraint source_address
      check ((kind in ('feed', 'sitemap', 'page', 'mail')) = (address <> ''))`.execute(db)

  await sql`
    create table mailbox (
      source_id     uuid        primary key references source,
      host          text        not null,
      port          integer     not null check (port between 1 and 65535),
      security      text        not null check (security in ('tls', 'starttls', 'none')),
      username      text        not null check (username <> ''),
      -- sealed under the office's secret
      password      text        not null,
      folder        text        not null check (folder <> ''),
      -- how its server names itself where it says whether a sender is proven (RFC 8601, authserv-id); '' where it does not
      checked_by    text        not null,
      -- how far it was read (RFC 9051, UIDVALIDITY and UID); null before it was
      uid_validity  bigint,
      last_uid      bigint,
      -- how often the letter after that was begun: one that ends the process is not begun for ever
      tries         smallint    not null default 0,
      check ((uid_validity is null) = (last_uid is null))
    )`.execute(db)

  await sql`
    create table known_sender (
      -- an address in small letters, or @ and a domain for all of it
      address   text        primary key check (length(address) between 3 and 254),
      name      text        not null check (name <> '' and length(name) <= 200),
      added_by  uuid        not null references person,
      added_at  timestamptz not null
    )`.execute(db)

  await sql`
    create table mention_letter (
      mention_id    uuid        primary key references mention,
      -- as the letter says itself, which anybody can write; '' where it says none
      address       text        not null check (length(address) <= 254),
      sender_name   text        not null check (length(sender_name) <= 200),
      -- whether the mailbox's server said that it comes from that address's domain
      proven        boolean     not null,
      message_id    text        not null check (length(message_id) <= 998),
      -- of the whole letter as the mailbox gave it
      letter_hash   sha256      not null
    )`.execute(db)
  await sql`
    create table mention_file (
      mention_id  uuid      not null references mention,
      ordinal     smallint  not null,
      name        text      not null check (length(name) <= 250),
      file_hash   sha256    references file,
      -- why it was not kept
      refused     text      check (refused in ('type', 'too-large', 'broken', 'too-many')),
      primary key (mention_id, ordinal),
      check (num_nonnulls(file_hash, refused) = 1)
    )`.execute(db)

  // Letters that were not taken in, the newest of each mailbox; they lie in the mailbox as they came.
  await sql`
    create table letter_left (
      source_id     uuid        not null references source,
      uid_validity  bigint      not null,
      uid           bigint      not null,
      reason        text        not null check (reason in ('automatic', 'report', 'own', 'empty', 'too-much', 'broken', 'not-given')),
      address       text        not null,
      subject       text        not null,
      left_at       timestamptz not null,
      primary key (source_id, uid_validity, uid)
    )`.execute(db)
  await sql`create index letter_left_by_time on letter_left (source_id, left_at desc, uid desc)`.execute(db)
}
