import { dayOf, workingBetween, ZONE } from '../../base/calendar.ts'
import type { Db } from '../../db/connect.ts'
import { groupsAround, ofNoDossier } from '../../notice/rules.ts'
import { tell } from '../../notice/store.ts'
import { readCalendar } from '../../office/stores/calendar.ts'
import { readEditionInForce } from '../../sop/store.ts'
import { factsNotice, lockFactsOwed, markFactsTold } from '../stores/facts.ts'
import { readRadarSettings } from '../stores/radar-settings.ts'

const AT_ONCE = 100

/**
 * Tells whoever sorts, whom the issue was given to and who coordinates that no agency was asked for its facts within the
 * office's hours: once for each time it rose. Says whether there may be more.
 */
export async function tellFactsOwed(db: Db, now: Date): Promise<boolean> {
  const { body } = await readRadarSettings(db, now)
  const minutes = body.attentionHours * 60
  return db.transaction().execute(async (tx) => {
    // Working time is never more than that on the wall: what rose since needs no look at the calendar.
    const owed = await lockFactsOwed(tx, new Date(now.getTime() - minutes * 60_000), AT_ONCE)
    if (owed.length === 0) return false
    const calendar = await readCalendar(tx)
    const late = owed.filter((it) => workingBetween(calendar, it.since, now) > minutes)
    const edition = late.length > 0 ? await readEditionInForce(tx, dayOf(ZONE, now)) : null
    if (!edition) return false
    const sorts = edition.body.steps[0]?.executor ?? ''
    await tell(
      tx,
      late.map((it) =>
        ofNoDossier({
          ...factsNotice(it),
          groups: groupsAround(edition.body, { postId: sorts, holderId: it.assignedTo, authors: [] }, { postIds: [sorts] }), // prettier-ignore
          data: { itemId: it.id },
        }),
      ),
      now,
    )
    await markFactsTold(tx, late.map((it) => it.id), now) // prettier-ignore
    return late.length === AT_ONCE
  })
}
