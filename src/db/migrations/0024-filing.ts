import { sql, type Kysely } from 'kysely'
import { canonical } from '../../base/canonical.ts'
import {
  DEFAULT_FILING_DECREE,
  defaultClassification,
  defaultFilingRules,
  defaultRetention,
} from '../../base/default-filing.ts'
import { newId } from '../../base/id.ts'

/** Classification codes and the retention schedule (JRA), what is filed under them, holds, and acts of disposal. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type filing_table_kind as enum ('classification', 'retention')`.execute(db)
  await sql`create type filing_fate as enum ('destroy', 'review', 'permanent')`.execute(db)
  await sql`create type filing_stage as enum ('kept', 'transferred', 'destroyed', 'handed-over')`.execute(db)
  await sql`create type disposal_kind as enum ('transfer', 'destruction', 'handover')`.execute(db)

  // One import is one edition: dated, with its decree and its file's hash, and never changed.
  await sql`
    create table filing_table (
      id           uuid              primary key,
      kind         filing_table_kind not null,
      decree       text              not null check (decree <> ''),
      from_on      date              not null,
      -- false for the example that Siar comes with: nothing is fixed or disposed of under it
      verified     boolean           not null,
      -- of a retention schedule: the codes that it was held against
      codes_id     uuid              references filing_table,
      file_name    text              not null,
      -- null for what came with Siar, which was no file
      file_hash    sha256,
      rows         integer           not null check (rows > 0),
      imported_by  uuid              references person,
      imported_at  timestamptz       not null,
      check ((kind = 'retention') = (codes_id is not null)),
      check (verified = (file_hash is not null and imported_by is not null))
    )`.execute(db)
  await sql`
    create table classification (
      table_id  uuid not null references filing_table,
      code      text not null check (code <> ''),
      title     text not null check (title <> ''),
      primary key (table_id, code)
    )`.execute(db)
  await sql`
    create table retention (
      id              uuid        primary key,
      table_id        uuid        not null references filing_table,
      codes_id        uuid        not null,
      series          text        not null check (series <> ''),
      code            text        not null,
      active_years    integer     not null check (active_years between 0 and 100),
      inactive_years  integer     not null check (inactive_years between 0 and 100),
      fate            filing_fate not null,
      -- from the end of the year of closing, or from the closing day itself
      counted_from    text        not null check (counted_from in ('year-end', 'closing')),
      basis           text        not null,
      foreign key (codes_id, code) references classification
    )`.execute(db)
  await sql`create unique index retention_once on retention (table_id, lower(series))`.execute(db)

  // Which series a kind of text belongs to; the newest revision holds.
  await sql`
    create table filing_rules (
      revision    integer     primary key check (revision > 0),
      -- canonical JSON (RFC 8785); the ledger holds its hash
      body        text        not null,
      changed_by  uuid        references person,
      changed_at  timestamptz not null
    )`.execute(db)

  // Made when there is something to say: closed, put in a series by a person, or on hold.
  await sql`
    create table filing (
      id              uuid         primary key,
      dossier_id      uuid         not null unique references dossier,
      -- null while it follows its kind of text, and when closed for as long as the office has no schedule of its own
      retention_id    uuid         references retention,
      by_person       boolean      not null default false,
      closed_on       date,
      -- last days, inclusive; known once it is closed and has its series
      active_until    date,
      inactive_until  date,
      fate            filing_fate,
      code            text,
      stage           filing_stage not null default 'kept',
      held_at         timestamptz,
      -- counts its changes, each an event of that number; 0 before the first
      revision        integer      not null default 0 check (revision >= 0),
      check ((active_until is null) = (closed_on is null or retention_id is null)),
      check ((active_until is null) = (inactive_until is null)),
      check ((active_until is null) = (fate is null)),
      check ((active_until is null) = (code is null)),
      check (active_until >= closed_on and inactive_until >= active_until),
      -- a hold keeps from destruction whatever the code around it does
      check (held_at is null or stage in ('kept', 'transferred')),
      check (stage = 'kept' or active_until is not null)
    )`.execute(db)
  await sql`create index filing_to_transfer on filing (active_until, id) where stage = 'kept'`.execute(db)
  await sql`create index filing_to_settle on filing (fate, inactive_until, id) where stage in ('kept', 'transferred')`.execute(
    db,
  )
  await sql`create index filing_to_fix on filing (id) where closed_on is not null and retention_id is null`.execute(db)
  // A list narrowed to a code or to what is on hold, where few of many are either.
  await sql`create index filing_by_code on filing (code text_pattern_ops) where stage in ('kept', 'transferred')`.execute(
    db,
  )
  await sql`create index filing_on_hold on filing (id) where held_at is not null`.execute(db)
  await sql`create trigger filing_is_kept before delete on filing for each row execute function refuse_change()`.execute(
    db,
  )
  await sql`create trigger filing_is_whole before truncate on filing
    for each statement execute function refuse_change()`.execute(db)

  await sql`
    create table filing_event (
      filing_id     uuid        not null references filing,
      number        integer     not null check (number > 0),
      kind          text        not null check (kind in ('closed', 'fixed', 'series', 'hold', 'release', 'disposal')),
      retention_id  uuid        references retention,
      disposal_id   uuid,
      reason        text        not null,
      -- null for what follows from another act: closing, or a schedule taken in
      person_id     uuid        references person,
      at            timestamptz not null,
      primary key (filing_id, number)
    )`.execute(db)

  await sql`
    create table disposal (
      id               uuid          primary key,
      kind             disposal_kind not null,
      minutes_number   text          not null check (minutes_number <> ''),
      minutes_on       date          not null,
      signers          text          not null check (signers <> ''),
      approval_number  text          not null,
      approval_on      date,
      approval_by      text          not null,
      scan_hash        sha256        not null references file,
      note             text          not null,
      count            integer       not null check (count > 0),
      recorded_by      uuid          not null references person,
      recorded_at      timestamptz   not null,
      -- nothing is destroyed or handed over without the approval of who may give it
      check (kind = 'transfer' or (approval_number <> '' and approval_on is not null and approval_by <> ''))
    )`.execute(db)
  await sql`create unique index disposal_once on disposal (kind, lower(minutes_number), minutes_on)`.execute(db)
  await sql`create index disposal_by_time on disposal (recorded_at desc, id desc)`.execute(db)
  await sql`
    create table disposal_item (
      disposal_id  uuid not null references disposal,
      filing_id    uuid not null references filing,
      primary key (disposal_id, filing_id)
    )`.execute(db)
  await sql`alter table filing_event add foreign key (disposal_id, filing_id) references disposal_item`.execute(db)
  for (const table of [
    'filing_table',
    'classification',
    'retention',
    'filing_rules',
    'filing_event',
    'disposal',
    'disposal_item',
  ]) {
    await sql`create trigger ${sql.raw(table)}_is_final before update or delete on ${sql.table(table)}
      for each row execute function refuse_change()`.execute(db)
    await sql`create trigger ${sql.raw(table)}_is_kept before truncate on ${sql.table(table)}
      for each statement execute function refuse_change()`.execute(db)
  }

  await fillWithExample(db)
  await fileWhatIsClosed(db)
}

async function fillWithExample(db: Kysely<unknown>): Promise<void> {
  const [codes, schedule] = [newId(), newId()]
  const from = '2000-01-01'
  await sql`
    insert into filing_table (id, kind, decree, from_on, verified, codes_id, file_name, rows, imported_at) values
      (${codes}, 'classification', ${DEFAULT_FILING_DECREE}, ${from}, false, null, '',
        ${defaultClassification.length}, now()),
      (${schedule}, 'retention', ${DEFAULT_FILING_DECREE}, ${from}, false, ${codes}, '',
        ${defaultRetention.length}, now())`.execute(db)
  for (const it of defaultClassification)
    await sql`insert into classification values (${codes}, ${it.code}, ${it.title})`.execute(db)
  for (const it of defaultRetention)
    await sql`
      insert into retention values (${newId()}, ${schedule}, ${codes}, ${it.series}, ${it.code}, ${it.activeYears},
        ${it.inactiveYears}, ${it.fate}, 'year-end', ${it.basis})`.execute(db)
  await sql`insert into filing_rules (revision, body, changed_at) values (1, ${canonical(defaultFilingRules)}, now())`.execute(
    db,
  )
}

/** What was closed before: on the day of its last step or of its withdrawal, whichever was later. */
async function fileWhatIsClosed(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into filing (id, dossier_id, closed_on)
    select gen_random_uuid(), dossier.id, (coalesce(greatest(
      (select max(done_at) from visit where visit.dossier_id = dossier.id),
      (select max(acted_at) from trail where trail.dossier_id = dossier.id and kind in ('withdraw', 'ratify-refused'))
    ), updated_at) at time zone 'Asia/Jakarta')::date
    from dossier where state in ('published', 'withdrawn')`.execute(db)
}
