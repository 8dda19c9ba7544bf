import { join } from 'node:path'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Db } from './db/connect.ts'
import { decisionRoutes } from './decision/routes.ts'
import { dossierRoutes } from './dossier/routes.ts'
import { answerProblems } from './http/problem.ts'
import { speakZod } from './http/serve.ts'

/** What the rooms stand on: given once, at the start. */
export type Site = {
  readonly db: Db
  /** The data folder. */
  readonly folder: string
  /** The public address, without a slash at its end. */
  readonly url: string
}

/** Joins the rooms into one server; it does not listen yet. */
export async function buildApp(site: Site): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: 2 * 1024 * 1024, // a text of 1 MB, with the facts about it
    trustProxy: 'loopback',
    logger: false,
  })
  speakZod(app)
  answerProblems(app)
  dossierRoutes(app, site.db)
  decisionRoutes(app, site.db)
  return app
}
void join
