import { sql, type Kysely } from 'kysely'

/**
 * Narratives: what the office says of an issue or a programme, in versions. A version never changes; the decision on its
 * exact bytes is written beside it once, and never by who wrote it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table narrative (
      id                uuid        primary key,
      -- null where it is of no one issue or programme
      item_id           uuid        references item,
      -- the words of the newest version, to be found by
      title             text        not null check (title <> '' and length(title) <= 200),
      text              text        not null check (text <> '' and length(text) <= 3000),
      newest            integer     not null check (newest between 1 and 99),
      -- whether the newest version waits for its decision
      waits             boolean     not null,
      -- the last day of the newest approved version; null while none is
      holds_until       date,
      -- who wrote the newest version, and is told when it runs out
      keeper_id         uuid        not null references person,
      changed_at        timestamptz not null,
      withdrawn_at      timestamptz,
      withdrawn_by      uuid        references person,
      withdrawn_reason  text        not null default '' check (length(withdrawn_reason) <= 1000),
      check ((withdrawn_at is null) = (withdrawn_by is null)),
      check ((withdrawn_at is null) = (withdrawn_reason = ''))
    )`.execute(db)
  await sql`create index narrative_changed on narrative (changed_at desc, id desc)`.execute(db)
  await sql`create index narrative_waits on narrative (changed_at desc, id desc) where waits and withdrawn_at is null`.execute(
    db,
  )
  await sql`create index narrative_unapproved on narrative (changed_at desc, id desc)
    where holds_until is null and withdrawn_at is null`.execute(db)
  await sql`create index narrative_withdrawn on narrative (changed_at desc, id desc) where withdrawn_at is not null`.execute(
    db,
  )
  await sql`create index narrative_holds on narrative (holds_until, id) where withdrawn_at is null`.execute(db)
  await sql`create index narrative_of_item on narrative (item_id) where item_id is not null`.execute(db)
  await sql`create index narrative_search on narrative using gin (to_tsvector('indonesian', title || ' ' || text))`.execute(
    db,
  )
  await sql`create trigger narrative_is_kept before delete on narrative for each row execute function refuse_change()`.execute(
    db,
  )
  // Of another issue it would be another narrative; what is withdrawn stays as it is.
  await sql`create trigger narrative_withdrawn_is_final before update on narrative for each row
    when (old.withdrawn_at is not null or old.item_id is distinct from new.item_id or new.newest < old.newest)
    execute function refuse_change()`.execute(db)
  await sql`
    create table narrative_version (
      narrative_id  uuid        not null references narrative,
      number        integer     not null check (number between 1 and 99),
      -- canonical JSON, whose SHA-256 stands beside it
      body          text        not null,
      hash          sha256      not null,
      valid_from    date        not null,
      valid_until   date        not null check (valid_until >= valid_from),
      written_by    uuid        not null references person,
      written_at    timestamptz not null,
      -- null until somebody decided
      approved      boolean,
      decided_by    uuid        references person,
      decided_post  text        not null default '',
      decided_at    timestamptz,
      reason        text        not null default '' check (length(reason) <= 1000),
      primary key (narrative_id, number),
      check ((approved is null) = (decided_by is null) and (approved is null) = (decided_at is null)),
      constraint no_needs_reason check (approved is not false or reason <> ''),
      constraint four_eyes check (decided_by <> written_by)
    )`.execute(db)
  await sql`create trigger narrative_version_is_kept before delete on narrative_version
    for each row execute function refuse_change()`.execute(db)
  await sql`create trigger narrative_version_is_final before update on narrative_version for each row
    when (old.approved is not null
      or (old.narrative_id, old.number, old.body, old.hash, old.valid_from, old.valid_until, old.written_by, old.written_at)
        is distinct from (new.narrative_id, new.number, new.body, new.hash, new.valid_from, new.valid_until, new.written_by, new.written_at))
    execute function refuse_change()`.execute(db)
  // Which version somebody took over into the text of which dossier; the first time counts.
  await sql`
    create table narrative_use (
      dossier_id    uuid        not null references dossier,
      narrative_id  uuid        not null,
      number        integer     not null,
      taken_by      uuid        not null references person,
      taken_at      timestamptz not null,
      primary key (dossier_id, narrative_id, number),
      foreign key (narrative_id, number) references narrative_version
    )`.execute(db)
  await sql`create index narrative_use_of on narrative_use (narrative_id, taken_at desc, dossier_id)`.execute(db)
  await sql`create trigger narrative_use_is_final before update or delete on narrative_use
    for each row execute function refuse_change()`.execute(db)
}
