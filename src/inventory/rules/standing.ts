/** What items stand at that are one thing. */
import { levels, type CrisisLevel } from '../../base/levels.ts'

/** What an item stands at: its level, whether a person set that, and since when it is at Siaga or above; null below. */
export type Standing = { readonly level: CrisisLevel; readonly byHand: boolean; readonly risenAt: Date | null }

const rankOf = ({ level }: Standing): number => levels.indexOf(level)

/**
 * Of what is joined to an item, what it still stands at: what is graver, or rose before it did, was overruled or answered
 * by a person since.
 */
export const notOverruled = (now: Standing, joined: readonly Standing[]): Standing[] =>
  joined
    .filter((it) => rankOf(it) <= rankOf(now))
    .map((it) => (it.risenAt && (!now.risenAt || it.risenAt < now.risenAt) ? { ...it, risenAt: null } : it))

/** What an item stands at with what is joined to it: as grave as the gravest of them, since the first of them rose. */
export function standingWith(own: Standing, joined: readonly Standing[]): Standing {
  const gravest = [own, ...joined].reduce((top, it) => (rankOf(it) > rankOf(top) ? it : top))
  const [first = null] = [own, ...joined]
    .flatMap((it) => it.risenAt ?? [])
    .toSorted((a, b) => a.getTime() - b.getTime())
  return { level: gravest.level, byHand: own.byHand && gravest.byHand, risenAt: first }
}

export const isSameStanding = (a: Standing, b: Standing): boolean =>
  a.level === b.level && a.byHand === b.byHand && a.risenAt?.getTime() === b.risenAt?.getTime()
