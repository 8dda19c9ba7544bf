import type { FastifyInstance } from 'fastify'
import { Refused } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import * as api from '../api/calendar-feeds.ts'
import * as store from '../stores/calendar-feeds.ts'

/** Secret links to one's own calendar; what they give is another room's. */
export function calendarFeedRoutes(app: FastifyInstance, db: Db, url: string): void {
  serve(app, api.listCalendarFeeds, async (_, { officer }) => ({
    rows: (await store.listFeeds(db, officer.personId)).map((it) => ({
      id: it.id,
      name: it.name,
      createdAt: it.created_at.toISOString(),
      readAt: it.read_at?.toISOString() ?? null,
    })),
  }))

  serve(app, api.makeCalendarFeed, async ({ body }, { officer, request, now }) => {
    // A token that leaked must not make itself a link that outlives it.
    if (request.sessionId === null) throw new Refused({ code: 'session-needed' })
    const { personId } = officer
    return db.transaction().execute(async (tx) => {
      const { id, token } = await store.insertFeed(tx, { personId, name: body.name.trim() }, now)
      await append(tx, { kind: 'feed-made', feedId: id, personId }, now)
      return { id, url: `${url}/kalender/${token}.ics` }
    })
  })

  serve(app, api.revokeCalendarFeed, async ({ params: { feedId } }, { officer, now }) => {
    const { personId } = officer
    await db.transaction().execute(async (tx) => {
      await store.revokeFeed(tx, { personId, feedId }, now)
      await append(tx, { kind: 'feed-revoked', feedId, personId }, now)
    })
    return {}
  })
}
