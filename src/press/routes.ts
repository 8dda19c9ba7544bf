import type { FastifyInstance } from 'fastify'
import type { Db } from '../db/connect.ts'
import { importRoutes } from './routes/import.ts'
import { journalistRoutes } from './routes/journalists.ts'
import { listRoutes } from './routes/lists.ts'
import { outletRoutes } from './routes/outlets.ts'
import { questionRoutes } from './routes/questions.ts'

/** The press: who they are, what they agreed to, in which lists they are, and what they ask. */
export function pressRoutes(app: FastifyInstance, db: Db): void {
  outletRoutes(app, db)
  journalistRoutes(app, db)
  importRoutes(app, db)
  listRoutes(app, db)
  questionRoutes(app, db)
}
