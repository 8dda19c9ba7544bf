import { sql, type Kysely } from 'kysely'

/** What every room stands on: domains, and the trigger that keeps official rows as they were written. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create domain sha256 as text check (value ~ '^[0-9a-f]{64}$')`.execute(db)
  await sql`
    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'rows of % are final: % refused', tg_table_name, tg_op using errcode = 'restrict_violation';
    end $$`.execute(db)

  // One row per official act that a client keyed: a repeated request is answered from here.
  await sql`
    create table act (
      key         uuid        primary key,
      person_id   uuid        not null,
      asked_hash  sha256      not null,
      answer      jsonb,
      acted_at    timestamptz not null
    )`.execute(db)
  await sql`create index act_by_time on act (acted_at)`.execute(db)

  await sql`
    create table file (
      hash        sha256      primary key,
      media_type  text        not null,
      size_bytes  bigint      not null check (size_bytes >= 0),
      name        text        not null,
      created_at  timestamptz not null
    )`.execute(db)
}
