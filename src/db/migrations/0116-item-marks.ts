import { sql, type Kysely } from 'kysely'

/**
 * Items bear no mark of 512 days any more: nothing asks for it (`rules/stretches.ts` ends at sixty-four). The index is not
 * built anew: what stands in it under such a mark is met by no search and goes with its row at the next vacuum after a
 * change, so that this takes a moment however many items there are.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function item_marks(created_at timestamptz, state item_state, kind item_kind, level crisis_level, handed_in boolean,
      round_id uuid, programme_id uuid, assigned_to uuid)
    returns text[] language plpgsql immutable parallel restricted cost 10000 as $$
    declare
      day constant integer := floor(extract(epoch from created_at) / 86400);
    begin
      return array_remove(array[
        'd' || day, 'w' || day / 8, 'm' || day / 64, state::text, kind::text, level::text,
        case when handed_in then 'handed-in' end, round_id::text, programme_id::text, assigned_to::text], null);
    end $$`.execute(db)
}
