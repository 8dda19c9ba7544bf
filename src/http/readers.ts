import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Db } from '../db/connect.ts'
import { refuseUnreadable } from '../db/readers.ts'

const uuid = z.uuid()

/**
 * Keeps outsiders from a sensitive dossier on every route that names one, those to come included: after who may ask at
 * all is settled, before the body is read. To them it is as a dossier that is not there.
 */
export function keepOutsidersOut(app: FastifyInstance, db: Db): void {
  app.addHook('preParsing', async (request) => {
    const { dossierId } = (request.params ?? {}) as { dossierId?: string }
    if (request.officer && uuid.safeParse(dossierId).success)
      await refuseUnreadable(db, dossierId as string, request.officer)
  })
}
