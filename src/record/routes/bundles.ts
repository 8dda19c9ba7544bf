import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { newId } from '../../base/id.ts'
import type { Officer } from '../../base/officer.ts'
import { Refused } from '../../base/refused.ts'
import { bundleProblems, type BundleProblem } from '../../base/words/bundle.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { dossierNumber } from '../../dossier/rules.ts'
import { once } from '../../engine/once.ts'
import { refuseStranger, serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import * as api from '../api/bundles.ts'
import * as store from '../stores/bundles.ts'
import { whyNotKeep } from './keeper.ts'

/** Asking for archive bundles, seeing how far they are, and taking them. A job makes them (`record/jobs/bundles.ts`). */
export function bundleRoutes(app: FastifyInstance, db: Db, folder: string): void {
  serve(app, api.askBundle, async ({ params }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const id = newId()
      await store.insertBundle(tx, { id, ask: params, personId: officer.personId }, now)
      await append(tx, { kind: 'bundle-asked', bundleId: id, ...params, personId: officer.personId }, now)
      return { id }
    }),
  )

  serve(app, api.askPackage, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      if (!(await mayPackage(tx, officer, now))) throw new Refused({ code: 'not-your-role' })
      if (body.closedTo < body.closedFrom) throw new Refused({ code: 'period-backwards', field: 'closedTo' })
      const id = newId()
      // In the ledger before anybody knows what it draws.
      const seed = body.sample === null ? '' : body.seed || randomBytes(8).toString('hex')
      const ask = { closedFrom: body.closedFrom, closedTo: body.closedTo, sample: body.sample, seed }
      await store.insertBundle(tx, { id, ask, personId: officer.personId }, now)
      await append(tx, { kind: 'bundle-asked', bundleId: id, ...ask, personId: officer.personId }, now)
      return { id, seed }
    }),
  )

  serve(app, api.listBundles, async (_, { officer, now }) => ({
    rows: (await store.listBundlesOf(db, officer)).map(present),
    mayPackage: await mayPackage(db, officer, now),
  }))

  app.get<{ Params: { bundleId: string } }>(
    api.downloadBundle.path,
    {
      config: { endpoint: api.downloadBundle },
      schema: { summary: api.downloadBundle.summary, tags: ['bundles'], params: api.downloadBundle.params },
      onRequest: async (request) => refuseStranger(api.downloadBundle.who, request.officer),
    },
    async (request, reply) => {
      const officer = request.officer as Officer // a stranger was refused before
      const { bundleId } = request.params
      const { fileName, sizeBytes } = await store.readBundleFile(db, bundleId, officer)
      return reply
        .header('content-type', 'application/zip')
        .header('content-length', sizeBytes)
        .header('content-disposition', `attachment; filename="${fileName}"`)
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, no-store')
        .send(createReadStream(join(folder, `${bundleId}.zip`)))
    },
  )
}

/** Who takes many dossiers out at once: who checks the office, runs its machine, or keeps its records. */
async function mayPackage(db: Db | Tx, officer: Officer, now: Date): Promise<boolean> {
  if (officer.role === 'auditor' || officer.role === 'administrator') return true
  return (await whyNotKeep(db, officer, now)) === null
}

function present(row: store.BundleRow): api.Bundle {
  return {
    id: row.id,
    dossierNumber: row.year === null || row.number === null ? null : dossierNumber(row.year, row.number),
    closedFrom: row.closed_from,
    closedTo: row.closed_to,
    sample: row.sample,
    seed: row.seed,
    askedAt: row.asked_at.toISOString(),
    state: row.state,
    done: row.done,
    total: row.total,
    problem: row.state === 'failed' ? bundleProblems[row.problem as BundleProblem] : null,
    hash: row.hash,
    sizeBytes: row.size_bytes,
    expiresAt: row.expires_at?.toISOString() ?? null,
  }
}
