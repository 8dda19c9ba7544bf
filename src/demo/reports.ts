/** What the demo office tells of its day: what came in is read, who took from a release is found, and the morning's media sheet is there. */
import { setTimeout as wait } from 'node:timers/promises'
import { dayOf, ZONE } from '../base/calendar.ts'
import type { Db } from '../db/connect.ts'
import { gathering } from '../inventory/jobs/gather.ts'
import { listToGather } from '../inventory/stores/gathering.ts'
import { matchingCoverage } from '../publication/jobs/coverage.ts'
import { makeMediaSheet } from '../report/stores/media-sheets.ts'

/** A sheet of today, whatever the day of the week and the time. */
export async function makeDemoReports(db: Db): Promise<void> {
  const gatherNext = gathering(db)
  // The office that runs may be at it already.
  while ((await listToGather(db, 1)).length > 0) if (!(await gatherNext(new Date()))) await wait(100)
  const now = new Date()
  // As some minutes later, when what was gathered is settled.
  await matchingCoverage({ db, url: 'http://127.0.0.1' })(new Date(now.getTime() + 10 * 60_000))
  await db.transaction().execute((tx) => makeMediaSheet(tx, { day: dayOf(ZONE, now), personId: null }, now))
}
