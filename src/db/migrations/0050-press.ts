import { sql, type Kysely } from 'kysely'

/**
 * The press as the office knows it: outlets with their legal papers, journalists with what they agreed to, lists of them.
 * Of a person nothing is deleted but what would reach them, on their request (UU 27/2022); that they were written to stays.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type outlet_kind as enum ('print', 'online', 'tv', 'radio', 'agency')`.execute(db)
  // How far Dewan Pers has gone with an outlet: not known to it, listed, its papers verified, its newsroom too.
  await sql`create type press_council_status as enum ('none', 'listed', 'administrative', 'factual')`.execute(db)
  await sql`
    create table outlet (
      id              uuid                 primary key,
      name            text                 not null check (name <> ''),
      kind            outlet_kind          not null,
      company         text                 not null,
      address         text                 not null,
      website         text                 not null,
      email           text                 not null,
      phone           text                 not null,
      note            text                 not null,
      council_status  press_council_status not null,
      -- it is not dealt with any more
      retired         boolean              not null default false,
      revision        integer              not null check (revision > 0),
      changed_by      uuid                 not null references person,
      changed_at      timestamptz          not null
    )`.execute(db)
  // What it said before, each time it was changed: canonical JSON of its fields.
  await sql`
    create table outlet_revision (
      outlet_id   uuid        not null references outlet,
      revision    integer     not null check (revision > 0),
      body        text        not null,
      changed_by  uuid        not null references person,
      changed_at  timestamptz not null,
      primary key (outlet_id, revision)
    )`.execute(db)
  await sql`create trigger outlet_revision_is_final before update or delete on outlet_revision
    for each row execute function refuse_change()`.execute(db)
  await sql`create unique index outlet_once on outlet (lower(name), kind)`.execute(db)
  await sql`create index outlet_by_name on outlet (lower(name), id)`.execute(db)

  await sql`create type outlet_paper_kind as enum ('deed', 'decree', 'nib', 'kbli', 'npwp', 'council')`.execute(db)
  await sql`
    create table outlet_paper (
      id           uuid              primary key,
      outlet_id    uuid              not null references outlet,
      kind         outlet_paper_kind not null,
      number       text              not null check (number <> ''),
      issued_on    date,
      -- its last good day; null where it has none
      valid_until  date,
      scan_hash    sha256            references file,
      note         text              not null,
      entered_by   uuid              not null references person,
      entered_at   timestamptz       not null,
      -- replaced or entered by mistake
      ended_by     uuid              references person,
      ended_at     timestamptz,
      end_reason   text              check (end_reason <> ''),
      check (valid_until is null or issued_on is null or valid_until >= issued_on),
      check (kind <> 'kbli' or number ~ '^[0-9]{5}$'),
      check (num_nonnulls(ended_by, ended_at, end_reason) in (0, 3))
    )`.execute(db)
  await sql`create index outlet_paper_by_outlet on outlet_paper (outlet_id, kind, id)`.execute(db)
  await sql`create index outlet_paper_by_end on outlet_paper (valid_until, outlet_id)
    where ended_at is null and valid_until is not null`.execute(db)
  await sql`create trigger outlet_paper_is_final before update on outlet_paper for each row
    when (old.ended_at is not null
      or (old.outlet_id, old.kind, old.number, old.issued_on, old.valid_until, old.scan_hash, old.note, old.entered_by, old.entered_at)
        is distinct from
        (new.outlet_id, new.kind, new.number, new.issued_on, new.valid_until, new.scan_hash, new.note, new.entered_by, new.entered_at))
    execute function refuse_change()`.execute(db)

  await sql`create type ukw_level as enum ('muda', 'madya', 'utama')`.execute(db)
  await sql`create type press_consent as enum ('none', 'given', 'withdrawn', 'unsubscribed')`.execute(db)
  // Of what was sent last: it came back for now, or for good.
  await sql`create type press_bounce as enum ('none', 'soft', 'hard')`.execute(db)
  await sql`
    create table journalist (
      id             uuid          primary key,
      name           text          not null check (name <> ''),
      outlet_id      uuid          references outlet,
      post           text          not null,
      -- '' where none is known
      email          text          not null,
      phone          text          not null,
      -- in small letters
      beats          text[]        not null,
      languages      text[]        not null,
      ukw_level      ukw_level,
      ukw_number     text          not null,
      ukw_until      date,
      note           text          not null,
      consent        press_consent not null default 'none',
      consent_on     date,
      bounce         press_bounce  not null default 'none',
      bounced_at     timestamptz,
      bounce_reason  text          not null default '',
      retired        boolean       not null default false,
      revision       integer       not null check (revision > 0),
      -- Random, so that the hash in the ledger is of words that nobody finds by trying; gone with them when they are erased.
      salt           text          not null,
      changed_by     uuid          not null references person,
      changed_at     timestamptz   not null,
      erased_at      timestamptz,
      check ((consent = 'none') = (consent_on is null)),
      check ((bounce = 'none') = (bounced_at is null)),
      check (erased_at is null or (email = '' and phone = '' and note = '' and ukw_number = '' and salt = ''))
    )`.execute(db)
  await sql`create unique index journalist_by_email on journalist (lower(email)) where email <> ''`.execute(db)
  await sql`create index journalist_by_name on journalist (lower(name), id)`.execute(db)
  await sql`create index journalist_by_outlet on journalist (outlet_id)`.execute(db)
  await sql`create index journalist_by_beat on journalist using gin (beats)`.execute(db)
  await sql`create index journalist_by_ukw on journalist (ukw_until, id) where ukw_until is not null`.execute(db)

  // How each yes and no about being written to was given; the newest says how it stands.
  await sql`
    create table journalist_consent (
      id             uuid          primary key,
      journalist_id  uuid          not null references journalist,
      kind           press_consent not null check (kind <> 'none'),
      happened_on    date          not null,
      how            text          not null,
      -- null for what the journalist did by a link of their own
      noted_by       uuid          references person,
      noted_at       timestamptz   not null
    )`.execute(db)
  await sql`create index journalist_consent_by_journalist on journalist_consent (journalist_id, id)`.execute(db)
  // Only its words go, when who it is about is erased.
  await sql`create trigger journalist_consent_is_final before update on journalist_consent for each row
    when (new.how <> '' or (old.id, old.journalist_id, old.kind, old.happened_on, old.noted_by, old.noted_at)
      is distinct from (new.id, new.journalist_id, new.kind, new.happened_on, new.noted_by, new.noted_at))
    execute function refuse_change()`.execute(db)

  await sql`
    create table press_list (
      id          uuid          primary key,
      name        text          not null check (name <> ''),
      about       text          not null,
      -- Whoever has one of these beats, an outlet of one of these kinds and one of these languages; empty asks for nothing.
      beats       text[]        not null,
      kinds       text[]        not null,
      languages   text[]        not null,
      retired     boolean       not null default false,
      revision    integer       not null check (revision > 0),
      changed_by  uuid          not null references person,
      changed_at  timestamptz   not null
    )`.execute(db)
  await sql`create unique index press_list_once on press_list (lower(name))`.execute(db)
  await sql`
    create table press_list_member (
      list_id        uuid        not null references press_list,
      journalist_id  uuid        not null references journalist,
      -- in the list, or kept out of it, by hand: whatever its rule says
      belongs        boolean     not null,
      added_by       uuid        not null references person,
      added_at       timestamptz not null,
      primary key (list_id, journalist_id)
    )`.execute(db)
  await sql`create index press_list_member_by_journalist on press_list_member (journalist_id, list_id)`.execute(db)

  for (const table of ['outlet', 'outlet_paper', 'journalist', 'journalist_consent', 'press_list'])
    await sql`create trigger ${sql.raw(table)}_is_kept before delete on ${sql.table(table)}
      for each row execute function refuse_change()`.execute(db)
}
