import type { FastifyInstance } from 'fastify'
import { sha256 } from '../../base/hash.ts'
import type { Officer } from '../../base/officer.ts'
import { refuseIf } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import * as api from '../api.ts'
import { finishByHand, readDelivery } from '../api/by-hand.ts'
import { channelsOf } from '../channels/all.ts'
import { openDestination, readPackage } from '../channels/reach.ts'
import { whyNotByHand, whyNotRetry, whyNotSettle } from '../rules.ts'
import { finishDeliveryByHand, lockDelivery, readReadableDelivery, settleDelivery } from '../stores/deliveries.ts'
import { formed, type DestinationSite } from './destinations.ts'

/** What a person may do with one delivery: try it again, say what became of it, or bring it there themselves. */
export function deliveryRoutes(app: FastifyInstance, db: Db, site: DestinationSite): void {
  serve(app, api.retryDelivery, async ({ params: { deliveryId } }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const delivery = await lockDelivery(tx, officer, deliveryId)
      refuseIf(whyNotRetry(delivery))
      await settleDelivery(tx, deliveryId, 'waiting', '', now)
      await append(tx, { kind: 'delivery-retried', ...saidOf(delivery, officer) }, now)
      return { state: 'waiting' as const }
    }),
  )

  serve(app, api.settleDelivery, async ({ params: { deliveryId }, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const delivery = await lockDelivery(tx, officer, deliveryId)
      refuseIf(whyNotSettle(delivery.state))
      const state = body.arrived ? ('sent' as const) : ('failed' as const)
      await settleDelivery(tx, deliveryId, state, body.note, now)
      await append(tx, { kind: 'delivery-settled', ...saidOf(delivery, officer), state }, now)
      return { state }
    }),
  )

  serve(app, readDelivery, async ({ params: { deliveryId } }, { officer, now }) => {
    const row = await readReadableDelivery(db, officer, deliveryId)
    const reach = { db, ...site, channels: channelsOf(db, site.smtpPassword) }
    const it = await readPackage(reach, row, now)
    const opened = row.destinationId === null ? null : await openDestination(reach, row)
    const { id, kind, state, destination } = row
    const prepared = opened && 'channel' in opened ? formed(opened.channel, it, opened.to) : null
    return { id, kind, state, destination, title: it.content.title, notice: it.notice, prepared }
  })

  serve(app, finishByHand, async ({ params: { deliveryId }, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const delivery = await lockDelivery(tx, officer, deliveryId)
      refuseIf(whyNotByHand({ ...delivery, wentOut: delivery.wentOutAt !== null }))
      await finishDeliveryByHand(tx, deliveryId, body, now)
      await append(
        tx,
        { kind: 'delivery-by-hand', ...saidOf(delivery, officer), url: body.url, noteHash: sha256(body.note) },
        now,
      )
      return {}
    }),
  )
}

/** What the ledger is told of whatever a person says of a delivery. */
export const saidOf = (delivery: Awaited<ReturnType<typeof lockDelivery>>, { personId }: Officer) => ({
  deliveryId: delivery.id,
  dossierId: delivery.dossier_id,
  versionHash: delivery.version_hash,
  personId,
})
