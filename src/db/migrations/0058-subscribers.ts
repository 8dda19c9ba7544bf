import { sql, type Kysely } from 'kysely'

/**
 * News by e-mail for whoever asked for it and said so twice. Here is who subscribes now and nobody else: who leaves is
 * deleted, and what they were sent names nobody any more.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table subscription_request (
      -- the link that confirms it is this, signed under the office's secret
      id               uuid        primary key,
      email            text        not null check (email <> ''),
      -- by their names on the portal; empty for all
      topics           text[]      not null,
      language         text        not null check (language in ('id', 'en')),
      consent_version  integer     not null,
      asked_at         timestamptz not null,
      expires_at       timestamptz not null,
      -- committed before the mail server is asked: a link is sent once at most
      sent_at          timestamptz
    )`.execute(db)
  await sql`create index subscription_request_due on subscription_request (asked_at) where sent_at is null`.execute(db)
  await sql`create index subscription_request_expired on subscription_request (expires_at)`.execute(db)
  await sql`create index subscription_request_by_email on subscription_request (lower(email))`.execute(db)
  await sql`
    create table subscriber (
      id               uuid        primary key,
      email            text        not null check (email <> ''),
      topics           text[]      not null,
      language         text        not null check (language in ('id', 'en')),
      -- which words they agreed to, when, and when they confirmed it from their own mailbox
      consent_version  integer     not null,
      consented_at     timestamptz not null,
      confirmed_at     timestamptz not null
    )`.execute(db)
  await sql`create unique index subscriber_by_email on subscriber (lower(email))`.execute(db)
  await sql`create index subscriber_by_topic on subscriber using gin (topics)`.execute(db)

  // A mailing without a list goes to subscribers.
  await sql`alter table release_mailing alter column list_id drop not null`.execute(db)
  await sql`
    alter table release_recipient
      alter column journalist_id drop not null,
      -- No reference: who unsubscribes is deleted, and then it names nobody. Name and address are '' in such a row.
      add column subscriber_id uuid,
      add constraint release_recipient_of_one check (num_nonnulls(journalist_id, subscriber_id) = 1),
      add constraint release_recipient_subscriber check (subscriber_id is null or (name = '' and address = ''))`.execute(
    db,
  )
  await sql`create unique index release_recipient_subscribed on release_recipient (delivery_id, subscriber_id)
    where subscriber_id is not null`.execute(db)
  await sql`create index release_recipient_by_subscriber on release_recipient (subscriber_id) where subscriber_id is not null`.execute(
    db,
  )
  // Nobody gets the same news twice because two destinations stand for subscribers.
  await sql`create unique index destination_subscribers on destination (channel)
    where channel = 'subscribers' and removed_at is null`.execute(db)
}
