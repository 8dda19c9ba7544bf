import type { Db } from '../db/connect.ts'
import { groupsAround, type Happening } from '../notice/rules.ts'
import { tell } from '../notice/store.ts'
import type { Edition } from '../sop/rules.ts'
import { readEditionBody } from '../sop/store.ts'
import { judgeAlarm } from './rules.ts'
import { endAlarms, lockDueAlarms } from './stores/alarms.ts'

const AT_ONCE = 100
const kinds = { step: 'crisis-step-late', 'promise-soon': 'promise-soon', 'promise-missed': 'promise-missed' } as const

/**
 * Tells of steps whose minute is over, of promises that come due and of those that were missed: each once, on whatever
 * node, and only what is still true. Says whether there may be more.
 */
export async function ringAlarms(db: Db, now: Date): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const due = await lockDueAlarms(tx, now, AT_ONCE)
    const happenings: Happening[] = []
    for (const alarm of due) {
      const step = alarm.kind === 'step' ? alarm.plan.steps.find((it) => it.id === alarm.about) : undefined
      const dueAt = alarm.kind === 'step' ? (step ? alarm.at : null) : alarm.promisedAt
      const doneAt = alarm.kind === 'step' ? alarm.tickedAt : alarm.keptAt
      if (judgeAlarm({ kind: alarm.kind, dueAt, doneAt, over: alarm.endedAt !== null }, now) === 'tell')
        happenings.push(happeningOf(alarm, step, await readEditionBody(tx, alarm.editionId)))
    }
    await tell(tx, happenings, now)
    await endAlarms(tx, due.map((it) => it.id), now) // prettier-ignore
    return due.length === AT_ONCE
  })
}

type DueAlarm = Awaited<ReturnType<typeof lockDueAlarms>>[number]

function happeningOf(
  alarm: DueAlarm,
  step: { readonly postId: string | null; readonly text: string } | undefined,
  procedure: Edition,
): Happening {
  const words = step?.text ?? alarm.words ?? ''
  return {
    kind: kinds[alarm.kind],
    cause: alarm.id,
    about: `${alarm.dossierId}/${alarm.about}`,
    dossierId: alarm.dossierId,
    byPersonId: null,
    // A situation that runs is one, wherever its text has come to; what is over rings no more.
    crisis: true,
    groups: groupsAround(procedure, { postId: step?.postId ?? '', holderId: null, authors: alarm.authors }),
    data: words ? { words } : {},
  }
}
