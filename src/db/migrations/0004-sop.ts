import { sql, type Kysely } from 'kysely'

/** Editions of the SOP. A draft may be rewritten; from the day it is in force it is final. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create type edition_state as enum ('draft', 'in-force', 'superseded')`.execute(db)
  await sql`
    create table edition (
      id             uuid          primary key,
      title          text          not null,
      number         text          not null,
      state          edition_state not null,
      body           jsonb         not null,
      hash           sha256        not null,
      in_force_from  date,
      revision       integer       not null default 1,
      created_by     uuid          references person,
      created_at     timestamptz   not null,
      updated_at     timestamptz   not null,
      check (state = 'draft' or in_force_from is not null)
    )`.execute(db)
  await sql`create index edition_in_force on edition (in_force_from desc) where state <> 'draft'`.execute(db)
  await sql`
    create function keep_edition() returns trigger language plpgsql as $$
    begin
      if old.state <> 'draft' and (tg_op = 'DELETE' or new.body <> old.body or new.hash <> old.hash or new.state = 'draft') then
        raise exception 'an edition in force is final' using errcode = 'restrict_violation';
      end if;
      return case when tg_op = 'DELETE' then old else new end;
    end $$`.execute(db)
  await sql`create trigger edition_is_final before update or delete on edition
    for each row execute function keep_edition()`.execute(db)
}
