import type { FastifyInstance } from 'fastify'
import { ZONE } from '../base/calendar.ts'
import type { Db } from '../db/connect.ts'
import { dossierNumber } from '../dossier/rules.ts'
import { serve } from '../http/serve.ts'
import * as api from './api.ts'
import { calendarFeedRoute } from './routes/calendar-feed.ts'
import { coverageRoutes } from './routes/coverage.ts'
import { deliveryRoutes } from './routes/deliveries.ts'
import { destinationRoutes, type DestinationSite } from './routes/destinations.ts'
import { editorialCalendarRoutes } from './routes/editorial-calendar.ts'
import { pinRoutes } from './routes/pins.ts'
import { portalThemeRoutes } from './routes/portal-theme.ts'
import { receiptRoutes } from './routes/receipts.ts'
import { embargoRoutes } from './routes/embargo.ts'
import { proofRoutes } from './routes/proofs.ts'
import { releaseRoutes } from './routes/release.ts'
import { termRoutes } from './routes/term.ts'
import { publicPath } from './rules.ts'
import { termOf } from './rules/term.ts'
import { listPublications, readPublication } from './store.ts'
import { countMatches } from './stores/coverage.ts'

/** What goes out: its deliveries, and what a person may do when one did not arrive. */
export function publicationRoutes(app: FastifyInstance, db: Db, site: DestinationSite): void {
  editorialCalendarRoutes(app, db)
  calendarFeedRoute(app, db, site.url)
  destinationRoutes(app, db, site)
  releaseRoutes(app, db, site)
  deliveryRoutes(app, db, site)
  proofRoutes(app, db, site.files)
  embargoRoutes(app, db)
  portalThemeRoutes(app, db)
  receiptRoutes(app, db)
  coverageRoutes(app, db)
  termRoutes(app, db)
  pinRoutes(app, db)

  serve(app, api.listPublications, async ({ query }, { officer }) => {
    const { rows, next } = await listPublications(db, officer, query)
    const counts = await countMatches(db, rows.map((row) => row.id)) // prettier-ignore
    return { rows: rows.map((row) => rowOf(row, counts)), next }
  })

  serve(app, api.readPublication, async ({ params }, { officer }) => {
    const row = await readPublication(db, officer, params.publicationId)
    return rowOf(row, await countMatches(db, [row.id]))
  })
}

function rowOf(
  it: Awaited<ReturnType<typeof readPublication>>,
  coverage: ReadonlyMap<string, number>,
): api.PublicationRow {
  return {
    id: it.id,
    dossierId: it.dossier_id,
    dossierNumber: dossierNumber(it.year, it.number),
    title: it.title,
    topic: it.topic,
    state: it.state,
    publicPath: publicPath(it),
    versionHash: it.version_hash,
    versionNumber: it.version_number,
    correcting: it.correcting,
    term: termOf(it, ZONE),
    archived: it.expired_at !== null,
    reviewDue: it.review_told_at !== null,
    publishedAt: it.published_at.toISOString(),
    updatedAt: it.updated_at.toISOString(),
    notice: it.notice,
    goesOutAt: it.scheduled_for?.toISOString() ?? null,
    embargoUntil: it.embargo_until?.toISOString() ?? null,
    wentOutAt: it.went_out_at?.toISOString() ?? null,
    missed: it.missed_at !== null && it.went_out_at === null,
    waits: it.waits,
    pinned: it.pinned_at !== null,
    coverage: coverage.get(it.id) ?? 0,
    deliveries: it.deliveries.map((delivery) => ({
      id: delivery.id,
      kind: delivery.kind,
      versionNumber: delivery.version_number,
      channel: delivery.channel,
      destination: delivery.destination ?? '',
      destinationId: delivery.destination_id,
      state: delivery.state,
      attempts: delivery.attempts,
      problem: delivery.problem,
      seen: delivery.seen,
      url: delivery.remote_url,
      byHand: delivery.by_hand ?? false,
      paused: delivery.paused_at !== null,
      createdAt: delivery.created_at.toISOString(),
      sentAt: delivery.sent_at?.toISOString() ?? null,
    })),
  }
}
