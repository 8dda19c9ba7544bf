import { sql, type Kysely } from 'kysely'
import { canonical, type Json } from '../../base/canonical.ts'
import { defaultCalendar } from '../../base/default-calendar.ts'
import { newId } from '../../base/id.ts'

/** The office's calendar in editions; how the clock of each visit runs, and by which edition it is due. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Never changed: what was due was due by the calendar of its day. The newest is in force.
  await sql`
    create table calendar_edition (
      id        uuid        primary key,
      number    integer     not null unique check (number > 0),
      hash      sha256      not null,
      document  text        not null,
      note      text        not null,
      -- null for the one that came with Siar
      made_by   uuid        references person,
      made_at   timestamptz not null
    )`.execute(db)
  await isFinal(db, 'calendar_edition')
  const { rows } = await sql<{ on: string; name: string; decree: string }>`select "on"::text, name, decree from day_off`.execute(db) // prettier-ignore
  const entered = new Map(rows.map((it) => [it.on, it]))
  const document = canonical({
    ...defaultCalendar,
    days: [
      ...defaultCalendar.days.filter((it) => !entered.has(it.on)),
      ...rows.map(({ on, name, decree }) => ({ on, name, kind: 'holiday', hours: [], source: decree, certain: true })),
    ],
  } as unknown as Json)
  const id = newId()
  await sql`
    insert into calendar_edition (id, number, hash, document, note, made_by, made_at)
    values (${id}, 1, encode(sha256(convert_to(${document}, 'UTF8')), 'hex'), ${document}, 'Bawaan Siar', null, now())`.execute(
    db,
  )
  await sql`drop table day_off`.execute(db)

  await sql`alter table visit add calendar_id uuid references calendar_edition`.execute(db)
  await sql`update visit set calendar_id = ${id}`.execute(db)
  await sql`alter table visit alter calendar_id set not null`.execute(db)
  await sql`create index visit_open_by_calendar on visit (calendar_id) where done_at is null`.execute(db)

  // From an instant on a visit's clock runs by the office's calendar, by the clock on the wall (Siaga and Krisis), or rests.
  await sql`create type visit_runs as enum ('office', 'wall', 'held')`.execute(db)
  await sql`
    create table visit_pace (
      visit_id   uuid        not null references visit,
      at         timestamptz not null,
      runs       visit_runs  not null,
      -- why it rests
      reason     text        not null default '',
      person_id  uuid        references person,
      primary key (visit_id, at)
    )`.execute(db)
  await sql`insert into visit_pace (visit_id, at, runs) select id, arrived_at, 'office' from visit`.execute(db)
  await sql`insert into visit_pace (visit_id, at, runs) select id, held_at, 'held' from visit where held_at > arrived_at`.execute(
    db,
  )
  await sql`alter table visit drop held_at`.execute(db)

  // What a corrected calendar moved; the ledger holds the hash of these rows.
  await sql`
    create table visit_recount (
      visit_id     uuid        not null references visit,
      calendar_id  uuid        not null references calendar_edition,
      from_due     timestamptz not null,
      to_due       timestamptz not null,
      at           timestamptz not null,
      primary key (visit_id, calendar_id)
    )`.execute(db)
  await isFinal(db, 'visit_recount')
}

async function isFinal(db: Kysely<unknown>, table: string): Promise<void> {
  await sql`create trigger ${sql.raw(table)}_is_final before update or delete on ${sql.table(table)}
    for each row execute function refuse_change()`.execute(db)
  await sql`create trigger ${sql.raw(table)}_is_kept before truncate on ${sql.table(table)}
    for each statement execute function refuse_change()`.execute(db)
}
