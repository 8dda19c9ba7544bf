import { domainOf } from '../../base/mail-address.ts'
import type { Db } from '../../db/connect.ts'
import { findMail } from '../../notice/stores/mail.ts'
import { readOfficeName } from '../../office/store.ts'
import { postMail, type Mail, type Patience } from '../../outgoing/smtp.ts'
import { ATTEMPTS_MAX, pauseOf } from '../rules/recipients.ts'
import { findSigningKey } from '../stores/setting.ts'

export type LinkSite = {
  readonly db: Db
  readonly url: string
  readonly secret: string
  readonly smtpPassword?: string | undefined
  readonly patience?: Patience
  /** Told of a letter that did not go, without its address. */
  readonly failed?: (error: unknown) => void
}

/** Letters with a link that lets one thing be done, each asked for by a row. */
type LinkQueue<One extends { readonly id: string }> = {
  /** Marks the next as sent, committed before the mail server is asked; null for none. @param but ids that wait */
  take(now: Date, but: readonly string[]): Promise<One | null>
  /** Undoes that, of one that surely was not taken. */
  giveBack(id: string): Promise<void>
  write(one: One, office: string): Promise<Pick<Mail, 'to' | 'subject' | 'text' | 'html'>>
}

const AWAY_MS = 60_000
/** Letters that were put off by the server and wait here; more than these are not tried again: who gets none asks again. */
const WAITING_MAX = 1_000

/**
 * Sends the letters of a queue one by one, each once at most. One that the server surely did not take goes back: all wait
 * while the server is away, and one that it puts off waits by itself, so that no address holds up the others. Says whether
 * there was one, so that the caller comes again at once.
 */
export function linkQueue<One extends { readonly id: string }>(
  site: LinkSite,
  queue: LinkQueue<One>,
): (now: Date) => Promise<boolean> {
  const waiting = new Map<string, { readonly attempts: number; readonly until: number }>()
  let awayUntil = 0
  return async (now) => {
    if (now.getTime() < awayUntil) return false
    const mail = await findMail(site.db)
    if (!mail) return false
    const but = [...waiting].flatMap(([id, it]) => (it.until > now.getTime() ? [id] : []))
    const one = await queue.take(now, but)
    if (!one) {
      if (but.length === 0) waiting.clear() // what is left of it is too old by now
      return false
    }
    const office = await readOfficeName(site.db)
    const key = await findSigningKey(site.db, { secret: site.secret, sender: mail.sender })
    const posted = await postMail(
      { ...mail, password: site.smtpPassword },
      {
        from: { name: office, address: mail.sender },
        ...(await queue.write(one, office)),
        messageId: `<${one.id}@${domainOf(mail.sender)}>`,
        ...(key && { sign: key }),
      },
      site.patience,
    )
    const attempts = (waiting.get(one.id)?.attempts ?? 0) + 1
    waiting.delete(one.id)
    if (posted.state === 'sent') return true
    if (posted.state === 'away') {
      await queue.giveBack(one.id)
      awayUntil = now.getTime() + AWAY_MS
      return false
    }
    if (posted.state === 'later' && attempts < ATTEMPTS_MAX && waiting.size < WAITING_MAX) {
      waiting.set(one.id, { attempts, until: now.getTime() + pauseOf(attempts) })
      await queue.giveBack(one.id)
      return true
    }
    site.failed?.(new Error(`the letter with link ${one.id} did not go: ${posted.state}, ${posted.fault}`))
    return true
  }
}
