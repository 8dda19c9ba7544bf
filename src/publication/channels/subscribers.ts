import { z } from 'zod'
import type { Phrase } from '../../base/words/phrase.ts'
import type { Db } from '../../db/connect.ts'
import { countSubscribers } from '../../press/stores/subscribers.ts'
import { newsLetter } from '../rules/news-letter.ts'
import { channel, type Channel, type Destination, type Package, type Prepared } from './channel.ts'
import { letterFields, letters, letterSettings, letterWords } from './letters.ts'

const settings = z.strictObject(letterSettings)
type Settings = z.output<typeof settings>

/**
 * News by e-mail to whoever subscribed to its topic on the portal, as soon as it is out. One delivery is one mailing; that
 * nobody subscribes to a topic is no failure. Only one destination stands for it, so that nobody gets the same news twice.
 * @param smtpPassword of the office's mail server, where it asks for one
 */
export function subscribers(db: Db, smtpPassword: string | undefined): Channel {
  const post = letters(db, smtpPassword)
  const begin = (it: Package, to: Destination<Settings>, again: boolean) =>
    post.begin(it, { listId: null, ...to.settings }, again)
  return channel({
    name: 'subscribers',
    label: { id: 'Surel ke pelanggan portal', en: 'E-mail to the portal’s subscribers' },
    about: {
      id: 'Judul, ringkasan, dan tautan dari setiap yang terbit, kepada siapa pun yang berlangganan topiknya di halaman Berlangganan. Memakai server surel kantor.',
      en: 'Title, summary and link of all that goes out, to whoever subscribed to its topic on the page of subscriptions. By the office’s mail server.',
    },
    fields: letterFields,
    settings,
    once: true,
    prepare(it): Prepared {
      const { subject, text } = newsLetter(it.content, it, 'id')(`${it.portal}/langganan/berhenti/…`)
      return {
        parts: [
          { name: letterWords.subject, text: subject },
          { name: letterWords.letter, text },
        ],
        limits: [],
        pictures: [],
        problems: [],
      }
    },
    send: (it, to) => begin(it, to, false),
    correct: (it, to) => begin(it, to, true),
    withdraw: (it, to) => begin(it, to, true),
    confirm: post.confirm,
    prove: () => null,
    async tryOut() {
      const { total } = await countSubscribers(db)
      const greeted = await post.greet()
      return { ok: greeted.ok, lines: [{ name: words.subscribers, text: String(total) }, greeted.line] }
    },
  })
}

const words = { subscribers: { id: 'Pelanggan', en: 'Subscribers' } } satisfies Record<string, Phrase>
