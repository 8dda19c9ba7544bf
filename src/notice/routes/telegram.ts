import type { FastifyInstance } from 'fastify'
import { Refused, refuseIf } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { countAttempt } from '../../http/attempts.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import * as api from '../api/telegram.ts'
import { TELEGRAM_USUAL, whyNotTelegram } from '../rules/telegram.ts'
import * as store from '../stores/telegram.ts'

const CODES = { windowMs: 60 * 60_000, max: 20 }
type Ended = store.Ended | 'elsewhere'

/** The office's bot, whose token is in the environment alone, and each person's chat with it. */
export function telegramRoutes(app: FastifyInstance, db: Db, it: { telegramKnown: boolean }): void {
  serve(app, api.readTelegram, async () => {
    const kept = (await store.findTelegram(db)) ?? { on: false, address: TELEGRAM_USUAL, revision: 0 }
    const { username, trouble } = await store.readBot(db)
    return { ...kept, secretKnown: it.telegramKnown, bot: username, trouble }
  })

  serve(app, api.saveTelegram, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { seenRevision, ...setting } = body
      refuseIf(whyNotTelegram(setting))
      const revision = await store.saveTelegram(tx, { setting, seenRevision, personId: officer.personId }, now)
      await append(tx, { kind: 'telegram-changed', ...setting, revision, personId: officer.personId }, now)
      return { revision }
    }),
  )

  serve(app, api.readMyTelegram, async (_, { officer }) => {
    const chat = await store.findChat(db, officer.personId)
    return {
      open: (await findBotName(db)) !== null,
      chat: chat && {
        name: chat.name,
        connectedAt: chat.connected_at.toISOString(),
        ended: chat.ended_at && { why: chat.ended as Ended, at: chat.ended_at.toISOString() },
      },
    }
  })

  serve(app, api.connectTelegram, async (_, { officer, now }) => {
    await countAttempt(db, { key: `telegram-code:${officer.personId}`, ...CODES }, now)
    const name = await findBotName(db)
    // While it cannot be read, nobody's code would be seen.
    if (name === null || (await store.readBot(db)).trouble !== '') throw new Refused({ code: 'telegram-not-ready' })
    const { code, expiresAt } = await store.insertCode(db, officer.personId, now)
    return { url: `https://t.me/${name}?start=${code}`, expiresAt: expiresAt.toISOString() }
  })

  serve(app, api.disconnectTelegram, async (_, { officer }) => {
    await db.transaction().execute((tx) => store.forgetChat(tx, officer.personId))
    return {}
  })
}

/** What the bot calls itself; null while nobody can be connected. */
async function findBotName(db: Db): Promise<string | null> {
  const setting = await store.findTelegram(db)
  return setting?.on ? (await store.readBot(db)).username : null
}
