import { createReadStream } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { Refused, refuseIf } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { download } from '../../files/download.ts'
import { fileHeaders } from '../../files/headers.ts'
import type { FileStore } from '../../files/store.ts'
import { languageOf } from '../../http/problem.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import * as api from '../api/claims.ts'
import { whyNotInventory, whyNotPick } from '../rules.ts'
import { whyNotClaim } from '../rules/claims.ts'
import { lockItem } from '../store.ts'
import * as store from '../stores/claims.ts'
import { readItem } from '../stores/list.ts'
import { told } from './told.ts'
import { findInventoryStep, refuseUnlessInventory } from './who.ts'

/** Reports of hoaxes: whoever may read an item reads its report and what was kept of it; the post of step 1 reports. */
export function claimRoutes(app: FastifyInstance, db: Db, files: FileStore): void {
  serve(app, api.readClaim, async ({ params }, { officer, request, now }) => {
    const item = await readItem(db, officer, params.itemId)
    const [claim, step] = await Promise.all([store.findClaimOf(db, item.id), findInventoryStep(db, now)])
    return { claim, whyNot: told(whyNotInventory(officer, step) ?? whyNotPick(item), languageOf(request)) }
  })

  serve(app, api.reportClaim, async ({ params, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const step = await refuseUnlessInventory(tx, officer, now)
      const item = await lockItem(tx, officer, params.itemId)
      const { mentionId, quote, label } = body
      const claimed = await store.readClaimed(tx, { itemId: item.id, mentionId })
      refuseIf(whyNotClaim(item, quote, claimed.copy))
      const { personId } = officer
      const { id, copyHash, dueAt } = await store.insertClaim(
        tx,
        { itemId: item.id, ...body, ...claimed, personId },
        now,
      )
      const by = { personId, postId: step.executor }
      await append(tx, { kind: 'claim-reported', claimId: id, itemId: item.id, mentionId, label, copyHash, ...by }, now)
      return { id, copyHash, dueAt: dueAt.toISOString() }
    }),
  )

  serve(app, api.downloadClaim, async ({ params: { claimId, form } }, { officer, reply }) => {
    const claim = await store.readClaimRow(db, claimId)
    await readItem(db, officer, claim.item_id) // as sensitive as its item
    if (form === 'copy') return download(`klaim-${claimId}.txt`, 'text/plain; charset=utf-8', [claim.copy])
    const { hash, sizeBytes, ...about } = {
      page: { hash: claim.page_hash, sizeBytes: claim.page_bytes, name: 'html', mediaType: 'application/octet-stream' },
      picture: { hash: claim.picture_hash, sizeBytes: claim.picture_bytes, name: 'png', mediaType: 'image/png' },
      archive: { hash: claim.archive_hash, sizeBytes: claim.archive_bytes, name: 'mhtml', mediaType: 'application/octet-stream' },
    }[form] // prettier-ignore
    if (hash === null) throw new Refused({ code: 'not-found' })
    // What others made is taken away and never opened here; a picture is only looked at.
    const shown = form === 'picture'
    return reply
      .headers(fileHeaders({ ...about, sizeBytes: sizeBytes ?? 0, name: `klaim-${claimId}.${about.name}` }, shown))
      .header('cache-control', 'private, no-store')
      .send(createReadStream(files.pathOf(hash)))
  })
}
