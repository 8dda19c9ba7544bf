import { signedToken } from '../../base/signed-token.ts'
import { subscribeWords as w } from '../../base/words/subscribe.ts'
import { findMail } from '../../notice/stores/mail.ts'
import { findOffice } from '../../office/store.ts'
import { postMail } from '../../outgoing/smtp.ts'
import { namesOfTopics, takeRequest } from '../stores/subscribers.ts'
import { linkLetter } from './link-letter.ts'
import type { RoomLinkSite } from './room-links.ts'

/**
 * Sends the next letter by which somebody confirms that they want news, once at most: who gets none asks again. Says whether
 * there was one, so that the caller comes again at once.
 */
export async function sendNextConfirmation(site: RoomLinkSite, now: Date): Promise<boolean> {
  const mail = await findMail(site.db)
  const one = mail && (await takeRequest(site.db, now))
  if (!mail || !one) return false
  const { language } = one
  const office = (await findOffice(site.db))?.name ?? 'Siar'
  const topics = (await namesOfTopics(site.db, one.topics)).join(', ') || w.allTopics[language]
  const link = `${site.url}/langganan/pasti/${signedToken('subscribe', one.id, site.secret)}`
  await postMail(
    { ...mail, password: site.smtpPassword },
    {
      from: { name: office, address: mail.sender },
      to: { name: '', address: one.email },
      subject: w.confirmSubject[language](office),
      ...linkLetter(w.confirmText[language](office, topics, link), link),
      messageId: `<${one.id}@${mail.sender.split('@').at(-1) ?? 'siar'}>`,
    },
  )
  return true
}
