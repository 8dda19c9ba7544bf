import type { FastifyInstance } from 'fastify'
import type { Db } from '../db/connect.ts'
import { clippingRoutes } from './routes/clippings.ts'
import { issueMapRoutes } from './routes/issue-map.ts'
import { mediaSheetRoutes } from './routes/media-sheets.ts'

/** What the record tells whoever leads the office: clippings, the daily media sheet, the map of issues. */
export function reportRoutes(app: FastifyInstance, db: Db): void {
  mediaSheetRoutes(app, db)
  clippingRoutes(app, db)
  issueMapRoutes(app, db)
}
