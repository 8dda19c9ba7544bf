import { dayOf, ZONE } from '../../base/calendar.ts'
import type { Db } from '../../db/connect.ts'
import { groupsAround, ofNoDossier, type Happening } from '../../notice/rules.ts'
import { tell } from '../../notice/store.ts'
import type { Edition } from '../../sop/rules.ts'
import { readEditionBody, readEditionInForce } from '../../sop/store.ts'
import { clockNow } from '../rules/claims.ts'
import { keepClock, lockDueClocks } from '../stores/claim-clocks.ts'

const AT_ONCE = 100

/**
 * Tells of reported hoaxes whose 1×24 hours are nearly over, and of those that were missed: each once, on whatever node,
 * and only while no public text answers them. Says whether there may be more.
 */
export async function ringClaims(db: Db, now: Date): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const due = await lockDueClocks(tx, now, AT_ONCE)
    const inForce = due.length > 0 ? await readEditionInForce(tx, dayOf(ZONE, now)) : null
    const happenings: Happening[] = []
    for (const clock of due) {
      const { item } = clock
      const { tell: what, nextAt } = clockNow({ ...clock, standing: standingOf(item) }, now)
      const procedure = item.editionId ? await readEditionBody(tx, item.editionId) : inForce?.body
      if (what && procedure) happenings.push(happeningOf(clock, what, procedure))
      await keepClock(tx, clock.itemId, { told: what ?? clock.told, nextAt })
    }
    await tell(tx, happenings, now)
    return due.length === AT_ONCE
  })
}

type DueClock = Awaited<ReturnType<typeof lockDueClocks>>[number]

const standingOf = ({ state, answer }: DueClock['item']) =>
  answer === 'public' ? 'answered' : state === 'dismissed' || answer === 'withdrawn' ? 'dismissed' : 'waits'

function happeningOf({ itemId, item }: DueClock, what: 'soon' | 'missed', procedure: Edition): Happening {
  const sorts = procedure.steps[0]?.executor ?? ''
  const { postId, holderId, authors } = item
  const groups = groupsAround(procedure, { postId: postId ?? sorts, holderId, authors: authors ?? [] }, { postIds: [sorts] }) // prettier-ignore
  const happening = ofNoDossier({ kind: `claim-${what}`, about: `item/${itemId}/${what}`, groups, data: { itemId: item.id } }) // prettier-ignore
  return { ...happening, dossierId: item.dossierId }
}
