import type { FastifyInstance } from 'fastify'
import { sha256 } from '../../base/hash.ts'
import { refuseIf } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { languageOf } from '../../http/problem.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import { readOfficeName } from '../../office/store.ts'
import * as api from '../api/facts.ts'
import { whyNotInventory } from '../rules.ts'
import { agenciesToAsk, whyNotAskFacts } from '../rules/facts.ts'
import { lockItem } from '../store.ts'
import { insertFactsAsked, listFactsAsked, listLinkedAgencies, settleFactsOwed } from '../stores/facts.ts'
import { readItem } from '../stores/list.ts'
import { listNamesOf } from '../stores/names.ts'
import { readRadarSettings } from '../stores/radar-settings.ts'
import { told } from './told.ts'
import { findInventoryStep, refuseUnlessInventory } from './who.ts'

/** Asking an agency for the facts of an issue: noted by the post of step 1, read by whoever reads the item. */
export function factsRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.readFactsAsked, async ({ params }, { officer, request, now }) => {
    const item = await readItem(db, officer, params.itemId)
    const [asked, names, linked, settings, office, step] = await Promise.all([
      listFactsAsked(db, item.id),
      listNamesOf(db, item.id),
      listLinkedAgencies(db),
      readRadarSettings(db, now),
      readOfficeName(db),
      findInventoryStep(db, now),
    ])
    const spokenOf = names.filter((it) => it.kind === 'agency').map((it) => it.name)
    return {
      asked: asked.map((it) => ({ ...it, at: it.at.toISOString() })),
      agencies: agenciesToAsk([item.agency, ...spokenOf], linked),
      withinHours: settings.body.attentionHours,
      office,
      whyNot: told(whyNotInventory(officer, step) ?? whyNotAskFacts(item), languageOf(request)),
    }
  })

  serve(app, api.askFacts, async ({ params, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const step = await refuseUnlessInventory(tx, officer, now)
      const item = await lockItem(tx, officer, params.itemId)
      refuseIf(whyNotAskFacts(item))
      const { personId } = officer
      const askedId = await insertFactsAsked(tx, { itemId: item.id, agency: body.agency, personId }, now)
      await settleFactsOwed(tx, item.id, now)
      const by = { personId, postId: step.executor }
      await append(tx, { kind: 'facts-asked', askedId, itemId: item.id, agencyHash: sha256(body.agency), ...by }, now)
      return { askedAt: now.toISOString() }
    }),
  )
}
