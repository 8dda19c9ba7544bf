import { sql, type Kysely } from 'kysely'

/** The press room: links by e-mail that are good once, the sessions they open, and who read what under embargo. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table press_room_link (
      -- the link itself is this, signed under the office's secret
      id             uuid        primary key,
      journalist_id  uuid        not null references journalist,
      asked_at       timestamptz not null,
      expires_at     timestamptz not null,
      -- committed before the mail server is asked: a link is sent once at most
      sent_at        timestamptz,
      used_at        timestamptz
    )`.execute(db)
  await sql`create index press_room_link_due on press_room_link (asked_at) where sent_at is null`.execute(db)
  await sql`create index press_room_link_expired on press_room_link (expires_at)`.execute(db)
  await sql`
    create table press_room_session (
      token_hash     sha256      primary key,
      journalist_id  uuid        not null references journalist,
      began_at       timestamptz not null,
      expires_at     timestamptz not null
    )`.execute(db)
  await sql`create index press_room_session_of on press_room_session (journalist_id)`.execute(db)
  await sql`create index press_room_session_expired on press_room_session (expires_at)`.execute(db)

  // Who could have told of it before its time: each journalist and version once.
  await sql`
    create table press_room_read (
      publication_id  uuid        not null references publication,
      journalist_id   uuid        not null references journalist,
      version_hash    sha256      not null,
      first_read_at   timestamptz not null,
      primary key (publication_id, journalist_id, version_hash)
    )`.execute(db)
  await sql`create trigger press_room_read_is_final before update or delete on press_room_read
    for each row execute function refuse_change()`.execute(db)
}
