import { sql, type Kysely } from 'kysely'

/** Browsers that take messages for a person, sealed for each of them alone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table push_subscription (
      id         uuid        primary key,
      person_id  uuid        not null references person,
      -- at the browser's own push service; named by the browser, so judged like a stranger's address
      endpoint   text        not null unique check (length(endpoint) <= 1000),
      p256dh     text        not null,
      auth       text        not null,
      -- what the person calls the device by
      device     text        not null,
      made_at    timestamptz not null,
      used_at    timestamptz
    )`.execute(db)
  await sql`create index push_subscription_of_person on push_subscription (person_id, made_at)`.execute(db)
}
