import type { FastifyInstance } from 'fastify'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { countAttempt } from '../../http/attempts.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import * as api from '../api/subscribers.ts'
import * as store from '../stores/subscribers.ts'

/** Enough to answer requests, too few to try out a list of addresses. */
const SEARCHES = { windowMs: 60 * 60_000, max: 30 }

/** How many subscribe; and what is kept of one address, where its owner asks. */
export function subscriberRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.countSubscribers, async () => ({
    open: await store.isOpen(db),
    ...(await store.countSubscribers(db)),
  }))

  serve(app, api.findSubscriber, async ({ body }, { officer, now }) => {
    await countAttempt(db, { key: `subscriber-search:${officer.personId}`, ...SEARCHES }, now)
    const found = await store.findSubscriber(db, body.email)
    const subscriberId = found?.id ?? null
    await db
      .transaction()
      .execute((tx) => append(tx, { kind: 'subscriber-read', subscriberId, personId: officer.personId }, now))
    if (!found) return { subscriber: null }
    return {
      subscriber: {
        id: found.id,
        email: found.email,
        topics: await store.namesOfTopics(db, found.topics),
        language: found.language as api.Subscriber['language'],
        consentVersion: found.consent_version,
        consentedAt: found.consented_at.toISOString(),
        confirmedAt: found.confirmed_at.toISOString(),
      },
    }
  })

  serve(app, api.eraseSubscriber, async ({ params: { subscriberId } }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      await store.removeSubscriber(tx, subscriberId)
      await append(tx, { kind: 'subscriber-erased', subscriberId, personId: officer.personId }, now)
      return {}
    }),
  )
}
