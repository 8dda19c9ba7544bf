/** What items stand at that are one thing. */
import { levels, type CrisisLevel } from '../../base/levels.ts'

/** What an item stands at: its level, whether a person set that, and since when it is at Siaga or above; null below. */
export type Standing = { readonly level: CrisisLevel; readonly byHand: boolean; readonly risenAt: Date | null }

/** What an item stands at with what is joined to it: as grave as the gravest of them, since the first of them rose. */
export function standingWith(own: Standing, joined: readonly Standing[]): Standing {
  const gravest = [own, ...joined].reduce((top, it) =>
    levels.indexOf(it.level) > levels.indexOf(top.level) ? it : top,
  )
  const [first = null] = [own, ...joined]
    .flatMap((it) => it.risenAt ?? [])
    .toSorted((a, b) => a.getTime() - b.getTime())
  return { level: gravest.level, byHand: own.byHand && gravest.byHand, risenAt: first }
}

export const isSameStanding = (a: Standing, b: Standing): boolean =>
  a.level === b.level && a.byHand === b.byHand && a.risenAt?.getTime() === b.risenAt?.getTime()
