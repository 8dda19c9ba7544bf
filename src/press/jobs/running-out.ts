import { dayAfter, dayOf, ZONE } from '../../base/calendar.ts'
import { pressWords as w } from '../../base/words/press.ts'
import { dayWords } from '../../base/words/time.ts'
import type { Db } from '../../db/connect.ts'
import type { Happening } from '../../notice/rules.ts'
import { tell } from '../../notice/store.ts'
import { listAdministrators } from '../../office/store.ts'
import { expiryOf, SOON_DAYS } from '../rules.ts'
import { listUkwOver } from '../stores/journalists.ts'
import { listPapersOver } from '../stores/outlets.ts'

/** What ran out longer ago is old news when an office begins with its lists, and stands on them all the same. */
const BACK_DAYS = 60

/**
 * Tells who keeps the press list of papers and competence tests that run out within thirty days, and again when they have:
 * each once, as a notice of one need is written once. A person who left is told of by who keeps the settings.
 */
export async function tellRunningOut(db: Db, now: Date): Promise<void> {
  const today = dayOf(ZONE, now)
  const between = { from: dayAfter(today, -BACK_DAYS), by: dayAfter(today, SOON_DAYS) }
  await db.transaction().execute(async (tx) => {
    const papers = await listPapersOver(tx, between)
    const tests = await listUkwOver(tx, between)
    if (papers.length + tests.length === 0) return
    const administrators = await listAdministrators(tx)
    const happening = (
      kind: 'paper-running-out' | 'ukw-running-out',
      it: { id: string; until: string; keeper: string | null },
      words: string,
    ): Happening => {
      // Another last day is another need.
      const about = `${it.id}/${it.until}/${expiryOf(it.until, today)}`
      return {
        kind,
        cause: `${kind}/${about}`,
        about,
        dossierId: null,
        byPersonId: null,
        crisis: false,
        groups: { named: { personIds: it.keeper === null ? administrators : [it.keeper] } },
        data: { words: `${words}: ${dayWords(it.until)}` },
      }
    }
    await tell(
      tx,
      [
        ...papers.map((it) => happening('paper-running-out', it, `${w.paper.id(it.kind)} ${it.outlet}`)),
        // No name: a notice stays when somebody is erased.
        ...tests.map((it) => happening('ukw-running-out', it, [w.level.id(it.level), it.outlet].filter(Boolean).join(', '))), // prettier-ignore
      ],
      now,
    )
  })
}
