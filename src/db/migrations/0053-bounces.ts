import { sql, type Kysely } from 'kysely'

/** Letters that come back: the mailbox they come back to, and what became of each. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table bounce_mailbox (
      single        boolean     primary key default true check (single),
      host          text        not null,
      port          integer     not null check (port between 1 and 65535),
      security      text        not null check (security in ('tls', 'starttls', 'none')),
      username      text        not null check (username <> ''),
      -- sealed under the office's secret
      password      text        not null,
      folder        text        not null check (folder <> ''),
      -- where letters ask to be returned to (RFC 5321, MAIL FROM); '' for their sender
      return_to     text        not null,
      -- How far it was read (RFC 9051, UIDVALIDITY and UID); null before it was.
      uid_validity  bigint,
      last_uid      bigint,
      looked_at     timestamptz,
      -- why it could not be read; '' when it was
      trouble       text        not null default '' check (length(trouble) <= 500),
      failures      integer     not null default 0,
      revision      integer     not null check (revision > 0),
      changed_by    uuid        not null references person,
      changed_at    timestamptz not null,
      check ((uid_validity is null) = (last_uid is null))
    )`.execute(db)

  await sql`
    alter table release_recipient
      add column bounce      press_bounce not null default 'none',
      add column bounced_at  timestamptz,
      add constraint release_recipient_bounced check ((bounce = 'none') = (bounced_at is null))`.execute(db)
  // Letters before it no longer count: a person said that the address is good, or wrote another.
  await sql`alter table journalist add column bounces_since timestamptz`.execute(db)
}
