import { dayAfter, dayOf, ZONE } from '../../base/calendar.ts'
import { dayWords } from '../../base/words/time.ts'
import type { Db } from '../../db/connect.ts'
import { ofNoDossier } from '../../notice/rules.ts'
import { tell } from '../../notice/store.ts'
import { readEditionInForce } from '../../sop/store.ts'
import { SOON_DAYS } from '../rules/narratives.ts'
import { listRunningOut, type RunningOut } from '../stores/narratives.ts'

/** The machine may have been off on the day itself. */
const BACK_DAYS = 3
const AT_ONCE = 100
const FIRST_ID = '00000000-0000-0000-0000-000000000000' // before all others

/**
 * Tells who keeps a narrative seven days before its last day and again on it: each once, as a notice of one need is written
 * once. Of one whose keeper left, who coordinates is told.
 */
export async function tellNarrativesRunningOut(db: Db, now: Date): Promise<false> {
  const today = dayOf(ZONE, now)
  const edition = await readEditionInForce(db, today)
  const coordinators = edition?.body.coordinators ?? []
  let after: Pick<RunningOut, 'until' | 'id'> | undefined = { until: dayAfter(today, -BACK_DAYS), id: FIRST_ID }
  while (after) {
    const rows: RunningOut[] = await listRunningOut(db, { after, by: dayAfter(today, SOON_DAYS), limit: AT_ONCE })
    await db.transaction().execute((tx) =>
      tell(
        tx,
        rows.map((it) => ({
          ...ofNoDossier({
            kind: 'narrative-running-out',
            // Another last day is another need, and the day itself another than the days before.
            about: `${it.id}/${it.until}/${it.until <= today ? 'today' : 'soon'}`,
            groups: { named: it.keeper === null ? { postIds: coordinators } : { personIds: [it.keeper] } },
            data: { words: `${it.title}: ${dayWords(it.until)}`, narrativeId: it.id },
          }),
          // As few are told as read the dossier that it speaks of.
          dossierId: it.limitedTo,
        })),
        now,
      ),
    )
    after = rows[AT_ONCE - 1]
  }
  return false
}
