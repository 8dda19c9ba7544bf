import type { FastifyInstance } from 'fastify'
import type { Db } from '../../db/connect.ts'
import { serve } from '../../http/serve.ts'
import * as api from '../api/names.ts'
import { readItem } from '../stores/list.ts'
import { listMostNamed, listNamesOf } from '../stores/names.ts'

/** Names of the house dictionary in what came in: of an item, and to narrow the list by. */
export function nameRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.listItemNames, async ({ params }, { officer }) => {
    await readItem(db, officer, params.itemId) // who may not read it does not learn whom it names
    return { rows: await listNamesOf(db, params.itemId) }
  })

  serve(app, api.listOpenNames, async ({ query }) => ({ rows: await listMostNamed(db, query.with) }))
}
