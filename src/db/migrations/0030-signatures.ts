import { sql, type Kysely } from 'kysely'

/**
 * Papers that a person signs. The paper is made and final first; then it waits for its signature, and nothing waits with
 * it. No passphrase and no identity number is in any of these rows.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Which kinds wait for whom, once the office signs by more than its own word. No row: that kind waits for nobody.
  await sql`
    create table signed_kind (
      kind       paper_kind primary key,
      signed_by  text       not null,
      constraint by_whom check ((kind, signed_by) in
        (('disposition', 'decider'), ('nota-dinas', 'sender'), ('press-release', 'decider'), ('press-release', 'publisher')))
    )`.execute(db)

  await sql`create type signing_state as enum ('waiting', 'signed', 'given-up')`.execute(db)
  await sql`
    create table paper_to_sign (
      paper_id    uuid          primary key references paper,
      -- the paper's own, beside it so that a board counts by index what waits
      dossier_id  uuid          references dossier,
      person_id   uuid          not null references person,
      -- name and post as the paper bears them
      name        text          not null,
      post        text          not null,
      -- what the paper says in print that it is signed with
      method      text          not null check (method in ('pades', 'bsre-v1', 'bsre-v2')),
      since       timestamptz   not null,
      state       signing_state not null default 'waiting',
      -- while a signature is being made: nobody else begins one before this instant
      busy_until  timestamptz,
      -- given up: by whom and why
      given_up_by uuid          references person,
      given_up_at timestamptz,
      reason      text          not null default '',
      constraint given_up_says_why check ((state = 'given-up') = (given_up_by is not null)
        and (state = 'given-up') = (given_up_at is not null) and (state = 'given-up') = (reason <> '')),
      constraint settled_is_not_busy check (state = 'waiting' or busy_until is null)
    )`.execute(db)
  await sql`create index paper_waiting_for on paper_to_sign (person_id, since, paper_id) where state = 'waiting'`.execute(
    db,
  )
  await sql`create index paper_waiting on paper_to_sign (since, paper_id) where state = 'waiting'`.execute(db)
  await sql`create index paper_waiting_of on paper_to_sign (dossier_id) where state = 'waiting'`.execute(db)
  await sql`
    create function keep_paper_to_sign() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' or old.state <> 'waiting' or new.paper_id <> old.paper_id or new.person_id <> old.person_id
        or new.dossier_id is distinct from old.dossier_id or new.name <> old.name or new.post <> old.post
        or new.method <> old.method or new.since <> old.since then
        raise exception 'who signs a paper, and that it is settled, is final' using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger paper_to_sign_is_final before update or delete on paper_to_sign
    for each row execute function keep_paper_to_sign()`.execute(db)
  await sql`create trigger paper_to_sign_is_kept before truncate on paper_to_sign
    for each statement execute function refuse_change()`.execute(db)

  // Every time a signature was asked for. One that never ended was cut off: the service may have signed all the same.
  await sql`
    create table signing_try (
      id        uuid        primary key,
      paper_id  uuid        not null references paper_to_sign,
      begun_at  timestamptz not null,
      ended_at  timestamptz,
      -- why nothing came of it, as Siar's own refusal; null while it runs and when it went well
      reason    jsonb,
      constraint ended_to_say_why check (reason is null or ended_at is not null)
    )`.execute(db)
  await sql`create index signing_try_by_paper on signing_try (paper_id, begun_at desc, id desc)`.execute(db)
  await sql`
    create function keep_signing_try() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' or old.ended_at is not null or new.id <> old.id or new.paper_id <> old.paper_id
        or new.begun_at <> old.begun_at then
        raise exception 'a try that ended is final' using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger signing_try_is_final before update or delete on signing_try
    for each row execute function keep_signing_try()`.execute(db)
  await sql`create trigger signing_try_is_kept before truncate on signing_try
    for each statement execute function refuse_change()`.execute(db)

  await sql`
    create table paper_signature (
      paper_id      uuid        primary key references paper_to_sign,
      -- the signed file; the paper's own file is its beginning
      file_hash     sha256      not null references file,
      evidence      jsonb       not null,
      signed_at     timestamptz not null,
      ledger_index  bigint      not null
    )`.execute(db)
  await sql`create index paper_signature_by_file on paper_signature (file_hash)`.execute(db)
  await sql`create trigger paper_signature_is_final before update or delete on paper_signature
    for each row execute function refuse_change()`.execute(db)
  await sql`create trigger paper_signature_is_kept before truncate on paper_signature
    for each statement execute function refuse_change()`.execute(db)
}
