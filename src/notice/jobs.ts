import { isCrisis } from '../base/levels.ts'
import type { NoticeData } from '../base/notices.ts'
import type { Db } from '../db/connect.ts'
import { readEditionBody } from '../sop/store.ts'
import type { Edition } from '../sop/rules.ts'
import { groupsAround, type Happening } from './rules.ts'
import { judgeTimer } from './rules/timers.ts'
import { tell } from './store.ts'
import { beat } from './stores/runner.ts'
import { endTimers, lockDueTimers, putOffTimer, type DueTimer } from './stores/timers.ts'

const BEHIND_MS = 10 * 60_000
const GATHER_MS = 60_000 // long enough to run every timer of a week, so that each person gets one message
const TIMERS_AT_ONCE = 200 // of one transaction, whose locks no act should wait for long

/**
 * Runs the timers whose instant came, the oldest first. Each runs once on whatever node: its row is locked, judged as
 * things stand now, told and ended in one transaction. Says whether there may be more.
 */
export async function runTimers(db: Db, now: Date): Promise<boolean> {
  await beat(db, 'timers', now)
  return db.transaction().execute(async (tx) => {
    const due = await lockDueTimers(tx, now, TIMERS_AT_ONCE)
    const ended: string[] = []
    const happenings: Happening[] = []
    for (const timer of due) {
      const verdict = judgeTimer({ kind: timer.kind, state: timer.state, dueAt: dueOf(timer) }, now)
      if (typeof verdict === 'object') {
        await putOffTimer(tx, timer.id, verdict.waitUntil)
        continue
      }
      ended.push(timer.id)
      if (verdict === 'tell') happenings.push(happeningOf(timer, await readEditionBody(tx, timer.edition_id)))
    }
    // The oldest comes first: one that should have run long ago says that this is a catching up.
    const behind = due[0] !== undefined && now.getTime() - due[0].at.getTime() > BEHIND_MS
    await tell(tx, happenings, now, { gatherMs: behind ? GATHER_MS : 0 })
    await endTimers(tx, ended, now)
    return due.length === TIMERS_AT_ONCE
  })
}

function dueOf(timer: DueTimer): Date | null {
  if (timer.kind === 'ratify-late') return timer.ratify_by
  return timer.done_at || timer.visit !== timer.visit_number ? null : timer.due_at
}

function happeningOf(timer: DueTimer, procedure: Edition): Happening {
  const step = procedure.steps.find((it) => it.number === timer.step)
  const data: NoticeData = {
    step: timer.step,
    ...(step && { label: step.label }),
    ...(step?.shape === 'decision' && timer.kind !== 'ratify-late' && { decides: true }),
  }
  return {
    kind: timer.kind,
    cause: timer.id,
    about: `${timer.dossier_id}/${timer.visit}`,
    dossierId: timer.dossier_id,
    byPersonId: null,
    crisis: isCrisis(timer.level),
    groups: groupsAround(
      procedure,
      { postId: timer.post_id, holderId: timer.holder_id, authors: timer.authors },
      { personIds: [timer.from_id, timer.heard_by].filter((id) => id !== null) },
    ),
    data,
  }
}
