import { sql, type Kysely } from 'kysely'

/** What journalists ask and what they were told: each question with its clock, its answers final. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // One row: how the office deals with the press.
  await sql`
    create table press_setting (
      only_one          boolean     primary key default true check (only_one),
      -- working minutes in which a question is answered
      question_minutes  integer     not null check (question_minutes between 5 and 4800),
      revision          integer     not null check (revision > 0),
      changed_by        uuid        references person,
      changed_at        timestamptz not null
    )`.execute(db)
  await sql`insert into press_setting (question_minutes, revision, changed_at) values (120, 1, now())`.execute(db)

  await sql`create type media_question_via as enum ('phone', 'whatsapp', 'email', 'in-person', 'press-room', 'other')`.execute(
    db,
  )
  await sql`create type media_question_state as enum ('open', 'answered', 'declined')`.execute(db)
  await sql`
    create table media_question (
      id                uuid                 primary key,
      journalist_id     uuid                 references journalist,
      -- of who is not among the journalists; '' of who is
      from_name         text                 not null,
      from_outlet       text                 not null,
      contact           text                 not null,
      via               media_question_via   not null,
      received_at       timestamptz          not null,
      text              text                 not null check (text <> ''),
      topic             text                 not null,
      -- when the journalist needs it
      deadline_at       timestamptz,
      standard_minutes  integer              not null,
      -- by the office's calendar, and by which edition of it
      due_at            timestamptz          not null,
      calendar_id       uuid                 not null references calendar_edition,
      act_by            timestamptz          not null generated always as (least(due_at, deadline_at)) stored,
      state             media_question_state not null default 'open',
      assigned_to       uuid                 references person,
      dossier_id        uuid                 references dossier,
      -- null for one that was asked in the press room
      registered_by     uuid                 references person,
      registered_at     timestamptz          not null,
      first_said_at     timestamptz,
      done_at           timestamptz,
      revision          integer              not null check (revision > 0),
      check (journalist_id is not null or from_name <> ''),
      check (deadline_at is null or deadline_at > received_at),
      check ((state = 'open') = (done_at is null))
    )`.execute(db)
  await sql`create index media_question_open on media_question (act_by, id) where state = 'open'`.execute(db)
  await sql`create index media_question_assigned on media_question (assigned_to, act_by, id) where state = 'open'`.execute(
    db,
  )
  await sql`create index media_question_calendar on media_question (calendar_id, id) where state = 'open'`.execute(db)
  await sql`create index media_question_done on media_question (done_at desc, id desc) where state <> 'open'`.execute(
    db,
  )
  await sql`create index media_question_by_journalist on media_question (journalist_id, received_at desc)`.execute(db)
  await sql`create index media_question_by_dossier on media_question (dossier_id, received_at desc)
    where dossier_id is not null`.execute(db)
  await sql`create index media_question_search on media_question
    using gin (to_tsvector('indonesian', topic || ' ' || text))`.execute(db)
  await sql`create trigger media_question_is_kept before delete on media_question
    for each row execute function refuse_change()`.execute(db)
  await sql`create trigger media_question_is_as_asked before update on media_question for each row
    when ((old.text, old.received_at, old.via, old.registered_at) is distinct from
      (new.text, new.received_at, new.via, new.registered_at)) execute function refuse_change()`.execute(db)

  await sql`create type media_answer_kind as enum ('interim', 'answer', 'declined')`.execute(db)
  await sql`
    create table media_answer (
      id           uuid              primary key,
      question_id  uuid              not null references media_question,
      kind         media_answer_kind not null,
      -- what was said; of one that was declined, why
      text         text              not null check (text <> ''),
      -- who said it, in the office's words
      said_by      text              not null check (said_by <> ''),
      said_at      timestamptz       not null,
      recorded_by  uuid              not null references person,
      recorded_at  timestamptz       not null
    )`.execute(db)
  await sql`create index media_answer_by_question on media_answer (question_id, id)`.execute(db)
  await sql`create trigger media_answer_is_final before update or delete on media_answer
    for each row execute function refuse_change()`.execute(db)
}
