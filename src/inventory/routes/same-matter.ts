import type { FastifyInstance } from 'fastify'
import { refuseIf } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import { refuseUnreadable } from '../../db/readers.ts'
import { once } from '../../engine/once.ts'
import { languageOf } from '../../http/problem.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import * as api from '../api/same-matter.ts'
import { isUnsorted, whyNotInventory, whyNotMerge, whyNotPick } from '../rules.ts'
import { lockItem } from '../store.ts'
import { readItem } from '../stores/list.ts'
import * as store from '../stores/same-matter.ts'
import { told } from './told.ts'
import { findInventoryStep, refuseUnlessInventory } from './who.ts'

/** What comes in and tells of a matter that a dossier already handles. */
export function sameMatterRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.listSameDossiers, async ({ params }, { officer, request, now }) => {
    const item = await readItem(db, officer, params.itemId)
    const standing = { ...item, inOpenRound: item.round?.open ?? false }
    const why =
      whyNotInventory(officer, await findInventoryStep(db, now)) ??
      whyNotMerge(standing, { id: '', kind: item.kind, state: 'picked' }) // the other is yet to be chosen
    const whyNot = told(why, languageOf(request))
    // A line of the plan tells of nothing that happened.
    if (!isUnsorted(item) || item.kind === 'programme') return { rows: [], apart: [], whyNot }
    const [proposed, apart] = await Promise.all([
      store.proposeDossiers(db, officer, item.id, now),
      store.listApart(db, officer, item.id),
    ])
    const rows = proposed.map(({ dossierId: id, number, title, isPublic, itemId, share, terms }) => ({
      dossier: { id, number, title, isPublic },
      itemId,
      share,
      terms,
    }))
    return { rows, apart, whyNot }
  })

  serve(app, api.tellApart, async ({ params: { itemId, dossierId }, body: { apart } }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const step = await refuseUnlessInventory(tx, officer, now)
      const item = await lockItem(tx, officer, itemId)
      await refuseUnreadable(tx, dossierId, officer)
      refuseIf(whyNotPick(item))
      const { personId } = officer
      if (await store.sayApart(tx, { itemId, dossierId, apart, personId }, now)) {
        const kind = apart ? 'item-told-apart' : 'item-told-apart-undone'
        await append(tx, { kind, itemId, dossierId, personId, postId: step.executor }, now)
      }
      return {}
    }),
  )

  serve(app, api.listJoinedItems, async ({ params, query }, { officer }) => {
    const item = await readItem(db, officer, params.itemId)
    return store.listJoined(db, { itemId: item.id, ...query })
  })
}
