import { sql, type Kysely } from 'kysely'

/** Releases by e-mail: whom each of them was written to, once, and what became of each letter. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type recipient_state as enum
    ('waiting', 'sending', 'sent', 'unsure', 'failed', 'bounced', 'skipped')`.execute(db)
  // One delivery to one list: how fast it goes, and whether anything of it is still to be done.
  await sql`
    create table release_mailing (
      delivery_id  uuid        primary key references delivery,
      list_id      uuid        not null references press_list,
      -- '' for the office's own address
      reply_to     text        not null,
      per_minute   integer     not null check (per_minute between 1 and 6000),
      begun_at     timestamptz not null,
      not_before   timestamptz not null,
      -- why nothing goes now; '' while it does
      trouble      text        not null default '' check (length(trouble) <= 500),
      done_at      timestamptz
    )`.execute(db)
  await sql`create index release_mailing_due on release_mailing (not_before, delivery_id) where done_at is null`.execute(
    db,
  )
  await sql`
    create table release_recipient (
      -- names the letter for ever: its Message-ID is made of it
      id             uuid            primary key,
      delivery_id    uuid            not null references release_mailing,
      journalist_id  uuid            not null references journalist,
      -- as they were; '' once they were erased
      name           text            not null,
      address        text            not null,
      state          recipient_state not null default 'waiting',
      attempts       integer         not null default 0,
      due_at         timestamptz     not null,
      -- the last try: what goes in a minute is counted by it
      tried_at       timestamptz,
      settled_at     timestamptz,
      -- what the server said, or why they were not written to
      problem        text            not null default '' check (length(problem) <= 500),
      -- whoever is written to is written to once
      unique (delivery_id, journalist_id)
    )`.execute(db)
  await sql`create index release_recipient_due on release_recipient (delivery_id, due_at, id)
    where state in ('waiting', 'sending')`.execute(db)
  await sql`create index release_recipient_by_name on release_recipient (delivery_id, lower(name), id)`.execute(db)
  await sql`create index release_recipient_by_state on release_recipient (delivery_id, state)`.execute(db)
  await sql`create index release_recipient_tried on release_recipient (delivery_id, tried_at)`.execute(db)
  await sql`create index release_recipient_by_journalist on release_recipient (journalist_id, id)`.execute(db)
  await sql`create trigger release_recipient_is_kept before delete on release_recipient
    for each row execute function refuse_change()`.execute(db)

  await sql`
    alter table press_setting
      -- under which name the key stands in the domain's DNS (RFC 6376); '' while letters are not signed
      add column dkim_selector  text not null default '' check (dkim_selector ~ '^[a-z0-9-]{0,60}$'),
      -- the public half, as base64 of its DER form
      add column dkim_public    text not null default '',
      -- the private half, sealed under the office's secret
      add column dkim_key       text,
      add constraint press_setting_dkim check ((dkim_selector = '') = (dkim_key is null))`.execute(db)
}
