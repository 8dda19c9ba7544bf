import { sql, type Kysely } from 'kysely'

/** Of which dossiers a person said that an item tells of something else: they are not proposed for it again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table item_told_apart (
      item_id     uuid         not null references item,
      dossier_id  uuid         not null references dossier,
      said_by     uuid         not null references person,
      said_at     timestamptz  not null,
      primary key (item_id, dossier_id)
    )`.execute(db)
}
