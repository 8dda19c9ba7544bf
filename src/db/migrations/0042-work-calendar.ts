import { sql, type Kysely } from 'kysely'

/** The compliance sheet as a paper; when texts are meant to go out, what else is on, and calendars that people subscribe to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter type paper_kind add value 'compliance-sheet'`.execute(db)

  // One line a dossier, changed as it is planned anew; the ledger holds every change.
  await sql`
    create table release_plan (
      dossier_id  uuid        primary key references dossier,
      -- null when it was taken off again
      planned_at  timestamptz,
      planned_by  uuid        not null references person,
      revision    integer     not null check (revision > 0),
      changed_at  timestamptz not null
    )`.execute(db)
  await sql`create index release_plan_by_time on release_plan (planned_at, dossier_id) where planned_at is not null`.execute(
    db,
  )

  await sql`create type office_event_kind as enum ('leader', 'office')`.execute(db)
  await sql`
    create table office_event (
      id          uuid              primary key,
      kind        office_event_kind not null,
      title       text              not null check (title <> ''),
      from_at     timestamptz       not null,
      to_at       timestamptz       not null,
      place       text              not null,
      note        text              not null,
      revision    integer           not null check (revision > 0),
      changed_by  uuid              not null references person,
      changed_at  timestamptz       not null,
      removed_at  timestamptz,
      check (to_at > from_at and to_at <= from_at + interval '31 days')
    )`.execute(db)
  await sql`create index office_event_by_time on office_event (from_at, id) where removed_at is null`.execute(db)

  // A link to one's own calendar; its token is kept by its hash alone.
  await sql`
    create table calendar_feed (
      id          uuid        primary key,
      person_id   uuid        not null references person,
      name        text        not null check (name <> ''),
      token_hash  sha256      not null unique,
      created_at  timestamptz not null,
      read_at     timestamptz,
      revoked_at  timestamptz
    )`.execute(db)
  await sql`create index calendar_feed_by_person on calendar_feed (person_id, created_at) where revoked_at is null`.execute(
    db,
  )
}
