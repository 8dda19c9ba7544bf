import type { FastifyInstance } from 'fastify'
import { refuseIf } from '../base/refused.ts'
import type { Db } from '../db/connect.ts'
import { dossierNumber } from '../dossier/rules.ts'
import { once } from '../engine/once.ts'
import { serve } from '../http/serve.ts'
import { append } from '../ledger/append.ts'
import * as api from './api.ts'
import { calendarFeedRoute } from './routes/calendar-feed.ts'
import { editorialCalendarRoutes } from './routes/editorial-calendar.ts'
import { portalThemeRoutes } from './routes/portal-theme.ts'
import { publicPath, whyNotRetry, whyNotSettle } from './rules.ts'
import { listPublications, readPublication } from './store.ts'
import { lockDelivery, settleDelivery } from './stores/deliveries.ts'

/** What goes out: its deliveries, and what a person may do when one did not arrive. */
export function publicationRoutes(app: FastifyInstance, db: Db, url: string): void {
  editorialCalendarRoutes(app, db)
  calendarFeedRoute(app, db, url)
  portalThemeRoutes(app, db)

  serve(app, api.listPublications, async ({ query }, { officer }) => {
    const { rows, next } = await listPublications(db, officer, query)
    return { rows: rows.map(rowOf), next }
  })

  serve(app, api.readPublication, async ({ params }, { officer }) =>
    rowOf(await readPublication(db, officer, params.publicationId)),
  )

  serve(app, api.retryDelivery, async ({ params: { deliveryId } }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const delivery = await lockDelivery(tx, officer, deliveryId)
      refuseIf(whyNotRetry(delivery))
      await settleDelivery(tx, deliveryId, 'waiting', '', now)
      await append(
        tx,
        {
          kind: 'delivery-retried',
          deliveryId,
          dossierId: delivery.dossier_id,
          versionHash: delivery.version_hash,
          personId: officer.personId,
        },
        now,
      )
      return { state: 'waiting' as const }
    }),
  )

  serve(app, api.settleDelivery, async ({ params: { deliveryId }, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const delivery = await lockDelivery(tx, officer, deliveryId)
      refuseIf(whyNotSettle(delivery.state))
      const state = body.arrived ? ('sent' as const) : ('failed' as const)
      await settleDelivery(tx, deliveryId, state, body.note, now)
      await append(
        tx,
        {
          kind: 'delivery-settled',
          deliveryId,
          dossierId: delivery.dossier_id,
          versionHash: delivery.version_hash,
          state,
          personId: officer.personId,
        },
        now,
      )
      return { state }
    }),
  )
}

function rowOf(it: Awaited<ReturnType<typeof readPublication>>): api.PublicationRow {
  return {
    id: it.id,
    dossierId: it.dossier_id,
    dossierNumber: dossierNumber(it.year, it.number),
    title: it.title,
    topic: it.topic,
    state: it.state,
    publicPath: publicPath(it),
    versionHash: it.version_hash,
    publishedAt: it.published_at.toISOString(),
    updatedAt: it.updated_at.toISOString(),
    notice: it.notice,
    deliveries: it.deliveries.map((delivery) => ({
      id: delivery.id,
      kind: delivery.kind,
      channel: delivery.channel,
      destination: delivery.destination,
      state: delivery.state,
      attempts: delivery.attempts,
      problem: delivery.problem,
      createdAt: delivery.created_at.toISOString(),
      sentAt: delivery.sent_at?.toISOString() ?? null,
    })),
  }
}
