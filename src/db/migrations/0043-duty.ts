import { sql, type Kysely } from 'kysely'

/**
 * Who is on duty at the crisis desk and when. A shift keeps its days and its people as its letter says them; it is closed
 * at most once, before it is over, so that who was on duty stays as it was.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table duty_shift (
      id             uuid        primary key,
      from_at        timestamptz not null,
      until_at       timestamptz not null,
      letter_number  text        not null check (letter_number <> ''),
      lettered_on    date        not null,
      -- where they are and how they are reached
      note           text        not null,
      entered_by     uuid        not null references person,
      entered_at     timestamptz not null,
      -- ended while it ran, or withdrawn before it began
      closed_by      uuid        references person,
      closed_at      timestamptz check (closed_at < until_at),
      close_reason   text        check (close_reason <> ''),
      -- when it really ends; not after its beginning where it was withdrawn
      ends_at        timestamptz not null generated always as (least(until_at, closed_at)) stored,
      -- a day by the clock on the wall, which has 25 hours where summer time ends
      check (until_at > from_at and until_at <= from_at + interval '25 hours'),
      check (num_nonnulls(closed_by, closed_at, close_reason) in (0, 3))
    )`.execute(db)
  await sql`create index duty_shift_by_time on duty_shift (from_at, id)`.execute(db)

  await sql`
    create table duty_person (
      shift_id   uuid    not null references duty_shift,
      -- the first leads
      ordinal    integer not null check (ordinal between 1 and 6),
      person_id  uuid    not null references person,
      primary key (shift_id, ordinal),
      unique (person_id, shift_id)
    )`.execute(db)
  await sql`create trigger duty_person_is_final before update or delete on duty_person
    for each row execute function refuse_change()`.execute(db)
  await sql`create trigger duty_shift_is_kept before delete on duty_shift
    for each row execute function refuse_change()`.execute(db)
  await sql`create trigger duty_shift_is_final before update on duty_shift for each row
    when (old.closed_at is not null
      or (old.from_at, old.until_at, old.letter_number, old.lettered_on, old.note, old.entered_by, old.entered_at)
        is distinct from
        (new.from_at, new.until_at, new.letter_number, new.lettered_on, new.note, new.entered_by, new.entered_at))
    execute function refuse_change()`.execute(db)
}
