import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import { sha256 } from '../../base/hash.ts'
import type { Officer } from '../../base/officer.ts'
import { pictureShapes } from '../../base/picture-shapes.ts'
import { Refused, refuseIf } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { fileHeaders } from '../../files/headers.ts'
import { shapedPicturePath } from '../../files/shaped-picture.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import { readEditionBody } from '../../sop/store.ts'
import * as api from '../api.ts'
import { finishByHand, readDelivery, readShapedPicture } from '../api/by-hand.ts'
import { channelsOf } from '../channels/all.ts'
import { shownPictures } from '../channels/pictures.ts'
import { openDestination, readPackage } from '../channels/reach.ts'
import { slugOf, whyNotByHand, whyNotPublishing, whyNotRetry, whyNotSettle } from '../rules.ts'
import { finishDeliveryByHand, lockDelivery, readReadableDelivery, settleDelivery } from '../stores/deliveries.ts'
import { readTheme } from '../stores/portal-theme.ts'
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

  const opening = async (officer: Officer, deliveryId: string, now: Date) => {
    const row = await readReadableDelivery(db, officer, deliveryId)
    const reach = { db, ...site, channels: channelsOf(db, site.smtpPassword) }
    const it = await readPackage(reach, row, now)
    const found = row.destinationId === null ? null : await openDestination(reach, row)
    const opened = found && 'channel' in found ? found : null
    const mayBring = whyNotPublishing(await readEditionBody(db, row.editionId), { step: row.step, kind: row.dossierKind }, officer) === null // prettier-ignore
    // What was withdrawn is not to be shown once more.
    const [first] = mayBring && row.kind !== 'withdraw' ? shownPictures(it) : []
    return { row, it, opened, first, shapes: (first && opened?.channel.shapes?.(opened.to)) ?? [] }
  }

  serve(app, readDelivery, async ({ params: { deliveryId } }, { officer, now }) => {
    const { row, it, opened, first, shapes } = await opening(officer, deliveryId, now)
    const { id, kind, state, destination } = row
    const prepared = opened && formed(opened.channel, it, opened.to)
    const picture = first && shapes.length > 0 ? { ...aboutOf(first, it.officeName), shapes: [...shapes] } : null
    return { id, kind, state, destination, title: it.content.title, notice: it.notice, prepared, picture }
  })

  serve(app, readShapedPicture, async ({ params: { deliveryId }, query }, { officer, reply, now }) => {
    const { it, first, shapes } = await opening(officer, deliveryId, now)
    if (!first || !shapes.includes(query.shape)) throw new Refused({ code: 'not-found' })
    const colour = (await readTheme(db)).accent
    const path = await shapedPicturePath(site.files, { hash: first.file.hash, ...query, colour, about: aboutOf(first, it.officeName) }) // prettier-ignore
    const { width, height } = pictureShapes[query.shape]
    const name = `${slugOf(it.content.title)}-${width}x${height}.jpg`
    return reply
      .headers(fileHeaders({ name, mediaType: 'image/jpeg', sizeBytes: (await stat(path)).size }, true))
      .header('cache-control', 'private, no-cache')
      .send(createReadStream(path))
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

/** What is said of a picture where it is brought; where nobody made a name for it, the office's stands for it. */
const aboutOf = (it: { alt: string; caption: string; credit: string }, office: string) => ({
  creator: it.credit,
  credit: it.credit || office,
  caption: it.caption,
  alt: it.alt,
})
