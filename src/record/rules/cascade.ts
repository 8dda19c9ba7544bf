/**
 * The disposition cascade of an incoming letter: from post to post, each answering for what came to it. Every branch ends
 * in a report, in “no disposition needed”, or in the branches it was passed on into.
 */
import type { Officer } from '../../base/officer.ts'
import type { Reason } from '../../base/refused.ts'

/** One stay of a letter at a post. */
export type Branch = {
  readonly id: string
  readonly parentId: string | null
  readonly postId: string
  readonly urgency: Urgency
  readonly dueOn: string | null
  /** How its holder ended it; null while it waits, or once it was passed on. */
  readonly end: 'reported' | 'none-needed' | null
}

export const urgencies = ['ordinary', 'urgent', 'very-urgent', 'secret'] as const
export type Urgency = (typeof urgencies)[number]
/** What a disposition asks for, as the boxes on its sheet: response, processing, coordination. */
export const boxes = ['respond', 'process', 'coordinate'] as const
export type Box = (typeof boxes)[number]

/** Branches of one letter: more posts than any office of a regency has. */
export const BRANCHES_MAX = 100
export const TARGETS_MAX = 20

export type BranchState = 'waiting' | 'passed-on' | 'reported' | 'none-needed'

export function stateOfBranch(branch: Branch, all: readonly Branch[]): BranchState {
  return branch.end ?? (all.some((it) => it.parentId === branch.id) ? 'passed-on' : 'waiting')
}

/** Whether nothing below this branch waits any more. */
export function isDone(branch: Branch, all: readonly Branch[]): boolean {
  const below = all.filter((it) => it.parentId === branch.id)
  return below.length > 0 ? below.every((it) => isDone(it, all)) : branch.end !== null
}

/** Whether the letter waits for nobody any more, as far as these branches tell. */
export function isSettled(all: readonly Branch[]): boolean {
  return all.every((it) => it.parentId !== null || isDone(it, all))
}

/** The branches it came through, this one first and the one where the letter was registered last. */
export function pathOf<It extends Branch>(branch: It, all: readonly It[]): It[] {
  const path = [branch]
  for (let at = branch; at.parentId !== null; path.push(at)) {
    const parent = all.find((it) => it.id === at.parentId)
    if (!parent) throw new Error('a branch stands on one of its own letter')
    at = parent
  }
  return path
}

/**
 * What a reader sees of a letter's cascade (decision 0007): as on paper, the dispositions that led to a post of theirs,
 * and all that went on from there; not the neighbours'. None of it means that they do not read the letter at all, and
 * then `readableLetter` in `db/readers.ts` keeps it from them. An auditor sees all of a letter that nothing marks secret.
 * @returns in the order given; each branch with the one it stands on
 */
export function seenOf<It extends Branch>(
  all: readonly It[],
  letter: { readonly urgency: Urgency },
  reader: { readonly posts: readonly string[]; readonly role?: Officer['role'] },
): It[] {
  const isSecret = [letter, ...all].some((it) => it.urgency === 'secret')
  if (reader.role === 'auditor' && !isSecret) return [...all]
  const seen = new Set<string>()
  for (const branch of all) {
    const path = pathOf(branch, all)
    if (reader.posts.includes(branch.postId)) for (const above of path) seen.add(above.id)
    if (path.some((above) => reader.posts.includes(above.postId))) seen.add(branch.id)
  }
  return all.filter((it) => seen.has(it.id))
}

/** Why this person may not act on a branch: it came to a post that they do not hold. */
function whyNotHold(branch: Branch, held: readonly string[]): Reason | null {
  return held.includes(branch.postId) ? null : { code: 'letter-not-yours' }
}

/**
 * Why a holder may not pass a branch on to these posts.
 * @param held the posts that the person holds today
 * @param vacant posts that nobody holds today: what is passed there would wait unseen
 * @param dueOn until which day they shall answer; never after the holder's own day
 */
export function whyNotPass(
  it: {
    readonly branch: Branch
    readonly all: readonly Branch[]
    readonly held: readonly string[]
    readonly to: readonly string[]
    readonly dueOn: string | null
    readonly boxes: readonly Box[]
    readonly instruction: string
    readonly vacant: readonly string[]
  },
  nameOf: (postId: string) => string,
  today: string,
): Reason | null {
  const { branch, all, held, to, dueOn } = it
  const notHeld = whyNotHold(branch, held)
  if (notHeld) return notHeld
  if (branch.end !== null) return { code: 'letter-branch-ended' }
  if (to.length === 0) return { code: 'letter-to-missing', field: 'to' }
  if (it.boxes.length === 0 && it.instruction.trim() === '')
    return { code: 'letter-instruction-missing', field: 'instruction' }
  if (all.length + to.length > BRANCHES_MAX) return { code: 'letter-full', field: 'to', max: BRANCHES_MAX }
  const self = to.find((post) => held.includes(post))
  if (self !== undefined) return { code: 'letter-to-self', field: 'to', post: nameOf(self) }
  if (new Set(to).size < to.length) return { code: 'letter-to-twice', field: 'to', post: nameOf(to[0] as string) }
  const path = pathOf(branch, all)
  const above = to.find((post) => path.some((it) => it.postId === post))
  if (above !== undefined) return { code: 'letter-to-above', field: 'to', post: nameOf(above) }
  const busy = to.find((post) => all.some((other) => other.postId === post && !isDone(other, all)))
  if (busy !== undefined) return { code: 'letter-to-twice', field: 'to', post: nameOf(busy) }
  const empty = to.find((post) => it.vacant.includes(post))
  if (empty !== undefined) return { code: 'letter-to-vacant', field: 'to', post: nameOf(empty) }
  if (dueOn !== null && dueOn < today) return { code: 'letter-due-past', field: 'dueOn' }
  if (dueOn !== null && branch.dueOn !== null && dueOn > branch.dueOn)
    return { code: 'letter-due-late', field: 'dueOn', due: branch.dueOn }
  return null
}

/** Why a holder may not end a branch, by a report or by saying that it needs no disposition. */
export function whyNotEnd(
  branch: Branch,
  all: readonly Branch[],
  held: readonly string[],
  end: { readonly kind: 'reported' | 'none-needed'; readonly words: string },
): Reason | null {
  const notHeld = whyNotHold(branch, held)
  if (notHeld) return notHeld
  const state = stateOfBranch(branch, all)
  // Those it was passed on to answer for it now.
  if (state === 'passed-on') return { code: 'letter-passed-on' }
  if (state !== 'waiting') return { code: 'letter-branch-ended' }
  return end.kind === 'reported' && end.words.trim() === '' ? { code: 'letter-report-missing', field: 'words' } : null
}
