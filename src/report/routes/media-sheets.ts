import type { FastifyInstance } from 'fastify'
import { dayOf, ZONE } from '../../base/calendar.ts'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import * as api from '../api/media-sheets.ts'
import * as store from '../stores/media-sheets.ts'

/** Lembar media harian: those that were made, the next one, and when it makes itself. */
export function mediaSheetRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.listMediaSheets, async ({ query }) => {
    const { rows, next } = await store.listMediaSheets(db, query)
    return { rows: rows.map(present), next }
  })

  serve(app, api.readMediaSheet, async ({ params }) => {
    const row = await store.readMediaSheet(db, params.sheetId)
    return { ...present(row), newer: row.newer, body: row.body }
  })

  serve(app, api.makeMediaSheet, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) =>
      store.makeMediaSheet(tx, { day: body.day ?? dayOf(ZONE, now), personId: officer.personId }, now),
    ),
  )

  serve(app, api.readSheetSetting, async (_, { officer }) => {
    const { madeDaily, atMinute, revision } = await store.readSheetSetting(db)
    return { madeDaily, atMinute, revision, iAmTold: await store.isSheetReader(db, officer.personId) }
  })

  serve(app, api.saveSheetSetting, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const revision = await store.saveSheetSetting(tx, body)
      const { madeDaily, atMinute } = body
      await append(tx, { kind: 'media-sheet-setting', madeDaily, atMinute, personId: officer.personId }, now)
      return { revision }
    }),
  )

  serve(app, api.wantMediaSheet, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      await store.setSheetReader(tx, officer.personId, body.told, now)
      return {}
    }),
  )
}

const present = (it: store.MediaSheetRow): api.MediaSheetItem => ({
  id: it.id,
  day: it.day,
  number: it.number,
  from: it.from_at.toISOString(),
  to: it.to_at.toISOString(),
  madeAt: it.made_at.toISOString(),
  madeBy: it.made_by,
  bodyHash: it.body_hash,
  paperId: it.paper_id,
})
