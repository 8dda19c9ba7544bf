import type { FastifyInstance } from 'fastify'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import * as api from '../api/mappings.ts'
import { listMappings, removeMapping } from '../stores/uploads.ts'
import { refuseUnlessInventory } from './who.ts'

/** How tables of a make are read. They are said where a table is looked at (`imports.ts`); here they are listed and removed. */
export function mappingRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.listMappings, async (_, { officer, now }) => {
    await refuseUnlessInventory(db, officer, now)
    const rows = await listMappings(db)
    return {
      rows: rows.map((row) => ({
        id: row.id,
        purpose: row.purpose,
        name: row.name,
        savedBy: row.person,
        savedAt: row.saved_at.toISOString(),
        usedAt: row.used_at.toISOString(),
      })),
    }
  })

  serve(app, api.removeMapping, async ({ params: { mappingId } }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const step = await refuseUnlessInventory(tx, officer, now)
      await removeMapping(tx, mappingId)
      await append(tx, { kind: 'mapping-removed', mappingId, personId: officer.personId, postId: step.executor }, now)
      return {}
    }),
  )
}
