import { sql, type Kysely } from 'kysely'

/**
 * Comments pinned to words, in threads, with suggestions and what must be repaired. What was said is final; how it
 * stands is kept beside it, and every change of that is a row of its own.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type comment_kind as enum ('comment', 'suggestion')`.execute(db)
  await sql`create type comment_state as enum ('open', 'resolved', 'accepted', 'refused')`.execute(db)
  await sql`
    alter table comment
      drop constraint comment_text_check,
      -- the comment that begins the thread; null for that one itself
      add column thread_id    uuid          references comment,
      add column kind         comment_kind  not null default 'comment',
      add column must_fix     boolean       not null default false,
      -- the words it is pinned to, as they were in the text of this hash
      add column anchor       jsonb,
      add column anchor_hash  sha256,
      add column suggestion   text,
      -- the dossier's visit in which it was said; null before this was kept
      add column visit        integer,
      -- the decision whose note it is
      add column decision_id  uuid          references decision,
      add column state        comment_state not null default 'open',
      add column settled_by   uuid          references person,
      add column settled_at   timestamptz,
      -- a writer says that it is repaired; who may settle it looks and settles
      add column repaired_by  uuid          references person,
      add column repaired_at  timestamptz,
      add constraint says_something check (text <> '' or kind = 'suggestion'),
      add constraint words_where check ((anchor is null) = (anchor_hash is null)),
      add constraint suggestion_whole check ((kind = 'suggestion') = (suggestion is not null)),
      add constraint suggestion_of_words check (kind = 'comment' or anchor is not null),
      add constraint reply_plain check (thread_id is null or (kind = 'comment' and not must_fix and anchor is null
        and decision_id is null and state = 'open' and repaired_at is null)),
      add constraint only_suggestions_accepted check (kind = 'suggestion' or state <> 'accepted'),
      add constraint settled_by_someone check ((state = 'open') = (settled_at is null)
        and (settled_at is null) = (settled_by is null)),
      add constraint repaired_by_someone check ((repaired_at is null) = (repaired_by is null))`.execute(db)
  await sql`drop index comment_by_dossier`.execute(db)
  await sql`create index comment_thread on comment (dossier_id, created_at, id) where thread_id is null`.execute(db)
  await sql`create index comment_reply on comment (thread_id, created_at, id) where thread_id is not null`.execute(db)
  await sql`create index comment_must_fix on comment (dossier_id, created_at, id) where must_fix`.execute(db)

  await sql`
    create function refuse_other_words() returns trigger language plpgsql as $$
    declare
      state constant text[] := '{state,settled_by,settled_at,repaired_by,repaired_at}';
    begin
      if tg_op = 'UPDATE' and to_jsonb(new) - state = to_jsonb(old) - state then
        return new;
      end if;
      raise exception 'rows of % are final but for their state: % refused', tg_table_name, tg_op
        using errcode = 'restrict_violation';
    end $$`.execute(db)
  await sql`create trigger comment_is_final before update or delete on comment
    for each row execute function refuse_other_words()`.execute(db)
  await sql`create trigger comment_is_kept before truncate on comment
    for each statement execute function refuse_change()`.execute(db)

  await sql`
    create table comment_change (
      comment_id    uuid        not null references comment,
      number        integer     not null check (number > 0),
      change        text        not null check (change in ('repaired', 'resolved', 'accepted', 'refused', 'reopened')),
      person_id     uuid        not null references person,
      ledger_index  bigint      not null,
      changed_at    timestamptz not null,
      primary key (comment_id, number)
    )`.execute(db)
  await sql`create trigger comment_change_is_final before update or delete on comment_change
    for each row execute function refuse_change()`.execute(db)
  await sql`create trigger comment_change_is_kept before truncate on comment_change
    for each statement execute function refuse_change()`.execute(db)

  await sql`
    create table mention (
      comment_id    uuid        not null references comment,
      person_id     uuid        references person,
      post_id       text        references post,
      mentioned_at  timestamptz not null,
      check ((person_id is null) <> (post_id is null)),
      unique nulls not distinct (comment_id, person_id, post_id)
    )`.execute(db)
  await sql`create index mention_of_person on mention (person_id, mentioned_at desc)
    where person_id is not null`.execute(db)
  await sql`create index mention_of_post on mention (post_id, mentioned_at desc) where post_id is not null`.execute(db)
  await sql`create trigger mention_is_final before update or delete on mention
    for each row execute function refuse_change()`.execute(db)
}
