import { canonical } from '../base/canonical.ts'
import { sha256 } from '../base/hash.ts'
import type { Db } from '../db/connect.ts'
import { append } from '../ledger/append.ts'
import { readCalendarInForce } from '../office/stores/calendar.ts'
import { dueAtOf } from './rules/questions.ts'
import { lockUncounted, recountQuestions } from './stores/questions.ts'

const AT_ONCE = 200

/**
 * Counts open questions of the media anew that are due by an older calendar, some at a time; the ledger holds how many
 * moved and the hash of what each moved from and to. What was answered stays as it was counted. Says whether there may be
 * more.
 */
export async function recountNextQuestions(db: Db, now: Date): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const { id: calendarId, hash, calendar } = await readCalendarInForce(tx)
    const questions = await lockUncounted(tx, calendarId, AT_ONCE)
    const counted = questions.map((it) => ({ ...it, to: dueAtOf(calendar, it.receivedAt, it.standardMinutes) }))
    await recountQuestions(tx, calendarId, counted)
    const moved = counted.filter((it) => it.to.getTime() !== it.dueAt.getTime())
    if (moved.length > 0) {
      const movedHash = sha256(
        canonical(moved.map((it) => ({ question: it.id, from: it.dueAt.toISOString(), to: it.to.toISOString() }))),
      )
      await append(tx, { kind: 'media-questions-recounted', calendarHash: hash, moved: moved.length, movedHash }, now)
    }
    return questions.length === AT_ONCE
  })
}
