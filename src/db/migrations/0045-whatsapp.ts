import { sql, type Kysely } from 'kysely'

/** Numbers at which people let colleagues remind them by WhatsApp; the application itself sends nothing there. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // One line a person who chose it, gone when they choose it no more.
  await sql`
    create table whatsapp_number (
      person_id   uuid        primary key references person,
      -- E.164 without the plus sign, as wa.me wants it
      number      text        not null check (number ~ '^[1-9][0-9]{7,14}$'),
      changed_at  timestamptz not null
    )`.execute(db)
}
