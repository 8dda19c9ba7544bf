import type { FastifyInstance } from 'fastify'
import { sha256 } from '../../base/hash.ts'
import { Refused, refuseIf } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { download } from '../../files/download.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import * as api from '../api.ts'
import { addProof, finishByHand, listProofs, readCapture, readDelivery } from '../api/destinations.ts'
import { channelsOf } from '../channels/all.ts'
import { openDestination, readPackage } from '../channels/reach.ts'
import type { Outcome } from '../rules/proof.ts'
import * as store from '../stores/proofs.ts'
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
        {
          kind: 'delivery-by-hand',
          deliveryId,
          dossierId: delivery.dossier_id,
          versionHash: delivery.version_hash,
          url: body.url,
          noteHash: sha256(body.note),
          personId: officer.personId,
        },
        now,
      )
      return {}
    }),
  )

  serve(app, listProofs, async ({ params: { deliveryId } }, { officer }) => {
    const { nextLook, rows } = await store.listProofs(db, officer, deliveryId)
    return {
      nextLook: nextLook?.toISOString() ?? null,
      rows: rows.map((it) => ({
        id: it.id,
        kind: it.kind as 'capture' | 'hand',
        takenAt: it.taken_at.toISOString(),
        outcome: it.outcome as Outcome | 'hand',
        url: it.url,
        status: it.status,
        hops: it.hops as string[],
        bodyHash: it.body_hash,
        failure: it.failure,
        fileHash: it.file_hash,
        note: it.note,
        person: it.person,
        ledgerIndex: it.ledger_index,
      })),
    }
  })

  serve(app, addProof, async ({ params: { deliveryId }, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const delivery = await lockDelivery(tx, officer, deliveryId)
      if (delivery.state !== 'sent') throw new Refused({ code: 'proof-not-sent' })
      await store.linkProofFile(tx, { dossierId: delivery.dossier_id, fileHash: body.fileHash })
      const { personId } = officer
      const told = { deliveryId, url: '', outcome: 'hand' as const }
      const ledgerIndex = await append(tx, { kind: 'proof-shown', deliveryId, dossierId: delivery.dossier_id, versionHash: delivery.version_hash, fileHash: body.fileHash, noteHash: sha256(body.note), personId }, now) // prettier-ignore
      const proofId = await store.insertProof(tx, { ...told, ...body, kind: 'hand', personId, ledgerIndex }, now)
      return { proofId }
    }),
  )

  // Zipped, so that it is taken away to be compared and never runs here.
  serve(app, readCapture, async ({ params }, { officer }) => {
    const { hash, zipped } = await store.readCaptureBody(db, officer, params.proofId)
    return download(`${hash}.gz`, 'application/gzip', zipped)
  })
}
