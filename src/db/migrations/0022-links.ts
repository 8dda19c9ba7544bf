import { sql, type Kysely } from 'kysely'

/** The links of every text on its way are looked at again while it waits, oldest knowledge first. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Since when an address has stood as it does: one long gone is asked less and less often.
  await sql`alter table link_check add column since timestamptz`.execute(db)
  await sql`update link_check set since = checked_at`.execute(db)
  await sql`alter table link_check alter column since set not null`.execute(db)
  // One row a dossier, made when its links are first looked at or asked for; which dossiers are on their way is read
  // from the dossiers themselves, so that nothing that closes or reopens one has to remember this.
  await sql`
    create table link_watch (
      dossier_id   uuid         primary key references dossier,
      -- the save that was read; null when nothing is being written
      read_save    integer,
      -- when the first of what is known of its links no longer holds; null without links
      due_at       timestamptz,
      -- somebody waits for a new look
      asked_at     timestamptz,
      -- a process is at it; forgotten should that process die
      taken_until  timestamptz
    )`.execute(db)
  await sql`drop index draft_by_time`.execute(db)
}
