/** Sends what is due by the channels that are open; an act never waits for any of it. */
import { dossierNumber } from '../../base/dossier-number.ts'
import type { Channel } from '../../base/notices.ts'
import { sendingWords as w } from '../../base/words/notice-sending.ts'
import { domainOf } from '../../base/mail-address.ts'
import { readOfficeName } from '../../office/store.ts'
import type { PushGuard, PushKey } from '../../outgoing/push.ts'
import { postMail, type Mail, type Patience } from '../../outgoing/smtp.ts'
import { pushAll } from './push.ts'
import { telegramSending, type TelegramSite } from './telegram.ts'
import { letterOf, nextMessage, type Item } from '../rules/message.ts'
import { pauseAfter, type Sent } from '../rules/sending.ts'
import { dropFrom, endParcel, leaveUnsure, putOff, readParcel, takeParcels, type Parcel } from '../stores/deliveries.ts'
import { dropLinks, insertLinks } from '../stores/links.ts'
import { findMail } from '../stores/mail.ts'
import { beat } from '../stores/runner.ts'

export type SendingSite = TelegramSite & {
  readonly smtpPassword: string | undefined
  readonly pushKey: PushKey
  readonly patience?: Patience
  readonly pushGuard?: PushGuard
}

/** Brings one message to one person; never throws for what the channel does. */
type Bring = (parcel: Parcel, person: Person, items: readonly Item[], now: Date) => Promise<Sent>
type Person = { readonly name: string; readonly email: string; readonly language: 'id' | 'en' }

/**
 * The sending of one process. A channel that is away is left alone for a while, by a clock that nobody sets, so that ten
 * thousand messages do not each wait for it.
 */
export function sending(site: SendingSite): (now: Date) => Promise<boolean> {
  const byTelegram = telegramSending(site)
  const away = new Map<Channel, { readonly until: number; readonly times: number }>()
  return async (now) => {
    const { db } = site
    await beat(db, 'notices', now)
    await leaveUnsure(db, w.interrupted.id, now)
    const brings = await openChannels(site, byTelegram)
    const open = [...brings.keys()].filter((channel) => (away.get(channel)?.until ?? 0) <= performance.now())
    const parcels = await takeParcels(db, open, now)
    const before = new Map(away) // all letters of one round found out the same
    await Promise.all(
      parcels.map(async (parcel) => {
        const sent = await send(site, brings.get(parcel.channel) as Bring, parcel, now)
        if (sent?.state === 'away') {
          const times = (before.get(parcel.channel)?.times ?? 0) + 1
          away.set(parcel.channel, { until: performance.now() + pauseAfter(times) / 6, times })
        } else if (sent) away.delete(parcel.channel)
      }),
    )
    return parcels.length > 0
  }
}

/** How the parcel went; null when nothing of it was to be sent any more. */
async function send({ db, url }: SendingSite, bring: Bring, parcel: Parcel, now: Date): Promise<Sent | null> {
  const read = await readParcel(db, parcel, now)
  const readable = read?.notices ?? []
  await dropFrom(
    db,
    parcel,
    readable.map((it) => it.id),
    now,
  )
  const until = read?.quietUntil ?? null
  const held = until === null ? [] : readable.filter((it) => !it.urgent)
  if (until !== null) await putOff(db, parcel, { noticeIds: held.map((it) => it.id), until }, now)
  const due = readable.filter((it) => !held.includes(it))
  const notices = nextMessage(due)
  const rest = due.filter((it) => !notices.includes(it))
  await putOff(db, parcel, { noticeIds: rest.map((it) => it.id), until: now }, now)
  if (!read || notices.length === 0) return null
  const tokens = await insertLinks(db, { personId: read.person.id, noticeIds: notices.map((it) => it.id) }, now)
  const items = notices.map(({ kind, data, by, urgent, ...it }, at): Item => ({
    kind,
    data,
    by,
    urgent,
    dossier:
      it.dossier_id === null
        ? null
        : {
            number: dossierNumber(it.year ?? 0, it.number ?? 0),
            title: it.title ?? '',
            limited: it.limited ?? false,
            drill: it.drill ?? false,
          },
    matter: it.matter_limited ? '' : it.matter,
    link: `${url}/app/p/${tokens[at]}`,
  }))
  const sent = await bring(parcel, read.person, items, now)
  if (sent.state === 'away') await dropLinks(db, tokens) // or every try of a long trouble would leave its own behind
  await endParcel(db, parcel, sent, now)
  return sent
}

async function openChannels(
  site: SendingSite,
  byTelegram: ReturnType<typeof telegramSending>,
): Promise<Map<Channel, Bring>> {
  const brings = new Map<Channel, Bring>()
  const mail = await findMail(site.db)
  const telegram = await byTelegram()
  const office = await readOfficeName(site.db)
  if (mail) {
    const host = domainOf(mail.sender)
    brings.set('email', async (parcel, person, items) => {
      const { name, email, language } = person
      const letter = letterOf(items, { language, office, name, listUrl: `${site.url}/app/pemberitahuan` })
      const written: Mail = {
        ...letter,
        from: { name: `Siar ${office}`, address: mail.sender },
        to: { name, address: email },
        messageId: `<${parcel.messageId}@${host}>`,
      }
      const posted = await postMail({ ...mail, password: site.smtpPassword }, written, site.patience)
      if (posted.state === 'sent') return { state: 'sent' }
      return { state: posted.state, why: `${w.mailFaults[posted.fault].id} (${posted.said})` }
    })
  }
  if (telegram)
    brings.set('telegram', ({ personId }, { language }, items, now) =>
      telegram({ personId, language, office, items }, now),
    )
  brings.set('push', ({ personId, messageId }, { language }, items, now) =>
    pushAll(site, { personId, messageId, language, items }, now),
  )
  return brings
}
