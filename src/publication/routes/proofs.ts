import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import { sha256 } from '../../base/hash.ts'
import { Refused } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { download } from '../../files/download.ts'
import { fileHeaders } from '../../files/headers.ts'
import type { FileStore } from '../../files/store.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import { findOffice } from '../../office/store.ts'
import * as api from '../api/proofs.ts'
import type { Outcome } from '../rules/proof.ts'
import { warcOf } from '../rules/warc.ts'
import { lockDelivery } from '../stores/deliveries.ts'
import { readPictureFile } from '../stores/pictures.ts'
import * as store from '../stores/proofs.ts'
import { saidOf } from './deliveries.ts'

/** What the public could see of a delivery: the looks that were taken, and what people show. */
export function proofRoutes(app: FastifyInstance, db: Db, files: FileStore): void {
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
        picture: pictureOf(it),
      })),
    }
  })

  serve(app, api.addProof, async ({ params: { deliveryId }, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const delivery = await lockDelivery(tx, officer, deliveryId)
      if (delivery.state !== 'sent') throw new Refused({ code: 'proof-not-sent' })
      await store.linkProofFile(tx, { dossierId: delivery.dossier_id, fileHash: body.fileHash }, officer)
      const { personId } = officer
      const told = { deliveryId, url: '', outcome: 'hand' as const }
      const ledgerIndex = await append(tx, { kind: 'proof-shown', ...saidOf(delivery, officer), fileHash: body.fileHash, noteHash: sha256(body.note) }, now) // prettier-ignore
      const proofId = await store.insertProof(tx, { ...told, ...body, kind: 'hand', personId, ledgerIndex }, now)
      return { proofId }
    }),
  )

  // Zipped, so that it is taken away to be compared and never runs here.
  serve(app, api.readCapture, async ({ params }, { officer }) => {
    const { hash, zipped } = await store.readCapture(db, officer, params.proofId)
    return download(`${hash}.gz`, 'application/gzip', zipped)
  })

  serve(app, api.readCaptureWarc, async ({ params: { proofId } }, { officer }) => {
    const it = await store.readCapture(db, officer, proofId)
    const office = await findOffice(db)
    const answer = {
      proofId,
      takenAt: it.taken_at,
      url: it.url,
      status: it.status,
      headers: it.headers as [string, string][],
      hops: it.hops as string[],
      body: await store.unzipped(it),
      ledgerIndex: it.ledger_index,
    }
    return download(`bukti-${proofId}.warc.gz`, 'application/warc', warcOf(answer, { software: 'Siar/0.1', office: office?.name ?? '' })) // prettier-ignore
  })

  serve(app, api.readPicture, async ({ params: { proofId }, query }, { officer, reply }) => {
    const { hash, sizeBytes } = await readPictureFile(db, officer, { proofId, form: 'picture' })
    // A long empty page is small for its size, which no picture of people may be: it is shown whole then.
    const narrow = query.narrow ? await files.narrowPath({ hash }, 320).catch(() => null) : null
    const path = narrow ?? files.pathOf(hash)
    const about = { name: `bukti-${proofId}.png`, mediaType: narrow ? 'image/webp' : 'image/png', sizeBytes: narrow ? (await stat(narrow)).size : sizeBytes } // prettier-ignore
    return reply
      .headers(fileHeaders(about, true))
      .header('cache-control', 'private, max-age=31536000, immutable')
      .send(createReadStream(path))
  })

  // Never opened here: what a page of others is made of is for whoever takes it away.
  serve(app, api.readPageArchive, async ({ params: { proofId } }, { officer, reply }) => {
    const { hash, sizeBytes } = await readPictureFile(db, officer, { proofId, form: 'archive' })
    return reply
      .headers(fileHeaders({ name: `bukti-${proofId}.mhtml`, mediaType: 'application/octet-stream', sizeBytes }, false))
      .header('cache-control', 'private, no-store')
      .send(createReadStream(files.pathOf(hash)))
  })
}

type Row = Awaited<ReturnType<typeof store.listProofs>>['rows'][number]

function pictureOf(it: Row) {
  if (it.picture_wanted_at === null) return null
  const settled = it.picture_taken_at === null ? 'waiting' : it.picture_failure === '' ? 'taken' : 'failed'
  return {
    state: settled as 'waiting' | 'taken' | 'failed',
    failure: it.picture_failure ?? '',
    takenAt: it.picture_taken_at?.toISOString() ?? null,
    browser: it.picture_browser ?? '',
    width: it.picture_width,
    height: it.picture_height,
    cut: it.picture_cut ?? false,
    pictureHash: it.picture_hash,
    archiveHash: it.archive_hash,
    ledgerIndex: it.picture_ledger_index,
  }
}
