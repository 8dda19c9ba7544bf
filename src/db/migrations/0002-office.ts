import { sql, type Kysely } from 'kysely'

/** The office: people, posts, who holds which post from when to when, days off. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type person_role as enum ('officer', 'auditor', 'administrator')`.execute(db)
  await sql`create type language as enum ('id', 'en')`.execute(db)

  await sql`
    create table office (
      single        boolean     primary key default true check (single),
      name        text        not null,
      regency     text        not null,
      address     text        not null,
      logo_hash   sha256      references file,
      set_up_at   timestamptz not null
    )`.execute(db)
  await sql`
    create table setup_link (
      token_hash  sha256      primary key,
      made_at     timestamptz not null,
      used_at     timestamptz
    )`.execute(db)

  // Also the user table of the sign-in library, hence its e-mail, image and two-factor columns.
  await sql`
    create table person (
      id                  uuid        primary key,
      name                text        not null check (name <> ''),
      email               text        not null unique check (email = lower(email)),
      email_verified      boolean     not null default false,
      image               text,
      two_factor_enabled  boolean     not null default false,
      role                person_role not null default 'officer',
      language            language    not null default 'id',
      rank                text        not null default '',
      nip                 text        not null default '',
      left_on             date,
      created_at          timestamptz not null,
      updated_at          timestamptz not null
    )`.execute(db)
  await sql`
    create table post (
      id       text    primary key check (id ~ '^[a-z0-9-]{1,60}$'),
      name     text    not null check (name <> ''),
      ordinal  integer not null
    )`.execute(db)
  await sql`
    create table tenure (
      id          uuid  primary key,
      person_id   uuid  not null references person,
      post_id     text  not null references post,
      from_on     date  not null,
      until_on    date  check (until_on >= from_on),
      created_at  timestamptz not null
    )`.execute(db)
  await sql`create index tenure_by_person on tenure (person_id, from_on)`.execute(db)
  await sql`create index tenure_by_post on tenure (post_id, from_on)`.execute(db)
  await sql`
    create table day_off (
      "on"    date primary key,
      name    text not null,
      decree  text not null
    )`.execute(db)
  await sql`
    create table api_token (
      id            uuid        primary key,
      person_id     uuid        not null references person,
      name          text        not null,
      token_hash    sha256      not null unique,
      created_at    timestamptz not null,
      expires_at    timestamptz not null,
      last_used_at  timestamptz,
      revoked_at    timestamptz
    )`.execute(db)
  await sql`create index api_token_by_person on api_token (person_id, created_at)`.execute(db)
}
