import { sql, type Kysely } from 'kysely'

/** Telegram as a channel: the office's bot, what it was last told, and the chats in which people read their notices. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // The bot's token is in the environment and nowhere here.
  await sql`
    create table telegram_setting (
      single      boolean     primary key default true check (single),
      "on"        boolean     not null,
      -- of the Bot API: Telegram's own, or a gateway of the office's
      address     text        not null check (address <> '' and length(address) <= 300),
      revision    integer     not null check (revision > 0),
      changed_by  uuid        not null references person,
      changed_at  timestamptz not null
    )`.execute(db)

  // What the bot said of itself, and how far what was written to it was read. One node reads at a time.
  await sql`
    create table telegram_bot (
      single        boolean     primary key default true check (single),
      bot_id        bigint,
      username      text,
      -- of the first update that was not read yet; null once Telegram forgot all before
      next_update   bigint,
      asked_at      timestamptz,
      leased_until  timestamptz,
      trouble       text        not null default ''
    )`.execute(db)
  await sql`insert into telegram_bot default values`.execute(db)

  // Opens a connection once; kept by its hash alone.
  await sql`
    create table telegram_code (
      person_id   uuid        primary key references person,
      code_hash   sha256      not null unique,
      expires_at  timestamptz not null
    )`.execute(db)

  await sql`
    create table telegram_chat (
      person_id     uuid        primary key references person,
      -- null once it ended: then nothing of the chat is kept
      chat_id       bigint      unique,
      -- what the person is called there, so that they see that it is theirs
      name          text        not null,
      connected_at  timestamptz not null,
      ended         text        check (ended in ('stopped', 'blocked', 'gone', 'elsewhere')),
      ended_at      timestamptz,
      check ((chat_id is null) = (ended is not null) and (ended is null) = (ended_at is null))
    )`.execute(db)
}
