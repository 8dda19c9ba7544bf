import type { Language } from './refused.ts'

/**
 * The letter by which a person acts in a post that is not theirs: for a vacancy (`plt`) or an absence (`plh`); and what
 * of the post's work it covers. Null is all of it.
 */
export type Mandate = {
  readonly tenureId: string
  readonly postId: string
  readonly form: 'plt' | 'plh'
  readonly kinds: readonly string[] | null
  readonly steps: readonly number[] | null
}

/** The signed-in person as the rules see them: who they are and which posts they hold today. */
export type Officer = {
  readonly personId: string
  readonly name: string
  /** Beside any post: an auditor only reads; an administrator runs the system and decides nothing. */
  readonly role: 'officer' | 'auditor' | 'administrator'
  /** Ids of the posts whose whole work is theirs on the day of the request: held, or acted in by a letter for all of it. */
  readonly posts: readonly string[]
  /** The letters by which they act today; one for part of a post's work gives no more than that. Absent where none. */
  readonly mandates?: readonly Mandate[] | undefined
  readonly language: Language
}

/** What is to be done: at which step, on what kind of text ('' while there is none). */
export type Work = { readonly step: number; readonly kind: string }

/** Whether a letter, or a tenure without one, covers this work of its post. */
export function covers({ kinds, steps }: Pick<Mandate, 'kinds' | 'steps'>, { step, kind }: Work): boolean {
  return (kinds === null || kinds.includes(kind)) && (steps === null || steps.includes(step))
}

/** The officer with every post in which they may do this work as one of theirs. */
export const officerAt = (officer: Officer, work: Work): Officer => ({ ...officer, posts: postsFor(officer, work) })

/** The letter by which a person does this work of a post, of several in one post the one that covers it; null for none. */
export const mandateIn = ({ mandates = [] }: Pick<Officer, 'mandates'>, postId: string, work: Work): Mandate | null =>
  mandates.find((it) => it.postId === postId && covers(it, work)) ?? null

/** The posts in which a person may do this work. */
export function postsFor({ posts, mandates = [] }: Pick<Officer, 'posts' | 'mandates'>, work: Work): readonly string[] {
  const more = mandates.filter((it) => covers(it, work) && !posts.includes(it.postId))
  return more.length > 0 ? [...posts, ...more.map((it) => it.postId)] : posts
}
