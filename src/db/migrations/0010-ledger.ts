import { sql, type Kysely } from 'kysely'

/** The tamper-evident log: append-only, and the database itself refuses everything else. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table ledger_entry (
      index      bigint      primary key check (index >= 0),
      -- the canonical bytes as they were hashed (RFC 8785)
      body       text        not null check (octet_length(body) <= 65535),
      leaf_hash  sha256      not null,
      at         timestamptz not null
    )`.execute(db)
  await sql`create trigger ledger_is_final before update or delete on ledger_entry
    for each row execute function refuse_change()`.execute(db)
  await sql`create trigger ledger_is_kept before truncate on ledger_entry
    for each statement execute function refuse_change()`.execute(db)
  // The next index is taken under this row's lock, so that the order has no gap and no twin.
  await sql`
    create table ledger_head (
      single  boolean primary key default true check (single),
      size  bigint  not null
    )`.execute(db)
  await sql`insert into ledger_head (size) values (0)`.execute(db)
}
