import type { FastifyInstance } from 'fastify'
import { dayOf, ZONE } from '../../base/calendar.ts'
import type { Officer } from '../../base/officer.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { serve } from '../../http/serve.ts'
import type { Happening } from '../../notice/rules.ts'
import { settleNotice, tell } from '../../notice/store.ts'
import { listHoldersOf } from '../../office/store.ts'
import * as api from '../api.ts'
import { assignItems } from '../api/several.ts'
import { whyNotAssign, whyNotUndo } from '../rules.ts'
import { assignItem } from '../store.ts'
import { revisionOf, sortItems } from './sort-items.ts'
import { findInventoryStep, refuseUnlessInventory } from './who.ts'

/** Whom an item is given to, to be sorted. It binds nobody else: whoever works in the inventory may still sort it. */
export function assignmentRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.listInventoryPeople, async (_asked, { now }) => {
    const step = await findInventoryStep(db, now)
    return { rows: step ? await listWorkers(db, step.executor, now) : [] }
  })

  serve(app, api.assignItem, async ({ params, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) =>
      revisionOf(await assign(tx, { officer, items: [{ ...params, ...body }] }, now)),
    ),
  )

  serve(app, assignItems, async ({ body: { items } }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => ({ items: await assign(tx, { officer, items }, now) })),
  )
}

type Given = { readonly itemId: string; readonly personId: string | null; readonly undoes?: number | undefined }

async function assign(tx: Tx, it: { readonly officer: Officer; readonly items: readonly Given[] }, now: Date) {
  const { executor: postId } = await refuseUnlessInventory(tx, it.officer, now)
  const by = it.officer.personId
  const workers = await listWorkers(tx, postId, now)
  const told: Happening[] = []
  return sortItems(
    tx,
    { ...it, postId },
    {
      whyNot: (item, { personId: to, undoes }) => whyNotUndo(item, undoes) ?? whyNotAssign(item, to, workers),
      change: async (item, { personId: to }) => {
        if (item.assigned_to === to) return { revision: item.revision, entry: null }
        const revision = await assignItem(tx, item.id, to === null ? null : { to, by, at: now })
        if (item.assigned_to && item.assigned_at)
          await settleNotice(tx, { personId: item.assigned_to, ...noticeOf(item.id, item.assigned_at) }, now)
        if (to === null) return { revision, entry: { kind: 'item-unassigned' } }
        told.push(assigned({ itemId: item.id, to, by }, now))
        return { revision, entry: { kind: 'item-assigned', to } }
      },
      finish: () => tell(tx, told, now),
    },
    now,
  )
}

const listWorkers = (db: Db | Tx, postId: string, now: Date) =>
  listHoldersOf(db, postId, dayOf(ZONE, now), { step: 1, kind: '' })

const noticeOf = (itemId: string, at: Date) => ({
  kind: 'item-assigned' as const,
  about: `item/${itemId}/assigned/${at.getTime()}`,
})

function assigned(it: { itemId: string; to: string; by: string }, now: Date): Happening {
  const notice = noticeOf(it.itemId, now)
  return {
    ...notice,
    cause: notice.about,
    dossierId: null,
    byPersonId: it.by,
    crisis: false,
    groups: { named: { personIds: [it.to] } },
    data: { itemId: it.itemId },
  }
}
