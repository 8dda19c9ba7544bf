import { sql, type Kysely } from 'kysely'

/** Hubs that tell what is new in a feed (WebSub): with which of them the office has an arrangement, and how it goes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table source_hub (
      -- its callback and its secret are made of this and the office's secret
      id           uuid         primary key,
      source_id    uuid         not null references source,
      -- as the feed names them
      hub          text         not null check (hub <> '' and length(hub) <= 2000),
      topic        text         not null check (topic <> '' and length(topic) <= 2000),
      begun_at     timestamptz  not null,
      -- to be ended; kept until the hub was asked to
      leaving      boolean      not null default false,
      -- where the hub was asked last, and when; '' before the first time
      asked_hub    text         not null default '' check (length(asked_hub) <= 2000),
      asked_at     timestamptz,
      -- how often it was asked since it last said yes
      tries        integer      not null default 0 check (tries >= 0),
      next_at      timestamptz  not null,
      -- until when the hub said it would tell; null before it did, and after it said no
      lease_until  timestamptz,
      -- when it was the first to tell of something new
      told_at      timestamptz,
      -- when something new was found that it had not told of
      missed_at    timestamptz,
      -- when it told that there is something, to be asked of the site itself
      nudged_at    timestamptz,
      check ((asked_at is null) = (asked_hub = ''))
    )`.execute(db)
  await sql`create unique index source_hub_by_source on source_hub (source_id) where not leaving`.execute(db)
  await sql`create index source_hub_by_turn on source_hub (next_at)`.execute(db)
}
