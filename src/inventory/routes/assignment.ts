import type { FastifyInstance } from 'fastify'
import { dayOf, ZONE } from '../../base/calendar.ts'
import { refuseIf } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import { settleNotice, tell } from '../../notice/store.ts'
import { listHoldersOf } from '../../office/store.ts'
import * as api from '../api.ts'
import { whyNotAssign, whyNotUndo } from '../rules.ts'
import { assignItem, lockItem } from '../store.ts'
import { findInventoryStep, refuseUnlessInventory } from './who.ts'

/** Whom an item is given to, to be sorted. It binds nobody else: whoever works in the inventory may still sort it. */
export function assignmentRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.listInventoryPeople, async (_asked, { now }) => {
    const step = await findInventoryStep(db, now)
    return { rows: step ? await listWorkers(db, step.executor, now) : [] }
  })

  serve(app, api.assignItem, async ({ params, body: { personId: to, undoes } }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const step = await refuseUnlessInventory(tx, officer, now)
      const item = await lockItem(tx, officer, params.itemId)
      const workers = to === null ? [] : await listWorkers(tx, step.executor, now)
      refuseIf(whyNotUndo(item, undoes) ?? whyNotAssign(item, to, workers))
      if (item.assigned_to === to) return { revision: item.revision }
      const by = { personId: officer.personId, postId: step.executor }
      const revision = await assignItem(tx, item.id, to === null ? null : { to, by: officer.personId, at: now })
      if (item.assigned_to && item.assigned_at)
        await settleNotice(tx, { personId: item.assigned_to, ...noticeOf(item.id, item.assigned_at) }, now)
      if (to !== null) await tellAssigned(tx, { itemId: item.id, to, by: officer.personId }, now)
      await append(
        tx,
        to === null
          ? { kind: 'item-unassigned', itemId: item.id, ...by }
          : { kind: 'item-assigned', itemId: item.id, to, ...by },
        now,
      )
      return { revision }
    }),
  )
}

const listWorkers = (db: Db | Tx, postId: string, now: Date) =>
  listHoldersOf(db, postId, dayOf(ZONE, now), { step: 1, kind: '' })

const noticeOf = (itemId: string, at: Date) => ({
  kind: 'item-assigned' as const,
  about: `item/${itemId}/assigned/${at.getTime()}`,
})

async function tellAssigned(tx: Tx, it: { itemId: string; to: string; by: string }, now: Date): Promise<void> {
  const notice = noticeOf(it.itemId, now)
  await tell(
    tx,
    [
      {
        ...notice,
        cause: notice.about,
        dossierId: null,
        byPersonId: it.by,
        crisis: false,
        groups: { named: { personIds: [it.to] } },
        data: { itemId: it.itemId },
      },
    ],
    now,
  )
}
