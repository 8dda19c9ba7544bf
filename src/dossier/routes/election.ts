import type { FastifyInstance } from 'fastify'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import { readElectionRules, replaceElectionRules } from '../api/election.ts'
import { readElectionPack, saveElectionPack } from '../stores/election-pack.ts'

export function electionRoutes(app: FastifyInstance, db: Db): void {
  serve(app, readElectionRules, async () => {
    const kept = await readElectionPack(db)
    return { ...kept, changedAt: kept.changedAt?.toISOString() ?? null }
  })

  serve(app, replaceElectionRules, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { revision, hash } = await saveElectionPack(tx, { ...body, personId: officer.personId }, now)
      const ledgerIndex = await append(
        tx,
        { kind: 'election-rules', revision, packHash: hash, personId: officer.personId },
        now,
      )
      return { revision, ledgerIndex }
    }),
  )
}
