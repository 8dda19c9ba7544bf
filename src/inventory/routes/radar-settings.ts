import type { FastifyInstance } from 'fastify'
import { dayOf, startOfDay, ZONE } from '../../base/calendar.ts'
import { canonical, type Json } from '../../base/canonical.ts'
import { sha256 } from '../../base/hash.ts'
import { levels } from '../../base/levels.ts'
import { Refused } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import { keepSaid } from '../../ledger/said.ts'
import * as api from '../api/radar-settings.ts'
import { changedBy, defaultRadarSettings } from '../rules/radar-settings.ts'
import {
  insertRadarSettings,
  listRadarSettings,
  listScored,
  lockRadarSettings,
  readRadarSettings,
} from '../stores/radar-settings.ts'

const LOOK_BACK_MS = 30 * 86_400_000
const EXAMPLES = 20
const FIRST = 20

const presentEdition = (it: Awaited<ReturnType<typeof listRadarSettings>>['rows'][number]) => ({
  ...it,
  at: it.at.toISOString(),
  effectiveAt: it.effectiveAt.toISOString(),
})

/** The radar's settings: everybody sees what weighs how much; the administrator changes it. */
export function radarSettingRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.readSettings, async (_, { now }) => {
    const [{ number, body }, editions] = await Promise.all([
      readRadarSettings(db, now),
      listRadarSettings(db, { limit: FIRST }),
    ])
    return {
      number,
      settings: body,
      defaults: defaultRadarSettings,
      newest: editions.rows[0]?.number ?? 0,
      editions: editions.rows.map(presentEdition),
      editionsNext: editions.next,
    }
  })

  serve(app, api.listSettings, async ({ query }) => {
    const { rows, next } = await listRadarSettings(db, query)
    return { rows: rows.map(presentEdition), next }
  })

  serve(app, api.previewSettings, async ({ body: { settings } }, { officer, now }) => {
    const { body: current } = await readRadarSettings(db, now)
    const scored = await listScored(db, officer, new Date(now.getTime() - LOOK_BACK_MS))
    const changed = changedBy(scored, current, settings)
    const rose = changed.filter((it) => levels.indexOf(it.to) > levels.indexOf(it.from)).length
    return { looked: scored.length, rose, fell: changed.length - rose, examples: changed.slice(0, EXAMPLES) }
  })

  serve(app, api.saveSettings, async ({ body: { settings, reason, from, seenNumber } }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      if (reason.trim() === '') throw new Refused({ code: 'reason-missing', field: 'reason' })
      if (from !== null && from < dayOf(ZONE, now)) throw new Refused({ code: 'radar-settings-past', field: 'from' })
      await lockRadarSettings(tx)
      const [newest] = (await listRadarSettings(tx, { limit: 1 })).rows
      const current = newest?.number ?? 0
      if (current !== seenNumber) throw new Refused({ code: 'radar-settings-changed', seen: seenNumber, current })
      const number = current + 1
      const { personId } = officer
      const begins = from === null ? now : startOfDay(ZONE, from)
      const effectiveAt = begins < now ? now : begins
      await insertRadarSettings(tx, { number, body: settings, reason: reason.trim(), personId, effectiveAt }, now)
      const settingsHash = sha256(canonical(settings as unknown as Json))
      const saidHash = await keepSaid(tx, { reason: reason.trim() })
      await append(tx, { kind: 'radar-settings-changed', number, settingsHash, effectiveAt: effectiveAt.toISOString(), saidHash, personId }, now) // prettier-ignore
      return { number }
    }),
  )
}
