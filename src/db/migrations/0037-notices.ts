import { sql, type Kysely } from 'kysely'

/**
 * Who was told what, once for each need; the rules that decide it; and the timers that say when a stay's time runs out.
 * A notice holds no title: what it is about is read from the dossier, so that a limited one shows nothing to outsiders.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // A kind without a row follows the rule that ships with Siar.
  await sql`
    create table notice_rule (
      kind        text        primary key,
      "on"        boolean     not null,
      audience    text[]      not null,
      weight      text        not null check (weight in ('quiet', 'normal', 'urgent')),
      -- what share of the standard is over (percent), or how long after the due instant (working minutes)
      amount      integer     check (amount between 1 and 10000),
      changed_by  uuid        not null references person,
      changed_at  timestamptz not null
    )`.execute(db)

  await sql`
    create table notice (
      id          uuid        primary key,
      kind        text        not null,
      -- the need: with the kind it names what happened, so that nobody is told of it twice
      about       text        not null check (length(about) <= 200),
      person_id   uuid        not null references person,
      dossier_id  uuid        references dossier,
      -- who brought it about; null for what time brought about
      by_id       uuid        references person,
      -- breaks through quiet hours and is in no digest
      urgent      boolean     not null,
      -- at which step, and in which words
      data        jsonb       not null,
      made_at     timestamptz not null,
      read_at     timestamptz,
      unique (person_id, kind, about)
    )`.execute(db)
  await sql`create index notice_of_person on notice (person_id, made_at desc, id desc)`.execute(db)
  await sql`create index notice_unread on notice (person_id) where read_at is null`.execute(db)
  await sql`create index notice_open on notice (dossier_id, about) where read_at is null`.execute(db)

  await sql`
    create table timer (
      id          uuid        primary key,
      kind        text        not null check (kind in ('half-time', 'due-soon', 'late', 'late-above', 'ratify-late')),
      dossier_id  uuid        not null references dossier,
      visit       integer     not null,
      at          timestamptz not null,
      done_at     timestamptz,
      unique (dossier_id, visit, kind)
    )`.execute(db)
  await sql`create index timer_next on timer (at, id) where done_at is null`.execute(db)
  // What was on its way before there were timers: it has its due instant, and no half of it is told afterwards.
  await sql`
    insert into timer (id, kind, dossier_id, visit, at)
    select gen_random_uuid(), 'late', d.id, d.visit_number, d.due_at from dossier d where d.state = 'running'`.execute(
    db,
  )
  await sql`
    insert into timer (id, kind, dossier_id, visit, at)
    select gen_random_uuid(), 'ratify-late', o.dossier_id, o.visit_number, d.ratify_by
    from dossier d join oral_approval o on o.dossier_id = d.id
    where d.ratify_by is not null and not exists (select from decision e where e.ratifies = o.id)`.execute(db)
}
