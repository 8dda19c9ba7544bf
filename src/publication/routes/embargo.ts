import type { FastifyInstance } from 'fastify'
import type { Db } from '../../db/connect.ts'
import { serve } from '../../http/serve.ts'
import { readEmbargoCheck } from '../api/embargo.ts'
import { findEmbargoCheck, listReadable } from '../stores/embargo.ts'

const LEAKS_SHOWN = 20

/** What the embargo robot saw last; of the texts alone that somebody may read. */
export function embargoRoutes(app: FastifyInstance, db: Db): void {
  serve(app, readEmbargoCheck, async (_, { officer }) => {
    const last = await findEmbargoCheck(db)
    if (!last) return { last: null }
    const { at, texts, asked, leaks } = last
    const readable = await listReadable(db, officer, [...new Set(leaks.map((it) => it.dossierId))])
    const shown = leaks.filter((it) => readable.has(it.dossierId)).slice(0, LEAKS_SHOWN)
    return {
      last: {
        at: at.toISOString(),
        texts,
        asked,
        leaks: shown.map(({ dossierId, title, path }) => ({ dossierId, title, path })),
        count: leaks.length,
      },
    }
  })
}
