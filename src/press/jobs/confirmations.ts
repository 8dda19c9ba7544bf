import { signedToken } from '../../base/signed-token.ts'
import { subscribeWords as w } from '../../base/words/subscribe.ts'
import { giveBackRequest, namesOfTopics, takeRequest } from '../stores/subscribers.ts'
import { linkLetter } from './link-letter.ts'
import { linkQueue, type LinkSite } from './link-queue.ts'

/** The letters by which somebody confirms that they want news. */
export const sendingConfirmations = (site: LinkSite): ((now: Date) => Promise<boolean>) =>
  linkQueue(site, {
    take: (now, but) => takeRequest(site.db, now, but),
    giveBack: (id) => giveBackRequest(site.db, id),
    write: async ({ id, email, language, topics: slugs }, office) => {
      const topics = (await namesOfTopics(site.db, slugs)).join(', ') || w.allTopics[language]
      const link = `${site.url}/langganan/pasti/${signedToken('subscribe', id, site.secret)}`
      return {
        to: { name: '', address: email },
        subject: w.confirmSubject[language](office),
        ...linkLetter(w.confirmText[language](office, topics, link), link),
      }
    },
  })
