/**
 * Step 1 of the SOP: programmes, activities and public issues are gathered in rounds, and a round closes into the
 * numbered register that the step owes. Here: who may work in it, and what may be done with an item; what is an importable
 * row is said in `rules/item-rows.ts`.
 */
import { canonical } from '../base/canonical.ts'
import { isCrisis, levels, type CrisisLevel } from '../base/levels.ts'
import { postsFor, type Officer } from '../base/officer.ts'
import type { Reason } from '../base/refused.ts'
import type { Step } from '../sop/rules.ts'

export const kinds = ['programme', 'activity', 'issue'] as const
/** `planned` is a line of the plan that nothing concerns: it is no work yet, and may be taken up all the same. */
export const states = ['open', 'planned', 'picked', 'dismissed', 'merged'] as const
/** How a round leaves an item, as its register says it: what is kept in view is no longer to be sorted either. */
export const fates = ['open', 'watched', 'planned', 'picked', 'dismissed', 'merged'] as const
export type Kind = (typeof kinds)[number]
export type ItemState = (typeof states)[number]
export type Fate = (typeof fates)[number]

/** Nobody has picked it, put it aside or joined it to another. */
export const isUnsorted = (item: { readonly state: ItemState }): boolean =>
  item.state === 'open' || item.state === 'planned'

/** In UTF-16 code units; a title is one line of the register, a summary one screen of a phone. */
export const MAX = {
  title: 300,
  summary: 4_000,
  agency: 200,
  source: 300,
  sourceUrl: 2_000,
  reason: 1_000,
  programme: 300,
}
/** Items of one round: two full imports; its register is then still printed and verified in seconds. */
export const ROUND_ITEMS_MAX = 200_000

/** Items sorted by one act: two pages of the list, which a person looks through before they answer for all of them. */
export const ITEMS_AT_ONCE_MAX = 100

/** Mentions parted from an item at once: more than a person ticks. */
export const MENTIONS_PARTED_MAX = 200

/** The step of the edition in force that the inventory carries out, and the post it belongs to. */
export type InventoryStep = { readonly executor: string; readonly post: string }

/** Only the post of step 1 gathers, picks, imports, opens and closes; all others read. */
export function whyNotInventory(officer: Officer, step: InventoryStep | null): Reason | null {
  if (officer.role === 'auditor') return { code: 'not-your-role' }
  if (!step) return { code: 'no-edition-in-force' }
  if (!postsFor(officer, { step: 1, kind: '' }).includes(step.executor))
    return { code: 'not-your-step', step: 1, post: step.post }
  return null
}

/** The time of the round in working minutes: the standard of step 1; four working days where the sheet is silent. */
export function roundMinutes(step: Pick<Step, 'time'>, minutesPerDay: number): number {
  if (!step.time) return 4 * minutesPerDay
  return step.time.value * { minute: 1, hour: 60, day: minutesPerDay }[step.time.unit]
}

export function whyNotClose(round: { readonly closedAt: Date | null }): Reason | null {
  return round.closedAt ? { code: 'round-closed' } : null
}

type Standing = { readonly state: ItemState; readonly revision: number }

/** An item changes only while nobody has picked or dismissed it, and only by someone who saw it as it is. */
export function whyNotEdit(item: Standing, seenRevision: number): Reason | null {
  if (item.revision !== seenRevision) return { code: 'item-changed', seen: seenRevision, current: item.revision }
  return whyNotPick(item)
}

/** An act is taken back only as long as it is the last one: what another did since is not undone with it. */
export function whyNotUndo(item: Standing, undoes: number | undefined): Reason | null {
  if (undoes === undefined || undoes === item.revision) return null
  return { code: 'undo-late', seen: undoes, current: item.revision }
}

/** What the radar proposed, and what calls the office, is said by its own act, with the reason, and not in passing with the words. */
export function whyNotRelevel(
  item: { readonly level: CrisisLevel; readonly score: number | null },
  level: CrisisLevel,
): Reason | null {
  const apart = (item.score !== null && item.level !== level) || isRaisedTo(level, item.level)
  return apart ? { code: 'level-with-reason', field: 'level' } : null
}

/** Whether a person raises an item so far that the office is told at once. @param was null for one that is new */
export const isRaisedTo = (level: CrisisLevel, was: CrisisLevel | null): boolean =>
  isCrisis(level) && (was === null || levels.indexOf(level) > levels.indexOf(was))

/** Against what the radar proposed (what came in of itself has a score), and where the office is called, a level is set with a reason. */
export function whyNotMark(
  item: Standing & { readonly level: CrisisLevel; readonly score: number | null },
  it: { readonly level: CrisisLevel; readonly reason: string; readonly seenRevision: number },
): Reason | null {
  const why = whyNotEdit(item, it.seenRevision)
  if (why) return why
  const asks = (item.score !== null && item.level !== it.level) || isRaisedTo(it.level, item.level)
  return asks && it.reason.trim() === '' ? { code: 'reason-missing', field: 'reason' } : null
}

export function whyNotPick(item: Pick<Standing, 'state'>): Reason | null {
  return isUnsorted(item) ? null : { code: 'item-not-open' }
}

/** What is only planned waits for something new as it is. */
export function whyNotWatch(item: Standing): Reason | null {
  return item.state === 'open' ? null : { code: 'item-not-open' }
}

export function whyNotDismiss(item: Standing & { readonly inOpenRound: boolean }, reason: string): Reason | null {
  if (!isUnsorted(item)) return { code: 'item-not-open' }
  if (!item.inOpenRound) return { code: 'no-round-open' } // else no register would ever tell of it
  return reason.trim() ? null : { code: 'reason-missing', field: 'reason' }
}

/**
 * Why an act on several items is not done. What is wrong with all of them alike, or with what was written, is said as the
 * act on one says it; else which of them are in the way.
 * @param judged every item of the act with the reason that the act on it alone has; no title where they may not know it
 */
export function whyNotTogether(
  judged: readonly { readonly itemId: string; readonly title: string | null; readonly why: Reason | null }[],
): Reason | null {
  const refused = judged.flatMap(({ why, ...item }) => (why ? [{ ...item, why }] : []))
  const [first] = refused
  if (!first) return null
  const written = refused.find(({ why }) => 'field' in why)
  const isOfAll = refused.length === judged.length && refused.every(({ why }) => why.code === first.why.code)
  if (written || isOfAll) return (written ?? first).why
  return { code: 'items-refused', items: refused.map(({ why, ...item }) => ({ ...item, why: why.code })) }
}

/** An item that is to be sorted is given to somebody who works in the inventory that day; taken back from whomever. */
export function whyNotAssign(
  item: Standing,
  to: string | null,
  workers: readonly { readonly id: string }[],
): Reason | null {
  if (!isUnsorted(item)) return { code: 'item-not-open' }
  const fits = to === null || workers.some(({ id }) => id === to)
  return fits ? null : { code: 'assignee-not-inventory', field: 'personId' }
}

/**
 * What is the same thing is joined, in a round that tells of it: to one of its own kind that waits too or became a dossier;
 * an issue also to the dossier of an activity or a programme, whose coverage it is.
 */
export function whyNotMerge(
  item: Standing & { readonly id: string; readonly kind: Kind; readonly inOpenRound: boolean },
  into: { readonly id: string; readonly kind: Kind; readonly state: ItemState },
): Reason | null {
  if (!isUnsorted(item)) return { code: 'item-not-open' }
  if (!item.inOpenRound) return { code: 'no-round-open' } // else no register would ever tell of it
  const isPicked = into.state === 'picked'
  const fits =
    into.id !== item.id && (into.kind === item.kind ? isUnsorted(into) || isPicked : isPicked && item.kind === 'issue')
  return fits ? null : { code: 'item-not-joinable', field: 'into' }
}

/** What came in for an item that is to be sorted may be parted, in a round that tells of both; something has to stay. */
export function whyNotSplit(item: Standing & { readonly inOpenRound: boolean }, stays: number): Reason | null {
  if (item.state !== 'open') return { code: 'item-not-open' }
  if (!item.inOpenRound) return { code: 'no-round-open' }
  return stays > 0 ? null : { code: 'nothing-stays', field: 'mentions' }
}

/** A dismissal or a joining is taken back while its round is open; afterwards it stands in a register that is final. */
export function whyNotRestore(item: Standing & { readonly inOpenRound: boolean }): Reason | null {
  if (item.state !== 'dismissed' && item.state !== 'merged') return { code: 'item-not-dismissed' }
  return item.inOpenRound ? null : { code: 'round-closed' }
}

/** What a person or a file says of an item. */
export type ItemFields = {
  readonly kind: Kind
  readonly title: string
  readonly summary: string
  readonly agency: string
  readonly source: string
  readonly sourceUrl: string
  readonly notedOn: string
  readonly level: CrisisLevel
}

/** A web address that a reader may follow: http or https, nothing that runs. */
export function isWebAddress(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname !== ''
}

// --- The register -------------------------------------------------------------------------------------------------

export type RegisterItem = ItemFields & {
  readonly itemId: string
  readonly programme: string | null
  readonly state: Fate
  readonly dismissedReason: string
  /** The item that it was joined to. */
  readonly mergedInto: string | null
  /** How many things came in for it, copies among them, and from how many sources. */
  readonly mentions: number
  readonly sources: number
  /** The dossier it became, as people say it: `2026/0412`. */
  readonly dossier: string | null
}

/** A dossier as people say it (as the dossier room's own rule, which comes after this one). */
export function dossierName(year: number | null, number: number | null): string | null {
  return year && number ? `${year}/${String(number).padStart(4, '0')}` : null
}

/** One numbered line of the register, as canonical JSON. */
export function registerEntry(number: number, item: RegisterItem): string {
  return canonical({ ...item, number })
}

/**
 * What stands before and after the entries (joined by commas), so that the whole is canonical JSON (RFC 8785) and can
 * be hashed and sent piece by piece: a round of 200,000 items never lies in memory at once.
 */
export function registerFrame(round: {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly openedAt: Date
  readonly dueAt: Date
  readonly closedAt: Date
  readonly closedBy: string
}): { readonly head: string; readonly tail: string } {
  const { openedAt, dueAt, closedAt, ...rest } = round
  const facts = {
    ...rest,
    openedAt: openedAt.toISOString(),
    dueAt: dueAt.toISOString(),
    closedAt: closedAt.toISOString(),
  }
  return { head: '{"entries":[', tail: `],"round":${canonical(facts)}}` }
}
