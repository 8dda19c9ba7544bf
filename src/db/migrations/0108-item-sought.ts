import { sql, type Kysely } from 'kysely'

/**
 * Everything that a list of items is narrowed by in one index, with the day on which each was noted: so what is sought is
 * read from the newest on, a stretch of days after another, whatever the items of other days say. One index over both
 * finds those of a stretch that say a word without reading either the stretch or all that say it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Its days by ones, eights, and so on; `rules/stretches.ts` asks for them by the same names.
  // Dear on purpose: the planner then takes the way on which the fewest rows are met, and that is by this index; nor does it
  // call in workers, who take longer to come than a page to be read.
  await sql`
    create function item_marks(created_at timestamptz, state item_state, kind item_kind, level crisis_level, handed_in boolean,
      round_id uuid, programme_id uuid, assigned_to uuid)
    returns text[] language plpgsql immutable parallel restricted cost 10000 as $$
    declare
      day constant integer := floor(extract(epoch from created_at) / 86400);
    begin
      return array_remove(array[
        'd' || day, 'w' || day / 8, 'm' || day / 64, 'y' || day / 512, state::text, kind::text, level::text,
        case when handed_in then 'handed-in' end, round_id::text, programme_id::text, assigned_to::text], null);
    end $$`.execute(db)
  await sql`create index item_sought on item using gin (words, names,
    item_marks(created_at, state, kind, level, handed_in, round_id, programme_id, assigned_to)) with (fastupdate = off)`.execute(
    db,
  )
  await sql`drop index item_words`.execute(db)
  await sql`drop index item_names`.execute(db)
}
