/** One message to every browser of one person. */
import { DRILL_PREFIX } from '../../base/crisis.ts'
import { noticeWords } from '../../base/words/notices.ts'
import { sendingWords as w } from '../../base/words/notice-sending.ts'
import type { Db } from '../../db/connect.ts'
import { push, type PushGuard, type PushKey } from '../../outgoing/push.ts'
import { headOf, isOfDrill, type Item } from '../rules/message.ts'
import type { Sent } from '../rules/sending.ts'
import { forgetSubscription, listSubscriptions, markSubscriptionUsed } from '../stores/push.ts'

type PushSite = { readonly db: Db; readonly url: string; readonly pushKey: PushKey; readonly pushGuard?: PushGuard }

/** Sent when one browser took it; a browser that takes no more is forgotten. */
export async function pushAll(
  { db, url, pushKey, pushGuard }: PushSite,
  it: { personId: string; messageId: string; language: 'id' | 'en'; items: readonly Item[] },
  now: Date,
): Promise<Sent> {
  const { language, items } = it
  const [first] = items
  const browsers = await listSubscriptions(db, it.personId)
  if (!first || browsers.length === 0) return { state: 'refused', why: w.noDevice.id }
  const urgent = items.some((one) => one.urgent)
  const alone = items.length === 1
  const drill = isOfDrill(items) ? DRILL_PREFIX : ''
  const text = JSON.stringify({
    title: `${drill}${urgent ? `${noticeWords.urgent[language]} · ` : ''}Siar`,
    body: alone ? headOf(first, language) : `${drill}${w.several[language](items.length)}`,
    url: alone ? first.link : `${url}/app/pemberitahuan`,
    tag: it.messageId,
    lang: language,
    urgent,
  })
  const outcomes = await Promise.all(
    browsers.map(async (browser) => {
      const pushed = await push(browser, { text, urgent, key: pushKey, contact: url }, now, pushGuard)
      if (pushed.state === 'gone') await forgetSubscription(db, browser.id)
      if (pushed.state === 'sent') await markSubscriptionUsed(db, browser.id, now)
      return pushed
    }),
  )
  if (outcomes.some((one) => one.state === 'sent')) return { state: 'sent' }
  const later = outcomes.find((one) => one.state === 'later')
  if (later?.state === 'later') return { state: 'later', why: `${w.pushBusy.id} (${later.said})` }
  const refused = outcomes.find((one) => one.state === 'refused')
  return {
    state: 'refused',
    why: refused?.state === 'refused' ? `${w.pushRefused.id} (${refused.said})` : w.noDevice.id,
  }
}
