import { sql, type Kysely } from 'kysely'

/**
 * A mark says whom somebody reached, as they were called that day: contacts change and posts pass on, and the record of a
 * crisis does not. The name goes with its contact when that is removed; nothing else of a mark ever changes. And what the
 * media really ask is tied to no drill.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // '' where the contact was removed, and in marks of before that were of a post
  await sql`alter table situation_call add column called_name text not null default ''`.execute(db)
  await sql`drop trigger situation_call_is_final on situation_call`.execute(db)
  await sql`update situation_call set called_name = crisis_contact.name
    from crisis_contact where crisis_contact.id = situation_call.contact_id`.execute(db)
  await sql`create trigger situation_call_is_kept before delete on situation_call
    for each row execute function refuse_change()`.execute(db)
  await sql`create trigger situation_call_is_final before update on situation_call for each row
    when (new.called_name <> ''
      or (old.id, old.dossier_id, old.contact_id, old.outcome, old.note, old.called_by, old.called_at)
        is distinct from (new.id, new.dossier_id, new.contact_id, new.outcome, new.note, new.called_by, new.called_at))
    execute function refuse_change()`.execute(db)
  await sql`create index situation_call_contact on situation_call (contact_id) where called_name <> ''`.execute(db)

  await sql`create trigger media_question_is_no_drill before insert on media_question for each row
    when (new.dossier_id is not null) execute function drill_stays_in()`.execute(db)
  // One that was tied before may still be changed, and untied.
  await sql`create trigger media_question_stays_no_drill before update on media_question for each row
    when (new.dossier_id is not null and new.dossier_id is distinct from old.dossier_id)
    execute function drill_stays_in()`.execute(db)
}
