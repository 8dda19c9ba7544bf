import type { FastifyInstance } from 'fastify'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { keepDraft, restoreText } from '../../engine/keep.ts'
import { serve } from '../../http/serve.ts'
import { keepVersion, listVersions, restoreVersion } from '../api/versions.ts'
import { listVersionPage } from '../stores/versions.ts'

export function versionRoutes(app: FastifyInstance, db: Db): void {
  serve(app, listVersions, async ({ params: { dossierId }, query }) => {
    const { rows, next } = await listVersionPage(db, { dossierId, after: query.after, limit: query.limit })
    return {
      rows: rows.map(({ created_at: createdAt, created_by: createdBy, editions, ...row }) => ({
        ...row,
        createdAt: createdAt.toISOString(),
        createdBy,
        editions: editions.map((it) => ({ ...it, at: new Date(it.at).toISOString() })),
      })),
      next,
    }
  })

  serve(app, keepVersion, async ({ params: { dossierId }, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, (tx) => keepDraft(tx, { dossierId, ...body, officer }, now)),
  )

  serve(app, restoreVersion, async ({ params, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, (tx) => restoreText(tx, { ...params, ...body, officer }, now)),
  )
}
