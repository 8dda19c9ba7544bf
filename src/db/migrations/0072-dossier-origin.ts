import { sql, type Kysely } from 'kysely'

/**
 * What a dossier began with, as the inventory knew it then: the item, where it was read and when, the sentences that stand
 * for it and the facts read in them. The ledger holds its hash; no row ever changes.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table dossier_origin (
      dossier_id  uuid    primary key references dossier,
      -- canonical JSON, whose SHA-256 stands beside it
      body        text    not null,
      hash        sha256  not null
    )`.execute(db)
  await sql`create trigger dossier_origin_is_final before update or delete on dossier_origin
    for each row execute function refuse_change()`.execute(db)
}
