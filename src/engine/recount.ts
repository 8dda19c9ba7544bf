import { canonical } from '../base/canonical.ts'
import { sha256 } from '../base/hash.ts'
import type { Db } from '../db/connect.ts'
import { dueOf } from '../dossier/rules/visit-clock.ts'
import { lockUncounted, recountVisits } from '../dossier/stores/recount.ts'
import { append } from '../ledger/append.ts'
import { planTimers } from '../notice/stores/timers.ts'
import { readCalendarInForce } from '../office/stores/calendar.ts'

const AT_ONCE = 200

/**
 * Counts open visits anew that are due by an older calendar, some at a time: the ledger says how many moved and holds
 * the hash of what each moved from and to; their timers follow. What was done stays as it was counted. Says whether there may be more.
 */
export async function recountNext(db: Db, now: Date): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const { id: calendarId, hash, calendar } = await readCalendarInForce(tx)
    const visits = await lockUncounted(tx, calendarId, AT_ONCE)
    const counted = visits.map((it) => ({ ...it, to: dueOf(calendar, it) }))
    await recountVisits(tx, { calendarId, counted }, now)
    const moved = counted.filter((it) => it.to.getTime() !== it.dueAt.getTime())
    for (const it of moved) await planTimers(tx, calendar, { dossierId: it.dossierId, visit: it.visit }, now)
    if (moved.length > 0) {
      const movedHash = sha256(
        canonical(moved.map((it) => ({ visit: it.id, from: it.dueAt.toISOString(), to: it.to.toISOString() }))),
      )
      await append(tx, { kind: 'visits-recounted', calendarHash: hash, moved: moved.length, movedHash }, now)
    }
    return visits.length === AT_ONCE
  })
}
