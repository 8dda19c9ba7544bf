import { sql, type Kysely } from 'kysely'
import { canonical, type Json } from '../../base/canonical.ts'
import { defaultContentTypes } from '../../base/default-content-types.ts'

/** The office's kinds of text, and what agencies say about the facts in a text. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // A type changes by a new revision: which questions a text was held against can be read later.
  await sql`
    create table content_type (
      id        text    primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
      revision  integer not null check (revision > 0)
    )`.execute(db)
  await sql`
    create table content_type_revision (
      id          text        not null references content_type,
      revision    integer     not null check (revision > 0),
      -- canonical JSON of base/content-types.ts
      body        text        not null,
      changed_by  uuid        references person,
      changed_at  timestamptz not null,
      primary key (id, revision)
    )`.execute(db)
  await sql`create trigger content_type_revision_is_final before update or delete on content_type_revision
    for each row execute function refuse_change()`.execute(db)
  await sql`create trigger content_type_revision_is_kept before truncate on content_type_revision
    for each statement execute function refuse_change()`.execute(db)
  for (const it of defaultContentTypes) {
    const body = canonical(it as unknown as Json)
    await sql`insert into content_type (id, revision) values (${it.id}, 1)`.execute(db)
    await sql`insert into content_type_revision (id, revision, body, changed_at) values (${it.id}, 1, ${body}, now())`.execute(
      db,
    )
  }

  await sql`
    create table fact_setting (
      single      boolean primary key default true check (single),
      -- how long a link to confirm facts stays open
      link_hours  integer not null check (link_hours between 1 and 720)
    )`.execute(db)
  await sql`insert into fact_setting (link_hours) values (72)`.execute(db)

  // A question to an agency, answered through a link without an account. The token itself is never kept.
  await sql`
    create table fact_request (
      id            uuid        primary key,
      dossier_id    uuid        not null references dossier,
      token_hash    sha256      not null unique,
      -- canonical JSON: the facts as they were asked, and a salt
      asked         text        not null,
      addressee     text        not null,
      purpose       text        not null,
      asked_by      uuid        not null references person,
      asked_at      timestamptz not null,
      expires_at    timestamptz not null,
      answered_at   timestamptz,
      withdrawn_at  timestamptz,
      withdrawn_by  uuid        references person,
      check (answered_at is null or withdrawn_at is null),
      check ((withdrawn_at is null) = (withdrawn_by is null))
    )`.execute(db)
  await sql`create index fact_request_by_dossier on fact_request (dossier_id, asked_at desc, id desc)`.execute(db)
  await sql`create trigger fact_request_is_kept before delete on fact_request
    for each row execute function refuse_change()`.execute(db)

  // What was answered, by whom: through the link, or told to an officer who wrote it down.
  await sql`create type fact_way as enum ('link', 'phone')`.execute(db)
  await sql`
    create table fact_answer (
      id           uuid        primary key,
      dossier_id   uuid        not null references dossier,
      -- one answer to a question, said twice: here and in answered_at
      request_id   uuid        unique references fact_request,
      way          fact_way    not null,
      -- canonical JSON: who, which facts with which values, what they said; the ledger holds its hash
      statement    text        not null,
      recorded_by  uuid        references person,
      answered_at  timestamptz not null,
      check ((way = 'link') = (request_id is not null)),
      check ((way = 'phone') = (recorded_by is not null))
    )`.execute(db)
  await sql`create index fact_answer_by_dossier on fact_answer (dossier_id, answered_at desc, id desc)`.execute(db)
  await sql`create trigger fact_answer_is_final before update or delete on fact_answer
    for each row execute function refuse_change()`.execute(db)
  await sql`create trigger fact_answer_is_kept before truncate on fact_answer
    for each statement execute function refuse_change()`.execute(db)
}
