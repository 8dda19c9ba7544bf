import type { FastifyInstance } from 'fastify'
import type { Json } from '../base/canonical.ts'
import { sha256 } from '../base/hash.ts'
import type { Db } from '../db/connect.ts'
import type { Auth } from '../http/auth.ts'
import { serve } from '../http/serve.ts'
import { mandateOf } from '../office/rules/acting.ts'
import { listPasskeys } from '../office/stores/passkeys.ts'
import { decide, listDecisions, ratify, readProofWays } from './api.ts'
import { openDecider } from './routes/decider.ts'
import { lightRoutes } from './routes/light.ts'
import { proofKindOf, saidIn } from './rules.ts'
import { listDecisionRows } from './store.ts'

export async function decisionRoutes(
  app: FastifyInstance,
  db: Db,
  { auth, url }: { auth: Auth; url: string },
): Promise<void> {
  const rpId = new URL(url).hostname
  const decideOn = openDecider(db, { auth, url })
  await lightRoutes(app, db, { rpId, decideOn })

  serve(app, decide, ({ params: { dossierId }, body }, { officer, act, now }) =>
    decideOn({ kind: 'decide', dossierId, ...body }, { officer, act }, now),
  )

  serve(app, ratify, ({ params: { dossierId }, body }, { officer, act, now }) =>
    decideOn({ kind: 'ratify', dossierId, ...body }, { officer, act }, now),
  )

  serve(app, readProofWays, async (_, { officer }) => ({
    rpId,
    credentialIds: (await listPasskeys(db, officer.personId)).map((it) => it.credential_id),
  }))

  serve(app, listDecisions, async ({ params }) => {
    const rows = await listDecisionRows(db, params.dossierId)
    return {
      rows: rows.map((it) => ({
        id: it.id,
        step: it.step,
        visit: it.visit_number,
        answer: it.answer,
        reason: it.reason,
        targetStep: it.target_step,
        versionHash: it.version_hash,
        certifiedHash: it.certified_hash,
        person: it.person,
        post: it.post,
        mandate: mandateOf(it),
        at: it.decided_at.toISOString(),
        saidAt: saidIn(it),
        statementHash: sha256(it.statement),
        proof: proofKindOf(it.signature as Json | null),
      })),
    }
  })
}
