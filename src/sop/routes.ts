import type { FastifyInstance } from 'fastify'
import { dayOf, ZONE } from '../base/calendar.ts'
import { refuseIf, Refused } from '../base/refused.ts'
import type { Db } from '../db/connect.ts'
import { once } from '../engine/once.ts'
import { oweSheet } from '../engine/sheet.ts'
import { serve } from '../http/serve.ts'
import { append } from '../ledger/append.ts'
import { copyEdition, lintEditionBody, listEditions, putInForce, readEdition, saveEdition } from './api.ts'
import { lintEdition } from './rules/lint.ts'
import { bpmnRoutes } from './routes/bpmn.ts'
import { sheetRoutes, type SheetSite } from './routes/sheet.ts'
import * as store from './store.ts'

export function sopRoutes(app: FastifyInstance, db: Db, it: SheetSite): void {
  sheetRoutes(app, db, it)
  serve(app, listEditions, async (_, { officer, now }) => {
    const [rows, current] = await Promise.all([
      store.listEditions(db, officer),
      store.readEditionInForce(db, dayOf(ZONE, now)),
    ])
    return {
      rows: rows.map((it) => ({ ...it, inForceFrom: it.in_force_from, updatedAt: it.updated_at.toISOString() })),
      current: current?.id ?? null,
    }
  })

  serve(app, readEdition, async ({ params }, { officer }) => {
    const [it, running] = await Promise.all([
      store.readEdition(db, params.editionId),
      store.countRunningBySteps(db, officer, params.editionId),
    ])
    return {
      id: it.id,
      state: it.state,
      body: it.body,
      hash: it.hash,
      inForceFrom: it.in_force_from,
      revision: it.revision,
      updatedAt: it.updated_at.toISOString(),
      findings: lintEdition(it.body),
      running,
    }
  })

  serve(app, copyEdition, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const source = await store.readEdition(tx, body.copyOf)
      const id = await store.insertDraftEdition(tx, { body: source.body, personId: officer.personId }, now)
      await append(tx, { kind: 'edition-draft', editionId: id, copyOf: source.id, personId: officer.personId }, now)
      return { id }
    }),
  )

  serve(app, saveEdition, async ({ params, body }, { now }) => {
    const revision = await store.saveDraftEdition(db, { ...params, ...body }, now)
    return { revision, findings: lintEdition(body.body) }
  })

  serve(app, putInForce, async ({ params, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const it = await store.lockEdition(tx, params.editionId)
      if (it.state !== 'draft') throw new Refused({ code: 'edition-final' })
      if (it.revision !== body.seenRevision)
        throw new Refused({ code: 'edition-changed', seen: body.seenRevision, current: it.revision })
      if (body.from < dayOf(ZONE, now)) throw new Refused({ code: 'day-past', field: 'from' })
      const problem = lintEdition(it.body).find((finding) => finding.severity === 'error')
      refuseIf(
        problem
          ? {
              code: 'edition-not-runnable',
              field: problem.place,
              about: problem.message.id,
              aboutEnglish: problem.message.en,
            }
          : null,
      )
      await store.ensurePosts(tx, it.body)
      await store.putEditionInForce(tx, { editionId: it.id, from: body.from }, now)
      await oweSheet(tx, it.id, now)
      const ledgerIndex = await append(
        tx,
        {
          kind: 'edition-in-force',
          editionId: it.id,
          editionHash: it.hash,
          from: body.from,
          personId: officer.personId,
        },
        now,
      )
      return { ledgerIndex }
    }),
  )

  bpmnRoutes(app, db)

  serve(app, lintEditionBody, async ({ body }) => ({ findings: lintEdition(body.body) }))
}
