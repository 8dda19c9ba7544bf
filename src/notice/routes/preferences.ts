import type { FastifyInstance } from 'fastify'
import type { Channel } from '../../base/notices.ts'
import { newId } from '../../base/id.ts'
import { Refused } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import { countAttempt } from '../../http/attempts.ts'
import { serve } from '../../http/serve.ts'
import { readPerson } from '../../office/store.ts'
import * as api from '../api/preferences.ts'
import { whatsappNumber } from '../rules/whatsapp.ts'
import { ofNoDossier, placeOf } from '../rules.ts'
import { findNotice, markRead, tell } from '../store.ts'
import { listOpenChannels } from '../stores/channels.ts'
import { listDeliveriesOf, markOpened, queueAnew } from '../stores/deliveries.ts'
import { findNumber, saveNumber } from '../stores/reminders.ts'
import { openLink, revokeLinks } from '../stores/links.ts'
import { readPreference, savePreference } from '../stores/preferences.ts'
import { shownDelivery } from './shown.ts'

const TRIALS = { windowMs: 60 * 60_000, max: 20 }

/** How I am told, and the links that were sent to me. */
export function preferenceRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.readPreference, async (_, { officer }) => {
    const preference = await readPreference(db, officer.personId)
    const open: readonly Channel[] = [...(await listOpenChannels(db)), 'whatsapp']
    const number = await findNumber(db, officer.personId)
    const { email } = await readPerson(db, officer.personId)
    return {
      ...preference,
      channels: open.filter((it) => preference.channels.includes(it)),
      open: [...open],
      email,
      whatsapp: number ? `+${number}` : '',
    }
  })

  serve(app, api.savePreference, async ({ body }, { officer, now }) => {
    const { whatsapp, ...preference } = body
    const number = body.channels.includes('whatsapp') ? whatsappNumber(whatsapp) : null
    if (number === null && body.channels.includes('whatsapp'))
      throw new Refused({ code: 'whatsapp-number-wrong', field: 'whatsapp' })
    await db.transaction().execute(async (tx) => {
      // A channel that the office has not opened yet stays as the person had it.
      const open: readonly Channel[] = [...(await listOpenChannels(tx)), 'whatsapp']
      await saveNumber(tx, officer.personId, number, now)
      const before = (await readPreference(tx, officer.personId)).channels.filter(
        (it) => !open.some((one) => one === it),
      )
      const chosen = { ...preference, channels: [...new Set([...before, ...body.channels])] }
      await savePreference(tx, officer.personId, chosen, now)
      await queueAnew(tx, officer.personId, chosen, now)
    })
    return {}
  })

  serve(app, api.tryChannels, async (_, { officer, now }) => {
    await countAttempt(db, { key: `notice-trial:${officer.personId}`, ...TRIALS }, now)
    const about = `trial/${newId()}`
    return db.transaction().execute(async (tx) => {
      const groups = { named: { personIds: [officer.personId] } }
      await tell(tx, [ofNoDossier({ kind: 'trial', about, groups, data: {} })], now)
      const made = await findNotice(tx, officer, { about })
      if (!made) throw new Refused({ code: 'not-found' })
      return { noticeId: made.id }
    })
  })

  serve(app, api.readTrial, async ({ params: { noticeId } }, { officer }) => {
    if (!(await findNotice(db, officer, { noticeId }))) throw new Refused({ code: 'not-found' })
    return { deliveries: (await listDeliveriesOf(db, [noticeId])).map(shownDelivery) }
  })

  serve(app, api.openNoticeLink, async ({ body: { token } }, { officer, now }) => {
    await countAttempt(db, { key: `notice-link:${officer.personId}`, windowMs: 60 * 60_000, max: 300 }, now)
    return db.transaction().execute(async (tx) => {
      const noticeId = await openLink(tx, { token, personId: officer.personId }, now)
      const notice = await findNotice(tx, officer, { noticeId })
      // The dossier was limited since: there is nothing to be led to.
      if (!notice) throw new Refused({ code: 'notice-link-gone' })
      await markRead(tx, { personId: officer.personId, noticeId }, now)
      await markOpened(tx, noticeId)
      return { place: placeOf(notice) }
    })
  })

  serve(app, api.revokeNoticeLinks, async (_, { officer, now }) => ({
    revoked: await revokeLinks(db, officer.personId, now),
  }))
}
