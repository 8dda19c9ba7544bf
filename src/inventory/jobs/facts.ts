import { dayOf, workingBetween, ZONE } from '../../base/calendar.ts'
import type { Db } from '../../db/connect.ts'
import { groupsAround, ofNoDossier } from '../../notice/rules.ts'
import { tell } from '../../notice/store.ts'
import { readCalendar } from '../../office/stores/calendar.ts'
import { readEditionInForce } from '../../sop/store.ts'
import { lockFactsOwed, markFactsTold } from '../stores/facts.ts'
import { readRadarSettings } from '../stores/radar-settings.ts'

const AT_ONCE = 100

/**
 * Tells whoever sorts, whom the issue was given to and who coordinates that no agency was asked for its facts within the
 * office's hours: once for each time it rose. Says whether there may be more.
 */
export async function tellFactsOwed(db: Db, now: Date): Promise<boolean> {
  const { body } = await readRadarSettings(db, now)
  const calendar = await readCalendar(db)
  return db.transaction().execute(async (tx) => {
    const owed = await lockFactsOwed(tx, AT_ONCE)
    const late = owed.filter((it) => workingBetween(calendar, it.since, now) > body.attentionHours * 60)
    const edition = late.length > 0 ? await readEditionInForce(tx, dayOf(ZONE, now)) : null
    if (!edition) return false
    const sorts = edition.body.steps[0]?.executor ?? ''
    await tell(
      tx,
      late.map((it) =>
        ofNoDossier({
          kind: 'facts-late',
          about: `item/${it.id}/facts/${it.since.getTime()}`,
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
