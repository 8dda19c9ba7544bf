import { dayAfter, dayOf, ZONE } from '../../base/calendar.ts'
import { pressWords as w } from '../../base/words/press.ts'
import { dayWords } from '../../base/words/time.ts'
import type { Db } from '../../db/connect.ts'
import { ofNoDossier } from '../../notice/rules.ts'
import { tell } from '../../notice/store.ts'
import { listAdministrators } from '../../office/store.ts'
import { expiryOf, SOON_DAYS } from '../rules.ts'
import { listUkwOver } from '../stores/journalists.ts'
import { listPapersOver, type Over, type Until } from '../stores/outlets.ts'

/** What ran out longer ago is old news when an office begins with its lists, and stands on them all the same. */
const BACK_DAYS = 60

/** Of each twenty administrators may be told, and a statement takes 65,535 values. */
const AT_ONCE = 100
const FIRST_ID = '00000000-0000-0000-0000-000000000000' // before all others

/**
 * Tells who keeps the press list of papers and competence tests that run out within thirty days, and again when they have:
 * each once, as a notice of one need is written once. A person who left is told of by who keeps the settings.
 */
export async function tellRunningOut(db: Db, now: Date): Promise<false> {
  const today = dayOf(ZONE, now)
  const by = dayAfter(today, SOON_DAYS)
  const tellAll = async <Row extends Over>(
    kind: 'paper-running-out' | 'ukw-running-out',
    list: (db: Db, it: Until) => Promise<Row[]>,
    words: (it: Row) => string,
  ) => {
    let after: Until['after'] | undefined = { until: dayAfter(today, -BACK_DAYS), id: FIRST_ID }
    while (after) {
      const rows = await list(db, { after, by, limit: AT_ONCE })
      await db.transaction().execute(async (tx) => {
        const administrators = await listAdministrators(tx)
        await tell(
          tx,
          rows.map((it) => {
            // Another last day is another need.
            const about = `${it.id}/${it.until}/${expiryOf(it.until, today)}`
            return ofNoDossier({
              kind,
              about,
              groups: { named: { personIds: it.keeper === null ? administrators : [it.keeper] } },
              data: { words: `${words(it)}: ${dayWords(it.until)}` },
            })
          }),
          now,
        )
      })
      after = rows[AT_ONCE - 1]
    }
  }
  await tellAll('paper-running-out', listPapersOver, (it) => `${w.paper.id(it.kind)} ${it.outlet}`)
  // No name: a notice stays when somebody is erased.
  await tellAll('ukw-running-out', listUkwOver, (it) => [w.level.id(it.level), it.outlet].filter(Boolean).join(', '))
  return false
}
