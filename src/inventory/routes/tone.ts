import type { FastifyInstance } from 'fastify'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import * as api from '../api/tone.ts'
import { sayTone } from '../stores/tone.ts'
import { refuseUnlessInventory } from './who.ts'

/** The tone of a mention, put right by whoever works in the inventory. */
export function toneRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.sayTone, async ({ params: { mentionId }, body: { tone } }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const step = await refuseUnlessInventory(tx, officer, now)
      const { personId } = officer
      const { changed, copies } = await sayTone(tx, { mentionId, tone, personId }, now)
      if (changed)
        await append(tx, { kind: 'mention-tone-said', mentionId, tone, copies, personId, postId: step.executor }, now)
      return { copies }
    }),
  )
}
