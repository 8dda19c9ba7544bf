import type { FastifyInstance } from 'fastify'
import { dossierNumber } from '../base/dossier-number.ts'
import type { Db } from '../db/connect.ts'
import { serve } from '../http/serve.ts'
import * as api from './api.ts'
import { placeOf } from './rules.ts'
import * as store from './store.ts'

export function noticeRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.listNotices, async ({ query }, { officer }) => {
    const { rows, next } = await store.listNotices(db, officer, { ...query, unread: query.unread === 'true' })
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
        by: row.by,
        step: data.step ?? null,
        label: data.label ?? '',
        level: data.level ?? null,
        words: data.words ?? '',
        place: placeOf({ kind: row.kind, dossierId: row.dossier_id, data }),
      })),
      next,
    }
  })

  serve(app, api.countNotices, async (_, { officer }) => ({ unread: await store.countUnread(db, officer) }))

  serve(app, api.readNotices, async ({ body }, { officer, now }) => {
    const { personId } = officer
    const which = 'noticeId' in body ? { noticeId: body.noticeId } : { upTo: new Date(body.upTo) }
    await store.markRead(db, { personId, ...which }, now)
    return { unread: await store.countUnread(db, officer) }
  })
}
