/**
 * The letters of releases, one by one. Each is marked as being sent and committed before the mail server is asked, so that
 * it goes once however often this runs and whenever a process dies; what nobody knows of is shown and never sent again by
 * itself (invariant 5).
 */
import { readFile } from 'node:fs/promises'
import { domainOf } from '../../base/mail-address.ts'
import { signedToken } from '../../base/signed-token.ts'
import { safeLine } from '../../base/text.ts'
import { sendingWords as w } from '../../base/words/notice-sending.ts'
import type { Db } from '../../db/connect.ts'
import { hold } from '../../db/hold.ts'
import type { FileStore } from '../../files/store.ts'
import { findMail, type KeptMail } from '../../notice/stores/mail.ts'
import {
  openMailLine,
  type Mail,
  type MailLine,
  type Patience,
  type Posted,
  type SigningKey,
} from '../../outgoing/smtp.ts'
import { findSigningKey } from '../../press/stores/setting.ts'
import { ATTEMPTS_MAX, isAddressGone, pauseOf, roomFor } from '../../press/rules/recipients.ts'
import { findBounceMailbox } from '../../press/stores/bounces.ts'
import * as mailings from '../../press/stores/mailings.ts'
import * as recipients from '../../press/stores/recipients.ts'
import { publicPath } from '../rules.ts'
import { newsLetter } from '../rules/news-letter.ts'
import { letterSheet, letterTo, type Letter } from '../rules/release-letter.ts'
import { readPackageRow } from '../stores/package.ts'

export type MailingSite = {
  readonly db: Db
  readonly files: FileStore
  /** The portal's address, where the way out is too. */
  readonly url: string
  /** The office's: signs the ways out and opens the key that letters are signed with. */
  readonly secret: string
  readonly smtpPassword: string | undefined
  readonly patience?: Patience
  /** How long one mailing has the mail server to itself; then others get their turn. */
  readonly roundMs?: number
}

const LINES = 4 // letters under way at once; as many are uncertain at most when a process dies
const ROUND_MS = 10_000
const MINUTE_MS = 60_000
const AWAY_MS = MINUTE_MS
const LOOK_AT = 10
/** Larger attachments are left to the page: a thousand times ten megabytes is what a mail server refuses for. */
const ATTACHED_MAX_BYTES = 5 * 1024 * 1024

/** The mailing of one process. Says whether anything was done, so that the caller comes again at once. */
export function mailing(site: MailingSite): (now: Date) => Promise<boolean> {
  return async (now) => {
    const server = await findMail(site.db)
    if (!server) return false
    for (const deliveryId of await mailings.listDueMailings(site.db, now, LOOK_AT)) {
      const done = await hold(site.db, 'mailing', deliveryId, () => work(site, server, deliveryId, now))
      if (done) return true
    }
    return false
  }
}

type Mailing = Awaited<ReturnType<typeof mailings.readMailing>>

async function work(site: MailingSite, server: KeptMail, deliveryId: string, now: Date): Promise<boolean> {
  const { db } = site
  await recipients.leaveUnsure(db, deliveryId, w.interrupted.id, now)
  const due = await recipients.nextDue(db, deliveryId)
  if (due === null) {
    await mailings.closeMailing(db, deliveryId, now)
    return true
  }
  if (due > now) {
    await mailings.putOffMailing(db, deliveryId, { until: due, trouble: '' })
    return true
  }
  const it = await mailings.readMailing(db, deliveryId)
  const tried = await recipients.countTried(db, deliveryId, new Date(now.getTime() - MINUTE_MS))
  const began = performance.now()
  const clock = () => new Date(now.getTime() + Math.round(performance.now() - began))
  const roundMs = site.roundMs ?? ROUND_MS
  const round = { room: roomFor(it.perMinute, tried), away: '', empty: false }
  if (round.room > 0) {
    const sheet = await writeSheet(site, it)
    const key = await findSigningKey(db, { secret: site.secret, sender: server.sender })
    const returnTo = (await findBounceMailbox(db))?.returnTo ?? ''
    const lines = Array.from({ length: Math.min(LINES, round.room) }, () =>
      openMailLine({ ...server, password: site.smtpPassword }, site.patience),
    )
    try {
      await Promise.all(
        lines.map(async (line) => {
          while (round.room > 0 && round.away === '' && performance.now() - began < roundMs) {
            round.room--
            const away = await writeNext({ site, server, it, sheet, key, returnTo, line }, clock())
            if (away === null) {
              round.empty = true
              break
            }
            round.away ||= away
          }
        }),
      )
    } finally {
      for (const line of lines) line.close()
    }
  }
  if (round.away !== '')
    await mailings.putOffMailing(db, deliveryId, {
      until: new Date(clock().getTime() + AWAY_MS),
      trouble: round.away,
    })
  else if (round.room <= 0)
    await mailings.putOffMailing(db, deliveryId, { until: new Date(clock().getTime() + 1_000), trouble: '' })
  // Behind all that waited for this round.
  else if (!round.empty) await mailings.putOffMailing(db, deliveryId, { until: clock(), trouble: '' })
  return true
}

type Writing = {
  readonly site: MailingSite
  readonly server: KeptMail
  readonly it: Mailing
  readonly sheet: Sheet
  readonly key: SigningKey | null
  /** Where what does not arrive comes back to; '' for the sender. */
  readonly returnTo: string
  readonly line: MailLine
}

/** Writes to the next of them. Null when nobody is left; else why the server takes nothing now, '' where it does. */
async function writeNext({ site, server, it, sheet, key, returnTo, line }: Writing, now: Date): Promise<string | null> {
  const { db } = site
  const one = await recipients.claimRecipient(db, it.id, now)
  if (!one) return null
  if (one.why !== null) {
    await recipients.finishRecipient(db, one, { state: 'skipped', problem: one.why }, now)
    return ''
  }
  const host = domainOf(server.sender)
  const unsubscribeUrl =
    one.subscriberId === null
      ? `${site.url}/pers/berhenti/${signedToken('unsubscribe', one.id, site.secret)}`
      : `${site.url}/langganan/berhenti/${signedToken('subscription', one.subscriberId, site.secret)}`
  const mail: Mail = {
    ...sheet.letterTo(one, unsubscribeUrl),
    from: { name: sheet.officeName, address: server.sender },
    to: { name: one.name, address: one.address },
    messageId: `<${one.id}@${host}>`,
    ...(it.replyTo !== '' && { replyTo: it.replyTo }),
    ...(returnTo !== '' && { returnTo }),
    envelopeId: one.id,
    headers: {
      'List-Id': `<${it.listId ?? 'pelanggan'}.${host}>`,
      'List-Unsubscribe': `<${unsubscribeUrl}>`,
      // RFC 8058: the program that shows the letter may offer it as one press, by POST.
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
    attachments: sheet.attachments,
    ...(key && { sign: key }),
  }
  const posted = await line.post(mail)
  if (posted.state === 'away') {
    await recipients.giveBack(db, one.id)
    return problemOf(posted)
  }
  await recipients.finishRecipient(db, one, endOf(posted, one.attempts, now), now)
  return ''
}

function endOf(posted: Posted, attempts: number, now: Date): recipients.End {
  if (posted.state === 'sent') return { state: 'sent' }
  const problem = problemOf(posted)
  switch (posted.state) {
    case 'refused':
      return { state: 'failed', problem, gone: isAddressGone(posted.said) }
    case 'unsure':
      return { state: 'unsure', problem }
    case 'later':
    case 'away':
      if (attempts >= ATTEMPTS_MAX) return { state: 'failed', problem, gone: false }
      return { state: 'waiting', problem, dueAt: new Date(now.getTime() + pauseOf(attempts)) }
  }
}

const problemOf = (posted: Exclude<Posted, { state: 'sent' }>) => `${w.mailFaults[posted.fault].id} (${posted.said})`

type Sheet = {
  readonly officeName: string
  readonly letterTo: (one: recipients.Claimed, unsubscribeUrl: string) => Letter
  readonly attachments: NonNullable<Mail['attachments']>
}

/** The text as it was approved, and what goes along with it. */
async function writeSheet({ db, files, url }: MailingSite, it: Mailing): Promise<Sheet> {
  const row = await readPackageRow(db, it)
  const said = { kind: it.kind, url: `${url}${publicPath(row)}`, notice: row.notice, officeName: row.officeName }
  if (it.listId === null) {
    // Subscribers read the rest on the portal.
    const news = { id: newsLetter(row.content, said, 'id'), en: newsLetter(row.content, said, 'en') }
    return {
      officeName: safeLine(row.officeName),
      letterTo: (one, unsubscribeUrl) => news[one.language](unsubscribeUrl),
      attachments: [],
    }
  }
  const sheet = letterSheet(row.content, said)
  const release: Omit<Sheet, 'attachments'> = {
    officeName: sheet.officeName,
    letterTo: ({ name, outlet }, unsubscribeUrl) => letterTo(sheet, { name, outlet, unsubscribeUrl }),
  }
  const named = row.content.attachments.flatMap(({ hash, name }) => {
    const file = row.files.find((one) => one.hash === hash)
    return file ? [{ ...file, name }] : []
  })
  const size = named.reduce((sum, one) => sum + Number(one.sizeBytes), 0)
  if (it.kind === 'withdraw' || size > ATTACHED_MAX_BYTES) return { ...release, attachments: [] }
  return {
    ...release,
    attachments: await Promise.all(
      named.map(async ({ hash, name, mediaType }) => ({ name, mediaType, bytes: await readFile(files.pathOf(hash)) })),
    ),
  }
}
