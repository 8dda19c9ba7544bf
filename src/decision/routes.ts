import type { FastifyInstance } from 'fastify'
import type { Db } from '../db/connect.ts'
import { once } from '../engine/once.ts'
import { perform } from '../engine/perform.ts'
import { serve } from '../http/serve.ts'
import { decide, listDecisions } from './api.ts'
import { statementHash } from './rules.ts'
import { listDecisionRows } from './store.ts'

export function decisionRoutes(app: FastifyInstance, db: Db): void {
  serve(app, decide, async ({ params: { dossierId }, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, (tx) =>
      perform(
        tx,
        {
          dossierId,
          seenRevision: body.seenRevision,
          officer,
          act: { kind: 'decide', version: body.version, decision: body.decision },
        },
        now,
      ),
    ),
  )

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
        at: it.decided_at.toISOString(),
        statementHash: statementHash(it.statement),
        signed: it.signature !== null,
      })),
    }
  })
}
