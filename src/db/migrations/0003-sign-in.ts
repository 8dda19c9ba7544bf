import { sql, type Kysely } from 'kysely'

/** Sign-in: sessions, passwords, second factors, passkeys, rate limits (the sign-in library's tables). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table session (
      id          uuid        primary key,
      person_id   uuid        not null references person,
      token       text        not null unique,
      expires_at  timestamptz not null,
      ip_address  text,
      user_agent  text,
      created_at  timestamptz not null,
      updated_at  timestamptz not null
    )`.execute(db)
  await sql`create index session_by_person on session (person_id)`.execute(db)
  await sql`
    create table account (
      id                        uuid        primary key,
      account_id                text        not null,
      provider_id               text        not null,
      person_id                 uuid        not null references person,
      access_token              text,
      refresh_token             text,
      id_token                  text,
      access_token_expires_at   timestamptz,
      refresh_token_expires_at  timestamptz,
      scope                     text,
      password                  text,
      created_at                timestamptz not null,
      updated_at                timestamptz not null,
      unique (provider_id, account_id)
    )`.execute(db)
  await sql`create index account_by_person on account (person_id)`.execute(db)
  await sql`
    create table verification (
      id          uuid        primary key,
      identifier  text        not null,
      value       text        not null,
      expires_at  timestamptz not null,
      created_at  timestamptz not null,
      updated_at  timestamptz not null
    )`.execute(db)
  await sql`create index verification_by_identifier on verification (identifier)`.execute(db)
  await sql`
    create table two_factor (
      id            uuid    primary key,
      secret        text    not null,
      backup_codes  text    not null,
      person_id     uuid    not null references person,
      verified      boolean not null default true,
      failed_verification_count integer not null default 0,
      locked_until  timestamptz
    )`.execute(db)
  await sql`create index two_factor_by_person on two_factor (person_id)`.execute(db)
  await sql`
    create table passkey (
      id             uuid        primary key,
      person_id      uuid        not null references person,
      name           text        not null,
      credential_id  text        not null unique,
      public_key     text        not null,
      counter        bigint      not null,
      device_type    text        not null,
      backed_up      boolean     not null,
      transports     text        not null default '',
      created_at     timestamptz not null,
      last_used_at   timestamptz
    )`.execute(db)
  await sql`create index passkey_by_person on passkey (person_id)`.execute(db)
  await sql`
    create table rate_limit (
      id            uuid    primary key,
      key           text    not null unique,
      count         integer not null,
      last_request  bigint  not null
    )`.execute(db)
}
