import { signedToken } from '../../base/signed-token.ts'
import { pressRoomWords as w } from '../../base/words/press-room.ts'
import { giveBackLink, takeLink } from '../stores/room.ts'
import { linkLetter } from './link-letter.ts'
import { linkQueue, type LinkSite } from './link-queue.ts'

/** The letters with a link to the press room. */
export const sendingRoomLinks = (site: LinkSite): ((now: Date) => Promise<boolean>) =>
  linkQueue(site, {
    take: (now, but) => takeLink(site.db, now, but),
    giveBack: (id) => giveBackLink(site.db, id),
    write: async ({ id, name, email }, office) => {
      const link = `${site.url}/pers/masuk/${signedToken('press-room', id, site.secret)}`
      return {
        to: { name, address: email },
        subject: w.mailSubject.id,
        ...linkLetter(w.mailText.id(name, office, link), link),
      }
    },
  })
