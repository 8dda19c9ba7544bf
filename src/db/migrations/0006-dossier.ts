import { sql, type Kysely } from 'kysely'

/** A case on its way: its state, its immutable versions, each visit at a step, comments. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type dossier_state as enum ('running', 'held', 'published', 'withdrawn')`.execute(db)
  await sql`create type visit_outcome as enum ('completed', 'returned', 'approved', 'approved-with-notes', 'refused', 'withdrawn')`.execute(
    db,
  )
  await sql`
    create table dossier (
      id            uuid          primary key,
      year          integer       not null,
      number        integer       not null check (number > 0),
      title         text          not null,
      edition_id    uuid          not null references edition,
      item_id       uuid          unique references item,
      level         crisis_level  not null default 'watch',
      state         dossier_state not null,
      step          integer       not null check (step > 0),
      -- the post that acts next, so that a queue is one index scan
      post_id       text          not null references post,
      holder_id     uuid          references person,
      visit_number  integer       not null check (visit_number > 0),
      version_hash  sha256,
      -- YES by decision step, as the engine holds it: { "4": { version, notes } }
      approvals     jsonb         not null default '{}',
      authors       uuid[]        not null default '{}',
      revision      integer       not null check (revision > 0),
      opened_at     timestamptz,
      arrived_at    timestamptz   not null,
      due_at        timestamptz   not null,
      created_by    uuid          not null references person,
      created_at    timestamptz   not null,
      updated_at    timestamptz   not null,
      unique (year, number)
    )`.execute(db)
  await sql`create index dossier_queue on dossier (post_id, due_at, id) where state = 'running'`.execute(db)
  await sql`create index dossier_by_step on dossier (step, due_at, id) where state in ('running', 'held')`.execute(db)
  await sql`create index dossier_by_change on dossier (updated_at desc, id desc)`.execute(db)
  await sql`create index dossier_by_state on dossier (state, updated_at desc, id desc)`.execute(db)
  await sql`create index dossier_search on dossier using gin (to_tsvector('indonesian', title))`.execute(db)
  await sql`
    create table dossier_counter (
      year         integer primary key,
      last_number  integer not null
    )`.execute(db)

  await sql`
    create table version (
      dossier_id   uuid        not null references dossier,
      hash         sha256      not null,
      number       integer     not null check (number > 0),
      -- the canonical bytes that the hash is of (RFC 8785)
      content      text        not null,
      created_by   uuid        not null references person,
      created_at   timestamptz not null,
      primary key (dossier_id, hash),
      unique (dossier_id, number)
    )`.execute(db)
  await sql`create trigger version_is_final before update or delete on version
    for each row execute function refuse_change()`.execute(db)
  await sql`create trigger version_is_kept before truncate on version
    for each statement execute function refuse_change()`.execute(db)

  // The text being written: autosave lands here; an act cuts an immutable version from it.
  await sql`
    create table draft (
      dossier_id  uuid        primary key references dossier,
      content     jsonb       not null,
      hash        sha256      not null,
      save        integer     not null check (save > 0),
      saved_by    uuid        not null references person,
      saved_at    timestamptz not null,
      authors     uuid[]      not null default '{}'
    )`.execute(db)

  await sql`
    create table visit (
      id                uuid          primary key,
      dossier_id        uuid          not null references dossier,
      number            integer       not null check (number > 0),
      step              integer       not null,
      post_id           text          not null references post,
      standard_minutes  integer       not null check (standard_minutes > 0),
      arrived_at        timestamptz   not null,
      due_at            timestamptz   not null,
      opened_at         timestamptz,
      opened_by         uuid          references person,
      held_at           timestamptz,
      done_at           timestamptz,
      done_by           uuid          references person,
      outcome           visit_outcome,
      waiting_minutes   integer,
      processing_minutes integer,
      unique (dossier_id, number),
      check ((done_at is null) = (outcome is null))
    )`.execute(db)
  await sql`create index visit_open on visit (due_at) where done_at is null`.execute(db)

  // What happened to a dossier, in the words of the trail; each row names its ledger entry.
  await sql`
    create table trail (
      dossier_id    uuid        not null references dossier,
      revision      integer     not null,
      kind          text        not null,
      step          integer     not null,
      person_id     uuid        not null references person,
      post_id       text        references post,
      version_hash  sha256,
      note          text        not null default '',
      target_step   integer,
      ledger_index  bigint      not null,
      acted_at      timestamptz not null,
      primary key (dossier_id, revision)
    )`.execute(db)
  await sql`create index trail_by_time on trail (acted_at desc, dossier_id)`.execute(db)
  await sql`create trigger trail_is_final before update or delete on trail
    for each row execute function refuse_change()`.execute(db)
  await sql`create trigger trail_is_kept before truncate on trail
    for each statement execute function refuse_change()`.execute(db)

  // Which version a person last had before their eyes, to show them what changed since.
  await sql`
    create table seen (
      dossier_id    uuid        not null references dossier,
      person_id     uuid        not null references person,
      version_hash  sha256      not null,
      seen_at       timestamptz not null,
      primary key (dossier_id, person_id)
    )`.execute(db)
  await sql`
    create table comment (
      id            uuid        primary key,
      dossier_id    uuid        not null references dossier,
      version_hash  sha256,
      person_id     uuid        not null references person,
      text          text        not null check (text <> ''),
      created_at    timestamptz not null
    )`.execute(db)
  await sql`create index comment_by_dossier on comment (dossier_id, created_at, id)`.execute(db)
}
