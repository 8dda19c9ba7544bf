import { dayOf, ZONE } from '../base/calendar.ts'
import { dayWords } from '../base/words/time.ts'
import type { Db } from '../db/connect.ts'
import { tell } from '../notice/store.ts'
import { readCalendar } from '../office/stores/calendar.ts'
import { readEditionInForce } from '../sop/store.ts'
import { isSheetDue } from './rules.ts'
import {
  holdSheetSetting,
  listSheetReaders,
  makeMediaSheet,
  readSheetSetting,
  settleSheetDay,
} from './stores/media-sheets.ts'

/** Makes the morning's sheet once it is due and tells who wants it, in one transaction: nobody is told of one that is not there. */
export async function makeMorningSheet(db: Db, now: Date): Promise<false> {
  // Without a lock first: nearly always nothing is due.
  const calendar = await readCalendar(db)
  if (!isSheetDue(await readSheetSetting(db), calendar, now)) return false
  await db.transaction().execute(async (tx) => {
    if (!isSheetDue(await holdSheetSetting(tx), calendar, now)) return
    const day = dayOf(ZONE, now)
    const edition = (await readEditionInForce(tx, day))?.body
    if (!edition) return // the office is not set up yet
    const { id } = await makeMediaSheet(tx, { day, personId: null }, now)
    await settleSheetDay(tx, day)
    await tell(
      tx,
      [
        {
          kind: 'media-sheet',
          cause: `media-sheet/${id}`,
          about: `media-sheet/${day}`,
          dossierId: null,
          byPersonId: null,
          crisis: false,
          groups: {
            named: { personIds: await listSheetReaders(tx) },
            coordinators: { postIds: edition.coordinators },
            posts: { postIds: edition.posts.map((post) => post.id) },
          },
          data: { words: dayWords(day) },
        },
      ],
      now,
    )
  })
  return false
}
