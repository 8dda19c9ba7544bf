import type { FastifyInstance } from 'fastify'
import type { Officer } from '../../base/officer.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { serve } from '../../http/serve.ts'
import { keepSaid } from '../../ledger/said.ts'
import * as api from '../api.ts'
import * as several from '../api/several.ts'
import { whyNotDismiss, whyNotRestore, whyNotUndo, whyNotWatch } from '../rules.ts'
import { dismissItem, restoreItem, watchItem } from '../store.ts'
import { listAbove, lockAbove } from '../stores/gathering.ts'
import { lockJoining, lowerWithoutParted } from '../stores/joined.ts'
import { regather } from './regather.ts'
import { revisionOf, sortItems } from './sort-items.ts'
import { refuseUnlessInventory } from './who.ts'

type Undoing = { readonly itemId: string; readonly undoes?: number | undefined }

/** Putting aside, keeping in view and taking back: of one item, or of all that a person marked, in one act. */
export function sortingRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.dismissItem, async ({ params, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) =>
      revisionOf(await dismiss(tx, { officer, items: [params], reason: body.reason }, now)),
    ),
  )

  serve(app, several.dismissItems, async ({ body: { items, reason } }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => ({ items: await dismiss(tx, { officer, items, reason }, now) })),
  )

  serve(app, api.watchItem, async ({ params, body: { watched, undoes } }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) =>
      revisionOf(await watch(tx, { officer, items: [{ ...params, undoes }], watched }, now)),
    ),
  )

  serve(app, several.watchItems, async ({ body: { items, watched } }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => ({ items: await watch(tx, { officer, items, watched }, now) })),
  )

  serve(app, api.restoreItem, async ({ params, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) =>
      revisionOf(await restore(tx, { officer, items: [{ ...params, ...body }] }, now)),
    ),
  )

  serve(app, several.restoreItems, async ({ body: { items } }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => ({ items: await restore(tx, { officer, items }, now) })),
  )
}

async function dismiss(
  tx: Tx,
  it: { readonly officer: Officer; readonly items: readonly Undoing[]; readonly reason: string },
  now: Date,
) {
  const { executor: postId } = await refuseUnlessInventory(tx, it.officer, now)
  const reason = it.reason.trim()
  return sortItems(
    tx,
    { ...it, postId },
    {
      whyNot: (item) => whyNotDismiss(item, reason),
      change: async (item) => {
        const revision = await dismissItem(tx, item.id, reason)
        const saidHash = await keepSaid(tx, reason)
        return { revision, entry: { kind: 'item-dismissed', roundId: item.round_id, saidHash } }
      },
    },
    now,
  )
}

async function watch(
  tx: Tx,
  it: { readonly officer: Officer; readonly items: readonly Undoing[]; readonly watched: boolean },
  now: Date,
) {
  const { executor: postId } = await refuseUnlessInventory(tx, it.officer, now)
  const kind = it.watched ? 'item-watched' : 'item-unwatched'
  return sortItems(
    tx,
    { ...it, postId },
    {
      whyNot: (item, { undoes }) => whyNotUndo(item, undoes) ?? whyNotWatch(item),
      change: async (item) => {
        const revision = await watchItem(tx, item.id, it.watched ? now : null)
        return { revision, entry: { kind, roundId: item.round_id } }
      },
    },
    now,
  )
}

async function restore(tx: Tx, it: { readonly officer: Officer; readonly items: readonly Undoing[] }, now: Date) {
  const { executor: postId } = await refuseUnlessInventory(tx, it.officer, now)
  await lockJoining(tx)
  await lockAbove(
    tx,
    it.items.map(({ itemId }) => itemId),
  ) // in one order, as whoever joins
  return sortItems(
    tx,
    { ...it, postId },
    {
      whyNot: (item, { undoes }) => whyNotUndo(item, undoes) ?? whyNotRestore(item),
      change: async (item, { undoes }) => {
        const revision = await restoreItem(tx, item, { undoes }, now)
        if (item.merged_into) {
          const above = await listAbove(tx, item.merged_into)
          await lowerWithoutParted(tx, above)
          await regather(tx, item.mentions, above, now)
        }
        return { revision, entry: { kind: 'item-restored', roundId: item.round_id } }
      },
    },
    now,
  )
}
