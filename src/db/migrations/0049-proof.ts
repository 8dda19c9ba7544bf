import { sql, type Kysely } from 'kysely'

/** What the public could see of a delivery: captured when it arrived, looked at again later, or shown by a person. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Bytes as they came, each kept once however often they were seen.
  await sql`
    create table capture_body (
      hash   sha256 primary key,
      -- gzip of the bytes
      zipped bytea  not null
    )`.execute(db)
  await sql`
    create table proof (
      id            uuid        primary key,
      delivery_id   uuid        not null references delivery,
      kind          text        not null check (kind in ('capture', 'hand')),
      taken_at      timestamptz not null,
      -- 'same': the very bytes of before; 'there': its words, other bytes; 'changed': its words are not there
      outcome       text        not null check (outcome in ('first', 'same', 'there', 'changed', 'gone', 'unreachable', 'hand')),
      url           text        not null check (length(url) <= 2000),
      -- of a capture
      status        integer,
      headers       jsonb       not null default '[]',
      hops          jsonb       not null default '[]',
      body_hash     sha256      references capture_body,
      -- why nothing was seen; '' otherwise
      failure       text        not null default '',
      -- of what a person shows
      file_hash     sha256,
      note          text        not null default '' check (length(note) <= 500),
      person_id     uuid        references person,
      ledger_index  integer     not null,
      check ((kind = 'hand') = (person_id is not null))
    )`.execute(db)
  await sql`create index proof_by_delivery on proof (delivery_id, taken_at, id)`.execute(db)
  await sql`create trigger proof_is_final before update or delete on proof
    for each row execute function refuse_change()`.execute(db)
  await sql`create trigger proof_is_kept before truncate on proof
    for each statement execute function refuse_change()`.execute(db)
  await sql`alter table delivery
    -- when it is looked at next; null when it is not
    add column proof_due_at timestamptz,
    -- how often it was looked at
    add column proofs_taken integer not null default 0`.execute(db)
  await sql`create index delivery_proof_due on delivery (proof_due_at, id) where proof_due_at is not null`.execute(db)
}
