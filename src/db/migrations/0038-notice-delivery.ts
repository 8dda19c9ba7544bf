import { sql, type Kysely } from 'kysely'

/** How notices leave the application: by which channel to whom, when, what became of each, and the links in them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Who has no row follows what ships with Siar.
  await sql`
    create table notice_preference (
      person_id    uuid        primary key references person,
      channels     text[]      not null,
      -- minutes after midnight in the office's zone; equal: no quiet hours
      quiet_from   integer     not null check (quiet_from between 0 and 1439),
      quiet_until  integer     not null check (quiet_until between 0 and 1439),
      -- once a day at this minute instead of at once; null: at once
      digest_at    integer     check (digest_at between 0 and 1439),
      changed_at   timestamptz not null
    )`.execute(db)

  await sql`
    create table notice_delivery (
      notice_id   uuid        not null references notice,
      channel     text        not null,
      person_id   uuid        not null references person,
      -- 'sending' is committed before the channel is called; who finds it so after a crash knows that nobody knows
      state       text        not null check (state in ('queued', 'sending', 'sent', 'opened', 'failed', 'unsure', 'dropped')),
      due_at      timestamptz not null,
      -- when that was decided: a clock that went back must not hold it up for as long as it had run ahead
      set_at      timestamptz not null,
      attempts    integer     not null default 0,
      -- the message it went with, alone or in a digest
      message_id  uuid,
      why         text        not null default '',
      sent_at     timestamptz,
      primary key (notice_id, channel)
    )`.execute(db)
  await sql`create index notice_delivery_due on notice_delivery (due_at) where state = 'queued'`.execute(db)
  await sql`create index notice_delivery_under_way on notice_delivery (set_at) where state = 'sending'`.execute(db)
  await sql`create index notice_delivery_settled on notice_delivery (set_at) where state in ('sent', 'opened', 'failed', 'unsure')`.execute(
    db,
  )
  await sql`create index notice_delivery_of_person on notice_delivery (person_id, channel, due_at) where state = 'queued'`.execute(
    db,
  )

  await sql`
    create table notice_link (
      token_hash  sha256      primary key,
      notice_id   uuid        not null references notice,
      -- the only person whom it lets through
      person_id   uuid        not null references person,
      made_at     timestamptz not null,
      expires_at  timestamptz not null,
      opened_at   timestamptz,
      revoked_at  timestamptz
    )`.execute(db)
  await sql`create index notice_link_of_person on notice_link (person_id, expires_at) where revoked_at is null`.execute(
    db,
  )
  await sql`create index notice_link_expired on notice_link (expires_at)`.execute(db)

  // The server that takes the office's mail. Its password is in the environment and nowhere here.
  await sql`
    create table mail_setting (
      single      boolean     primary key default true check (single),
      host        text        not null check (host <> ''),
      port        integer     not null check (port between 1 and 65535),
      security    text        not null check (security in ('tls', 'starttls', 'none')),
      username    text        not null,
      sender      text        not null,
      revision    integer     not null check (revision > 0),
      changed_by  uuid        not null references person,
      changed_at  timestamptz not null
    )`.execute(db)

  // When any node last came round to its timers and messages: seen from outside the process that does it.
  await sql`
    create table runner (
      name       text        primary key check (name in ('timers', 'notices')),
      polled_at  timestamptz not null
    )`.execute(db)
}
