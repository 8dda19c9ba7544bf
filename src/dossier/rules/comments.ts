/**
 * What may be done with what colleagues say about a text, and whom they call. Serves steps 2 to 5: must-fix comments
 * hold a text back, so who may set and settle them is told here and nowhere else.
 */
import type { Officer } from '../../base/officer.ts'
import type { Reason } from '../../base/refused.ts'

export const changes = ['repaired', 'resolved', 'accepted', 'refused', 'reopened'] as const
export type Change = (typeof changes)[number]

/** How the comment that begins a thread stands. */
export type Standing = {
  readonly kind: 'comment' | 'suggestion'
  readonly mustFix: boolean
  readonly state: 'open' | 'resolved' | 'accepted' | 'refused'
  readonly repaired: boolean
  /** Who said it. */
  readonly personId: string
}

/** What the dossier lets this person do now. */
export type Footing = {
  /** The post whose step it is. */
  readonly executor: string
  readonly coordinators: readonly string[]
  readonly mayWrite: boolean
}

/**
 * Why this person may not change how a comment stands, or null when they may. What must be repaired is settled by who
 * asked for it, by who answers for the step where the text is, or by a coordinator; a writer can only say that it is
 * done. Anything else is settled by them and by whoever may write.
 */
export function whyNotSettle(it: Standing, change: Change, footing: Footing, by: Officer): Reason | null {
  const asked =
    it.personId === by.personId ||
    by.posts.includes(footing.executor) ||
    footing.coordinators.some((post) => by.posts.includes(post))
  const answers: Reason | null =
    asked || (!it.mustFix && footing.mayWrite)
      ? null
      : { code: it.mustFix ? 'must-fix-not-yours' : 'comment-not-yours' }
  const stands: Reason = { code: 'comment-changed' }
  switch (change) {
    case 'repaired':
      if (!it.mustFix || it.state !== 'open' || it.repaired) return stands
      return footing.mayWrite ? null : { code: 'comment-not-yours' }
    case 'resolved':
      if (it.kind !== 'comment' || it.state !== 'open') return stands
      return answers
    case 'refused':
      if (it.kind !== 'suggestion' || it.state !== 'open') return stands
      return answers
    case 'accepted':
      if (it.kind !== 'suggestion' || it.state !== 'open') return stands
      return footing.mayWrite ? null : { code: 'comment-not-yours' }
    case 'reopened':
      if (it.state === 'accepted' || (it.state === 'open' && !it.repaired)) return stands
      return answers
  }
}

/** Why this person may not ask for a repair: it holds the text back, so it takes a post of the procedure. */
export function whyNotMustFix(
  procedure: { readonly steps: readonly { readonly executor: string }[]; readonly coordinators: readonly string[] },
  by: Officer,
): Reason | null {
  const posts = [...procedure.steps.map((it) => it.executor), ...procedure.coordinators]
  return posts.some((post) => by.posts.includes(post)) ? null : { code: 'must-fix-no-post', field: 'mustFix' }
}

/** A person or post that a comment can call. */
export type Callable = { readonly kind: 'post' | 'person'; readonly id: string; readonly name: string }
type Ids = readonly { readonly id: string }[]

/**
 * Whether a call reaches somebody who may read the dossier.
 * @param readers whom a sensitive dossier names; null for one that the whole office reads
 * @param held who holds which post on the day of the call
 */
export function mayBeCalled(
  it: Pick<Callable, 'kind' | 'id'>,
  readers: { readonly people: Ids; readonly posts: Ids } | null,
  held: readonly { readonly postId: string; readonly personId: string }[],
): boolean {
  if (!readers) return true
  const named = (kind: 'people' | 'posts', id: string) => readers[kind].some((one) => one.id === id)
  return it.kind === 'person'
    ? named('people', it.id) || held.some((one) => one.personId === it.id && named('posts', one.postId))
    : named('posts', it.id) || held.some((one) => one.postId === it.id && named('people', one.personId))
}

const MENTIONS_MAX = 20 // in one comment; calling more is calling nobody

/**
 * Whom a comment calls by `@` and their whole name, a person's or a post's, whatever the case of the letters. Of names
 * that begin alike the longest is meant; two of one name are both called.
 */
export function mentionsIn<Named extends { readonly name: string }>(text: string, known: readonly Named[]): Named[] {
  const said = text.toLocaleLowerCase('id')
  const called = new Set<Named>()
  for (const { index } of said.matchAll(/(?<![\p{L}\p{N}_.@])@/gu)) {
    const after = said.slice(index + 1)
    const meant = known
      .filter(({ name }) => isWhole(after, name.toLocaleLowerCase('id')))
      .toSorted((one, other) => other.name.length - one.name.length)
    for (const it of meant) if (it.name.length === meant[0]?.name.length) called.add(it)
  }
  return [...called].slice(0, MENTIONS_MAX)
}

const isWhole = (text: string, name: string) =>
  name !== '' && text.startsWith(name) && !/^[\p{L}\p{N}_]/u.test(text.slice(name.length))

/** Which round of writing and reviewing a dossier is in, from 1: each time it was sent back begins another. */
export function roundOf(visits: readonly { readonly outcome: string | null }[]): number {
  return 1 + visits.filter((it) => it.outcome === 'returned' || it.outcome === 'refused').length
}
