/** Who may act in which post on a day: the one place that says so, for who signs in, every list and every act. */
import { sql, type RawBuilder } from 'kysely'
import type { Mandate, Officer, Work } from '../base/officer.ts'
import type { Db, Tx } from './connect.ts'

/**
 * Whether the row of `tenure` in this query gives its person, the row of `person`, something to do on a day. Both its days
 * are inclusive. Who left holds nothing, and an auditor's post gives nothing to do: no work is to wait for them.
 */
export const isHeld = (on: string): RawBuilder<boolean> => sql<boolean>`(
  tenure.from_on <= ${on}::date and (tenure.until_on is null or tenure.until_on >= ${on}::date)
  and (person.left_on is null or person.left_on > ${on}::date) and person.role <> 'auditor')`

/**
 * Whether who opened or was given the row of `dossier` in this query still may act in its post on a day: open work follows
 * the post, not who left it.
 */
export const isWithHolder = (on: string): RawBuilder<boolean> => sql<boolean>`exists (
  select from tenure join person on person.id = tenure.person_id
  where tenure.person_id = dossier.holder_id and tenure.post_id = dossier.post_id and ${isHeld(on)})`

/** The same, and is entered as away on none of it: whoever is not there sees no message in time. */
export const isHolderThere = (on: string): RawBuilder<boolean> => sql<boolean>`(${isWithHolder(on)} and not exists (
  select from absence where absence.person_id = dossier.holder_id and absence.dropped_at is null
    and absence.from_on <= ${on}::date and absence.until_on >= ${on}::date))`

/** The posts held on a day, by whom. */
export function heldOn(db: Db | Tx, on: string) {
  return db.selectFrom('tenure').innerJoin('person', 'person.id', 'tenure.person_id').where(isHeld(on))
}

/** Whether the row of `tenure` covers this work of its post; of work that nobody names, only who does all of it. */
export const coversWork = (work: Work | null): RawBuilder<boolean> =>
  work
    ? sql<boolean>`((tenure.kinds is null or ${work.kind} = any(tenure.kinds))
        and (tenure.steps is null or ${work.step}::integer = any(tenure.steps)))`
    : sql<boolean>`(tenure.kinds is null and tenure.steps is null)`

export type HeldPost = {
  readonly tenureId: string
  readonly postId: string
  readonly acting: Mandate['form'] | null
  readonly kinds: readonly string[] | null
  readonly steps: readonly number[] | null
}

/** What the row of `person` in this query holds on a day, as one column. */
export const postsHeldBy = (on: string): RawBuilder<HeldPost[]> => sql<HeldPost[]>`coalesce((
  select jsonb_agg(jsonb_build_object('tenureId', tenure.id, 'postId', tenure.post_id, 'acting', tenure.acting,
    'kinds', tenure.kinds, 'steps', tenure.steps) order by tenure.post_id, tenure.id)
  from tenure where tenure.person_id = person.id and ${isHeld(on)}), '[]')`

/** The same as the rules speak of it. */
export function standingOf(held: readonly HeldPost[]): Pick<Officer, 'posts' | 'mandates'> {
  const whole = held.filter((it) => it.kinds === null && it.steps === null)
  const mandates = held.flatMap(({ acting, ...it }) => (acting ? [{ ...it, form: acting }] : []))
  return {
    posts: [...new Set(whole.map((it) => it.postId))],
    ...(mandates.length > 0 && { mandates }),
  }
}
