import { signedToken } from '../../base/signed-token.ts'
import { pressRoomWords as w } from '../../base/words/press-room.ts'
import type { Db } from '../../db/connect.ts'
import { findMail } from '../../notice/stores/mail.ts'
import { findOffice } from '../../office/store.ts'
import { postMail } from '../../outgoing/smtp.ts'
import { takeLink } from '../stores/room.ts'
import { linkLetter } from './link-letter.ts'

export type RoomLinkSite = {
  readonly db: Db
  readonly url: string
  readonly secret: string
  readonly smtpPassword?: string | undefined
}

/**
 * Sends the next link to the press room, once at most: who gets none asks again. Says whether there was one, so that the
 * caller comes again at once.
 */
export async function sendNextRoomLink(site: RoomLinkSite, now: Date): Promise<boolean> {
  const mail = await findMail(site.db)
  const one = mail && (await takeLink(site.db, now))
  if (!mail || !one) return false
  const office = (await findOffice(site.db))?.name ?? 'Siar'
  const link = `${site.url}/pers/masuk/${signedToken('press-room', one.id, site.secret)}`
  const host = mail.sender.split('@').at(-1) ?? 'siar'
  await postMail(
    { ...mail, password: site.smtpPassword },
    {
      from: { name: office, address: mail.sender },
      to: { name: one.name, address: one.email },
      subject: w.mailSubject.id,
      ...linkLetter(w.mailText.id(one.name, office, link), link),
      messageId: `<${one.id}@${host}>`,
    },
  )
  return true
}
