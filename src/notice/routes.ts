import type { FastifyInstance } from 'fastify'
import { dossierNumber } from '../base/dossier-number.ts'
import type { Db } from '../db/connect.ts'
import { serve } from '../http/serve.ts'
import * as api from './api.ts'
import { placeOf } from './rules.ts'
import { jobRoutes } from './routes/jobs.ts'
import { mailRoutes } from './routes/mail.ts'
import { ruleRoutes } from './routes/rules.ts'
import { pushRoutes } from './routes/push.ts'
import { telegramRoutes } from './routes/telegram.ts'
import { preferenceRoutes } from './routes/preferences.ts'
import { shownDelivery } from './routes/shown.ts'
import * as store from './store.ts'
import { listDeliveriesOf } from './stores/deliveries.ts'
import { isRunnerSilent } from './stores/runner.ts'

export function noticeRoutes(
  app: FastifyInstance,
  db: Db,
  it: { secretKnown: boolean; telegramKnown: boolean; pushPublicKey: string },
): void {
  pushRoutes(app, db, it.pushPublicKey)
  preferenceRoutes(app, db)
  mailRoutes(app, db, it)
  telegramRoutes(app, db, it)
  jobRoutes(app, db)
  ruleRoutes(app, db)

  serve(app, api.listNotices, async ({ query }, { officer }) => {
    const { rows, next } = await store.listNotices(db, officer, { ...query, unread: query.unread === 'true' })
    const deliveries = await listDeliveriesOf(
      db,
      rows.map((row) => row.id),
    )
    return {
      rows: rows.map(({ data, ...row }) => ({
        id: row.id,
        kind: row.kind,
        at: row.made_at.toISOString(),
        readAt: row.read_at?.toISOString() ?? null,
        urgent: row.urgent,
        dossier:
          row.dossier_id === null
            ? null
            : {
                id: row.dossier_id,
                number: dossierNumber(row.year ?? 0, row.number ?? 0),
                title: row.title ?? '',
                limited: row.limited ?? false,
              },
        matter: row.matter,
        by: row.by,
        step: data.step ?? null,
        label: data.label ?? '',
        level: data.level ?? null,
        words: data.words ?? '',
        deliveries: deliveries.filter((it) => it.notice_id === row.id).map(shownDelivery),
        place: placeOf({ kind: row.kind, dossierId: row.dossier_id, data }),
      })),
      next,
    }
  })

  serve(app, api.countNotices, async (_, { officer, now }) => ({
    unread: await store.countUnread(db, officer),
    runnerSilent: officer.role === 'administrator' && (await isRunnerSilent(db, now)),
  }))

  serve(app, api.readNotices, async ({ body }, { officer, now }) => {
    const { personId } = officer
    const which = 'noticeId' in body ? { noticeId: body.noticeId } : { upTo: new Date(body.upTo) }
    await store.markRead(db, { personId, ...which }, now)
    return { unread: await store.countUnread(db, officer) }
  })
}
