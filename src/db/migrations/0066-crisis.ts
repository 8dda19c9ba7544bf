import { sql, type Kysely } from 'kysely'
import { newId } from '../../base/id.ts'
import { defaultCrisisPlan } from '../../base/default-crisis-plan.ts'

/**
 * The first hour of a dossier at alert or crisis level: the office's checklist in editions, who is to be reached, and of
 * each situation what was done, known, promised and said, every entry final. A drill is the same and never goes out.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table crisis_plan (
      id          uuid        primary key,
      body        jsonb       not null,
      -- null for the one that Siar comes with
      changed_by  uuid        references person,
      changed_at  timestamptz not null
    )`.execute(db)
  await sql`create trigger crisis_plan_is_final before update or delete on crisis_plan
    for each row execute function refuse_change()`.execute(db)
  const planId = newId()
  await sql`insert into crisis_plan (id, body, changed_at)
    values (${planId}, ${JSON.stringify(defaultCrisisPlan)}::jsonb, now())`.execute(db)

  // Who is to be reached. Personal data: changed and removed as people change, and only the marks are final.
  await sql`
    create table crisis_contact (
      id          uuid        primary key,
      ordinal     integer     not null check (ordinal between 1 and 999),
      -- whoever holds this post; '' of name then
      post_id     text        references post,
      name        text        not null,
      role        text        not null,
      phone       text        not null,
      -- who calls them; null for whoever is on duty
      caller_id   uuid        references crisis_contact,
      revision    integer     not null check (revision > 0),
      removed_at  timestamptz,
      changed_by  uuid        references person,
      changed_at  timestamptz not null,
      check (post_id is not null or name <> '' or removed_at is not null)
    )`.execute(db)

  await sql`alter table dossier add column drill boolean not null default false`.execute(db)
  await sql`alter table dossier add constraint drill_says_so
    check (not drill or title like 'LATIHAN: %')`.execute(db)
  await sql`
    create function drill_stays_in() returns trigger language plpgsql as $$
    begin
      if exists (select from dossier where dossier.id = new.dossier_id and dossier.drill) then
        raise exception 'a drill never goes out';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger publication_is_no_drill before insert or update on publication
    for each row execute function drill_stays_in()`.execute(db)

  await sql`
    create table situation (
      dossier_id    uuid        primary key references dossier,
      -- the checklist in force when it began
      plan_id       uuid        not null references crisis_plan,
      begun_at      timestamptz not null,
      -- how many minutes of the plan pass in one on the wall: more than one in a drill alone
      speed         integer     not null default 1 check (speed between 1 and 60),
      revision      integer     not null default 1 check (revision > 0),
      ended_at      timestamptz,
      ended_by      uuid        references person,
      end_reason    text        check (end_reason <> ''),
      check (num_nonnulls(ended_at, ended_by, end_reason) in (0, 3))
    )`.execute(db)
  await sql`create index situation_open on situation (begun_at desc, dossier_id) where ended_at is null`.execute(db)
  await sql`create trigger situation_is_kept before delete on situation
    for each row execute function refuse_change()`.execute(db)
  await sql`create trigger situation_is_final before update on situation for each row
    when ((old.dossier_id, old.plan_id, old.begun_at, old.speed)
      is distinct from (new.dossier_id, new.plan_id, new.begun_at, new.speed))
    execute function refuse_change()`.execute(db)

  await sql`
    create table situation_speaker (
      id          uuid        primary key,
      dossier_id  uuid        not null references situation,
      name        text        not null check (name <> ''),
      role        text        not null,
      -- why another than before; '' for the first
      reason      text        not null,
      set_by      uuid        not null references person,
      set_at      timestamptz not null
    )`.execute(db)
  await sql`create index situation_speaker_of on situation_speaker (dossier_id, id)`.execute(db)

  await sql`
    create table situation_tick (
      dossier_id   uuid        not null references situation,
      step_id      text        not null,
      note         text        not null,
      done_at      timestamptz not null,
      ticked_by    uuid        not null references person,
      recorded_at  timestamptz not null,
      primary key (dossier_id, step_id)
    )`.execute(db)

  await sql`create type fact_standing as enum ('known', 'checking', 'unknown')`.execute(db)
  await sql`
    create table situation_fact (
      id           uuid          primary key,
      dossier_id   uuid          not null references situation,
      -- the first entry of the same fact: what moves is a new row
      fact_id      uuid          not null references situation_fact,
      state        fact_standing not null,
      text         text          not null check (text <> ''),
      source       text          not null,
      said_by      uuid          not null references person,
      recorded_at  timestamptz   not null,
      check (state <> 'known' or source <> '')
    )`.execute(db)
  await sql`create index situation_fact_of on situation_fact (dossier_id, id)`.execute(db)

  await sql`
    create table situation_promise (
      id            uuid        primary key,
      dossier_id    uuid        not null references situation,
      kind          text        not null check (kind in ('statement', 'update')),
      -- what is promised and where: "kabar berikutnya di portal dan WhatsApp"
      words         text        not null,
      due_at        timestamptz not null,
      -- null for what the plan owes
      made_by       uuid        references person,
      made_at       timestamptz not null,
      kept_at       timestamptz,
      -- null where the statement went out by itself
      kept_by       uuid        references person,
      kept_note     text,
      kept_version  text        check (kept_version ~ '^[0-9a-f]{64}$'),
      check (due_at > made_at),
      check ((kept_at is null) = (kept_note is null)),
      check (kept_at is null or kept_note <> '' or kept_version is not null)
    )`.execute(db)
  await sql`create index situation_promise_of on situation_promise (dossier_id, due_at)`.execute(db)
  await sql`create unique index situation_statement on situation_promise (dossier_id) where kind = 'statement'`.execute(
    db,
  )
  await sql`create trigger situation_promise_is_kept before delete on situation_promise
    for each row execute function refuse_change()`.execute(db)
  await sql`create trigger situation_promise_is_final before update on situation_promise for each row
    when (old.kept_at is not null
      or (old.dossier_id, old.kind, old.words, old.due_at, old.made_by, old.made_at)
        is distinct from (new.dossier_id, new.kind, new.words, new.due_at, new.made_by, new.made_at))
    execute function refuse_change()`.execute(db)

  await sql`create type call_outcome as enum ('reached', 'no-answer')`.execute(db)
  await sql`
    create table situation_call (
      id           uuid         primary key,
      dossier_id   uuid         not null references situation,
      contact_id   uuid         not null references crisis_contact,
      outcome      call_outcome not null,
      note         text         not null,
      called_by    uuid         not null references person,
      called_at    timestamptz  not null
    )`.execute(db)
  await sql`create index situation_call_of on situation_call (dossier_id, id)`.execute(db)

  for (const table of ['situation_speaker', 'situation_tick', 'situation_fact', 'situation_call'])
    await sql`create trigger ${sql.ref(`${table}_is_final`)} before update or delete on ${sql.table(table)}
      for each row execute function refuse_change()`.execute(db)

  // When time says something: run by any node, each once.
  await sql`
    create table situation_alarm (
      id          uuid        primary key,
      dossier_id  uuid        not null references situation,
      kind        text        not null check (kind in ('step', 'promise-soon', 'promise-missed')),
      -- the step or the promise
      about       text        not null,
      at          timestamptz not null,
      done_at     timestamptz,
      unique (dossier_id, kind, about)
    )`.execute(db)
  await sql`create index situation_alarm_due on situation_alarm (at, id) where done_at is null`.execute(db)

  // What stands at these levels already is in the middle of it: its record begins, and nothing old is rung for.
  await sql`insert into situation (dossier_id, plan_id, begun_at)
    select dossier.id, ${planId}, coalesce(
      (select max(set_at) from dossier_level where dossier_level.dossier_id = dossier.id), dossier.created_at)
    from dossier where state in ('running', 'held') and level in ('alert', 'crisis')`.execute(db)
}
