import type { FastifyInstance } from 'fastify'
import { Refused } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import { countAttempt } from '../../http/attempts.ts'
import { serve } from '../../http/serve.ts'
import * as api from '../api/push.ts'
import { isSubscription } from '../rules/subscription.ts'
import * as store from '../stores/push.ts'

/** @param publicKey of the office, as browsers want it */
export function pushRoutes(app: FastifyInstance, db: Db, publicKey: string): void {
  serve(app, api.readPush, async (_, { officer }) => ({
    publicKey,
    devices: (await store.listSubscriptions(db, officer.personId)).map((it) => ({
      id: it.id,
      device: it.device,
      madeAt: it.made_at.toISOString(),
      usedAt: it.used_at?.toISOString() ?? null,
    })),
  }))

  serve(app, api.addPush, async ({ body }, { officer, now }) => {
    await countAttempt(db, { key: `push:${officer.personId}`, windowMs: 60 * 60_000, max: 30 }, now)
    if (!isSubscription(body)) throw new Refused({ code: 'push-not-browser', field: 'endpoint' })
    await db.transaction().execute((tx) => store.saveSubscription(tx, { ...body, personId: officer.personId }, now))
    return {}
  })

  serve(app, api.removePush, async ({ params: { subscriptionId } }, { officer }) => {
    await store.removeSubscription(db, { personId: officer.personId, id: subscriptionId })
    return {}
  })
}
