import type { FastifyInstance } from 'fastify'
import { emptyContent } from '../../base/content.ts'
import { Refused, refuseIf } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import { readEditionBody } from '../../sop/store.ts'
import * as api from '../api/releases.ts'
import { channelsOf } from '../channels/all.ts'
import { destinationOf, samplePackage } from '../channels/reach.ts'
import { whyNotPublishing, whyNotRelease } from '../rules.ts'
import { listDestinations, listTakers } from '../stores/destinations.ts'
import { findPlan } from '../stores/editorial-calendar.ts'
import { findCurrentText } from '../stores/package.ts'
import * as store from '../stores/releases.ts'
import { formed, type DestinationSite } from './destinations.ts'

/** When a publication goes out: said anew while it has not, and what is done with one whose time passed. */
export function releaseRoutes(app: FastifyInstance, db: Db, site: DestinationSite): void {
  const channels = channelsOf(db, site.smtpPassword)

  serve(app, api.prepareRelease, async ({ params: { dossierId } }, { officer, now }) => {
    const content = await findCurrentText(db, officer, dossierId)
    const sample = await samplePackage({ db, ...site }, content ?? emptyContent, now)
    const takers = await listTakers(db, content?.type ?? '')
    const rows = await listDestinations(db)
    const plan = await findPlan(db, dossierId)
    return {
      plannedAt: plan?.planned_at?.toISOString() ?? null,
      destinations: rows
        .filter((row) => takers.some((it) => it.id === row.id))
        .flatMap((row) => {
          const channel = channels.find((it) => it.name === row.channel)
          if (!channel) return []
          return [
            {
              id: row.id,
              name: row.name,
              channelLabel: channel.label,
              byHand: row.by_hand,
              paused: row.paused_at !== null,
              prepared: formed(channel, sample, destinationOf(row, site.secret)),
            },
          ]
        }),
    }
  })

  serve(app, api.changeRelease, async ({ params: { publicationId }, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const it = await store.lockRelease(tx, officer, publicationId)
      refuseIf(whyNotPublishing(await readEditionBody(tx, it.edition_id), it, officer))
      if (it.state !== 'going-out' || it.went_out_at !== null) throw new Refused({ code: 'release-gone-out' })
      if ((it.scheduled_for?.toISOString() ?? null) !== body.seen) throw new Refused({ code: 'release-changed' })
      const at = (text: string | null) => (text === null ? null : new Date(text))
      const release = { goesOutAt: at(body.goesOutAt), embargoUntil: at(body.embargoUntil), without: [] }
      refuseIf(whyNotRelease(release, { shape: 'end' }, now))
      await store.changeRelease(tx, { publicationId, ...release }, now)
      await append(tx, { kind: 'release-changed', publicationId, dossierId: it.dossier_id, goesOutAt: body.goesOutAt, embargoUntil: body.embargoUntil, personId: officer.personId }, now) // prettier-ignore
      return {}
    }),
  )

  serve(app, api.readReleaseSetting, async () => store.readReleaseSetting(db))

  serve(app, api.saveReleaseSetting, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const revision = await store.saveReleaseSetting(tx, { ...body, personId: officer.personId }, now)
      await append(tx, { kind: 'release-setting-changed', missed: body.missed, revision, personId: officer.personId }, now) // prettier-ignore
      return { revision }
    }),
  )
}
