import { sql, type Kysely } from 'kysely'

/** What agencies hand in without an account, each by a link of its own, and what it became. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table intake_link (
      id            uuid        primary key,
      agency        text        not null check (agency <> '' and length(agency) <= 200),
      -- of the secret in the address, which is told once
      token_hash    sha256      not null unique,
      made_by       uuid        not null references person,
      -- of the address as it is now: a renewed one is another
      made_at       timestamptz not null,
      paused_at     timestamptz,
      withdrawn_at  timestamptz
    )`.execute(db)
  await sql`create unique index intake_link_agency on intake_link (lower(agency)) where withdrawn_at is null`.execute(
    db,
  )
  await sql`create index intake_link_by_name on intake_link (lower(agency), id)`.execute(db)

  await sql`create type intake_kind as enum ('programme', 'activity', 'issue', 'complaint-answer')`.execute(db)
  // Whether who is seen in the photos agreed: there is nobody, they did, or nobody asked them yet.
  await sql`create type intake_consent as enum ('none', 'agreed', 'unasked')`.execute(db)
  await sql`create table intake_counter (year integer primary key, last integer not null check (last > 0))`.execute(db)
  await sql`
    create table intake (
      id          uuid           primary key,
      item_id     uuid           not null unique references item,
      link_id     uuid           not null references intake_link,
      year        integer        not null,
      number      integer        not null check (number > 0),
      -- the form's own key: sent twice it is handed in once
      key         uuid           not null,
      asked_hash  sha256         not null,
      kind        intake_kind    not null,
      title       text           not null check (title <> '' and length(title) <= 300),
      what        text           not null check (length(what) <= 4000),
      who         text           not null check (length(who) <= 2000),
      on_day      date,
      -- hours and minutes as they were told; '' where they were not
      at_time     text           not null check (at_time ~ '^([0-2][0-9]:[0-5][0-9])?$'),
      place       text           not null check (length(place) <= 2000),
      why         text           not null check (length(why) <= 2000),
      how         text           not null check (length(how) <= 2000),
      -- null without photos
      people      intake_consent,
      children    intake_consent,
      handed_at   timestamptz    not null,
      unique (year, number),
      unique (link_id, key),
      check ((people is null) = (children is null))
    )`.execute(db)
  await sql`create index intake_by_link on intake (link_id, handed_at desc, id desc)`.execute(db)
  await sql`create trigger intake_is_final before update or delete on intake
    for each row execute function refuse_change()`.execute(db)

  // Apart from what is handed in, for few to see, and to be forgotten without touching it.
  await sql`
    create table intake_contact (
      intake_id  uuid  primary key references intake,
      name       text  not null check (length(name) <= 200),
      post       text  not null check (length(post) <= 200),
      phone      text  not null check (length(phone) <= 40)
    )`.execute(db)

  await sql`
    create table intake_addition (
      id          uuid            primary key,
      intake_id   uuid            not null references intake,
      key         uuid            not null,
      asked_hash  sha256          not null,
      words       text            not null check (length(words) <= 4000),
      people      intake_consent,
      children    intake_consent,
      added_at    timestamptz     not null,
      unique (intake_id, key),
      check ((people is null) = (children is null))
    )`.execute(db)
  await sql`create trigger intake_addition_is_final before update or delete on intake_addition
    for each row execute function refuse_change()`.execute(db)

  // A photo arrives before the form that it belongs to is whole: by the form's key it waits for it.
  await sql`
    create table intake_photo (
      id           uuid        primary key,
      link_id      uuid        not null references intake_link,
      key          uuid        not null,
      file_hash    sha256      not null references file,
      name         text        not null check (length(name) <= 200),
      sent_at      timestamptz not null,
      intake_id    uuid        references intake,
      addition_id  uuid        references intake_addition,
      unique (link_id, key, file_hash),
      check (intake_id is not null or addition_id is null)
    )`.execute(db)
  await sql`create index intake_photo_of_intake on intake_photo (intake_id) where intake_id is not null`.execute(db)
  await sql`create index intake_photo_of_file on intake_photo (file_hash)`.execute(db)
  await sql`create index intake_photo_by_time on intake_photo (link_id, sent_at)`.execute(db)
}
