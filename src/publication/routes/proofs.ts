import type { FastifyInstance } from 'fastify'
import { sha256 } from '../../base/hash.ts'
import { Refused } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { download } from '../../files/download.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import * as api from '../api/proofs.ts'
import type { Outcome } from '../rules/proof.ts'
import { lockDelivery } from '../stores/deliveries.ts'
import * as store from '../stores/proofs.ts'
import { saidOf } from './deliveries.ts'

/** What the public could see of a delivery: the looks that were taken, and what people show. */
export function proofRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.listProofs, async ({ params: { deliveryId } }, { officer }) => {
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

  serve(app, api.addProof, async ({ params: { deliveryId }, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const delivery = await lockDelivery(tx, officer, deliveryId)
      if (delivery.state !== 'sent') throw new Refused({ code: 'proof-not-sent' })
      await store.linkProofFile(tx, { dossierId: delivery.dossier_id, fileHash: body.fileHash })
      const { personId } = officer
      const told = { deliveryId, url: '', outcome: 'hand' as const }
      const ledgerIndex = await append(tx, { kind: 'proof-shown', ...saidOf(delivery, officer), fileHash: body.fileHash, noteHash: sha256(body.note) }, now) // prettier-ignore
      const proofId = await store.insertProof(tx, { ...told, ...body, kind: 'hand', personId, ledgerIndex }, now)
      return { proofId }
    }),
  )

  // Zipped, so that it is taken away to be compared and never runs here.
  serve(app, api.readCapture, async ({ params }, { officer }) => {
    const { hash, zipped } = await store.readCaptureBody(db, officer, params.proofId)
    return download(`${hash}.gz`, 'application/gzip', zipped)
  })
}
